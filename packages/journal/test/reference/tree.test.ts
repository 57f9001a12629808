// Every way journal has to make a root or a path, against the recursive reference: all sizes 0 to 256, every leaf.

import * as reference from '@qldb-console/testkit/reference';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  compareHashes,
  dot,
  type FoldStep,
  Frontier,
  foldProof,
  type Hash,
  merklePath,
  merkleRoot,
  type NodeId,
  type NodeStore,
  nodeKey,
  nodesToStore,
  pathAt,
  rootAt,
  siblingSpans,
} from '../../src/merkle/index.ts';

const MOST = 256;
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const leaves = Array.from({ length: MOST }, (_, index) => reference.sha256(Uint8Array.of(index, index >> 8)));

/** Root of leaves `[start, end)` by the reference, each range computed once. */
const known = new Map<string, Uint8Array>();
function rootOf(start: number, end: number): Uint8Array {
  const key = `${start}-${end}`;
  const root = known.get(key) ?? reference.merkleRoot(leaves.slice(start, end));
  known.set(key, root);
  return root;
}
function pathOf(index: number, size: number): Uint8Array[] {
  return reference.siblingRanges(index, size).map(([start, end]) => rootOf(start, end));
}
function* everyLeaf(most = MOST): Generator<{ index: number; size: number }> {
  for (let size = 1; size <= most; size++) for (let index = 0; index < size; index++) yield { index, size };
}

/** A copy with one bit changed; `bit` counts from the first byte and wraps around. */
function flip(hash: Hash, bit: number): Hash {
  const flipped = hash.slice();
  flipped[(bit >> 3) % 32] = (hash[(bit >> 3) % 32] as number) ^ (1 << (bit & 7));
  return flipped;
}

describe('dot', () => {
  it('equals the reference on hashes that differ in one byte at every place, by every kind of difference', () => {
    let cases = 0;
    for (let at = 0; at < 32; at++)
      for (const [x, y] of [
        [0, 1],
        [127, 128],
        [0, 255],
        [255, 128],
        [1, 129],
        [127, 126],
      ] as const) {
        const a = leaves[at] as Uint8Array;
        const left = a.slice();
        const right = a.slice();
        left[at] = x;
        right[at] = y;
        // A byte nearer to the front says the opposite: it must not count.
        if (at > 0) [left[at - 1], right[at - 1]] = [y, x];
        for (const [p, q] of [
          [left, right],
          [right, left],
          [left, left],
        ] as const) {
          expect(hex(dot(p, q))).toBe(hex(reference.dot(p, q)));
          cases++;
        }
        expect(compareHashes(left, right).byte).toBe(at);
      }
    expect(cases).toBe(32 * 6 * 3);
  });
});

describe('the tree over a list of hashes', () => {
  it('has the root of the reference for every size', () => {
    for (let size = 0; size <= MOST; size++)
      expect(hex(merkleRoot(leaves.slice(0, size)))).toBe(hex(reference.merkleRoot(leaves.slice(0, size))));
  });

  it('has the root of the reference when some of the hashes are empty', () => {
    for (let pattern = 0; pattern < 1 << 9; pattern++) {
      const list = leaves.slice(0, 9).map((leaf, at) => ((pattern >> at) & 1 ? leaf : new Uint8Array(0)));
      expect(hex(merkleRoot(list))).toBe(hex(reference.merkleRoot(list)));
      for (const index of list.keys())
        expect(
          merklePath(list, index)
            .filter((hash) => hash.length > 0)
            .map(hex),
        ).toEqual(reference.auditPath(list, index).map(hex));
    }
  });

  it('has the paths of the reference for every size and leaf', () => {
    for (const { index, size } of everyLeaf())
      expect(merklePath(leaves.slice(0, size), index).map(hex)).toEqual(pathOf(index, size).map(hex));
  });

  it('has siblings that stand for the leaves the reference says, and merge into the next', () => {
    for (const { index, size } of everyLeaf()) {
      const spans = siblingSpans(index, size);
      expect(spans.map(({ span }) => [...span])).toEqual(reference.siblingRanges(index, size));
      let own: readonly [number, number] = [index, index + 1];
      for (const { span, merged } of spans) {
        const adjacent = span[0] === own[1] || span[1] === own[0];
        const covers = Math.min(own[0], span[0]) === merged[0] && Math.max(own[1], span[1]) === merged[1];
        if (!adjacent || !covers) expect.fail(`leaf ${index} of ${size}: ${own} and ${span} do not make ${merged}`);
        own = merged;
      }
      expect(own).toEqual([0, size]);
    }
  });
});

