import { type Fault, joinPieces, MOST_FAULTS, type Piece, type StretchVerdict } from '@qldb-console/journal/engine';
import type { ComparedCopy } from '@qldb-console/journal/judgement';

/** Blocks that an archive has a second time. */
export interface CopiedBlocks {
  /** First and last. */
  readonly blocks: readonly [number, number];
  /**
   * same           – their stated hashes are those of the first copy
   * different      – they are not
   * faulty         – something in them contradicts itself, whatever the first copy says
   * not-compared   – the first copy is not whole up to there, or they are in too many pieces
   */
  readonly state: 'same' | 'different' | 'faulty' | 'not-compared';
  readonly sentence: string;
  /** Files that have them, of the first block and of the last. */
  readonly sources: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Holds further copies of blocks against the first: where the subtrees of the copy, put in the place of those of the first,
 * give the same root, all stated hashes are the same. Whatever cannot be compared is told.
 *
 * @param main   of the blocks that are each there once, with the tips around the copies
 * @param copies in order, an object each: of several together, pieces could become too many to be kept
 */
export function compareCopies(main: StretchVerdict, copies: readonly StretchVerdict[]): CopiedBlocks[] {
  const runs: Run[] = [];
  for (const copy of copies) {
    const run = runOf(copy);
    const before = runs.at(-1);
    const pieces = before?.pieces && joinPieces(before.pieces, run.pieces);
    if (before === undefined || pieces === undefined) runs.push(run);
    else runs[runs.length - 1] = joinRuns(before, run, pieces);
  }
  return runs.flatMap((run) => compareRun(main, run));
}

/** Copies that stand one behind the other. */
interface Run {
  readonly pieces: readonly Piece[] | undefined;
  /** Contradictions inside of blocks: the first ones. */
  readonly faults: readonly Fault[];
  /** Whether there are more of them than are listed. */
  readonly moreFaults: boolean;
  readonly edges: readonly { readonly sequenceNo: number; readonly source: string }[];
  readonly json: boolean;
}

function runOf({ pieces, faults, counts, first, last }: StretchVerdict): Run {
  // That copies do not follow each other is no fault: they are what there is more than once.
  const own = faults.filter(
    ({ checks, link }) => link === undefined && checks.some(({ status }) => status === 'failed'),
  );
  return {
    pieces,
    faults: own,
    moreFaults: counts.failed > own.length,
    edges: [first, last].flatMap((edge) => (edge ? [{ sequenceNo: edge.sequenceNo, source: edge.place.source }] : [])),
    json: counts.json > 0,
  };
}

function joinRuns(before: Run, run: Run, pieces: readonly Piece[]): Run {
  const faults = [...before.faults, ...run.faults];
  return {
    pieces,
    faults: faults.slice(0, MOST_FAULTS),
    moreFaults: before.moreFaults || run.moreFaults || faults.length > MOST_FAULTS,
    edges: [...before.edges, ...run.edges],
    json: before.json || run.json,
  };
}

function compareRun(main: StretchVerdict, run: Run): CopiedBlocks[] {
  if (run.pieces !== undefined)
    return run.pieces.map((piece) => copied(run, [piece.from, piece.to - 1], () => isSame(main, piece)));
  const numbers = run.edges.map(({ sequenceNo }) => sequenceNo);
  return [copied(run, [Math.min(...numbers), Math.max(...numbers)], () => undefined)];
}

function copied(run: Run, blocks: readonly [number, number], compare: () => boolean | undefined): CopiedBlocks {
  const faults = run.faults.filter(({ sequenceNo }) => sequenceNo === undefined || isWithin(sequenceNo, blocks));
  const same = compare();
  // Of contradictions that are not listed nobody knows where they are.
  const isFaulty = faults.length > 0 || run.moreFaults;
  const state = isFaulty ? 'faulty' : same === undefined ? 'not-compared' : same ? 'same' : 'different';
  const name = blocks[0] === blocks[1] ? `Block ${blocks[0]} is` : `Blocks ${blocks[0]}–${blocks[1]} are`;
  const words = {
    same: `${name} there more than once, with the same hashes each time${run.json ? '; what JSON says beside them cannot be compared' : ''}`,
    different: `${name} there more than once, and not the same each time`,
    faulty: `${name} there more than once, and a copy contradicts itself`,
    'not-compared': `${name} there more than once, and could not be compared`,
  };
  const within = run.edges.filter(({ sequenceNo }) => isWithin(sequenceNo, blocks)).map(({ source }) => source);
  const sources = [...within.slice(0, 1), ...within.slice(-1)];
  return { blocks, state, sentence: words[state], sources: [...new Set(sources)], faults };
}

function isWithin(sequenceNo: number, [first, last]: readonly [number, number]): boolean {
  return sequenceNo >= first && sequenceNo <= last;
}

/** undefined: the first copy is not known from its start up to the end of the piece. */
function isSame(main: StretchVerdict, piece: Piece): boolean | undefined {
  let same: boolean | undefined;
  for (const whole of piecesUpTo(main, piece.to - 1)) {
    if (whole.strandId !== piece.strandId || whole.from > piece.from) continue;
    const before = piecesUpTo(main, piece.from - 1).find(({ from }) => from === whole.from);
    if (before === undefined && whole.from < piece.from) continue;
    const [replaced, ...more] = joinPieces(before === undefined ? [] : [before], [piece]) ?? [];
    if (replaced === undefined || more.length > 0) continue;
    if (JSON.stringify(replaced) === JSON.stringify(whole)) return true;
    same = false;
  }
  return same;
}

/** What ends with a block, from the gap in front of it on. */
function piecesUpTo({ tips, pieces }: StretchVerdict, tip: number): Piece[] {
  return [...tips.filter((each) => each.tip === tip).map((each) => each.pieces), pieces].flatMap((list) => {
    const last = list?.at(-1);
    return last?.to === tip + 1 ? [last] : [];
  });
}

/** The same for the verdict, with what of the copies cannot be read. */
export function comparedCopies(copies: readonly CopiedBlocks[], judged: readonly StretchVerdict[]): ComparedCopy[] {
  const [fault] = judged.flatMap(({ faults }) => faults.filter(({ error }) => error !== undefined));
  const count = judged.reduce((sum, { counts }) => sum + counts.unreadable, 0);
  const places = fault ? [fault.place] : [];
  const unreadable = {
    state: 'unreadable',
    count,
    sources: places.map(({ source }) => source),
    places,
    fault,
  } as const;
  return [
    ...copies.map(({ blocks, state, sources, faults }) => ({
      blocks,
      state,
      sources,
      places: faults.slice(0, 1).map(({ place }) => place),
      fault: faults[0],
    })),
    ...(count > 0 ? [unreadable] : []),
  ];
}
