import { type BlockParts, renderBlock } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import type { Cause, JournalInput, JournalVerdict } from '../../src/judgement/index.ts';
import { digestAt, flipped, journalOf, judged, resealed, rungStates, textsOf, withBlock } from './damaged.ts';

const SIZE = 40;
const journal = journalOf(SIZE);
const texts = textsOf(journal);
/** The same journal up to block 9, and other content from there on. */
const fork = textsOf(journalOf(SIZE, { data: (n) => (n >= 10 ? '{forged:true}' : undefined) }));
const foreign = textsOf(journalOf(SIZE, { seed: 77 }));
const digests = [digestAt(journal, 8), digestAt(journal, SIZE - 1)];
const changed = (at: number, change: (parts: BlockParts) => Partial<BlockParts>) => withBlock(journal, at, change);
/** A block with one revision that has data. */
const AT = 19;

interface Damage {
  readonly name: string;
  readonly texts: readonly string[];
  readonly input?: Partial<JournalInput>;
  readonly kind: Cause['kind'];
  readonly blocks: readonly [number, number] | undefined;
  readonly outcome: JournalVerdict['outcome'];
  readonly headline: RegExp;
  readonly sentence: RegExp;
  readonly chained: string;
  readonly content: string;
  /** How the digest at the last block compares. */
  readonly last: string;
  /** Blocks behind it that no longer lead to that digest. */
  readonly unreached: number;
}

