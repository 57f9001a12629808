import { WireError } from '../http/wire-error.ts';
import { ledgerName, streamId } from './constraints.ts';
import type { Operation } from './operation.ts';
import { requireStream } from './stream-shapes.ts';

/**
 * Checks in this order: LedgerName → StreamId → the ledger exists, in whatever state → it has the stream → that one is
 * ACTIVE or IMPAIRED. The API model names ACTIVE alone; Terraform's provider, written against AWS, cancels both.
 */
export const CancelJournalKinesisStream: Operation = {
  name: 'CancelJournalKinesisStream',
  method: 'DELETE',
  path: '/ledgers/{name}/journal-kinesis-streams/{streamId}',
  async handle({ engine, streams }, _request, labels) {
    const name = ledgerName(labels.name as string, 'LedgerName');
    const id = streamId(labels.streamId as string);
    const stream = await requireStream(streams, await engine.ledger(name), id);
    if (await streams.cancel(stream)) return { json: { StreamId: id } };
    throw new WireError(
      'ResourcePreconditionNotMetException',
      `The Stream with ID ${id} has ended and cannot be canceled`,
      {
        ResourceType: 'Stream',
        ResourceName: id,
      },
    );
  },
};
