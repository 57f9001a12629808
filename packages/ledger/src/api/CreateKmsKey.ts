import { randomUUID } from 'node:crypto';
import { keyAlias, keyDescription } from './constraints.ts';
import { readJsonBody } from './json-body.ts';
import { keyShape } from './kms-key.ts';
import type { Operation } from './operation.ts';

/** Extension of this service, outside AWS's paths: another key, Enabled. Body: `{"Alias"?: "alias/name", "Description"?}`. */
export const CreateKmsKey: Operation = {
  name: 'CreateKmsKey',
  method: 'POST',
  path: '/x-qldb-console/kms-keys',
  async handle({ engine, region, accountId }, request) {
    const body = readJsonBody(request);
    const alias = body.string('Alias');
    const description = body.string('Description');
    const prefix = `arn:aws:kms:${region}:${accountId}`;
    const key = await engine.keys.create({
      arn: `${prefix}:key/${randomUUID()}`,
      aliasArn: alias === undefined ? undefined : `${prefix}:${keyAlias(alias)}`,
      description: description === undefined ? undefined : keyDescription(description),
    });
    return { json: { Key: keyShape(key) } };
  },
};
