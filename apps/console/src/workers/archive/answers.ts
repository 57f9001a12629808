import { JournalError } from '@qldb-console/journal';
import { explainBlock } from '@qldb-console/journal/judgement';
import type { ArchiveCalls, ArchiveFound, ArchiveRevision, ArchiveRow } from './calls.ts';
import { RefusedCall } from './describe-problem.ts';
import { documentEvidence } from './document-evidence.ts';
import { documentsOf } from './document-list.ts';
import { readRevisions } from './documents.ts';
import { archiveEvidence } from './evidence.ts';
import type { StrandJudging } from './judging.ts';
import { redactionsIn } from './known-redactions.ts';
import type { RpcHandlers } from './rpc.ts';
import type { ArchiveSession } from './session.ts';

/** Rows answered at a time at most. */
const MOST_ROWS = 1_000;

/** How the thread of an archive answers. */
export function answersOf(session: ArchiveSession): RpcHandlers<ArchiveCalls> {
  const rowsFrom = (judging: StrandJudging, rows: readonly number[]) => rows.map((row) => rowOf(session, judging, row));
  return {
    open: (args, signal) => session.open(args, signal),
    setDigests: ({ digests }) => session.setDigests(digests),
    judge: (args) => session.start(args),
    supplyFirstBlock: (args) => session.supplyFirstBlock(args),
    pause: ({ strandId }) => session.judging(strandId).pause(),
    resume: ({ strandId }) => session.judging(strandId).resume(),
    cancel: ({ strandId }) => session.judging(strandId).cancel(),

    objects({ from, count, strandId }) {
      const { objects } = session.archive.inventory;
      const own = strandId === undefined ? objects : objects.filter((object) => object.strandId === strandId);
      return { total: own.length, items: own.slice(from, from + Math.min(count, MOST_ROWS)) };
    },
    async explain({ strandId, cause }) {
      const found = session.verdict(strandId)?.causes.find(({ id }) => id === cause);
      if (found === undefined) throw new RefusedCall('no-such-cause', 'The verdict names no such cause.');
      const [place] = found.places;
      if (place === undefined) return { sequenceNo: found.blocks?.[0], sentences: [], revisions: [] };
      const { inventory, reader } = session.archive;
      const object = inventory.objects.find(({ file }) => file === place.source);
      if (object === undefined) throw new RefusedCall('no-such-block', 'The file of the block is not in the archive.');
      const read = await reader.readBlock(object.number, place.start, place.end - place.start);
      if (read.kind === 'json') return { sequenceNo: found.blocks?.[0], sentences: [], revisions: [] };
      const { block, sentences, revisions } = explainBlock(read.block);
      return { sequenceNo: block.address.sequenceNo, sentences, revisions };
    },
    stretch: ({ strandId }) => session.judging(strandId).stretch,
    evidence: ({ strandId, made, tool }) => archiveEvidence(session.judged(strandId), { made, tool }),

    rows({ strandId, from, count, newestFirst = false }) {
      const judging = session.judging(strandId);
      const total = judging.index.blocks;
      const length = Math.max(0, Math.min(count, MOST_ROWS, total - from));
      const rows = Array.from({ length }, (_, i) => (newestFirst ? total - 1 - from - i : from + i));
      return { total, items: rowsFrom(judging, rows) };
    },
    rowsOf({ strandId, sequenceNo }) {
      const judging = session.judging(strandId);
      return rowsFrom(judging, judging.index.rowsOfSequenceNo(sequenceNo));
    },
    revisionsOf: ({ strandId, row }) => {
      const judging = session.judging(strandId);
      checkRow(judging, row);
      return judging.index.revisionsOf(row).map((revision) => revisionOf(judging, revision));
    },
    async block({ strandId, row }) {
      const judging = session.judging(strandId);
      checkRow(judging, row);
      const found = rowOf(session, judging, row);
      const { reader } = session.archive;
      const bytes = await reader.readBytes(found.object, found.start, found.length);
      try {
        return { row: found, bytes, read: await reader.readBlock(found.object, found.start, found.length) };
      } catch (error) {
        if (!(error instanceof JournalError)) throw error;
        const { code, message, at, path } = error;
        return { row: found, bytes, read: { kind: 'unreadable', problem: { code, message, at, path } } };
      }
    },
    async redactionsOf({ strandId, row }) {
      const judging = session.judging(strandId);
      checkRow(judging, row);
      const { sequenceNo } = judging.index.row(row);
      const redactions = await redactionsIn(judging, session.archive.reader);
      const recordedIn = redactions.flatMap((one) =>
        one.blockAddress.sequenceNo === sequenceNo ? one.recordedIn.sequenceNo : [],
      );
      return rowsFrom(
        judging,
        [...new Set(recordedIn)].flatMap((number) => judging.index.rowsOfSequenceNo(number)),
      );
    },
    find: ({ strandId, text }) => {
      const judging = session.judging(strandId);
      return judging.index.find(text).map((found) => foundOf(judging, found));
    },
    tables: ({ strandId }) => session.judging(strandId).index.tables(),
    documents: ({ strandId, ...asked }) => documentsOf(session.judging(strandId).index, asked, MOST_ROWS),
    history: ({ strandId, documentId }) => {
      const judging = session.judging(strandId);
      return judging.index.history(documentId).map((revision) => revisionOf(judging, revision));
    },
    readRevisions: ({ strandId, places }) => {
      const judging = session.judging(strandId);
      for (const { row } of places) checkRow(judging, row);
      return readRevisions({ session, strandId, rowOf: (row) => rowOf(session, judging, row) }, places);
    },
    documentEvidence: ({ strandId, ...asked }) => documentEvidence(session.judged(strandId), asked),
    rootAt: ({ strandId, tip }) => session.judging(strandId).index.rootAt(tip),
    blockProof: ({ strandId, sequenceNo, tip }) => session.judging(strandId).index.blockProof(sequenceNo, tip),
  };
}

function checkRow({ index }: StrandJudging, row: number): void {
  if (!Number.isSafeInteger(row) || row < 0 || row >= index.blocks)
    throw new RefusedCall('no-such-block', 'There is no such block among those that were judged.');
}

function rowOf({ archive }: ArchiveSession, { index }: StrandJudging, row: number): ArchiveRow {
  const { index: _, ...found } = index.row(row);
  return { ...found, row, file: archive.inventory.objects[found.object]?.file ?? '' };
}

type Index = StrandJudging['index'];

function revisionOf({ index }: StrandJudging, revision: ReturnType<Index['history']>[number]): ArchiveRevision {
  const { index: row, position, documentId, version, hash, table, flags } = revision;
  const { sequenceNo, time, transactionId, flags: blockFlags } = index.row(row);
  return { row, sequenceNo, time, transactionId, index: position, documentId, version, hash, table, flags, blockFlags };
}

function foundOf(judging: StrandJudging, found: ReturnType<Index['find']>[number]): ArchiveFound {
  switch (found.kind) {
    case 'document':
      return found;
    case 'revision':
      return { kind: 'revision', revision: revisionOf(judging, found.revision) };
    case 'transaction':
    case 'block': {
      const { sequenceNo, time } = judging.index.row(found.index);
      return { kind: found.kind, row: found.index, sequenceNo, time };
    }
  }
}
