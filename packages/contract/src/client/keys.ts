import { paths } from '../paths.ts';
import { type CreateKmsKey, kmsKeyDescriptionSchema, kmsKeyListSchema, type UpdateKmsKey } from '../schemas/keys.ts';
import type { CallOptions, Transport } from './transport.ts';

/** Keys of the embedded service; every other connection answers `not-supported`. */
export function keyCalls({ call }: Transport) {
  return {
    listKeys: (connection: string, o?: CallOptions) => call(kmsKeyListSchema, 'GET', paths.kmsKeys(connection), o),
    createKey: (connection: string, body: CreateKmsKey, o?: CallOptions) =>
      call(kmsKeyDescriptionSchema, 'POST', paths.kmsKeys(connection), { ...o, body }),
    updateKey: (connection: string, keyId: string, body: UpdateKmsKey, o?: CallOptions) =>
      call(kmsKeyDescriptionSchema, 'PATCH', paths.kmsKey(connection, keyId), { ...o, body }),
  };
}
