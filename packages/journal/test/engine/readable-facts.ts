import { type FactTable, UNKNOWN_STRAND, UNKNOWN_TABLE } from '../../src/engine/index.ts';

/** The rows of a table as they are meant, whatever numbers its tables and strands have. */
export function readableFacts(facts: FactTable | undefined) {
  if (facts === undefined) throw new Error('no facts');
  const { blocks, strands, tables } = facts;
  const text = (column: Uint8Array, row: number, width: number) =>
    Buffer.from(column.subarray(row * width, (row + 1) * width));
  const named = (number: number) => (number === UNKNOWN_TABLE ? undefined : tables[number]);
  let revision = 0;
  const rows = Array.from({ length: blocks }, (_, i) => ({
    start: facts.start[i],
    length: facts.length[i],
    sequenceNo: facts.sequenceNo[i],
    time: facts.time[i],
    blockHash: text(facts.blockHash, i, 32).toString('base64'),
    transactionId: text(facts.transactionId, i, 22).toString('latin1'),
    flags: facts.flags[i],
    strand: facts.strand[i] === UNKNOWN_STRAND ? undefined : strands[facts.strand[i] as number],
    revisions: Array.from({ length: facts.revisions[i] as number }, () => {
      const at = revision++;
      return {
        documentId: text(facts.documentId, at, 22).toString('latin1'),
        version: facts.version[at],
        hash: text(facts.revisionHash, at, 8).toString('hex'),
        table: named(facts.table[at] as number),
        flags: facts.revisionFlags[at],
      };
    }),
  }));
  const left = { revisions: facts.version.length - revision, rows: facts.start.length - blocks };
  return { object: facts.object, rows, left };
}
