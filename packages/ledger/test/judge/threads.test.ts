import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type BlockChunk, type BlockSource, createPlainEngine, judgeStretch } from '@qldb-console/journal/engine';
import { randomJournal, runSeed } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { openJudgeThreads } from '../../src/judge/index.ts';

const BLOCKS = 60;
const texts = randomJournal(runSeed(), BLOCKS).texts;

/** The journal in chunks of some blocks. */
function sourceOf(blocks: readonly string[], perChunk: number): BlockSource {
  async function* chunks(): AsyncGenerator<BlockChunk, void> {
    let offset = 0;
    for (let at = 0; at < blocks.length; at += perChunk) {
      const bytes = new TextEncoder().encode(`${blocks.slice(at, at + perChunk).join('\n')}\n`);
      const chunk = { bytes, source: 'journal', offset };
      offset += bytes.length;
      yield chunk;
    }
  }
  return { chunks: () => chunks(), close: () => {} };
}

describe('threads that judge blocks', () => {
  it('find what one pass of the specification finds, faults and their places included', async () => {
    const spoiled = texts.map((text, at) => (at % 17 === 5 ? text.replace(/[0-9](?=\.)/, '9') : text));
    const bytes = new TextEncoder().encode(`${spoiled.join('\n')}\n`);
    await using threads = openJudgeThreads({ count: 2 });
    const { ended, verdict } = await judgeStretch(sourceOf(spoiled, 7), threads.workers).result;
    const onePass = createPlainEngine().judge(bytes, { source: 'journal' }).verdict;
    expect(ended).toBe('complete');
    expect({ ...verdict, counts: { ...verdict.counts, deferred: 0 } }).toEqual({
      ...onePass,
      counts: { ...onePass.counts, deferred: 0 },
    });
    expect(verdict.counts.blocks).toBe(BLOCKS);
  });

  it('take the bytes with them', async () => {
    await using threads = openJudgeThreads({ count: 1 });
    const bytes = new TextEncoder().encode(texts[0]);
    const found = threads.workers[0]?.judge({ bytes, source: 'journal', offset: 0 });
    expect(bytes.length).toBe(0);
    await found;
  });

  it('reject what they have not answered when they are closed, and what they are asked afterwards', async () => {
    const threads = openJudgeThreads({ count: 1 });
    const chunk = () => ({ bytes: new TextEncoder().encode(texts.join('\n')), source: 'journal', offset: 0 });
    const [worker] = threads.workers;
    const asked = expect(worker?.judge(chunk())).rejects.toThrow('the thread that judges blocks has ended');
    await threads.close();
    await asked;
    await expect(worker?.judge(chunk())).rejects.toThrow('the thread that judges blocks has ended');
  });

  it('are at least one and at most eight', async () => {
    for (const [count, opened] of [
      [0, 1],
      [3, 3],
      [100, 8],
    ] as const) {
      await using threads = openJudgeThreads({ count });
      expect(threads.workers).toHaveLength(opened);
    }
  });

  it('keep no process from ending', () => {
    const judge = fileURLToPath(new URL('../../src/judge/index.ts', import.meta.url));
    const program = `import { openJudgeThreads } from ${JSON.stringify(judge)};
      const { workers } = openJudgeThreads({ count: 2 });
      const bytes = new TextEncoder().encode('{}');
      await workers[0].judge({ bytes, source: '', offset: 0 });
      console.log('judged');`;
    const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      timeout: 20_000,
      // Each thread strips the types of its sources itself, as where nothing has been kept.
      env: { ...process.env, NODE_DISABLE_COMPILE_CACHE: '1' },
    });
    expect({ stdout, stderr, status }).toEqual({ stdout: 'judged\n', stderr: '', status: 0 });
  });
});
