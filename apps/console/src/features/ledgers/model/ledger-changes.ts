import type { Ledger, PermissionsMode, UpdateLedger } from '@qldb-console/contract';
import type { QldbRequest } from '../../../lib/qldb-request.ts';
import { kmsKeyOf, OWNED_BY_AWS } from './encryption.ts';

/** What the edit form holds. */
export interface LedgerSettings {
  readonly deletionProtection: boolean;
  /** As the API takes it: id, ARN, alias, or AWS_OWNED_KMS_KEY. */
  readonly kmsKey: string;
  readonly permissionsMode: PermissionsMode;
}
export interface LedgerChanges {
  readonly update: UpdateLedger | undefined;
  readonly permissionsMode: PermissionsMode | undefined;
  /** The same in words. */
  readonly lines: readonly string[];
  readonly requests: readonly QldbRequest[];
}

const MODES = { STANDARD: 'Standard', ALLOW_ALL: 'Allow all' } as const;

/** What has to be sent so that the ledger has these settings. */
export function ledgerChanges(
  ledger: Ledger,
  { deletionProtection, kmsKey, permissionsMode }: LedgerSettings,
): LedgerChanges {
  const keyBefore = kmsKeyOf(ledger.encryption);
  const update: UpdateLedger = {
    ...(deletionProtection === ledger.deletionProtection ? {} : { deletionProtection }),
    ...(kmsKey === keyBefore ? {} : { kmsKey }),
  };
  const isUpdate = Object.keys(update).length > 0;
  const mode = permissionsMode === ledger.permissionsMode ? undefined : permissionsMode;
  return {
    update: isUpdate ? update : undefined,
    permissionsMode: mode,
    lines: [
      ...(update.deletionProtection === undefined
        ? []
        : [`Deletion protection: ${onOff(!update.deletionProtection)} becomes ${onOff(update.deletionProtection)}`]),
      ...(update.kmsKey === undefined
        ? []
        : [`Encryption key: ${keyText(keyBefore)} becomes ${keyText(update.kmsKey)}`]),
      ...(mode ? [`Permissions mode: ${MODES[ledger.permissionsMode]} becomes ${MODES[mode]}`] : []),
    ],
    requests: [
      ...(isUpdate
        ? [
            {
              operation: 'UpdateLedger',
              input: { Name: ledger.name, DeletionProtection: update.deletionProtection, KmsKey: update.kmsKey },
            } as const,
          ]
        : []),
      ...(mode
        ? [{ operation: 'UpdateLedgerPermissionsMode', input: { Name: ledger.name, PermissionsMode: mode } } as const]
        : []),
    ],
  };
}

const onOff = (on: boolean) => (on ? 'on' : 'off');
const keyText = (key: string) => (key === OWNED_BY_AWS ? 'the key owned by AWS' : key);