const DAMAGES: readonly Damage[] = [
  {
    name: 'content changed under its stated hash',
    texts: changed(AT, ({ revisions }) => ({ revisions: revisions?.map((each) => ({ ...each, data: '{x:1}' })) })),
    kind: 'altered-content',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /^Not verified: in block 19, a revision does not hash to its stated hash$/,
    sentence: /^The content of a revision in block 19 was changed/,
    chained: 'reached',
    content: 'failed',
    last: 'agrees',
    unreached: 0,
  },
  {
    name: 'metadata changed under the stated hash',
    texts: changed(AT, ({ revisions }) => ({
      revisions: revisions?.map((each) => ({ ...each, metadata: each.metadata?.replace(/version:\d/, 'version:9') })),
    })),
    kind: 'altered-content',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /in block 19/,
    sentence: /does not hash to the hash that stands beside it/,
    chained: 'reached',
    content: 'failed',
    last: 'agrees',
    unreached: 0,
  },
  {
    name: 'a transaction changed',
    texts: changed(AT, ({ transactionInfo }) => ({ transactionInfo: transactionInfo?.replace('INSERT', 'insert') })),
    kind: 'altered-transaction',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /in block 19, transactionInfo hashes to none of the entries/,
    sentence: /transactionInfo of block 19 was changed/,
    chained: 'reached',
    content: 'failed',
    last: 'agrees',
    unreached: 0,
  },
  {
    name: 'the stated hash of a revision changed',
    texts: changed(AT, ({ revisions }) => ({
      revisions: revisions?.map((each) => ({ ...each, hash: flipped(each.hash) })),
    })),
    kind: 'hash-altered',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /in block 19, the hash of a revision is not the hash of what it stands for/,
    sentence: /stated hash of a revision in block 19 was changed, or its content and hash together/,
    chained: 'reached',
    content: 'failed',
    last: 'agrees',
    unreached: 0,
  },
  {
    name: 'a revision left out',
    texts: changed(21, ({ revisions }) => ({ revisions: revisions?.slice(1) })),
    kind: 'altered-revisions',
    blocks: [21, 21],
    outcome: 'disproven',
    headline: /in block 21, the revisions do not lead to the entries/,
    sentence: /one was changed together with its hash, added, removed or moved/,
    chained: 'reached',
    content: 'failed',
    last: 'agrees',
    unreached: 0,
  },
  {
    name: 'the list of entries changed',
    texts: changed(AT, ({ entriesHashList }) => ({ entriesHashList: entriesHashList.map(flipped) })),
    kind: 'hash-altered',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /in block 19, entriesHashList/,
    sentence: /list of entries of block 19 was changed/,
    chained: 'reached',
    content: 'failed',
    last: 'agrees',
    unreached: 0,
  },
  {
    name: 'entriesHash changed',
    texts: changed(AT, ({ entriesHash }) => ({ entriesHash: flipped(entriesHash) })),
    kind: 'hash-altered',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /in block 19, entriesHash /,
    sentence: /stated entriesHash of block 19 was changed/,
    chained: 'failed',
    content: 'failed',
    last: 'agrees',
    unreached: 0,
  },
  {
    name: 'the stated hash of a block changed',
    texts: changed(AT, ({ blockHash }) => ({ blockHash: flipped(blockHash) })),
    kind: 'hash-altered',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /in block 19, blockHash is not the hash/,
    sentence: /that is the one which block 20 names/,
    chained: 'failed',
    content: 'failed',
    last: 'contradicts',
    unreached: 20,
  },
  {
    name: 'the stated hash of the predecessor changed',
    texts: changed(AT, ({ previousBlockHash }) => ({ previousBlockHash: flipped(previousBlockHash) })),
    kind: 'hash-altered',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /in block 19, previousBlockHash/,
    sentence: /not that of the block before/,
    chained: 'failed',
    content: 'failed',
    last: 'agrees',
    unreached: 0,
  },
  {
    name: 'a transaction id changed, which no hash covers',
    texts: changed(AT, () => ({ transactionId: 'HgXAkLjAtV0HQ4lNYdzX60' })),
    kind: 'altered-metadata',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /in block 19, /,
    sentence: /no hash covers contradicts what is hashed/,
    chained: 'reached',
    content: 'failed',
    last: 'agrees',
    unreached: 0,
  },
  {
    name: 'the number of a block changed',
    texts: changed(AT, ({ blockAddress }) => ({ blockAddress: blockAddress.replace(':19', ':33') })),
    kind: 'altered-metadata',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /block 19 states another address/,
    sentence: /By the hashes on both sides this is block 19; the address it states is strand \w+, number 33/,
    chained: 'failed',
    content: 'failed',
    last: 'not-computable',
    unreached: 20,
  },
  {
    name: 'a block changed and sealed again',
    texts: changed(AT, (parts) => resealed({ ...parts, entriesHashList: parts.entriesHashList.map(flipped) })),
    kind: 'replaced',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /block 19 was altered and sealed again/,
    sentence: /its hash made anew: .*block 20 still names the original/,
    chained: 'failed',
    content: 'failed',
    last: 'contradicts',
    unreached: 20,
  },
  {
    name: 'a run of blocks replaced by another one that names the original predecessor',
    texts: [...texts.slice(0, 10), ...fork.slice(10, 13), ...texts.slice(13)],
    kind: 'replaced',
    blocks: [12, 12],
    outcome: 'disproven',
    headline: /block 12 was replaced/,
    sentence: /block 13 still names another one .*down to block 9: those up to 8 are fixed by a digest/,
    chained: 'failed',
    content: 'reached',
    last: 'contradicts',
    unreached: 27,
  },
  {
    name: 'a run of blocks replaced by another one that hangs on neither side',
    texts: [...texts.slice(0, 15), ...fork.slice(15, 17), ...texts.slice(17)],
    kind: 'replaced',
    blocks: [15, 16],
    outcome: 'disproven',
    headline: /blocks 15–16 were replaced/,
    sentence: /consistent in themselves, but do not follow block 14, and block 17 still names the original predecessor/,
    chained: 'failed',
    content: 'reached',
    last: 'contradicts',
    unreached: 23,
  },
  {
    name: 'everything behind a block that a digest fixes replaced',
    texts: [...texts.slice(0, 12), ...fork.slice(12)],
    input: { digests: [digestAt(journal, 11), digestAt(journal, SIZE - 1)] },
    kind: 'replaced',
    blocks: [12, SIZE - 1],
    outcome: 'disproven',
    headline: /blocks 12–39 were replaced/,
    sentence: /Block 11 is fixed by a digest, and block 12 does not name it/,
    chained: 'failed',
    content: 'reached',
    last: 'contradicts',
    unreached: 0,
  },
  {
    name: 'a journal rewritten consistently',
    texts: fork,
    kind: 'rewritten',
    blocks: [9, SIZE - 1],
    outcome: 'disproven',
    headline: /blocks 0–39 do not give the digest saved earlier/,
    sentence:
      /at least one of the blocks 9–39 was rewritten together with its hashes, or the digest is of another journal/,
    chained: 'reached',
    content: 'reached',
    last: 'contradicts',
    unreached: 0,
  },
  {
    name: 'blocks left out',
    texts: texts.toSpliced(AT, 3),
    kind: 'missing',
    blocks: [AT, AT + 2],
    outcome: 'incomplete',
    headline: /^Not everything could be checked: blocks 19–21 are missing$/,
    sentence: /^Blocks 19–21 are not here\./,
    chained: 'not-reached',
    content: 'not-reached',
    last: 'not-computable',
    unreached: 18,
  },
  {
    name: 'a block that comes twice',
    texts: texts.toSpliced(AT, 0, texts[AT] as string),
    kind: 'duplicate',
    blocks: [AT, AT],
    outcome: 'incomplete',
    headline: /block 19 comes more than once/,
    sentence: /same hash each time/,
    chained: 'not-reached',
    content: 'not-reached',
    last: 'not-computable',
    unreached: 0,
  },
  {
    name: 'two different blocks of one number',
    texts: texts.toSpliced(AT + 1, 0, fork[AT] as string),
    kind: 'conflicting',
    blocks: [AT, AT],
    outcome: 'disproven',
    headline: /block 19 is there 2 times, and not the same/,
    sentence: /different hashes: only one of them/,
    chained: 'failed',
    content: 'reached',
    last: 'not-computable',
    unreached: 20,
  },
  {
    name: 'blocks in another order',
    texts: [...texts.slice(0, AT), texts[AT + 1] as string, texts[AT] as string, ...texts.slice(AT + 2)],
    kind: 'reordered',
    blocks: [AT, AT],
    outcome: 'incomplete',
    headline: /block 19 comes behind block 20/,
    sentence: /In the order of their numbers they name one another/,
    chained: 'not-reached',
    content: 'not-reached',
    last: 'not-computable',
    unreached: 20,
  },
  {
    name: 'blocks of another journal among them',
    texts: [...texts.slice(0, AT), ...foreign.slice(3, 5), ...texts.slice(AT)],
    kind: 'foreign',
    blocks: undefined,
    outcome: 'disproven',
    headline: /blocks 3–4 of another strand stand among the blocks/,
    sentence: /behind block 18, among those of strand/,
    chained: 'failed',
    content: 'reached',
    last: 'not-computable',
    unreached: 0,
  },
  {
    name: 'a block that cannot be read',
    texts: texts.with(AT, '{oops:1}'),
    kind: 'unreadable',
    blocks: [AT, AT],
    outcome: 'incomplete',
    headline: /block 19 cannot be read/,
    sentence: /^Block 19 cannot be read: /,
    chained: 'not-reached',
    content: 'not-reached',
    last: 'not-computable',
    unreached: 20,
  },
  {
    name: 'a journal that breaks off inside a block',
    texts: [...texts.slice(0, 30), (texts[30] as string).slice(0, 300)],
    kind: 'unreadable',
    blocks: undefined,
    outcome: 'incomplete',
    headline: /what stands at byte \d+ of a\.ion cannot be read/,
    sentence: /cannot be read/,
    chained: 'not-reached',
    content: 'not-reached',
    last: 'beyond-end',
    unreached: 0,
  },
];

