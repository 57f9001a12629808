import { ListTagsForResourceCommand } from '@aws-sdk/client-qldb';
import { tagListSchema } from '@qldb-console/contract';
import { z } from 'zod';
import { resourceArnSchema } from '../../access/resource-arn.ts';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';

export const listTags = operation({
  params: nothing,
  query: z.strictObject({ arn: resourceArnSchema }),
  body: noBody,
  status: 200,
  answer: tagListSchema,
  async run({ query, upstream, signal }) {
    const answer = await upstream.reads.send(new ListTagsForResourceCommand({ ResourceArn: query.arn }), {
      abortSignal: signal,
    });
    // AWS leaves out what is empty.
    return { tags: answer.Tags ?? {} };
  },
});
