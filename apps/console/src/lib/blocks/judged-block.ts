import {
  JournalError,
  judgeBlock,
  knownRedactions,
  type ParsedBlock,
  parseBlock,
  type RevisionSummary,
  type Verdict,
} from '@qldb-console/journal';
import type { LoadedBlock } from './loaded-block.ts';

export type ReadBlock =
  | { readonly kind: 'read'; readonly block: ParsedBlock }
  | { readonly kind: 'unreadable'; readonly error: JournalError };
export type JudgedBlock =
  | {
      readonly kind: 'judged';
      readonly block: ParsedBlock;
      readonly verdict: Verdict;
      readonly revisions: readonly RevisionSummary[];
    }
  | { readonly kind: 'unreadable'; readonly error: JournalError };

const read = new WeakMap<LoadedBlock, ReadBlock>();

/** Parses a block, once. */
export function readBlock(loaded: LoadedBlock): ReadBlock {
  const known = read.get(loaded);
  if (known) return known;
  const result = parse(loaded.source);
  read.set(loaded, result);
  return result;
}

/** A block that was read already, as part of something larger: its bytes alone cannot always be read again. */
export function blockReadAs(block: ParsedBlock, asked: { strandId: string; sequenceNo: number }): LoadedBlock {
  const loaded: LoadedBlock = { ...asked, source: block.source };
  read.set(loaded, { kind: 'read', block });
  return loaded;
}

function parse(source: Uint8Array): ReadBlock {
  try {
    return { kind: 'read', block: parseBlock(source) };
  } catch (error) {
    if (error instanceof JournalError) return { kind: 'unreadable', error };
    throw error;
  }
}

const judged = new WeakMap<LoadedBlock, WeakMap<object, JudgedBlock>>();
const NO_PREDECESSOR = {};

/**
 * Recomputes everything a block allows, and its link to the block before it where that one is at hand and can be read.
 * Judged once per pair.
 */
export function judgeLoadedBlock(loaded: LoadedBlock, previous: LoadedBlock | undefined): JudgedBlock {
  const key = previous ?? NO_PREDECESSOR;
  const known = judged.get(loaded)?.get(key);
  if (known) return known;
  const answer = judge(loaded, previous, []);
  const pairs = judged.get(loaded) ?? new WeakMap<object, JudgedBlock>();
  judged.set(loaded, pairs.set(key, answer));
  return answer;
}

/** The same with blocks in which a redaction of this one's revisions may be recorded. */
export function judgeWithRedactions(
  loaded: LoadedBlock,
  previous: LoadedBlock | undefined,
  recordedIn: readonly LoadedBlock[],
): JudgedBlock {
  return recordedIn.length === 0 ? judgeLoadedBlock(loaded, previous) : judge(loaded, previous, recordedIn);
}

function judge(
  loaded: LoadedBlock,
  previous: LoadedBlock | undefined,
  recordedIn: readonly LoadedBlock[],
): JudgedBlock {
  const result = readBlock(loaded);
  if (result.kind === 'unreadable') return result;
  const { verdict, revisions } = judgeBlock({
    block: result.block,
    previous: previous && readable(previous),
    asked: { address: { strandId: loaded.strandId, sequenceNo: loaded.sequenceNo } },
    redactions: knownRedactions(recordedIn.flatMap((other) => readable(other) ?? [])),
  });
  return { kind: 'judged', block: result.block, verdict, revisions };
}

function readable(loaded: LoadedBlock): ParsedBlock | undefined {
  const result = readBlock(loaded);
  return result.kind === 'read' ? result.block : undefined;
}
