import { setImmediate as nextTurn } from 'node:timers/promises';
import { runSeed, type Seeded, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPlainEngine } from '../../src/engine/engine.ts';
import {
  BLOCK_FLAGS,
  type BlockChunk,
  type BlockSource,
  type ChunkWorker,
  judgeChunk,
  judgeStretch,
  type StretchVerdict,
} from '../../src/engine/index.ts';
import { encodeUtf8 } from '../../src/ion/index.ts';
import { textsOf } from './journals.ts';
import { readableFacts } from './readable-facts.ts';
import { testedEngine } from './tested-path.ts';

const engine = await testedEngine();
const plain = createPlainEngine();
/** Every test judges journals of these strands. */
const strandOf = (texts: readonly string[]) => /strandId:\s*"([^"]+)"/.exec(texts[0] ?? '')?.[1] ?? '';

interface TextsOptions {
  readonly asked?: boolean;
  readonly strandId?: string;
  readonly facts?: boolean;
  readonly tips?: readonly number[];
  /** The first one to deliver, and where it stands. */
  readonly from?: number;
  readonly offset?: number;
}

/** A source that delivers the texts in chunks of those sizes, as a ledger does, and says how much of it was taken. */
class Texts implements BlockSource {
  taken = 0;
  closed = false;
  private readonly texts: readonly string[];
  private readonly sizeOf: () => number;
  private readonly options: TextsOptions;

  constructor(texts: readonly string[], sizeOf: () => number, options: TextsOptions = {}) {
    this.taken = options.from ?? 0;
    this.texts = texts;
    this.sizeOf = sizeOf;
    this.options = options;
  }

  async *chunks(): AsyncGenerator<BlockChunk, void> {
    const { asked = true, strandId = strandOf(this.texts), facts, tips } = this.options;
    let { offset = 0 } = this.options;
    while (this.taken < this.texts.length && !this.closed) {
      const from = this.taken;
      const parts = this.texts.slice(from, from + this.sizeOf()).map((text) => encodeUtf8(`${text}\n`));
      const bytes = new Uint8Array(Buffer.concat(parts));
      let end = 0;
      const ends = parts.map((part) => (end += part.length));
      this.taken += parts.length;
      const at = offset;
      offset += bytes.length;
      yield {
        bytes,
        source: 'journal',
        offset: at,
        facts,
        tips,
        object: 7,
        ...(asked && { asked: { strandId, from, ends } }),
      };
    }
  }

  close(): void {
    this.closed = true;
  }
}

/** A thread as seen from here: bytes are moved to it, its answer is a copy, and it answers when it likes. */
function workers(count: number, random: Seeded, by = engine): ChunkWorker[] {
  return Array.from({ length: count }, () => ({
    async judge(chunk) {
      const moved = structuredClone(chunk, { transfer: [chunk.bytes.buffer] });
      expect(chunk.bytes.length).toBe(0);
      for (let turns = random.int(4); turns > 0; turns--) await nextTurn();
      return structuredClone(judgeChunk(by, moved));
    },
  }));
}

async function judged(source: BlockSource, threads: readonly ChunkWorker[]): Promise<StretchVerdict> {
  const { ended, verdict } = await judgeStretch(source, threads).result;
  expect(ended).toBe('complete');
  return verdict;
}

