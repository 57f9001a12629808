import { TagResourceCommand } from '@aws-sdk/client-qldb';
import { tagsSchema } from '@qldb-console/contract';
import { z } from 'zod';
import { resourceArnSchema } from '../../access/resource-arn.ts';
import { operation } from '../operation.ts';
import { nothing } from '../parse-request.ts';

export const tagResource = operation({
  params: nothing,
  query: nothing,
  body: z.strictObject({ arn: resourceArnSchema, tags: tagsSchema }),
  status: 204,
  answer: z.undefined(),
  async run({ body, upstream }) {
    await upstream.writes.send(new TagResourceCommand({ ResourceArn: body.arn, Tags: body.tags }));
  },
});
