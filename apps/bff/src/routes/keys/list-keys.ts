import { kmsKeyListSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';
import { callKeys, kmsKey } from './call-keys.ts';

export const listKeys = operation({
  params: nothing,
  query: nothing,
  body: noBody,
  status: 200,
  answer: kmsKeyListSchema,
  async run({ upstream, signal }) {
    const { Keys } = await callKeys(upstream, 'GET', '', { signal });
    return { keys: Array.isArray(Keys) ? Keys.map(kmsKey) : undefined };
  },
});
