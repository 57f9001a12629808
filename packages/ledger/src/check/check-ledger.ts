import { encodeBase64, equalBytes } from '@qldb-console/journal';
import {
  type ChunkWorker,
  type Fault,
  judgeStretch,
  rootOfPiece,
  type StretchVerdict,
  settleRedactions,
} from '@qldb-console/journal/engine';
import { JournalReader } from '../engine/journal-reader.ts';
import type { LedgerRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { OwnParts } from './own-parts.ts';
import { storedBlocks } from './stored-blocks.ts';
import { type LedgerCheck, MOST_PROBLEMS, type StoreProblem } from './types.ts';

export interface CheckOptions {
  readonly workers: readonly ChunkWorker[];
  /** @param blocks judged so far */
  readonly onProgress?: ((blocks: number, problems: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Judges every block that is stored of a ledger, up to its size now, as a reader of the whole journal would; and holds what the
 * store keeps beside the blocks against them: nodes of the history tree, the digest, the entries that are this service's own,
 * and what documents, exports and streams say of the journal's length. Nothing is written.
 */
export async function checkLedger(store: Store, ledger: LedgerRow, options: CheckOptions): Promise<LedgerCheck> {
  const problems: StoreProblem[] = [];
  let known = 0;
  const own = new OwnParts(store, ledger, (problem) => {
    known += 1;
    problems.push(problem);
    if (problems.length > 2 * MOST_PROBLEMS) problems.pop();
  });
  const source = storedBlocks(store, ledger, (blocks) => own.add(blocks));
  const job = judgeStretch(source, options.workers, {
    onProgress: ({ counts, faultCount }) => options.onProgress?.(counts.blocks + counts.unreadable, known + faultCount),
  });
  const cancel = () => job.cancel();
  if (options.signal?.aborted) cancel();
  options.signal?.addEventListener('abort', cancel, { once: true });
  const { ended, verdict } = await job.result;
  options.signal?.removeEventListener('abort', cancel);
  const base = { ledger: ledger.name, strandId: ledger.strandId, size: ledger.size, counts: verdict.counts };
  const { unexplained } = settleRedactions(verdict);
  // A block that could not be made was told as such: that an empty answer is no block adds nothing.
  const unreadable = new Set(problems.flatMap(({ kind, sequenceNo }) => (kind === 'unreadable' ? [sequenceNo] : [])));
  const faults = [...verdict.faults, ...unexplained].filter(({ sequenceNo }) => !unreadable.has(sequenceNo));
  const judged = faults.flatMap(problemsOf);
  if (ended === 'cancelled') {
    const all = inOrder([...problems, ...judged]);
    return { ...base, outcome: 'cancelled', problems: all, problemCount: all.length, digest: undefined };
  }
  const root = rootOf(verdict, ledger.size);
  const ends = [...(await endProblems(store, ledger)), ...(await digestProblems(store, ledger, root))];
  const faultCount = Math.max(0, verdict.faultCount - verdict.faults.length) + judged.length;
  const problemCount = known + faultCount + ends.length;
  return {
    ...base,
    outcome: problemCount === 0 ? 'sound' : 'damaged',
    problems: inOrder([...problems, ...judged, ...ends]),
    problemCount,
    digest: root && encodeBase64(root),
  };
}

function problemsOf({ sequenceNo, checks, error }: Fault): StoreProblem[] {
  if (error !== undefined) {
    return [{ kind: 'unreadable', sequenceNo, sentence: `the block cannot be read: ${error.message} (${error.code})` }];
  }
  return checks.map(({ id, subject, why, expected, computed }) => ({
    kind: id.startsWith('link.') ? 'link' : 'block',
    sequenceNo,
    sentence: `${why} (${id}${subject === undefined ? '' : `, ${subject}`})`,
    ...(expected !== undefined && { stored: expected }),
    ...(computed !== undefined && { computed }),
  }));
}

/** What speaks of blocks behind the last one: they were there once. */
async function endProblems(store: Store, ledger: LedgerRow): Promise<StoreProblem[]> {
  const mentioned = await store.lastBlockMentioned(ledger.id);
  return mentioned
    .filter(({ sequenceNo }) => sequenceNo >= ledger.size)
    .map(({ by, sequenceNo }) => ({
      kind: 'end',
      sequenceNo: undefined,
      sentence: `the journal ends with block ${ledger.size - 1}, but ${by} speak of block ${sequenceNo}: its end was cut off`,
    }));
}

/** The digest as the service would answer it, out of stored nodes. */
async function digestProblems(store: Store, ledger: LedgerRow, root: Uint8Array | undefined): Promise<StoreProblem[]> {
  let answered: Uint8Array | undefined;
  let why = 'is not the root of the hashes of its blocks';
  try {
    answered = await new JournalReader(store).digest(ledger, ledger.size);
  } catch (error) {
    why = `cannot be computed from the stored nodes: ${error instanceof Error ? error.message : String(error)}`;
  }
  if (root === undefined) return [];
  if (answered !== undefined && equalBytes(answered, root)) return [];
  return [
    {
      kind: 'digest',
      sequenceNo: undefined,
      sentence: `the digest of the ledger ${why}`,
      ...(answered !== undefined && { stored: encodeBase64(answered) }),
      computed: encodeBase64(root),
    },
  ];
}

/** Root over all blocks, out of the stretches that were judged; undefined when they are not one piece from block 0 on. */
function rootOf({ pieces }: StretchVerdict, size: number): Uint8Array | undefined {
  const [only, ...more] = pieces ?? [];
  if (only === undefined || more.length > 0 || only.from !== 0 || only.to !== size) return undefined;
  return rootOfPiece(only);
}

function inOrder(problems: readonly StoreProblem[]): StoreProblem[] {
  const at = ({ sequenceNo }: StoreProblem) => sequenceNo ?? Number.POSITIVE_INFINITY;
  return problems.toSorted((a, b) => at(a) - at(b) || 0).slice(0, MOST_PROBLEMS);
}
