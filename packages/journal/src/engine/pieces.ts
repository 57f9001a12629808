import { decodeBase64, encodeBase64 } from '../ion/base64.ts';
import { dot } from '../merkle/index.ts';

/** Root of a complete subtree of the journal's tree: 2^level leaves. */
export interface PieceNode {
  readonly level: number;
  /** Base64. */
  readonly hash: string;
}

/**
 * Consecutive blocks `[from, to)` of one strand as the journal's Merkle tree sees them: the roots of the largest complete
 * subtrees they consist of, from left to right. Two such lists of neighbours make one, at most two subtrees per level, so
 * that what was hashed in different places comes together without the blocks. JSON-able.
 */
export interface Piece {
  readonly strandId: string;
  readonly from: number;
  readonly to: number;
  readonly nodes: readonly PieceNode[];
}

/** More separate pieces than this are not kept: a journal is one piece. */
const MOST_PIECES = 64;

/**
 * Pieces in the order of the input; `undefined` when there are too many of them, or a side had too many. Associative, since
 * a part never has more pieces than the whole.
 */
export function joinPieces(
  left: readonly Piece[] | undefined,
  right: readonly Piece[] | undefined,
): readonly Piece[] | undefined {
  if (left === undefined || right === undefined) return undefined;
  const last = left.at(-1);
  const first = right[0];
  if (last === undefined) return right;
  if (first === undefined) return left;
  const touching = last.strandId === first.strandId && last.to === first.from;
  const joined = touching
    ? [...left.slice(0, -1), joinNeighbours(last, first), ...right.slice(1)]
    : [...left, ...right];
  return joined.length > MOST_PIECES ? undefined : joined;
}

function joinNeighbours(left: Piece, right: Piece): Piece {
  const nodes: { level: number; index: number; hash: string }[] = [];
  let at = left.from;
  for (const { level, hash } of [...left.nodes, ...right.nodes]) {
    const width = 2 ** level;
    let node = { level, index: at / width, hash };
    at += width;
    for (let before = nodes.at(-1); before !== undefined; before = nodes.at(-1)) {
      if (before.level !== node.level || before.index % 2 === 1 || before.index + 1 !== node.index) break;
      nodes.pop();
      node = { level: node.level + 1, index: before.index / 2, hash: dotText(before.hash, node.hash) };
    }
    nodes.push(node);
  }
  return {
    strandId: left.strandId,
    from: left.from,
    to: right.to,
    nodes: nodes.map(({ level, hash }) => ({ level, hash })),
  };
}

/**
 * Root over the blocks 0 … to − 1, which is the journal's digest at tip `to − 1`: 32 bytes.
 *
 * @returns undefined for a piece that does not begin with block 0: without the blocks before it there is no root
 */
export function rootOfPiece({ from, nodes }: Piece): Uint8Array | undefined {
  if (from !== 0) return undefined;
  let root = '';
  for (const { hash } of nodes.toReversed()) root = root === '' ? hash : dotText(hash, root);
  return root === '' ? undefined : decodeBase64(root);
}

function dotText(a: string, b: string): string {
  return encodeBase64(dot(bytesOf(a), bytesOf(b)));
}

/** @throws RangeError when it is not base64 */
function bytesOf(text: string): Uint8Array {
  const bytes = decodeBase64(text);
  if (bytes === undefined) throw new RangeError('a hash of a stretch is not base64');
  return bytes;
}