describe('one thing done to a journal', () => {
  it.each(DAMAGES)('$name: one cause, where it was done, and what follows from it', (damage) => {
    const verdict = judged(damage.texts, { digests, ...damage.input });
    const [cause, ...more] = verdict.causes;
    expect(more.map(({ id }) => id)).toEqual([]);
    expect(cause).toMatchObject({ kind: damage.kind, blocks: damage.blocks, unreached: damage.unreached });
    expect(cause?.sentence).toMatch(damage.sentence);
    expect(verdict.headline).toMatch(damage.headline);
    expect(verdict.outcome).toBe(damage.outcome);
    expect(rungStates(verdict)).toMatchObject({ chained: damage.chained, content: damage.content });
    expect(verdict.anchors.at(-1)?.state).toBe(damage.last);
    // What is below the damage stands, whatever it is.
    expect(verdict.anchors[0]?.state).toBe('agrees');
    expect(rungStates(verdict).anchored).toBe('reached');
    if (damage.unreached > 0) expect(verdict.anchors.at(-1)?.followsFrom).toBe(cause?.id);
  });

  it.each(DAMAGES)('$name: the digest above it anchors nothing', ({ texts: damaged, input }) => {
    const [, last] = input?.digests ?? digests;
    const verdict = judged(damaged, { digests: last === undefined ? [] : [last] });
    expect(verdict.outcome).not.toBe('anchored');
    expect(rungStates(verdict).anchored).not.toBe('reached');
    expect(rungStates(verdict).independent).not.toBe('reached');
  });

  it.each(DAMAGES)('$name: the coverage says where', (damage) => {
    const { coverage, horizon } = judged(damage.texts, { digests, ...damage.input });
    let at = 0;
    for (const { from, to } of coverage) {
      expect(from).toBe(at);
      expect(to).toBeGreaterThan(from);
      at = to;
    }
    const wanted = { missing: 'missing', unreadable: 'unreadable', conflicting: 'conflicting' } as const;
    const silent =
      ['duplicate', 'reordered', 'rewritten', 'foreign'].includes(damage.kind) || damage.blocks === undefined;
    const state = wanted[damage.kind as keyof typeof wanted] ?? 'altered';
    const range = coverage.find((each) => each.state === state);
    if (silent) expect(coverage.filter((each) => each.state === 'altered')).toEqual([]);
    else expect([range?.from, range?.to]).toEqual([damage.blocks?.[0], (damage.blocks?.[1] ?? 0) + 1]);
    for (const { to, state } of coverage) if (state === 'proven') expect(to).toBeLessThanOrEqual((horizon ?? -1) + 1);
  });

  it('shows where to look, and what was expected and computed', () => {
    for (const { texts: damaged, kind } of DAMAGES) {
      const [cause] = judged(damaged, { digests }).causes;
      if (kind === 'missing' || kind === 'rewritten') continue;
      expect(cause?.places[0]).toMatchObject({ source: 'a.ion' });
      const { start = 0, end = 0 } = cause?.places[0] ?? {};
      expect(end).toBeGreaterThan(start);
      if (cause?.severity === 'contradiction') expect([kind, cause.expected === cause.computed]).toEqual([kind, false]);
    }
  });
});

