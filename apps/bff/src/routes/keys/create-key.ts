import { createKmsKeySchema, kmsKeyDescriptionSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { nothing } from '../parse-request.ts';
import { callKeys, kmsKey } from './call-keys.ts';

export const createKey = operation({
  params: nothing,
  query: nothing,
  body: createKmsKeySchema,
  status: 201,
  answer: kmsKeyDescriptionSchema,
  async run({ body, upstream }) {
    const wire = { Alias: body.alias, Description: body.description };
    return kmsKey((await callKeys(upstream, 'POST', '', { body: wire })).Key);
  },
});
