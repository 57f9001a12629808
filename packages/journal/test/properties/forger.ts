// A forger who knows every hash of a journal and what each is made of. Takes nodes apart along the rules of the tree and
// shows the pieces as a block, so that every hash of it holds.
import type { BlockParts, RevisionParts, Seeded, TestJournal } from '@qldb-console/testkit';
import * as reference from '@qldb-console/testkit/reference';

type Hash = Uint8Array;
const EMPTY: Hash = new Uint8Array(0);
const key = (hash: Hash): string => Buffer.from(hash).toString('hex');

/** A revision as it may be shown: as it is, as its hash alone, or one half of it as a delete. */
interface Shown {
  readonly hash: Hash;
  readonly revision: RevisionParts;
}

export class Forger {
  readonly #random: Seeded;
  readonly #journal: TestJournal;
  /** The two halves of every node that is one. */
  readonly #halves = new Map<string, readonly [Hash, Hash]>();
  readonly #parents = new Map<string, string>();
  /** What can be shown as a revision with that hash. */
  readonly #shown = new Map<string, Shown[]>();
  /** What can be shown as transactionInfo or redactionInfo with that hash. */
  readonly #structs = new Map<string, string>();

  constructor(journal: TestJournal, random: Seeded) {
    this.#random = random;
    this.#journal = journal;
    for (const { parts } of journal.blocks) {
      const { blockHash, entriesHash, previousBlockHash, entriesHashList, revisions = [] } = parts;
      if (previousBlockHash.length > 0) this.#split(blockHash, [entriesHash, previousBlockHash]);
      this.#learnTree(entriesHashList);
      this.#learnTree(revisions.map(({ hash }) => hash));
      for (const text of [parts.transactionInfo, parts.redactionInfo]) if (text !== undefined) this.#learnStruct(text);
      for (const revision of revisions) this.#learnRevision(revision);
    }
    this.#learnDisguises();
  }

