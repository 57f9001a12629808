import { keyShape } from './kms-key.ts';
import type { Operation } from './operation.ts';

/** Extension of this service, outside AWS's paths: the keys that ledgers may be given, in the order of their creation. */
export const ListKmsKeys: Operation = {
  name: 'ListKmsKeys',
  method: 'GET',
  path: '/x-qldb-console/kms-keys',
  async handle({ engine }) {
    return { json: { Keys: (await engine.keys.list()).map(keyShape) } };
  },
};
