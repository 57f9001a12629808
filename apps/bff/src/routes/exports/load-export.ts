import { DescribeJournalS3ExportCommand } from '@aws-sdk/client-qldb';
import { bucketNameSchema, type JournalExport, journalExportSchema } from '@qldb-console/contract';
import { ProblemError } from '../../problem.ts';
import { NOT_QLDB_PROBLEM } from '../../upstream/errors.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { journalExport } from './journal-export.ts';

/**
 * What the ledger service says of an export: the only source of the bucket and prefix that are read on its behalf.
 *
 * @throws ProblemError when the answer lacks what every export has; what the SDK throws otherwise
 */
export async function loadExport(
  upstream: Upstream,
  params: { ledger: string; exportId: string },
  signal: AbortSignal,
): Promise<JournalExport> {
  const command = new DescribeJournalS3ExportCommand({ Name: params.ledger, ExportId: params.exportId });
  const { ExportDescription } = await upstream.reads.send(command, { abortSignal: signal });
  const parsed = journalExportSchema.safeParse(ExportDescription && journalExport(ExportDescription));
  if (!parsed.success) throw new ProblemError(NOT_QLDB_PROBLEM, { cause: parsed.error });
  // What a caller may see of one ledger must not come from another.
  // An ARN in the place of a bucket would lead elsewhere.
  const { ledgerName, bucket } = parsed.data;
  if (ledgerName !== params.ledger || !bucketNameSchema.safeParse(bucket).success)
    throw new ProblemError(NOT_QLDB_PROBLEM);
  return parsed.data;
}
