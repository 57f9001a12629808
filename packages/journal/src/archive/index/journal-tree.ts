import { HASH_BYTES } from '../../engine/fact-table.ts';
import { completeNodes, dot, type Hash, type NodeId, nodeKey, siblingSpans } from '../../merkle/index.ts';
import { type LeftSubtrees, nodesOfLeft } from '../left-subtrees.ts';

/** Nodes of this level and above are kept; those below are few and computed again from the hashes of their blocks. */
const KEPT_LEVEL = 6;

/** Hashes of one level, from the node `first` on. */
interface Level {
  readonly first: number;
  count: number;
  hashes: Uint8Array;
}

/**
 * The journal's Merkle tree over stated block hashes that come in order: roots and proofs at any tip so far, in little more
 * memory than the hashes that its owner has anyway.
 */
export class JournalTree {
  /** Blocks 0 … size − 1 are in it. */
  size: number;
  private readonly left: number;
  private readonly leftNodes: ReadonlyMap<string, Hash>;
  /** Complete subtrees without a right neighbour yet, widest first. */
  private readonly edge: { level: number; index: number; hash: Hash }[];
  private readonly levels: Level[] = [];
  private readonly leafOf: (sequenceNo: number) => Hash | undefined;

  /**
   * @param leafOf hash of a block that was appended
   * @throws RangeError when `left` cannot be
   */
  constructor(leafOf: (sequenceNo: number) => Hash | undefined, left: LeftSubtrees = { count: 0, nodes: [] }) {
    this.leafOf = leafOf;
    this.edge = nodesOfLeft(left);
    this.left = left.count;
    this.leftNodes = new Map(this.edge.map((node) => [nodeKey(node), node.hash]));
    this.size = left.count;
  }

  get bytes(): number {
    return this.levels.reduce((sum, { hashes }) => sum + hashes.byteLength, 0);
  }

  /** Appends the hash of block `size`. */
  append(leaf: Hash): void {
    let node = { level: 0, index: this.size, hash: leaf };
    while (node.index % 2 === 1) {
      const before = this.edge.pop() as { hash: Hash };
      node = { level: node.level + 1, index: (node.index - 1) / 2, hash: dot(before.hash, node.hash) };
      if (node.level >= KEPT_LEVEL) this.keep(node);
    }
    this.edge.push(node);
    this.size += 1;
  }

  private keep({ level, index, hash }: NodeId & { hash: Hash }): void {
    const at = level - KEPT_LEVEL;
    let kept = this.levels[at];
    if (kept === undefined) {
      kept = { first: index, count: 0, hashes: new Uint8Array(8 * HASH_BYTES) };
      this.levels[at] = kept;
    }
    if (kept.hashes.length === kept.count * HASH_BYTES) {
      const larger = new Uint8Array(2 * kept.hashes.length);
      larger.set(kept.hashes);
      kept.hashes = larger;
    }
    kept.hashes.set(hash, kept.count * HASH_BYTES);
    kept.count += 1;
  }

  /** Root over blocks 0 … size − 1: 32 bytes. `undefined` when not all of them are known. */
  root(size: number): Hash | undefined {
    if (!Number.isSafeInteger(size) || size < 1 || size > this.size) return undefined;
    return this.over(0, size);
  }

  /** The proof of block `index` in the tree of `size` blocks, bottom-up. `undefined` when not all nodes are known. */
  proof(index: number, size: number): Hash[] | undefined {
    if (!Number.isSafeInteger(index) || !Number.isSafeInteger(size)) return undefined;
    if (index < this.left || index >= size || size > this.size) return undefined;
    const path: Hash[] = [];
    for (const { span } of siblingSpans(index, size)) {
      const hash = this.over(span[0], span[1]);
      if (hash === undefined) return undefined;
      path.push(hash);
    }
    return path;
  }

  /** The node over the leaves `[start, end)`. */
  private over(start: number, end: number): Hash | undefined {
    let root: Hash | undefined;
    for (const id of completeNodes(start, end).toReversed()) {
      const hash = this.node(id);
      if (hash === undefined) return undefined;
      root = root === undefined ? hash : dot(hash, root);
    }
    return root;
  }

  /** A complete node. */
  private node({ level, index }: NodeId): Hash | undefined {
    const given = this.leftNodes.get(nodeKey({ level, index }));
    if (given !== undefined) return given;
    // Inside of what is known only as a whole.
    if ((index + 1) * 2 ** level <= this.left) return undefined;
    if (level >= KEPT_LEVEL) {
      const kept = this.levels[level - KEPT_LEVEL];
      const at = kept === undefined ? -1 : index - kept.first;
      if (kept === undefined || at < 0 || at >= kept.count) return undefined;
      return kept.hashes.slice(at * HASH_BYTES, (at + 1) * HASH_BYTES);
    }
    if (level === 0) return this.leafOf(index);
    const a = this.node({ level: level - 1, index: index * 2 });
    const b = this.node({ level: level - 1, index: index * 2 + 1 });
    return a === undefined || b === undefined ? undefined : dot(a, b);
  }
}
