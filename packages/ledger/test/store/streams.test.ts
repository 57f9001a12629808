import { describe, expect, it } from 'vitest';
import type { NewStream, StreamRow } from '../../src/store/streams.ts';
import { START, startEngine } from '../support/engine.ts';
import { LEDGER } from '../support/journal.ts';

const DAY = 86_400_000;

async function start() {
  const { engine, store } = await startEngine();
  const ledger = await engine.createLedger(LEDGER);
  const stream = (streamId: string, name = streamId, ledgerId = ledger.id): NewStream => ({
    streamId,
    ledgerId,
    name,
    roleArn: 'role',
    inclusiveStartTime: 1,
    exclusiveEndTime: undefined,
    kinesisStreamArn: 'kinesis',
    aggregationEnabled: true,
    tags: { a: 'b' },
    createdAt: START,
  });
  const create = async (streamId: string, name?: string) =>
    (await store.streams.create(stream(streamId, name), 100)) as StreamRow;
  const find = (streamId: string, now = START) => store.streams.find(ledger.id, streamId, now);
  return { engine, store, streams: store.streams, ledger, stream, create, find };
}

describe('the store of streams', () => {
  it('gives back what it was given, by id and by the parts of an ARN', async () => {
    const { streams, create, find } = await start();
    const row = await create('x');
    expect(row).toMatchObject({ status: 'ACTIVE', nextSequenceNo: undefined, expiresAt: undefined });
    expect(await find('x')).toEqual(row);
    expect(await streams.findByArnParts('test', 'x', START)).toEqual(row);
    expect(await streams.findByArnParts('other', 'x', START)).toBeUndefined();
    await streams.setTags('x', { c: 'd' });
    expect((await find('x'))?.tags).toEqual({ c: 'd' });
  });

  it('keeps a name and a place in the quota as long as the stream runs', async () => {
    const { streams, stream, create } = await start();
    await create('x', 'name');
    expect(await streams.create(stream('y', 'name'), 100)).toBe('name');
    expect(await streams.create(stream('y', 'other'), 1)).toBe('quota');
    await streams.impair('x', 'IAM_PERMISSION_REVOKED', START);
    expect(await streams.create(stream('y', 'name'), 1)).toBe('name');
    await streams.end('x', 'CANCELED', START + DAY);
    expect(await streams.create(stream('y', 'name'), 1)).toMatchObject({ streamId: 'y' });
  });

  it('moves a checkpoint forward only, and only of a stream that runs', async () => {
    const { streams, create, find } = await start();
    await create('x');
    for (const [to, becomes] of [
      [5, 5],
      [3, 5],
      [6, 6],
    ] as const) {
      await streams.checkpoint('x', to);
      expect((await find('x'))?.nextSequenceNo).toBe(becomes);
    }
    await streams.end('x', 'COMPLETED', START + DAY);
    await streams.checkpoint('x', 9);
    expect((await find('x'))?.nextSequenceNo).toBe(6);
  });

  it('remembers since when a stream is IMPAIRED, until it works again or ends otherwise than FAILED', async () => {
    const { streams, create, find } = await start();
    for (const id of ['x', 'y', 'z']) {
      await create(id);
      await streams.impair(id, 'KINESIS_STREAM_NOT_FOUND', START + 1);
      await streams.impair(id, 'IAM_PERMISSION_REVOKED', START + 2);
    }
    const impaired = { status: 'IMPAIRED', errorCause: 'IAM_PERMISSION_REVOKED', impairedAt: START + 1 };
    expect(await find('x')).toMatchObject(impaired);
    await streams.recover('x');
    expect(await find('x')).toMatchObject({ status: 'ACTIVE', errorCause: undefined, impairedAt: undefined });
    await streams.end('y', 'FAILED', START + DAY);
    expect(await find('y')).toMatchObject({ ...impaired, status: 'FAILED' });
    await streams.end('z', 'CANCELED', START + DAY);
    expect(await find('z')).toMatchObject({ status: 'CANCELED', errorCause: undefined, impairedAt: undefined });
  });

  it('ends a stream once, and nothing changes it then', async () => {
    const { streams, create, find } = await start();
    await create('x');
    expect(await streams.end('x', 'COMPLETED', START + DAY)).toBe(true);
    expect(await streams.end('x', 'CANCELED', START + 2 * DAY)).toBe(false);
    await streams.impair('x', 'KINESIS_STREAM_NOT_FOUND', START);
    await streams.recover('x');
    expect(await find('x')).toMatchObject({ status: 'COMPLETED', expiresAt: START + DAY, errorCause: undefined });
    expect(await streams.end('nowhere', 'CANCELED', START)).toBe(false);
  });

  it('lists in the order of creation, and shows none that has expired', async () => {
    const { streams, ledger, create, find } = await start();
    const rows = [await create('c'), await create('a'), await create('b')];
    await streams.end('a', 'COMPLETED', START + DAY);
    const list = async (now: number, after = 0, limit = 10) =>
      (await streams.list(ledger.id, { after, limit, now })).map(({ streamId }) => streamId);
    expect(await list(START)).toEqual(['c', 'a', 'b']);
    expect(await list(START, rows[0]?.id, 1)).toEqual(['a']);
    expect((await streams.running()).map(({ streamId }) => streamId)).toEqual(['c', 'b']);
    expect(await list(START + DAY)).toEqual(['c', 'b']);
    expect(await find('a', START + DAY - 1)).toBeDefined();
    expect(await find('a', START + DAY)).toBeUndefined();
    expect(await streams.findByArnParts('test', 'a', START + DAY)).toBeUndefined();
    await streams.removeExpired(START + DAY);
    expect(await list(START)).toEqual(['c', 'b']);
  });

  it('loses the streams of a ledger with the ledger', async () => {
    const { engine, streams, store, ledger, create } = await start();
    await create('x');
    await engine.discardLedger(ledger);
    expect(await streams.findByArnParts('test', 'x', engine.now())).toBeUndefined();
    while (await store.purge(engine.now(), 1_000));
    expect(await streams.running()).toEqual([]);
  });
});
