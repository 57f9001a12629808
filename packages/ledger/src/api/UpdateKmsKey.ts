import { keyState } from './constraints.ts';
import { readJsonBody } from './json-body.ts';
import { keyShape } from './kms-key.ts';
import type { Operation } from './operation.ts';

/**
 * Extension of this service, outside AWS's paths: changes a key's state. Body: `{"State": "Enabled" | "Disabled" |
 * "PendingDeletion"}`. The key is named by its id, or by its ARN when it is of another account or Region. Its ledgers
 * are impaired, or accessible again, at once. A key pending deletion is never deleted; enabling it takes that back.
 */
export const UpdateKmsKey: Operation = {
  name: 'UpdateKmsKey',
  method: 'PATCH',
  path: '/x-qldb-console/kms-keys/{keyId}',
  async handle({ engine, region, accountId }, request, labels) {
    const state = keyState(readJsonBody(request).requireString('State'));
    const id = (labels.keyId as string).slice(0, 1600);
    const arn = id.startsWith('arn:') ? id : `arn:aws:kms:${region}:${accountId}:key/${id}`;
    return { json: { Key: keyShape(await engine.setKeyState(arn, state)) } };
  },
};
