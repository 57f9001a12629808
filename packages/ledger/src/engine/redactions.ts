import { encodeUtf8, type IonStruct, ionHash, readSingle } from '@qldb-console/journal';
import type { Redaction } from '../store/rows.ts';
import type { Batch } from './batch.ts';
import { EngineError } from './errors.ts';
import { blockAddress, int, list, string, struct } from './ion-build.ts';
import { QUOTAS } from './limits.ts';
import { activeTable } from './table-changes.ts';
import type { Mutation } from './transaction.ts';

type RedactMutation = Extract<Mutation, { op: 'redact' }>;

/**
 * Redacts a revision: its data goes, the hash of it stays. Only revisions that are no longer the document's latest,
 * one in a transaction (QLDB developer guide, "Redacting document revisions"). AWS removes the data some time after the
 * commit; here the same transaction does it.
 *
 * @throws EngineError `table-not-found`, `revision-not-found`, `revision-current`, `revision-redacted`, `limit-exceeded`
 */
export async function redactRevisions(
  batch: Batch,
  mutations: readonly RedactMutation[],
): Promise<{ redactions: Redaction[]; redactionInfo: IonStruct | undefined }> {
  const [mutation, ...more] = mutations;
  if (!mutation) return { redactions: [], redactionInfo: undefined };
  if (more.length >= QUOTAS.redactionsPerTransaction) {
    throw new EngineError('limit-exceeded', 'A transaction redacts at most one revision.');
  }
  const { documentId, sequenceNo } = mutation;
  const table = activeTable(batch.head.tables, mutation.table);
  const where = `Document ${documentId} in the block with sequence number ${sequenceNo}`;
  const revision = await batch.revision(sequenceNo, documentId);
  if (!revision || revision.tableId !== table.tableId) {
    throw new EngineError('revision-not-found', `${where} has no revision in table ${mutation.table}.`);
  }
  if (revision.dataHash) throw new EngineError('revision-redacted', `${where} is redacted already.`);
  if (revision.data === undefined)
    throw new EngineError('revision-not-found', `${where} was deleted: there is no data.`);
  const current = await batch.document(table.tableId, documentId);
  if (current?.sequenceNo === sequenceNo) {
    throw new EngineError('revision-current', `${where} is the latest revision; only earlier ones can be redacted.`);
  }
  return {
    redactions: [{ sequenceNo, documentId, dataHash: ionHash(readSingle(encodeUtf8(revision.data))) }],
    redactionInfo: struct([
      [
        'revisions',
        list([
          struct([
            ['blockAddress', blockAddress(batch.head.strandId, sequenceNo)],
            ['tableId', string(table.tableId)],
            ['documentId', string(documentId)],
            ['version', int(revision.version)],
          ]),
        ]),
      ],
    ]),
  };
}
