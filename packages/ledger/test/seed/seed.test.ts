import { describe, expect, it } from 'vitest';
import {
  Engine,
  openSqliteStore,
  type SeedOptions,
  type SeedProgress,
  ServiceError,
  seedLedger,
} from '../../src/index.ts';
import { expectSoundJournal, LEDGER } from '../support/journal.ts';
import { startService } from '../support/service.ts';
import { tempDir } from '../support/temp-dir.ts';

/** Nothing listens on port 1. */
const NOWHERE = 'http://127.0.0.1:1';

async function seed(options: Partial<SeedOptions>, onStep = () => {}): Promise<SeedProgress[]> {
  const steps: SeedProgress[] = [];
  const all: SeedOptions = {
    ledger: 'seeded',
    blocks: 1_200,
    seed: 'a seed',
    endpoint: NOWHERE,
    endpointOnly: false,
    dataDir: '/nowhere',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxLedgers: 5,
    signal: new AbortController().signal,
    ...options,
  };
  for await (const step of seedLedger(all)) {
    steps.push(step);
    onStep();
  }
  return steps;
}

async function read<T>(dataDir: string, work: (engine: Engine) => Promise<T>): Promise<T> {
  await using store = await openSqliteStore(dataDir);
  return await work(new Engine({ store, clock: Date.now, ids: { next: () => '' }, maxLedgers: 5, stateDelayMs: 0 }));
}
const digestOf = async (dataDir: string) =>
  read(dataDir, async (engine) => {
    const ledger = await engine.ledger('seeded');
    return Buffer.from(await engine.journal.digest(ledger, ledger.size)).toString('base64');
  });

describe('seeding a data directory', () => {
  it('makes the ledger, with all its times spread over the past, and tells its progress', async () => {
    const dataDir = tempDir();
    expect(await seed({ dataDir })).toEqual([
      { committed: 500, lastSequenceNo: 500 },
      { committed: 1_000, lastSequenceNo: 1_000 },
      { committed: 1_200, lastSequenceNo: 1_200 },
    ]);
    await read(dataDir, async (engine) => {
      const ledger = await engine.ledger('seeded');
      expect([ledger.size, new Date(ledger.createdAt).toISOString(), ledger.deletionProtection]).toEqual([
        1_201,
        '2024-07-01T00:00:00.000Z',
        false,
      ]);
      const times: number[] = [];
      for (let at = 0; at < ledger.size; at += 1)
        times.push((await engine.journal.block(ledger, at)).block.blockTimestamp);
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      expect(new Set(times).size).toBe(times.length);
      expect(new Date(times.at(-1) as number).toISOString()).toMatch(/^2025-06-30T/);
    });
  });

  it('gives the same journal for the same seed, and another for another', async () => {
    const [a, b, c] = [tempDir(), tempDir(), tempDir()];
    await seed({ dataDir: a, blocks: 120 });
    await seed({ dataDir: b, blocks: 120 });
    await seed({ dataDir: c, blocks: 120, seed: 'another' });
    expect(await digestOf(a)).toBe(await digestOf(b));
    expect(await digestOf(a)).not.toBe(await digestOf(c));
    await read(a, (engine) => expectSoundJournal(engine, 'seeded'));
  });

  it('goes on with a ledger that exists, in the present', async () => {
    const dataDir = tempDir();
    await seed({ dataDir, blocks: 100 });
    const before = Date.now();
    expect(await seed({ dataDir, blocks: 50, seed: 'more' })).toEqual([{ committed: 50, lastSequenceNo: 150 }]);
    await read(dataDir, async (engine) => {
      const texts = await expectSoundJournal(engine, 'seeded');
      expect(Date.parse(/blockTimestamp:([^,]+)/.exec(texts[101] as string)?.[1] ?? '')).toBeGreaterThanOrEqual(before);
      expect(texts.join('').match(/CREATE TABLE Person/g)).toHaveLength(1);
    });
  });

  it('stops between two writes when told to, and keeps what is written', async () => {
    const dataDir = tempDir();
    const stopping = new AbortController();
    const options = { dataDir, blocks: 100_000, signal: stopping.signal };
    const steps = await seed(options, () => stopping.abort());
    expect(steps.length).toBeLessThan(4);
    await read(dataDir, async (engine) =>
      expect((await engine.ledger('seeded')).size).toBe(1 + (steps.at(-1)?.committed ?? 0)),
    );
  });

  it('keeps to the quota of ledgers', async () => {
    const dataDir = tempDir();
    await seed({ dataDir, blocks: 1, ledger: 'one', maxLedgers: 1 });
    await expect(seed({ dataDir, blocks: 1, ledger: 'two', maxLedgers: 1 })).rejects.toThrow(
      /There are 1 ledgers already/,
    );
  });
});

describe('seeding through a service', () => {
  it('makes the ledger, waits until it is active, and writes more than one request may', async () => {
    const { url, service, dataDir } = await startService({ stateDelayMs: 250 });
    const steps = await seed({ endpoint: url, dataDir, blocks: 10_300 });
    expect(steps.at(-1)).toEqual({ committed: 10_300, lastSequenceNo: 10_300 });
    expect(steps.length).toBeGreaterThan(10);
    const ledger = await service.engine.ledger('seeded');
    expect([ledger.size, ledger.deletionProtection]).toEqual([10_301, false]);
  });

  it('uses a ledger that exists', async () => {
    const { url, service } = await startService();
    await service.engine.createLedger({ ...LEDGER, name: 'seeded' });
    expect(await seed({ endpoint: url, blocks: 5 })).toEqual([{ committed: 5, lastSequenceNo: 5 }]);
  });

  it('hands on what the service refuses', async () => {
    const { url } = await startService({ maxLedgers: 1 });
    await seed({ endpoint: url, blocks: 1, ledger: 'one' });
    const refused = seed({ endpoint: url, blocks: 1, ledger: 'two' });
    await expect(refused).rejects.toThrow(/^The service refused: LimitExceededException: There are 1 ledgers already/);
    const wrongKey = seed({ endpoint: url, credentials: { accessKeyId: 'local', secretAccessKey: 'x' } });
    await expect(wrongKey).rejects.toThrow(/^The service refused: InvalidSignatureException/);
  });

  it('that was named and does not answer is an error, not a reason to write elsewhere', async () => {
    const failed = seed({ endpointOnly: true });
    await expect(failed).rejects.toThrow(ServiceError);
    await expect(failed).rejects.toThrow(`No ledger service answers at ${NOWHERE}.`);
  });

  it('whose data directory is in use without answering there is told so', async () => {
    const { dataDir } = await startService();
    await expect(seed({ dataDir })).rejects.toThrow(/in use by another process \(pid \d+\)/);
  });
});