/** One thing wrong with a journal: a block left out, twice there, broken, or with a changed hash. */
function spoiled(texts: readonly string[], random: Seeded): readonly string[] {
  const at = 1 + random.int(texts.length - 2);
  const text = texts[at] as string;
  switch (random.int(4)) {
    case 0:
      return texts.toSpliced(at, 1);
    case 1:
      return texts.toSpliced(at, 0, text);
    case 2:
      return texts.toSpliced(at, 1, text.slice(0, -3));
    default:
      return texts.toSpliced(
        at,
        1,
        text.replace(/previousBlockHash:\s*\{\{./, (hash) => hash.slice(0, -1) + (hash.endsWith('x') ? 'y' : 'x')),
      );
  }
}

describe('judging a stretch in chunks', () => {
  it('gives the verdict of one pass, however it is cut and however many workers there are', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 4 }), fc.boolean(), async (seed, threads, asked) => {
        const random = seeded(seed);
        const texts = textsOf(1 + (seed % 5), 30);
        const whole = engine.judge(encodeUtf8(`${texts.join('\n')}\n`), { source: 'journal' }).verdict;
        const source = new Texts(texts, () => 1 + random.int(9), { asked });
        expect(await judged(source, workers(threads, random))).toEqual(whole);
        expect(source.closed).toBe(true);
      }),
      { seed: runSeed(), numRuns: 20 },
    );
  });

  it('finds what is wrong with a journal at the same places however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.integer({ min: 1, max: 4 }), async (seed, threads) => {
        const random = seeded(seed);
        const texts = spoiled(textsOf(1 + (seed % 5), 30), random);
        const counted = ({ counts: { deferred: _, ...counts }, ...rest }: StretchVerdict) => ({ ...rest, counts });
        const whole = await judged(new Texts(texts, () => 100), workers(1, random));
        expect(whole.faultCount).toBeGreaterThan(0);
        const parts = await judged(new Texts(texts, () => 1 + random.int(9)), workers(threads, random));
        expect(counted(parts)).toEqual(counted(whole));
        const slow = await judged(new Texts(texts, () => 1 + random.int(9)), workers(threads, random, plain));
        expect(counted(slow)).toEqual(counted(whole));
      }),
      { seed: runSeed(), numRuns: 20 },
    );
  });

  it('finds a broken link where two chunks meet', async () => {
    const texts = textsOf(3, 12);
    const other = textsOf(3, 12).map((text, at) =>
      at < 6 ? text : text.replaceAll(/sequenceNo:\s*6/g, 'sequenceNo:66'),
    );
    const verdict = await judged(new Texts(texts.toSpliced(6, 1), () => 6), workers(2, seeded(1)));
    expect(
      verdict.faults.map(({ sequenceNo, checks }) => [sequenceNo, ...checks.map(({ id }) => id)]).slice(0, 2),
    ).toEqual([
      [7, 'link.sequence', 'link.previous-hash'],
      [6, 'block.address'],
    ]);
    const moved = await judged(new Texts(other, () => 6), workers(2, seeded(1)));
    expect(moved.faults.flatMap(({ checks }) => checks.map(({ id }) => id))).toContain('block.address');
  });

  it('takes an answer that cannot be read for no more than that one block', async () => {
    const texts = textsOf(4, 20);
    for (const broken of ['', '{', '"', '/*', `${texts[7]} ${texts[7]}`, 'null']) {
      const verdict = await judged(new Texts(texts.toSpliced(7, 1, broken), () => 20), workers(1, seeded(2)));
      expect(verdict.counts).toMatchObject({ blocks: 19, unreadable: 1 });
      const [first, second, ...more] = verdict.faults;
      expect(first).toMatchObject({ sequenceNo: 7, checks: [] });
      expect(first?.error?.code).toBeDefined();
      expect(second).toMatchObject({ sequenceNo: 8, checks: [{ id: 'link.sequence' }, { id: 'link.previous-hash' }] });
      expect(more).toEqual([]);
    }
  });

  it('tells blocks of another strand from those asked for', async () => {
    const texts = textsOf(4, 8);
    const verdict = await judged(
      new Texts(texts, () => 3, { strandId: 'AAAAAAAAAAAAAAAAAAAAAA' }),
      workers(2, seeded(3)),
    );
    expect(verdict.faultCount).toBe(8);
    expect(verdict.faults[0]?.checks[0]).toMatchObject({
      id: 'block.address',
      status: 'failed',
      expected: '{strandId:"AAAAAAAAAAAAAAAAAAAAAA",sequenceNo:0}',
    });
  });
});

