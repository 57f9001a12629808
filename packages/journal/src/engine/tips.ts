import { joinPieces, type Piece, rootOfPiece } from './pieces.ts';

/**
 * What a stretch consists of up to the block with sequence number `tip`, which somebody asked about: where the stretch begins
 * with block 0 and has no gap, that is one piece, and its root is what a digest of that tip must be.
 */
export interface TipPieces {
  readonly tip: number;
  /** From the start of the stretch up to and including that block; `undefined`: more pieces than are kept. */
  readonly pieces: readonly Piece[] | undefined;
}

/** A journal has one block of each number. Of what is no journal, the first few of each number are kept. */
const MOST_OF_A_TIP = 4;

/** Those of two stretches in a row. `before`: the pieces of the left one. Associative. */
export function joinTips(
  left: readonly TipPieces[],
  before: readonly Piece[] | undefined,
  right: readonly TipPieces[],
): readonly TipPieces[] {
  if (right.length === 0) return left;
  const counts = new Map<number, number>();
  const joined = [...left, ...right.map(({ tip, pieces }) => ({ tip, pieces: joinPieces(before, pieces) }))];
  return joined.filter(({ tip }) => {
    const count = (counts.get(tip) ?? 0) + 1;
    counts.set(tip, count);
    return count <= MOST_OF_A_TIP;
  });
}

/**
 * Root over the blocks 0 … tip, which is the journal's digest at that tip: 32 bytes.
 *
 * @param verdict of a stretch in which `tip` was asked for
 * @param before subtrees in front of the stretch, where it does not begin with block 0 and they are known
 * @returns undefined when the block is not there, or not every block in front of it
 */
export function rootAtTip(
  { tips }: { readonly tips: readonly TipPieces[] },
  tip: number,
  before?: Piece | undefined,
): Uint8Array | undefined {
  for (const each of tips) {
    if (each.tip !== tip) continue;
    const [piece, ...more] = joinPieces(before === undefined ? [] : [before], each.pieces) ?? [];
    if (piece === undefined || more.length > 0 || piece.to !== tip + 1) continue;
    const root = rootOfPiece(piece);
    if (root !== undefined) return root;
  }
  return undefined;
}
