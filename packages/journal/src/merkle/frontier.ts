import { dot, HASH_BYTES, type Hash } from './dot.ts';
import type { StoredNode } from './history-tree.ts';

const SIZE_BYTES = 8;

/**
 * The right edge of a growing journal tree: the roots of its complete subtrees, one per set bit of the size. It can
 * append and tell the current root without reading anything, in memory that grows with log2 of the size. For the
 * writer of a journal; earlier tips and paths need the stored nodes (history-tree.ts).
 */
export class Frontier {
  #size = 0;
  /** Roots of the complete subtrees, widest first. */
  readonly #edge: Hash[] = [];

  /** Number of leaves appended so far. */
  get size(): number {
    return this.#size;
  }

  /**
   * Appends a leaf.
   *
   * @returns the nodes that became complete, bottom-up, the leaf (level 0) first: what a history tree has to store
   * @throws RangeError when the leaf is not 32 bytes long
   */
  append(leaf: Hash): StoredNode[] {
    if (leaf.length !== HASH_BYTES) throw new RangeError(`a leaf has 32 bytes, got ${leaf.length}`);
    let index = this.#size;
    let hash = leaf;
    const completed: StoredNode[] = [{ level: 0, index, hash }];
    for (let level = 1; index % 2 === 1; level++) {
      hash = dot(this.#edge.pop() as Hash, hash);
      index = (index - 1) / 2;
      completed.push({ level, index, hash });
    }
    this.#edge.push(hash);
    this.#size++;
    return completed;
  }

  /** Root over all leaves so far (the digest): 32 bytes; empty while there is no leaf. */
  root(): Uint8Array {
    let hash: Uint8Array = new Uint8Array(0);
    for (let i = this.#edge.length - 1; i >= 0; i--) hash = dot(this.#edge[i] as Hash, hash);
    return hash;
  }

  /** The whole state: size as 8 bytes big-endian, then 32 bytes per complete subtree, widest first. */
  serialise(): Uint8Array {
    const bytes = new Uint8Array(SIZE_BYTES + this.#edge.length * HASH_BYTES);
    new DataView(bytes.buffer).setBigUint64(0, BigInt(this.#size));
    for (const [i, hash] of this.#edge.entries()) bytes.set(hash, SIZE_BYTES + i * HASH_BYTES);
    return bytes;
  }

  /**
   * The inverse of {@link serialise}.
   *
   * @throws RangeError when the bytes are not a state that `serialise` could have written
   */
  static restore(state: Uint8Array): Frontier {
    if (state.length < SIZE_BYTES) throw new RangeError(`a frontier has at least 8 bytes, got ${state.length}`);
    const size = Number(new DataView(state.buffer, state.byteOffset, SIZE_BYTES).getBigUint64(0));
    if (!Number.isSafeInteger(size)) throw new RangeError(`a frontier cannot have ${size} leaves`);
    const subtrees = size.toString(2).replaceAll('0', '').length;
    if (state.length !== SIZE_BYTES + subtrees * HASH_BYTES) {
      throw new RangeError(`a frontier of ${size} leaves has ${subtrees} subtrees, got ${state.length} bytes`);
    }
    const frontier = new Frontier();
    frontier.#size = size;
    for (let at = SIZE_BYTES; at < state.length; at += HASH_BYTES)
      frontier.#edge.push(state.slice(at, at + HASH_BYTES));
    return frontier;
  }
}
