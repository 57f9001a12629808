import { setImmediate } from 'node:timers/promises';
import { Engine } from '../engine/engine.ts';
import { EngineError } from '../engine/errors.ts';
import { createIds } from '../engine/ids.ts';
import type { LedgerRow } from '../store/rows.ts';
import { openSqliteStore } from '../store/sqlite/sqlite-store.ts';
import { Generator } from '../workload/generator.ts';
import { type Random, seededRandom } from '../workload/random.ts';
import type { SeedOptions, SeedProgress } from './seed.ts';

/** Blocks per durable write: fewer would wait for the disk, more would only take memory. */
const BATCH = 500;
const LOOK_BACK = 3_000;

/** A new ledger's blocks are spread over this span, whatever their number. */
const SPAN = { from: Date.UTC(2024, 6, 1), to: Date.UTC(2025, 5, 30, 16, 30) };

/** Writes into a data directory that no service has open. */
export async function* seedDirectory(options: SeedOptions): AsyncGenerator<SeedProgress> {
  const { ledger: name, blocks, seed, signal } = options;
  const random = seededRandom(seed);
  await using store = await openSqliteStore(options.dataDir);
  const engine = new Engine({
    store,
    clock: Date.now,
    ids: createIds(random.next32),
    maxLedgers: options.maxLedgers,
    stateDelayMs: 0,
  });
  const existing = await find(engine, name);
  if (!existing) await createInThePast(engine, name);
  const timeOf = existing ? Date.now : pastTimes(random, blocks);
  const generator = new Generator(random);
  if (existing) {
    const { tables, documents } = await engine.recentState(existing, LOOK_BACK);
    generator.load(tables, documents);
  }
  for (let committed = 0; committed < blocks && !signal.aborted; ) {
    const size = Math.min(BATCH, blocks - committed);
    const transactions = Array.from({ length: size }, (_, at) => generator.next(timeOf(committed + at)));
    const written = await engine.commitAll(name, transactions);
    committed += size;
    yield { committed, lastSequenceNo: written.at(-1)?.appended.block.sequenceNo as number };
    // Nothing above waits for the event loop; without a turn of it no signal would ever arrive.
    await setImmediate();
  }
}

async function find(engine: Engine, name: string): Promise<LedgerRow | undefined> {
  try {
    return await engine.activeLedger(name);
  } catch (error) {
    if (error instanceof EngineError && error.code === 'ledger-not-found') return undefined;
    throw error;
  }
}

async function createInThePast(engine: Engine, name: string): Promise<void> {
  await engine.createLedger({
    name,
    permissionsMode: 'STANDARD',
    deletionProtection: false,
    kmsKeyArn: undefined,
    tags: { purpose: 'seeded' },
    createdAt: SPAN.from,
  });
}

/** Ascending times, one in each of `count` equal parts of the span. */
function pastTimes(random: Random, count: number): (index: number) => number {
  const part = (SPAN.to - SPAN.from) / count;
  return (index) => Math.floor(SPAN.from + (index + random.below(1_000) / 1_000) * part);
}