it('blocks that are not there, or cannot be read, are not said to be judged', () => {
  const scopeOf = (some: readonly string[]) => judged(some).scope;
  expect(scopeOf(texts)).toMatch(/^Blocks 0–39 of this archive, .* were judged without a digest\./);
  expect(scopeOf(texts.toSpliced(AT, 3))).toMatch(
    /^37 of blocks 0–39 of this archive, .* were judged without a digest\./,
  );
  expect(scopeOf(texts.with(AT, '{oops:1}'))).toMatch(/^39 of blocks 0–39 of this archive, /);
  expect(scopeOf([texts[0], texts[SIZE - 1]] as string[])).toMatch(/^2 of blocks 0–39 of this archive, /);
});

describe('several things done to a journal', () => {
  it('are told apart, in the order of the journal', () => {
    const some = changed(12, ({ revisions }) => ({
      revisions: revisions?.map((each) => ({ ...each, data: '{x:1}' })),
    }));
    const verdict = judged([...some.slice(0, 20), ...fork.slice(20, 22), ...some.slice(22, 30), ...some.slice(34)], {
      digests,
    });
    expect(verdict.causes.map(({ kind, blocks }) => [kind, blocks])).toEqual([
      ['altered-content', [12, 12]],
      ['replaced', [20, 21]],
      ['missing', [30, 33]],
    ]);
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.headline).toMatch(
      /^Not verified: in block 12, .*, and 1 other contradiction was found, and 4 blocks are missing$/,
    );
    expect(verdict.scope).toContain(
      'Blocks 0–8 are proven by the digest saved earlier, dated 2025-06-30 (tip 8); blocks 9–19 chain to them.',
    );
    expect(verdict.rungs.find(({ id }) => id === 'chained')?.note).toBe('breaks at blocks 20–21; gap at blocks 30–33');
  });

  it('what cannot be read at the start stands for the blocks that are missing there', () => {
    const asked = { strandId: journal.strandId, from: 0, to: SIZE };
    const { causes } = judged(texts.with(0, '{oops:1}'), { asked });
    expect(causes).toMatchObject([{ kind: 'unreadable', blocks: [0, 0] }]);
    expect(judged(texts.with(0, '{oops:1}')).causes).toMatchObject([{ kind: 'unreadable', blocks: undefined }]);
  });

  it('two blocks changed in one block each, far apart, are two causes', () => {
    const reseal = (parts: BlockParts) =>
      resealed({ ...parts, entriesHashList: [...parts.entriesHashList, new Uint8Array(32)] });
    const twice = changed(5, reseal).with(30, changed(30, reseal)[30] as string);
    const { causes } = judged(twice, { digests: [digestAt(journal, SIZE - 1)] });
    expect(causes.map(({ blocks }) => blocks)).toEqual([
      [5, 5],
      [30, 30],
    ]);
  });

  it('more contradictions than are listed leave none out of the counts', () => {
    const long = journalOf(700);
    const all = long.blocks.map(({ parts }) =>
      renderBlock({ ...parts, transactionId: 'HgXAkLjAtV0HQ4lNYdzX60', blockHash: flipped(parts.blockHash) }),
    );
    const verdict = judged(all, { digests: [digestAt(long, 699)] });
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.unlisted).toBeGreaterThan(500);
    expect(verdict.scope).not.toContain('Each block follows');
    expect(rungStates(verdict).chained).toBe('failed');
    expect(verdict.notCovered.join(' ')).toMatch(/further contradictions were found that are not listed here/);
  });
});
