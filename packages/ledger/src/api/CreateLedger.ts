import { kmsKey, ledgerName, permissionsMode, tags } from './constraints.ts';
import { readJsonBody } from './json-body.ts';
import { customerKeyArn } from './kms-key.ts';
import { ledgerArn, seconds } from './ledger-shapes.ts';
import type { Operation } from './operation.ts';

/**
 * Checks in this order: the body is JSON with members of the right types → Name → PermissionsMode → KmsKey → Tags →
 * no ledger of that name (ResourceAlreadyExistsException; ResourceInUseException while it is being deleted) → quota of
 * ledgers (LimitExceededException) → the key can be used (InvalidParameterException).
 *
 * Deviation: nothing is encrypted with the key; only its state acts. One that is named for the first time is Enabled.
 */
export const CreateLedger: Operation = {
  name: 'CreateLedger',
  method: 'POST',
  path: '/ledgers',
  async handle({ engine, region, accountId, limits }, request) {
    const body = readJsonBody(request);
    const input = {
      name: ledgerName(body.requireString('Name')),
      permissionsMode: permissionsMode(body.requireString('PermissionsMode')),
      deletionProtection: body.boolean('DeletionProtection') ?? true,
      kmsKeyArn: customerKeyArn(kmsKey(body.string('KmsKey') ?? '') || 'AWS_OWNED_KMS_KEY', region, accountId),
      tags: tags(body.stringMap('Tags') ?? {}, limits.maxTags),
    };
    const ledger = await engine.createLedger(input);
    return {
      json: {
        Name: ledger.name,
        Arn: ledgerArn(ledger.name, region, accountId),
        State: 'CREATING',
        CreationDateTime: seconds(ledger.createdAt),
        PermissionsMode: ledger.permissionsMode,
        DeletionProtection: ledger.deletionProtection,
        ...(ledger.kmsKeyArn ? { KmsKeyArn: ledger.kmsKeyArn } : {}),
      },
    };
  },
};