describe('judging that is under way', () => {
  it('hands out what was found out about each chunk, in order, before it says how far it is', async () => {
    const texts = textsOf(1, 20).toSpliced(8, 1);
    const said: unknown[] = [];
    const rows: ReturnType<typeof readableFacts>['rows'] = [];
    const source = new Texts(texts, () => 4, { asked: false, facts: true });
    await judgeStretch(source, workers(3, seeded(4)), {
      onProgress: ({ counts }) => said.push(counts.blocks),
      onChunk: ({ verdict, facts }, { source, object, offset, length }) => {
        const from = rows.length === 0 ? 0 : (rows.at(-1)?.start ?? 0) + (rows.at(-1)?.length ?? 0) + 1;
        expect([source, object, offset]).toEqual(['journal', 7, from]);
        rows.push(...readableFacts(facts).rows);
        expect((rows.at(-1)?.start ?? 0) + (rows.at(-1)?.length ?? 0)).toBe(offset + length - 1);
        said.push(`chunk of ${verdict.counts.blocks}`);
      },
    }).result;
    const chunks = [4, 8, 12, 16].flatMap((blocks) => ['chunk of 4', blocks]);
    expect(said).toEqual([...chunks, 'chunk of 3', 19]);
    const whole = engine.judge(encodeUtf8(`${texts.join('\n')}\n`), { facts: true }).facts;
    expect(rows).toEqual(readableFacts(whole).rows);
    expect(rows.map(({ flags = 0 }) => (flags & BLOCK_FLAGS.linkFailed) !== 0).indexOf(true)).toBe(8);
  });

  it('goes on behind what was judged at another time', async () => {
    const texts = textsOf(2, 30);
    const bytes = encodeUtf8(`${texts.join('\n')}\n`);
    const whole = engine.judge(bytes, { source: 'journal', tips: [3, 20] }).verdict;
    const done = engine.judge(encodeUtf8(`${texts.slice(0, 11).join('\n')}\n`), { source: 'journal', tips: [3, 20] });
    const start: StretchVerdict = JSON.parse(JSON.stringify(done.verdict));
    const source = new Texts(texts, () => 4, { asked: false, from: 11, offset: done.consumed, tips: [3, 20] });
    const seen: number[] = [];
    const onProgress = ({ counts }: StretchVerdict) => seen.push(counts.blocks);
    const { verdict } = await judgeStretch(source, workers(2, seeded(8)), { start, onProgress }).result;
    expect(verdict).toEqual(whole);
    expect(seen).toEqual([15, 19, 23, 27, 30]);
  });

  it('says how far it is, in order', async () => {
    const seen: number[] = [];
    const onProgress = ({ counts }: StretchVerdict) => seen.push(counts.blocks);
    await judgeStretch(new Texts(textsOf(1, 20), () => 4), workers(3, seeded(4)), { onProgress }).result;
    expect(seen).toEqual([4, 8, 12, 16, 20]);
  });

  it('hands out no more chunks than the workers have hands for', async () => {
    const source = new Texts(textsOf(1, 40), () => 1);
    const stuck: ChunkWorker = { judge: () => new Promise(() => {}) };
    const job = judgeStretch(source, [stuck, stuck]);
    for (let turn = 0; turn < 20; turn++) await nextTurn();
    expect(source.taken).toBe(4);
    job.cancel();
    expect(await job.result).toMatchObject({ ended: 'cancelled', verdict: { counts: { blocks: 0 } } });
    expect(source.closed).toBe(true);
  });

  it('stands still while it is paused, goes on where it was, and gives the same verdict', async () => {
    const texts = textsOf(2, 40);
    const source = new Texts(texts, () => 2);
    let paused = 0;
    const job = judgeStretch(source, workers(2, seeded(5)), {
      onProgress: ({ counts }) => {
        if (counts.blocks < 10 || paused > 0) return;
        paused = counts.blocks;
        job.pause();
      },
    });
    while (paused === 0) await nextTurn();
    for (let turn = 0; turn < 50; turn++) await nextTurn();
    const { taken } = source;
    expect(taken).toBeLessThan(40);
    for (let turn = 0; turn < 50; turn++) await nextTurn();
    expect(source.taken).toBe(taken);
    job.resume();
    const { ended, verdict } = await job.result;
    expect(ended).toBe('complete');
    expect(verdict).toEqual(engine.judge(encodeUtf8(`${texts.join('\n')}\n`), { source: 'journal' }).verdict);
  });

  it('ends where it was cancelled, also while it is paused, with what is known up to there', async () => {
    const source = new Texts(textsOf(2, 40), () => 2);
    const job = judgeStretch(source, workers(1, seeded(6)), {
      onProgress: ({ counts }) => {
        if (counts.blocks === 10) job.pause();
      },
    });
    for (let turn = 0; turn < 100; turn++) await nextTurn();
    job.cancel();
    const { ended, verdict } = await job.result;
    expect(ended).toBe('cancelled');
    expect(verdict.counts.blocks).toBeGreaterThanOrEqual(10);
    expect(verdict.counts.blocks).toBeLessThan(40);
    expect(verdict.faultCount).toBe(0);
  });

  it('fails with what the source or a worker threw, and closes the source', async () => {
    const failing: ChunkWorker = { judge: () => Promise.reject(new Error('the thread is gone')) };
    const source = new Texts(textsOf(2, 8), () => 2);
    await expect(judgeStretch(source, [failing]).result).rejects.toThrow('the thread is gone');
    expect(source.closed).toBe(true);
    const breaking: BlockSource = {
      async *chunks() {
        yield* new Texts(textsOf(2, 4), () => 2).chunks();
        throw new Error('the ledger is gone');
      },
      close() {},
    };
    await expect(judgeStretch(breaking, workers(2, seeded(7))).result).rejects.toThrow('the ledger is gone');
    expect(() => judgeStretch(source, [])).toThrow(RangeError);
  });
});
