import { type Fault, joinPieces, type Piece, type StretchVerdict } from '@qldb-console/journal/engine';

/** Blocks that an archive has a second time. */
export interface CopiedBlocks {
  /** First and last. */
  readonly blocks: readonly [number, number];
  /**
   * same           – their stated hashes are those of the first copy
   * different      – they are not
   * faulty         – something in them contradicts itself, whatever the first copy says
   * not-compared   – the first copy is not whole up to there
   */
  readonly state: 'same' | 'different' | 'faulty' | 'not-compared';
  readonly sentence: string;
  /** Files that have them, of the first block and of the last. */
  readonly sources: readonly string[];
  readonly faults: readonly Fault[];
}

/**
 * Holds further copies of blocks against the first: where the subtrees of the copy, put in the place of those of the first,
 * give the same root, all stated hashes are the same.
 *
 * @param main of the blocks that are each there once, with the tips around the copies
 */
export function compareCopies(main: StretchVerdict, copies: readonly StretchVerdict[]): CopiedBlocks[] {
  return copies.flatMap((copy) => {
    const faults = copy.faults.filter(({ checks, error, link }) => {
      if (error !== undefined) return true;
      // That copies do not follow each other is no fault: they are what there is more than once.
      return link === undefined && checks.some(({ status }) => status === 'failed');
    });
    return (copy.pieces ?? []).map((piece) => compareCopy(main, copy, piece, faults));
  });
}

function compareCopy(main: StretchVerdict, copy: StretchVerdict, piece: Piece, all: readonly Fault[]): CopiedBlocks {
  const blocks = [piece.from, piece.to - 1] as const;
  const faults = all.filter(({ sequenceNo }) => sequenceNo === undefined || isWithin(sequenceNo, blocks));
  const same = isSame(main, piece);
  const state = faults.length > 0 ? 'faulty' : same === undefined ? 'not-compared' : same ? 'same' : 'different';
  const name = blocks[0] === blocks[1] ? `Block ${blocks[0]} is` : `Blocks ${blocks[0]}–${blocks[1]} are`;
  const sources = [copy.first, copy.last].flatMap((edge) =>
    edge && isWithin(edge.sequenceNo, blocks) ? [edge.place.source] : [],
  );
  const words = {
    same: `${name} there more than once, and the same each time`,
    different: `${name} there more than once, and not the same each time`,
    faulty: `${name} there more than once, and a copy contradicts itself`,
    'not-compared': `${name} there more than once, and could not be compared`,
  };
  return { blocks, state, sentence: words[state], sources: [...new Set(sources)], faults };
}

function isWithin(sequenceNo: number, [first, last]: readonly [number, number]): boolean {
  return sequenceNo >= first && sequenceNo <= last;
}

/** undefined: the first copy is not known from its start up to the end of the piece. */
function isSame(main: StretchVerdict, piece: Piece): boolean | undefined {
  const whole = piecesUpTo(main, piece.to - 1);
  if (whole === undefined || whole.strandId !== piece.strandId || whole.from > piece.from) return undefined;
  const before = piece.from === whole.from ? [] : [piecesUpTo(main, piece.from - 1)];
  if (before.some((part) => part === undefined)) return undefined;
  const [replaced, ...more] = joinPieces(before as Piece[], [piece]) ?? [];
  if (replaced === undefined || more.length > 0) return undefined;
  return JSON.stringify(replaced) === JSON.stringify(whole);
}

/** The stretch up to a block, where it has no gap up to there. */
function piecesUpTo({ tips, pieces }: StretchVerdict, tip: number): Piece | undefined {
  for (const list of [...tips.filter((each) => each.tip === tip).map((each) => each.pieces), pieces]) {
    const [only, ...more] = list ?? [];
    if (only !== undefined && more.length === 0 && only.to === tip + 1) return only;
  }
  return undefined;
}
