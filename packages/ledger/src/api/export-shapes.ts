import type { ExportPosition, ExportRow } from '../store/exports.ts';
import { invalidParameter } from './errors.ts';
import { seconds } from './ledger-shapes.ts';
import { readPageToken, writePageToken } from './page-token.ts';

/** JournalS3ExportDescription */
export function exportDescription(row: ExportRow) {
  return {
    LedgerName: row.ledgerName,
    ExportId: row.exportId,
    ExportCreationTime: seconds(row.createdAt),
    Status: row.status,
    InclusiveStartTime: seconds(row.inclusiveStartTime),
    ExclusiveEndTime: seconds(row.exclusiveEndTime),
    S3ExportConfiguration: {
      Bucket: row.bucket,
      Prefix: row.prefix,
      EncryptionConfiguration: {
        ObjectEncryptionType: row.encryption,
        ...(row.kmsKeyArn === undefined ? {} : { KmsKeyArn: row.kmsKeyArn }),
      },
    },
    RoleArn: row.roleArn,
    ...(row.outputFormat === undefined ? {} : { OutputFormat: row.outputFormat }),
  };
}

/** A page of a list of exports, and the token of the next one when there is one. @param rows one more than `limit` when there are */
export function exportPage(list: string, rows: readonly ExportRow[], limit: number) {
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    JournalS3Exports: page.map(exportDescription),
    ...(rows.length > limit && last ? { NextToken: writePageToken(list, `${last.createdAt}:${last.exportId}`) } : {}),
  };
}

/** @throws WireError InvalidParameterException */
export function exportsAfter(list: string, query: URLSearchParams): ExportPosition | undefined {
  const after = readPageToken(list, query);
  if (after === undefined) return undefined;
  const [, createdAt, exportId] = /^(\d{1,16}):([0-9A-Za-z]{22})$/.exec(after) ?? [];
  if (createdAt === undefined || exportId === undefined) {
    throw invalidParameter('The provided token is not valid.', 'NextToken');
  }
  return { createdAt: Number(createdAt), exportId };
}
