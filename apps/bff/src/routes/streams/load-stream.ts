import { DescribeJournalKinesisStreamCommand } from '@aws-sdk/client-qldb';
import { type JournalStream, journalStreamSchema } from '@qldb-console/contract';
import { ProblemError } from '../../problem.ts';
import { NOT_QLDB_PROBLEM } from '../../upstream/errors.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { journalStream } from './journal-stream.ts';

/**
 * What the ledger service says of a stream: the only source of the Kinesis stream that is read on its behalf.
 *
 * @throws ProblemError when the answer lacks what every stream has; what the SDK throws otherwise
 */
export async function loadStream(
  upstream: Upstream,
  params: { ledger: string; streamId: string },
  signal: AbortSignal,
): Promise<JournalStream> {
  const command = new DescribeJournalKinesisStreamCommand({ LedgerName: params.ledger, StreamId: params.streamId });
  const { Stream } = await upstream.reads.send(command, { abortSignal: signal });
  const parsed = journalStreamSchema.safeParse(Stream && journalStream(Stream));
  if (!parsed.success) throw new ProblemError(NOT_QLDB_PROBLEM, { cause: parsed.error });
  // What a caller may see of one ledger must not come from another.
  if (parsed.data.ledgerName !== params.ledger) throw new ProblemError(NOT_QLDB_PROBLEM);
  return parsed.data;
}
