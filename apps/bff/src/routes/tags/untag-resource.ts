import { UntagResourceCommand } from '@aws-sdk/client-qldb';
import { tagKeySchema } from '@qldb-console/contract';
import { z } from 'zod';
import { resourceArnSchema } from '../../access/resource-arn.ts';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';

/** One key or several: `key` repeated. */
const keys = z.union([tagKeySchema, z.array(tagKeySchema).min(1).max(200)], {
  error: 'must be 1 to 200 tag keys of 1 to 128 characters',
});

export const untagResource = operation({
  params: nothing,
  query: z.strictObject({ arn: resourceArnSchema, key: keys }),
  body: noBody,
  status: 204,
  answer: z.undefined(),
  async run({ query, upstream }) {
    await upstream.writes.send(new UntagResourceCommand({ ResourceArn: query.arn, TagKeys: [query.key].flat() }));
  },
});
