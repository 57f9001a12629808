import { dot, type Hash } from './dot.ts';
import { MOST_LEAVES, requireLeaf, siblingSpans } from './tree.ts';

/**
 * A node of the journal tree: `index` counts the nodes of its level from the left, level 0 are the leaves. It stands
 * for the leaves `[index × 2^level, (index + 1) × 2^level)`. Only complete nodes have an id: they never change once
 * their last leaf is there, so that the tree of every earlier tip can be read from them.
 */
export interface NodeId {
  readonly level: number;
  readonly index: number;
}
export interface StoredNode extends NodeId {
  readonly hash: Hash;
}

/** Where complete nodes are kept, leaves (level 0) included. */
export interface NodeStore {
  /**
   * Reads several nodes at once. MUST resolve to a map with an entry under {@link nodeKey} for every id asked for;
   * a missing one makes the caller fail with an Error naming it.
   */
  read(ids: readonly NodeId[]): Promise<ReadonlyMap<string, Hash>>;
}

/** The key of a node in the map a {@link NodeStore} answers: `level:index`. */
export function nodeKey(id: NodeId): string {
  return `${id.level}:${id.index}`;
}

/**
 * The nodes that become complete when leaf `index` is appended, bottom-up: the leaf itself, and one more for every
 * right child it completes. Amortised two per leaf.
 *
 * @param readNode answers the hash of a complete node stored earlier (a left sibling)
 */
export function nodesToStore(index: number, leaf: Hash, readNode: (id: NodeId) => Hash): StoredNode[] {
  requireLeaf(index, index + 1);
  const nodes: StoredNode[] = [{ level: 0, index, hash: leaf }];
  let hash = leaf;
  let at = index;
  for (let level = 0; at % 2 === 1; level++) {
    hash = dot(readNode({ level, index: at - 1 }), hash);
    at = (at - 1) / 2;
    nodes.push({ level: level + 1, index: at, hash });
  }
  return nodes;
}

/**
 * The complete nodes that `[start, end)` falls into, left to right. `start` must be a multiple of a power of two that
 * is at least `end − start`, as it is for every node of the tree (and for 0).
 */
export function completeNodes(start: number, end: number): NodeId[] {
  const nodes: NodeId[] = [];
  let at = start;
  while (at < end) {
    let level = 0;
    while (2 ** (level + 1) <= end - at) level++;
    nodes.push({ level, index: at / 2 ** level });
    at += 2 ** level;
  }
  return nodes;
}

/**
 * The digest of a journal with `size` blocks, from stored nodes: one batched read of at most log2(size) + 1 nodes.
 *
 * @returns 32 bytes; empty for size 0
 * @throws RangeError unless size is a whole number from 0 to 2^53; Error when the store lacks a node
 */
export async function rootAt(size: number, store: NodeStore): Promise<Uint8Array> {
  if (!(size >= 0 && size <= MOST_LEAVES && Number.isInteger(size))) {
    throw new RangeError(`a tree cannot have ${size} leaves`);
  }
  const ids = completeNodes(0, size);
  return foldRightEdge(ids, await readAll(store, ids));
}

/**
 * The journal's part of a proof for leaf `index` in the tree of `size` leaves (a GetBlock proof against tip
 * `size − 1`), bottom-up, from stored nodes: one batched read of at most 2 × log2(size) nodes.
 *
 * @throws RangeError unless 0 ≤ index < size; Error when the store lacks a node
 */
export async function pathAt(index: number, size: number, store: NodeStore): Promise<Hash[]> {
  const parts = siblingSpans(index, size).map(({ span }) => completeNodes(span[0], span[1]));
  const nodes = await readAll(store, parts.flat());
  return parts.map((ids) => foldRightEdge(ids, nodes));
}

/** Complete nodes left to right → the node over all of them. The rightmost is the smallest, so it is folded in first. */
function foldRightEdge(ids: readonly NodeId[], nodes: ReadonlyMap<string, Hash>): Uint8Array {
  let hash: Uint8Array = new Uint8Array(0);
  for (let i = ids.length - 1; i >= 0; i--) hash = dot(nodes.get(nodeKey(ids[i] as NodeId)) as Hash, hash);
  return hash;
}

async function readAll(store: NodeStore, ids: readonly NodeId[]): Promise<ReadonlyMap<string, Hash>> {
  if (ids.length === 0) return new Map();
  const nodes = await store.read(ids);
  for (const id of ids) {
    if (!nodes.has(nodeKey(id))) throw new Error(`node ${nodeKey(id)} (level:index) is missing from the store`);
  }
  return nodes;
}