describe('the history tree', () => {
  /** A store that holds what was stored up to 256 leaves, and says no to anything else. */
  class Store implements NodeStore {
    readonly nodes = new Map<string, Hash>();
    async read(ids: readonly NodeId[]): Promise<ReadonlyMap<string, Hash>> {
      return new Map(ids.map((id) => [nodeKey(id), this.need(id)]));
    }
    need(id: NodeId): Hash {
      const hash = this.nodes.get(nodeKey(id));
      if (!hash) throw new Error(`node ${nodeKey(id)} was never stored`);
      return hash;
    }
  }
  const store = new Store();
  const frontierRoots: string[] = [];
  const restoredRoots: string[] = [];

  beforeAll(() => {
    let frontier = new Frontier();
    for (const [index, leaf] of leaves.entries()) {
      frontierRoots.push(hex(frontier.root()));
      const completed = frontier.append(leaf);
      const stored = nodesToStore(index, leaf, (id) => store.need(id));
      expect(completed).toEqual(stored);
      for (const node of stored) {
        expect(store.nodes.has(nodeKey(node))).toBe(false);
        store.nodes.set(nodeKey(node), node.hash);
      }
      frontier = Frontier.restore(frontier.serialise());
      expect(frontier.size).toBe(index + 1);
      restoredRoots.push(hex(frontier.root()));
    }
  });

  it('stores each complete node once, with the root of its leaves', () => {
    expect(store.nodes.size).toBe(2 * MOST - 1);
    for (let level = 0; 2 ** level <= MOST; level++)
      for (let index = 0; (index + 1) * 2 ** level <= MOST; index++)
        expect(hex(store.need({ level, index }))).toBe(hex(rootOf(index * 2 ** level, (index + 1) * 2 ** level)));
  });

  it('gives the root of the reference at every tip, from one store that has grown past it', async () => {
    for (let size = 0; size <= MOST; size++) expect(hex(await rootAt(size, store))).toBe(hex(rootOf(0, size)));
  });

  it('gives the path of the reference for every leaf at every tip', async () => {
    for (const { index, size } of everyLeaf())
      expect((await pathAt(index, size, store)).map(hex)).toEqual(pathOf(index, size).map(hex));
  });

  it('has a frontier with the root of the reference after every leaf, also when it was saved and restored', () => {
    for (let size = 0; size < MOST; size++) {
      expect(frontierRoots[size]).toBe(hex(rootOf(0, size)));
      expect(restoredRoots[size]).toBe(hex(rootOf(0, size + 1)));
    }
  });
});

describe('a folded proof', () => {
  const folds = (leaf: Hash, path: readonly Hash[], size: number): boolean =>
    hex(foldProof(leaf, path).root) === hex(rootOf(0, size));

  it('ends at the root for every size and leaf, each step as the reference computes it', () => {
    for (const { index, size } of everyLeaf()) {
      const leaf = leaves[index] as Hash;
      const { steps, root } = foldProof(leaf, pathOf(index, size));
      expect(hex(root)).toBe(hex(rootOf(0, size)));
      let own: readonly [number, number] = [index, index + 1];
      for (const [at, range] of reference.siblingRanges(index, size).entries()) {
        const step = steps[at] as FoldStep;
        if (hex(step.running) !== hex(rootOf(...own)))
          expect.fail(`running hash of step ${at}, leaf ${index} of ${size}`);
        own = [Math.min(own[0], range[0]), Math.max(own[1], range[1])];
        if (hex(step.output) !== hex(rootOf(...own))) expect.fail(`output of step ${at}, leaf ${index} of ${size}`);
      }
      expect(steps).toHaveLength(reference.siblingRanges(index, size).length);
    }
  });

  it('misses the root when an element is changed, left out, added, or swapped with its neighbour', () => {
    let tried = 0;
    const misses = (what: string, leaf: Hash, path: readonly Hash[], size: number): void => {
      tried++;
      if (folds(leaf, path, size)) expect.fail(`${what}: still folds to the root of ${size} leaves`);
    };
    for (const { index, size } of everyLeaf()) {
      const leaf = leaves[index] as Hash;
      const path = pathOf(index, size);
      for (const [at, element] of path.entries()) {
        const name = `leaf ${index}, element ${at}`;
        const kinds = [
          () =>
            misses(`${name} with a bit flipped`, leaf, path.with(at, flip(element, size * 31 + index * 7 + at)), size),
          () => misses(`${name} left out`, leaf, path.toSpliced(at, 1), size),
          () => misses(`${name} twice`, leaf, path.toSpliced(at, 0, element), size),
          () =>
            at > 0 && misses(`${name} swapped`, leaf, path.with(at, path[at - 1] as Hash).with(at - 1, element), size),
        ];
        // Every kind of change at every element up to 64 leaves; above, one kind per element, taking turns.
        if (size <= 64) for (const change of kinds) change();
        else kinds[(index + at) % kinds.length]?.();
      }
      misses(`leaf ${index}, its hash added`, leaf, [...path, leaf], size);
      if (size > 1) misses(`leaf ${index}, its neighbour's path`, leaves[(index + 1) % size] as Hash, path, size);
    }
    expect(tried).toBeGreaterThan(250_000);
  });

  it('does not tell which of two neighbours the leaf is: the mirrored proof folds as well', () => {
    for (const { index, size } of everyLeaf(32)) {
      const [first, ...rest] = pathOf(index, size);
      if (first) expect(folds(first, [leaves[index] as Hash, ...rest], size)).toBe(true);
    }
  });

  it('misses the root for every single bit of every element, for every size up to 12', () => {
    for (const { index, size } of everyLeaf(12)) {
      const path = pathOf(index, size);
      for (const [at, element] of path.entries())
        for (let bit = 0; bit < 256; bit++) {
          if (folds(leaves[index] as Hash, path.with(at, flip(element, bit)), size))
            expect.fail(`leaf ${index} of ${size}: element ${at} with bit ${bit} flipped still folds`);
        }
    }
  });
});
