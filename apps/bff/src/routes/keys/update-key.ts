import { kmsKeyDescriptionSchema, updateKmsKeySchema } from '@qldb-console/contract';
import { z } from 'zod';
import { operation } from '../operation.ts';
import { nothing } from '../parse-request.ts';
import { callKeys, kmsKey } from './call-keys.ts';

/** KMS key ids are UUIDs, or `mrk-` and hex; a key of another account or region is named by its ARN. */
const keyId = z
  .string()
  .regex(/^([A-Za-z0-9-]{1,128}|arn:[\x21-\x7e]{16,1596})$/, 'must be the id of a key, or its ARN');

/** Enables, disables or schedules for deletion; the ledgers of the key follow at once. */
export const updateKey = operation({
  params: z.strictObject({ keyId }),
  query: nothing,
  body: updateKmsKeySchema,
  status: 200,
  answer: kmsKeyDescriptionSchema,
  async run({ params, body, upstream }) {
    const keyPath = `/${encodeURIComponent(params.keyId)}`;
    return kmsKey((await callKeys(upstream, 'PATCH', keyPath, { body: { State: body.state } })).Key);
  },
});
