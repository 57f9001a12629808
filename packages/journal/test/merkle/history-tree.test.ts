import { describe, expect, it } from 'vitest';
import {
  completeNodes,
  Frontier,
  foldProof,
  type Hash,
  merkleRoot,
  type NodeId,
  type NodeStore,
  nodeKey,
  nodesToStore,
  pathAt,
  rootAt,
  sha256,
} from '../../src/index.ts';

const leaves: Hash[] = Array.from({ length: 64 }, (_, i) => sha256(Uint8Array.of(i)));

class MemoryStore implements NodeStore {
  readonly nodes = new Map<string, Hash>();
  readonly batches: (readonly NodeId[])[] = [];
  read(ids: readonly NodeId[]): Promise<ReadonlyMap<string, Hash>> {
    this.batches.push(ids);
    const found = new Map<string, Hash>();
    for (const id of ids) {
      const hash = this.nodes.get(nodeKey(id));
      if (hash !== undefined) found.set(nodeKey(id), hash);
    }
    return Promise.resolve(found);
  }
}

function filled(size: number): MemoryStore {
  const store = new MemoryStore();
  for (let i = 0; i < size; i++) {
    const read = (id: NodeId) => {
      const hash = store.nodes.get(nodeKey(id));
      if (hash === undefined) throw new Error(`asked for ${nodeKey(id)} before it was complete`);
      return hash;
    };
    for (const node of nodesToStore(i, leaves[i] as Hash, read)) {
      expect(store.nodes.has(nodeKey(node)), `${nodeKey(node)} stored twice`).toBe(false);
      store.nodes.set(nodeKey(node), node.hash);
    }
  }
  return store;
}

describe('the history tree', () => {
  it('gives the root of every earlier tip from one store that is written once', async () => {
    const store = filled(64);
    for (let size = 0; size <= 64; size++) {
      expect(await rootAt(size, store)).toEqual(merkleRoot(leaves.slice(0, size)));
    }
  });

  it('gives a path for every leaf at every tip, in one batch of at most 2 × log2(size) reads', async () => {
    const store = filled(64);
    for (let size = 1; size <= 64; size++) {
      for (let index = 0; index < size; index++) {
        store.batches.length = 0;
        const path = await pathAt(index, size, store);
        expect(foldProof(leaves[index] as Hash, path).root).toEqual(merkleRoot(leaves.slice(0, size)));
        expect(store.batches.length).toBe(size === 1 ? 0 : 1);
        expect(store.batches[0]?.length ?? 0).toBeLessThanOrEqual(2 * Math.ceil(Math.log2(size)));
      }
    }
  });

  it('asks for as many nodes at 2^40 blocks as the depth of the tree demands', async () => {
    const asked: NodeId[] = [];
    const store: NodeStore = {
      read: (ids) => {
        asked.push(...ids);
        return Promise.resolve(new Map(ids.map((id) => [nodeKey(id), leaves[id.level % 64] as Hash])));
      },
    };
    await pathAt(2 ** 39 + 12345, 2 ** 40 + 77777, store);
    expect(asked.length).toBeLessThanOrEqual(80);
    for (const { level, index } of asked) expect((index + 1) * 2 ** level).toBeLessThanOrEqual(2 ** 40 + 77777);
  });

  it('covers a range by complete nodes, left to right, without gap or overlap', () => {
    for (let end = 0; end <= 64; end++) {
      let at = 0;
      for (const { level, index } of completeNodes(0, end)) {
        expect(index * 2 ** level).toBe(at);
        at += 2 ** level;
      }
      expect(at).toBe(end);
    }
  });

  it('names the node that the store lacks', async () => {
    const store = filled(8);
    store.nodes.delete('1:2');
    await expect(pathAt(7, 8, store)).rejects.toThrow('node 1:2');
    await expect(rootAt(6, store)).rejects.toThrow('node 1:2');
  });

  it('refuses sizes and leaves that cannot be', async () => {
    const store = filled(4);
    await expect(rootAt(-1, store)).rejects.toThrow(RangeError);
    await expect(rootAt(2 ** 53 + 2, store)).rejects.toThrow(RangeError);
    await expect(pathAt(4, 4, store)).rejects.toThrow(RangeError);
  });
});

describe('Frontier', () => {
  it('completes the same nodes as the history tree stores, and has its roots', () => {
    const store = filled(64);
    const frontier = new Frontier();
    expect(frontier.root()).toHaveLength(0);
    const nodes = new Map<string, Hash>();
    for (const [i, leaf] of leaves.entries()) {
      for (const node of frontier.append(leaf)) nodes.set(nodeKey(node), node.hash);
      expect(frontier.size).toBe(i + 1);
      expect(frontier.root()).toEqual(merkleRoot(leaves.slice(0, i + 1)));
    }
    expect(nodes).toEqual(store.nodes);
  });

  it('goes on after being saved and restored at any size', () => {
    for (let size = 0; size < 64; size++) {
      const frontier = new Frontier();
      for (const leaf of leaves.slice(0, size)) frontier.append(leaf);
      const restored = Frontier.restore(frontier.serialise());
      expect(restored.size).toBe(size);
      restored.append(leaves[size] as Hash);
      frontier.append(leaves[size] as Hash);
      expect(restored.root()).toEqual(frontier.root());
    }
  });

  it('is not changed by the bytes it was restored from', () => {
    const frontier = new Frontier();
    frontier.append(leaves[0] as Hash);
    const state = frontier.serialise();
    const restored = Frontier.restore(state);
    state.fill(0);
    expect(restored.root()).toEqual(leaves[0]);
  });

  it('refuses states that it could not have written', () => {
    const state = (() => {
      const frontier = new Frontier();
      for (const leaf of leaves.slice(0, 5)) frontier.append(leaf);
      return frontier.serialise();
    })();
    expect(() => Frontier.restore(new Uint8Array(7))).toThrow(/at least 8 bytes/);
    expect(() => Frontier.restore(state.slice(0, -1))).toThrow(/5 leaves has 2 subtrees/);
    expect(() => Frontier.restore(Uint8Array.of(...state, 0))).toThrow(/5 leaves has 2 subtrees/);
    expect(() => Frontier.restore(new Uint8Array(8).fill(0xff))).toThrow(/cannot have/);
  });

  it('refuses a leaf that is no hash', () => {
    expect(() => new Frontier().append(new Uint8Array(31))).toThrow(RangeError);
  });
});
