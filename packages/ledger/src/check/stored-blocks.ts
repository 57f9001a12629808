import type { BlockChunk, BlockSource } from '@qldb-console/journal/engine';
import { formatBlock } from '../engine/format-block.ts';
import type { AppendedBlock, LedgerRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** Blocks read at once, and their bytes of Ion text, about. */
const AT_ONCE = { blocks: 500, bytes: 1024 * 1024 };
const UTF8 = new TextEncoder();

/** A block as it was stored, or why there is none. */
export type StoredBlock =
  | { readonly sequenceNo: number; readonly appended: AppendedBlock }
  | { readonly sequenceNo: number; readonly problem: string };

/**
 * The blocks of a ledger as they are stored, in the order of the journal: as Ion text for who judges them, and as they come
 * for `look`. A block that cannot be made is an empty answer. Memory does not grow with the journal.
 *
 * @param look called with the blocks of each chunk before it is handed out
 */
export function storedBlocks(
  store: Store,
  ledger: LedgerRow,
  look: (blocks: readonly StoredBlock[]) => Promise<void>,
): BlockSource {
  const { strandId, size } = ledger;
  let closed = false;
  async function* chunks(): AsyncGenerator<BlockChunk, void> {
    let offset = 0;
    for (let from = 0; from < size && !closed; ) {
      const blocks = await readSome(store, ledger, from);
      const texts = blocks.map((block) => textOf(strandId, block));
      await look(texts.map(({ block }) => block));
      const parts = texts.map(({ text }) => UTF8.encode(text));
      const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
      const ends: number[] = [];
      let end = 0;
      for (const part of parts) {
        bytes.set(part, end);
        end += part.length;
        ends.push(end);
      }
      yield { bytes, source: ledger.name, offset, asked: { strandId, from, ends } };
      offset += end;
      from += blocks.length;
    }
  }
  return {
    range: { strandId, from: 0, to: size },
    chunks: () => chunks(),
    close() {
      closed = true;
    },
  };
}

/** The next blocks without a gap in their numbers: one that is not there, or cannot be read, says so. */
async function readSome(store: Store, ledger: LedgerRow, from: number): Promise<StoredBlock[]> {
  const to = Math.min(from + AT_ONCE.blocks, ledger.size);
  const rows = await readRows(store, ledger, from, to);
  const found: StoredBlock[] = [];
  for (const row of rows) {
    while (from + found.length < row.sequenceNo) found.push(missing(from + found.length));
    found.push(row);
  }
  // With none at all nothing tells how far the gap goes but the end of what was asked for.
  while (rows.length === 0 && from + found.length < to) found.push(missing(from + found.length));
  return found;
}

async function readRows(store: Store, ledger: LedgerRow, from: number, to: number): Promise<StoredBlock[]> {
  try {
    const rows = await store.blockRange(ledger.id, { from, to, bytes: AT_ONCE.bytes });
    return rows.map((appended) => ({ sequenceNo: appended.block.sequenceNo, appended }));
  } catch (error) {
    // One of them cannot be taken apart: which one shows when they are read one by one.
    if (!isDamage(error)) throw error;
    const found: StoredBlock[] = [];
    for (let sequenceNo = from; sequenceNo < to; sequenceNo++) found.push(await readOne(store, ledger, sequenceNo));
    return found;
  }
}

async function readOne(store: Store, ledger: LedgerRow, sequenceNo: number): Promise<StoredBlock> {
  try {
    const appended = await store.block(ledger.id, sequenceNo);
    return appended === undefined ? missing(sequenceNo) : { sequenceNo, appended };
  } catch (error) {
    if (!isDamage(error)) throw error;
    return { sequenceNo, problem: `what is stored of the block cannot be taken apart: ${error.message}` };
  }
}

function missing(sequenceNo: number): StoredBlock {
  return { sequenceNo, problem: 'the block is missing from the store' };
}

/** What taking a row apart throws where lengths or numbers in it are wrong. */
function isDamage(error: unknown): error is RangeError | TypeError {
  return error instanceof RangeError || error instanceof TypeError;
}

/** A number that is no time, for one, cannot be written. */
function textOf(strandId: string, block: StoredBlock): { readonly text: string; readonly block: StoredBlock } {
  if ('problem' in block) return { text: '', block };
  try {
    return { text: `${formatBlock(strandId, block.appended)}\n`, block };
  } catch (error) {
    if (!isDamage(error)) throw error;
    const problem = `what is stored of the block cannot be written as Ion: ${error.message}`;
    return { text: '', block: { sequenceNo: block.sequenceNo, problem } };
  }
}
