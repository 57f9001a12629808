import type { JournalS3ExportDescription } from '@aws-sdk/client-qldb';
import { uniqueIdSchema } from '@qldb-console/contract';
import { isoTime } from '../iso-time.ts';
import { ledgerParams } from '../ledgers/ledger.ts';

/** What every path of one export names. */
export const exportParams = ledgerParams.extend({ exportId: uniqueIdSchema });

/** The upstream's answer in the contract's words; not yet checked, so members may be missing. */
export function journalExport(answer: JournalS3ExportDescription) {
  const configuration = answer.S3ExportConfiguration;
  return {
    ledgerName: answer.LedgerName,
    exportId: answer.ExportId,
    creationTime: isoTime(answer.ExportCreationTime),
    status: answer.Status,
    inclusiveStartTime: isoTime(answer.InclusiveStartTime),
    exclusiveEndTime: isoTime(answer.ExclusiveEndTime),
    bucket: configuration?.Bucket,
    prefix: configuration?.Prefix,
    encryption: configuration?.EncryptionConfiguration?.ObjectEncryptionType,
    kmsKeyArn: configuration?.EncryptionConfiguration?.KmsKeyArn,
    roleArn: answer.RoleArn,
    outputFormat: answer.OutputFormat,
  };
}