  /** Block `k` with its genuine blockHash, put together from whatever the hashes allow. */
  forge(k: number): BlockParts {
    const random = this.#random;
    const genuine = this.#journal.blocks[k]?.parts as BlockParts;
    const halves = this.#halves.get(key(genuine.blockHash)) ?? [genuine.blockHash, EMPTY];
    const [entriesHash, previousBlockHash] = random.oneIn(2) ? halves : [halves[1], halves[0]];
    const usable = entriesHash.length > 0;
    // Aims at what two of the latest blocks are made of, or at anything.
    const aims = random.oneIn(4)
      ? [random.pick([...this.#structs.keys()]), random.pick([...this.#shown.keys()])]
      : [this.#transactionOf(k - random.int(4)), this.#revisionsOf(k - random.int(4))];
    const goals = new Set(aims.flatMap((aim) => (aim === undefined ? [] : this.#wayTo(aim))));
    const size = random.pick([1, 2, 3, 4, 4, 5, 5, 6, 8, 12, 12, 12, 16]);
    const entriesHashList = this.#list(usable ? entriesHash : previousBlockHash, size, goals);
    const members = entriesHashList.filter((entry) => entry.length > 0);
    const structs = members.flatMap((entry) => this.#structs.get(key(entry)) ?? []);
    const transactionInfo = pickOr(
      random,
      structs.filter((text) => text.includes('statements:')),
    );
    const redactionInfo = pickOr(
      random,
      structs.filter((text) => text.startsWith('{revisions:')),
    );
    const roots = members.filter((entry) => this.#shown.has(key(entry)) || this.#halves.has(key(entry)));
    const aimed = roots.find((entry) => key(entry) === aims[1]);
    const revisions = roots.length > 0 ? this.#revisions(aimed ?? random.pick(roots)) : undefined;
    const txId = revisions?.map(({ metadata }) => /txId:"([^"]*)"/.exec(metadata ?? '')?.[1]).find(Boolean);
    return {
      blockAddress: genuine.blockAddress,
      transactionId: txId ?? genuine.transactionId,
      blockTimestamp: this.#journal.blocks.at(-1)?.parts.blockTimestamp ?? genuine.blockTimestamp,
      blockHash: genuine.blockHash,
      entriesHash: usable ? entriesHash : previousBlockHash,
      previousBlockHash: usable ? previousBlockHash : EMPTY,
      entriesHashList,
      transactionInfo,
      redactionInfo,
      revisions: revisions?.map((revision) =>
        revision.metadata ? { ...revision, blockAddress: genuine.blockAddress } : revision,
      ),
    };
  }

  #split(node: Hash, halves: readonly [Hash, Hash]): void {
    this.#halves.set(key(node), halves);
    for (const half of halves) this.#parents.set(key(half), key(node));
  }

  #learnTree(leaves: readonly Hash[]): void {
    let level = leaves;
    while (level.length > 1) {
      const next: Hash[] = [];
      for (let at = 0; at < level.length; at += 2) {
        const [left, right] = [level[at] as Hash, level[at + 1] ?? EMPTY];
        const node = reference.dot(left, right);
        if (left.length > 0 && right.length > 0) this.#split(node, [left, right]);
        next.push(node);
      }
      level = next;
    }
  }

  #learnRevision(revision: RevisionParts): void {
    const { hash, data, metadata } = revision;
    this.#show(hash, revision);
    this.#show(hash, { hash });
    if (metadata !== undefined) this.#learnStruct(metadata);
    if (data === undefined || metadata === undefined) return;
    this.#learnStruct(data);
    this.#split(hash, [reference.ionHash(data), reference.ionHash(metadata)]);
  }

  #learnStruct(text: string): void {
    const hash = reference.ionHash(text);
    this.#structs.set(key(hash), text);
    if (looksLikeMetadata(text)) this.#show(hash, { hash, metadata: text });
  }

  /** Every node of which one half is the hash of what looks like metadata can be shown as a revision. */
  #learnDisguises(): void {
    for (const [node, halves] of this.#halves)
      for (const [data, metadata] of [halves, halves.toReversed()] as [Hash, Hash][]) {
        const hash = new Uint8Array(Buffer.from(node, 'hex'));
        const text = this.#structs.get(key(metadata));
        if (text === undefined || !looksLikeMetadata(text)) continue;
        this.#show(hash, { hash, dataHash: data, metadata: text });
        const content = this.#structs.get(key(data));
        if (content !== undefined) this.#show(hash, { hash, data: content, metadata: text });
      }
  }

  #show(hash: Hash, revision: RevisionParts): void {
    this.#shown.set(key(hash), [...(this.#shown.get(key(hash)) ?? []), { hash, revision }]);
  }

  #transactionOf(sequenceNo: number): string | undefined {
    const text = this.#journal.blocks[sequenceNo]?.parts.transactionInfo;
    return text === undefined ? undefined : key(reference.ionHash(text));
  }

  #revisionsOf(sequenceNo: number): string | undefined {
    const revisions = this.#journal.blocks[sequenceNo]?.parts.revisions;
    return revisions && key(reference.merkleRoot(revisions.map(({ hash }) => hash)));
  }

  /** Nodes on the way to something worth showing: they are taken apart. */
  #wayTo(aim: string): string[] {
    const way: string[] = [];
    for (let at: string | undefined = this.#parents.get(aim); at !== undefined; at = this.#parents.get(at))
      way.push(at);
    return way;
  }

  /** A list of `size` entries, some of them empty, with `node` as its root. */
  #list(node: Hash, size: number, goals: ReadonlySet<string>): Hash[] {
    if (size === 1) return [node];
    let left = 1;
    while (left * 2 < size) left *= 2;
    const halves = this.#halves.get(key(node));
    const split = halves && (goals.has(key(node)) || !this.#random.oneIn(6)) ? halves : ([node, EMPTY] as const);
    const [first, second] = this.#random.oneIn(2) ? split : [split[1], split[0]];
    return [...this.#list(first, left, goals), ...this.#list(second, size - left, goals)];
  }

  /** Revisions with `node` as their root, some of them by their hash alone. */
  #revisions(node: Hash): RevisionParts[] {
    const random = this.#random;
    const shown = this.#shown.get(key(node));
    const halves = this.#halves.get(key(node));
    if (shown && (!halves || !random.oneIn(4))) return [random.pick(shown).revision];
    if (!halves || random.oneIn(6)) return [{ hash: node }];
    // Two halves of the same size make a tree of twice the size; others only when the left one is complete.
    const [left, right] = halves.map((half) => this.#revisions(half)) as [RevisionParts[], RevisionParts[]];
    const together = left.length >= right.length ? [...left, ...right] : [...right, ...left];
    const same = reference.same(reference.merkleRoot(together.map(({ hash }) => hash)), node);
    return same ? together : [{ hash: node }];
  }
}

function looksLikeMetadata(text: string): boolean {
  return /^\{id:"[^"]*",version:\d+,txTime:[^,]*,txId:"[^"]*"\}$/.test(text);
}

function pickOr(random: Seeded, texts: readonly string[]): string | undefined {
  return texts.length === 0 || random.oneIn(5) ? undefined : random.pick(texts);
}
