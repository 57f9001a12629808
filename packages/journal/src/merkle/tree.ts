import { dot } from './dot.ts';

/** Half-open range `[start, end)` of leaf indexes. */
export type Span = readonly [start: number, end: number];

/** One step up from a leaf: the node that is combined in, and what both stand for together. */
export interface SiblingSpan {
  /** Level of the sibling, 0 = leaves. */
  readonly level: number;
  /** Index of the sibling among the nodes of its level. */
  readonly index: number;
  /** Leaves the sibling stands for. */
  readonly span: Span;
  /** Leaves the parent stands for. */
  readonly merged: Span;
}

/**
 * Root over the hashes in order: neighbours are paired left to right with `dot`, an odd last one moves up unchanged.
 * Observed in AWS data: `revisions`, `entriesHashList` and the journal itself are all built so.
 *
 * @param hashes each 32 bytes, or empty (passes through `dot`)
 * @returns 32 bytes; empty for no hashes
 * @throws RangeError for any other length
 */
export function merkleRoot(hashes: readonly Uint8Array[]): Uint8Array {
  let level = hashes;
  while (level.length > 1) level = parents(level);
  return level[0] ?? new Uint8Array(0);
}

/**
 * The nodes to combine a leaf with, bottom-up, to reach `merkleRoot(hashes)`. Levels at which the node has no
 * neighbour contribute nothing. An empty sibling is returned as an empty array.
 *
 * @throws RangeError unless 0 ≤ index < hashes.length
 */
export function merklePath(hashes: readonly Uint8Array[], index: number): Uint8Array[] {
  requireLeaf(index, hashes.length);
  const path: Uint8Array[] = [];
  let level = hashes;
  for (let at = index; level.length > 1; at = Math.floor(at / 2)) {
    const sibling = level[at % 2 === 0 ? at + 1 : at - 1];
    if (sibling !== undefined) path.push(sibling);
    level = parents(level);
  }
  return path;
}

/**
 * The shape of {@link merklePath} without the hashes: which leaves each sibling stands for. The journal's part of a
 * proof for block `index` against a digest with tip `size − 1` has exactly these steps.
 *
 * @throws RangeError unless 0 ≤ index < size ≤ 2^53
 */
export function siblingSpans(index: number, size: number): SiblingSpan[] {
  requireLeaf(index, size);
  const spans: SiblingSpan[] = [];
  let at = index;
  let nodes = size;
  for (let level = 0; nodes > 1; level++) {
    const sibling = at % 2 === 0 ? at + 1 : at - 1;
    const parent = Math.floor(at / 2);
    if (sibling < nodes) {
      spans.push({
        level,
        index: sibling,
        span: leavesUnder(level, sibling, size),
        merged: leavesUnder(level + 1, parent, size),
      });
    }
    at = parent;
    nodes = Math.ceil(nodes / 2);
  }
  return spans;
}

function leavesUnder(level: number, index: number, size: number): Span {
  const width = 2 ** level;
  return [index * width, Math.min((index + 1) * width, size)];
}

function parents(level: readonly Uint8Array[]): Uint8Array[] {
  const up: Uint8Array[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const left = level[i] as Uint8Array;
    const right = level[i + 1];
    up.push(right === undefined ? left : dot(left, right));
  }
  return up;
}

/** Sequence numbers end at 2^53 − 1, so a journal has at most this many blocks. */
export const MOST_LEAVES = 2 ** 53;

export function requireLeaf(index: number, size: number): void {
  if (!(size <= MOST_LEAVES && Number.isInteger(size) && Number.isInteger(index) && index >= 0 && index < size)) {
    throw new RangeError(`leaf ${index} does not exist in a tree of ${size}`);
  }
}
