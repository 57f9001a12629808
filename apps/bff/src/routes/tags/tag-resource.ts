import { TagResourceCommand } from '@aws-sdk/client-qldb';
import { tagResourceSchema } from '@qldb-console/contract';
import { z } from 'zod';
import { operation } from '../operation.ts';
import { nothing } from '../parse-request.ts';

export const tagResource = operation({
  params: nothing,
  query: nothing,
  body: tagResourceSchema,
  status: 204,
  answer: z.undefined(),
  async run({ body, upstream }) {
    await upstream.writes.send(new TagResourceCommand({ ResourceArn: body.arn, Tags: body.tags }));
  },
});
