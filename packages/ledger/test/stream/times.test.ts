import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { createIds } from '../../src/engine/ids.ts';
import { Engine, openSqliteStore } from '../../src/index.ts';
import { DEFAULT_LIMITS } from '../../src/limits.ts';
import { silentLog } from '../../src/log.ts';
import type { Store } from '../../src/store/store.ts';
import type { StreamRow } from '../../src/store/streams.ts';
import { startStreaming } from '../../src/stream/start-streaming.ts';
import { seededRandom } from '../../src/workload/random.ts';
import { LEDGER, transaction } from '../support/journal.ts';
import { tempDir } from '../support/temp-dir.ts';
import { consume, rebuild } from './consume.ts';
import { CREDENTIALS, type KinesisServer, kinesisArn, startKinesisServer, until } from './kinesis-server.ts';
import { ROLE } from './stream-service.ts';

let kinesis: KinesisServer;
beforeAll(async () => {
  kinesis = await startKinesisServer();
});
afterAll(() => kinesis.stop());

const TABLES = transaction({ op: 'create-table', table: 'A' });
const INSERT = transaction({ op: 'insert', table: 'A', data: '{a:1}' });

/** An engine with streaming, and a ledger of two blocks, whose clock only the test moves. */
async function start(name: string, prepare: (store: Store) => void = () => {}) {
  await kinesis.createStream(name);
  const store = await openSqliteStore(tempDir());
  prepare(store);
  const clock = { time: Date.UTC(2025, 0, 1) };
  const ids = createIds(seededRandom('times').next32);
  const engine = new Engine({ store, clock: () => clock.time, ids, maxLedgers: 5, stateDelayMs: 0 });
  await engine.createLedger(LEDGER);
  await engine.commit('test', TABLES);
  const streaming = await startStreaming({
    engine,
    store: store.streams,
    newId: (time) => ids.next(time),
    target: { endpoint: kinesis.url, region: 'us-east-1', credentials: CREDENTIALS },
    streamArn: (ledgerName, streamId) => `arn:aws:qldb:us-east-1:000000000000:stream/${ledgerName}/${streamId}`,
    limits: DEFAULT_LIMITS,
    log: silentLog(),
  });
  onTestFinished(async () => {
    await streaming.close();
    await store[Symbol.asyncDispose]();
  });
  const ledger = await engine.ledger('test');
  const stream = async (inclusiveStartTime: number, exclusiveEndTime: number) =>
    (await streaming.streams.create(ledger, {
      name,
      roleArn: ROLE,
      kinesisStreamArn: kinesisArn(name),
      aggregationEnabled: true,
      inclusiveStartTime,
      exclusiveEndTime,
      tags: {},
    })) as StreamRow;
  const completed = async ({ streamId }: StreamRow) =>
    until(async () => (await streaming.streams.find(ledger, streamId))?.status === 'COMPLETED');
  const delivered = async () => [...rebuild(await consume(kinesis, name)).keys()];
  const controls = async () => (await consume(kinesis, name)).map(({ control }) => control).filter(Boolean);
  return { engine, clock, ledger, stream, completed, delivered, controls };
}

describe('a commit that is under way at the end time', () => {
  it('is waited for, and its block is delivered before COMPLETED', async () => {
    const gate = { opened: Promise.resolve(), waiting: false };
    const { engine, clock, ledger, stream, completed, delivered, controls } = await start('under-way', (store) => {
      const append = store.append.bind(store);
      store.append = async (...call) => {
        gate.waiting = true;
        await gate.opened;
        await append(...call);
      };
    });
    const row = await stream(0, clock.time + 1_000);
    await until(async () => (await delivered()).length === 1);

    let open = () => {};
    gate.opened = new Promise((resolve) => {
      open = resolve;
    });
    clock.time += 999;
    gate.waiting = false;
    const committed = engine.commit('test', INSERT);
    await until(() => gate.waiting);
    clock.time += 60_000;
    // The runner looks at the clock once a second; it then holds still until the commit is through.
    const settled = engine.settle(ledger.id).then(() => 'settled');
    expect(await Promise.race([settled, until(() => false, 1_500).catch(() => 'waiting')])).toBe('waiting');
    expect(await controls()).toEqual(['CREATED']);
    open();
    await committed;
    await completed(row);
    expect(await delivered()).toEqual([1, 2]);
    expect(await controls()).toEqual(['CREATED', 'COMPLETED']);
  });
});

describe('a clock that is set back', () => {
  it('does not bring a block into a stream that begins later', async () => {
    const { engine, clock, stream, completed, delivered, controls } = await start('set-back');
    clock.time += 10_000;
    const row = await stream(clock.time - 1_000, clock.time + 10_000);
    await until(async () => (await controls()).length === 1);
    clock.time -= 5_000;
    await engine.commit('test', INSERT);
    clock.time += 5_001;
    await engine.commit('test', INSERT);
    clock.time += 20_000;
    await completed(row);
    expect(await delivered()).toEqual([3]);
  });
});
