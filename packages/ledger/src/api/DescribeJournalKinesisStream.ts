import { ledgerName, streamId } from './constraints.ts';
import type { Operation } from './operation.ts';
import { requireStream, streamDescription } from './stream-shapes.ts';

/** Checks in this order: LedgerName → StreamId → the ledger exists, in whatever state → it has the stream. */
export const DescribeJournalKinesisStream: Operation = {
  name: 'DescribeJournalKinesisStream',
  method: 'GET',
  path: '/ledgers/{name}/journal-kinesis-streams/{streamId}',
  async handle({ engine, streams, region, accountId }, _request, labels) {
    const name = ledgerName(labels.name as string, 'LedgerName');
    const id = streamId(labels.streamId as string);
    const ledger = await engine.ledger(name);
    const stream = await requireStream(streams, ledger, id);
    return { json: { Stream: streamDescription(stream, ledger, region, accountId) } };
  },
};
