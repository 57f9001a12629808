import { once } from 'node:events';
import { request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import { createClient, paths, type StreamRecordLine } from '@qldb-console/contract';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../src/limits.ts';
import { answerError, answerJson, fakeUpstream } from './support/fake-upstream.ts';
import { problemOf } from './support/problem-of.ts';
import { startBff } from './support/started.ts';
import { until } from './support/until.ts';

const streamId = 'S'.repeat(22);
const path = paths.streamRecords('embedded', 'a', streamId);

type Call = { operation: string; input: Record<string, unknown>; at: number };
type Answer = (call: Call, response: ServerResponse) => void;

/** A back end whose Kinesis answers as a test wants: what the real one does only under load, or after minutes. */
async function start(shards: number, answerRecords: Answer) {
  const calls: Call[] = [];
  const kinesis = await fakeUpstream((request, response, body) => {
    const operation = String(request.headers['x-amz-target']).split('.')[1] ?? '';
    const call = { operation, input: JSON.parse(body) as Record<string, unknown>, at: performance.now() };
    calls.push(call);
    const Shards = Array.from({ length: shards }, (_, n) => ({
      ShardId: `shardId-${String(n).padStart(12, '0')}`,
      HashKeyRange: { StartingHashKey: '0', EndingHashKey: '1' },
      SequenceNumberRange: { StartingSequenceNumber: '1' },
    }));
    if (operation === 'ListShards') answerJson(response, { Shards });
    else if (operation === 'GetShardIterator') answerJson(response, { ShardIterator: `new ${call.input.ShardId}` });
    else answerRecords(call, response);
  });
  const ledger = await fakeUpstream((_request, response) =>
    answerJson(response, {
      Stream: {
        LedgerName: 'a',
        StreamId: streamId,
        StreamName: 's',
        Status: 'ACTIVE',
        RoleArn: 'arn:aws:iam::000000000000:role/local',
        KinesisConfiguration: { StreamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s' },
      },
    }),
  );
  const bff = await startBff({
    upstreamUrl: ledger.url,
    upstream: { readAttempts: 1 },
    environment: {
      LEDGER_KINESIS_ENDPOINT: kinesis.url,
      LEDGER_KINESIS_ACCESS_KEY_ID: 'local',
      LEDGER_KINESIS_SECRET_ACCESS_KEY: 'local',
    },
  });
  return {
    bff,
    calls: (operation: string) => calls.filter((call) => call.operation === operation),
    async [Symbol.asyncDispose]() {
      for (const each of [bff, ledger, kinesis]) await each[Symbol.asyncDispose]();
    },
  };
}

const record = (sequenceNumber: string, data = 'x') => ({
  SequenceNumber: sequenceNumber,
  PartitionKey: 'k',
  ApproximateArrivalTimestamp: 1_577_836_800,
  Data: Buffer.from(data).toString('base64'),
});
const answer = (response: ServerResponse, records: unknown[], next = 'next') =>
  answerJson(response, { Records: records, NextShardIterator: next, MillisBehindLatest: 0 });

/** Reads lines until there are so many records, then leaves. */
async function readRecords(bff: { url: string }, from: 'latest' | 'oldest', count: number) {
  const found: Extract<StreamRecordLine, { type: 'record' }>[] = [];
  for await (const line of createClient(fetch, bff.url).streamRecords('embedded', 'a', streamId, { from })) {
    if (line.type === 'record') found.push(line);
    if (found.length === count) break;
  }
  return found;
}

describe('a live view', () => {
  it('that Kinesis asks to slow down waits twice as long each time, and goes on', async () => {
    let refusals = 2;
    await using view = await start(1, (_call, response) =>
      refusals-- > 0
        ? answerError(response, 400, 'ProvisionedThroughputExceededException', 'Rate exceeded')
        : answer(response, [record('7')]),
    );
    expect(await readRecords(view.bff, 'oldest', 1)).toHaveLength(1);
    const [first, second, third] = view.calls('GetRecords').map(({ at }) => at) as [number, number, number];
    // Less than the pauses of one and two seconds: a call may arrive late.
    expect(second - first).toBeGreaterThan(500);
    expect(third - second).toBeGreaterThan(1_500);
  });

  it('has its place in every shard before it tells the first line', async () => {
    const shards = 8;
    await using view = await start(shards, () => {});
    const lines = createClient(fetch, view.bff.url).streamRecords('embedded', 'a', streamId, { from: 'latest' });
    await lines.next();
    expect(view.calls('GetShardIterator').map(({ input }) => input.ShardIteratorType)).toEqual(
      Array.from({ length: shards }, () => 'LATEST'),
    );
    await lines.return(undefined);
  });

  it('reads a shard once a second when it has caught up', async () => {
    let number = 0;
    await using view = await start(1, (_call, response) => {
      number += 1;
      answer(response, [record(String(number))]);
    });
    await readRecords(view.bff, 'oldest', 3);
    const times = view.calls('GetRecords').map(({ at }) => at);
    // A call that arrives late seems to be close to the next one.
    for (let n = 1; n < times.length; n++) expect((times[n] ?? 0) - (times[n - 1] ?? 0)).toBeGreaterThan(500);
  });

  it('whose iterator expires goes on after the last record it has read', async () => {
    await using view = await start(1, ({ input }, response) => {
      if (input.ShardIterator === 'expired') return answerError(response, 400, 'ExpiredIteratorException', 'expired');
      const renewed = view.calls('GetShardIterator').length > 1;
      answer(response, renewed ? [record('43', 'after')] : [record('41'), record('42')], 'expired');
    });
    const records = await readRecords(view.bff, 'latest', 3);
    expect(records.map(({ sequenceNumber }) => sequenceNumber)).toEqual(['41', '42', '43']);
    expect(
      view.calls('GetShardIterator').map(({ input }) => [input.ShardIteratorType, input.StartingSequenceNumber]),
    ).toEqual([
      ['LATEST', undefined],
      ['AFTER_SEQUENCE_NUMBER', '42'],
    ]);
  });

  it('whose iterator expires before anything came does not skip to what is the latest by then', async () => {
    const before = Date.now() / 1000;
    let expiredAt = 0;
    await using view = await start(1, ({ input }, response) => {
      if (input.ShardIterator === 'expired') {
        expiredAt = Date.now() / 1000;
        return answerError(response, 400, 'ExpiredIteratorException', 'expired');
      }
      const renewed = view.calls('GetShardIterator').length > 1;
      answer(response, renewed ? [record('1')] : [], 'expired');
    });
    await readRecords(view.bff, 'latest', 1);
    const renewal = view.calls('GetShardIterator')[1]?.input;
    expect(renewal?.ShardIteratorType).toBe('AT_TIMESTAMP');
    expect(renewal?.Timestamp).toBeGreaterThanOrEqual(Math.floor(before));
    expect(renewal?.Timestamp).toBeLessThan(expiredAt - 0.5);
  });

  it('ends as a whole answer when its time is over', async () => {
    await using view = await start(1, (_call, response) => answer(response, [record('1')]));
    const limits = LIMITS as { liveViewMs: number };
    const { liveViewMs } = limits;
    // Long enough for its first records on a machine that is busy.
    limits.liveViewMs = 3_000;
    try {
      const types: string[] = [];
      const lines = createClient(fetch, view.bff.url).streamRecords('embedded', 'a', streamId, { from: 'oldest' });
      for await (const { type } of lines) types.push(type);
      expect(types.slice(0, 3)).toEqual(['shards', 'record', 'caught-up']);
      expect(new Set(types)).toEqual(new Set(['shards', 'record', 'caught-up']));
    } finally {
      limits.liveViewMs = liveViewMs;
    }
  });

  it('gives its place free when its time is over, though its reader has stopped reading', async () => {
    const limits = LIMITS as { liveViewMs: number; liveViewGraceMs: number; liveViews: number };
    const { liveViewMs, liveViewGraceMs, liveViews } = limits;
    Object.assign(limits, { liveViewMs: 2_000, liveViewGraceMs: 500, liveViews: 1 });
    // More than all buffers between the two ends hold.
    const records = Array.from({ length: 10 }, (_, n) => record(String(n), 'x'.repeat(1_000_000)));
    try {
      await using view = await start(1, (_call, response) => answer(response, records));
      const stalled = httpRequest(`${view.bff.url}${path}?from=oldest`).end();
      stalled.on('error', () => {});
      const [answered] = (await once(stalled, 'response')) as [IncomingMessage];
      answered.pause();
      const statusOfAnother = async () => {
        const another = await fetch(`${view.bff.url}${path}?from=oldest`);
        await another.body?.cancel();
        return another.status;
      };
      expect(await statusOfAnother()).toBe(429);
      await until(async () => (await statusOfAnother()) === 200);
      stalled.destroy();
    } finally {
      Object.assign(limits, { liveViewMs, liveViewGraceMs, liveViews });
    }
  });

  it('ends as a whole answer when the server stops, which says so and does not wait for it', async () => {
    await using view = await start(1, (_call, response) => answer(response, [record('1')]));
    const lines = createClient(fetch, view.bff.url).streamRecords('embedded', 'a', streamId, { from: 'oldest' });
    await lines.next();
    const stopped = performance.now();
    const closed = view.bff.close(50_000);
    // The client throws what a line `error` says; an answer that is cut off would have another code.
    const rest = (async () => {
      for await (const { type } of lines) expect(['record', 'caught-up']).toContain(type);
    })();
    expect(await problemOf(rest)).toMatchObject({ code: 'stopping', status: 503 });
    await closed;
    expect(performance.now() - stopped).toBeLessThan(40_000);
  });

  it('of more shards than it follows says so before it begins', async () => {
    await using view = await start(101, () => {});
    const refused = await view.bff.send(`${path}?from=oldest`);
    expect(refused.status).toBe(409);
    expect(refused.problem()).toMatchObject({ code: 'limit', service: 'Kinesis' });
    expect(view.calls('GetShardIterator')).toEqual([]);
  });

  it('whose reader rests does not read ahead, and delivers everything when the reader goes on', async () => {
    const shards = 16;
    const big = record('1', 'x'.repeat(3_000_000));
    await using view = await start(shards, (_call, response) => answer(response, [big]));
    const lines = createClient(fetch, view.bff.url).streamRecords('embedded', 'a', streamId, { from: 'oldest' });
    await lines.next();
    await until(() => view.calls('GetRecords').length >= 4);
    // Time for the other side to run ahead, if it can: sockets hold one or two records, and four reads are under way.
    for (let turn = 0; turn < 3_000; turn++) await new Promise((resolve) => setImmediate(resolve));
    expect(view.calls('GetRecords').length).toBeLessThan(12);
    const read = new Set<string>();
    for await (const line of lines) {
      if (line.type === 'caught-up') break;
      if (line.type === 'record') read.add(line.shardId);
    }
    expect(read.size).toBe(shards);
  });

  it('whose reader leaves asks Kinesis no more', async () => {
    const open = new Set<ServerResponse>();
    await using view = await start(1, (_call, response) => {
      open.add(response);
      response.on('close', () => open.delete(response));
    });
    const outgoing = httpRequest(`${view.bff.url}${path}?from=latest`).end();
    const [incoming] = (await once(outgoing, 'response')) as [IncomingMessage];
    await until(() => open.size === 1);
    incoming.destroy();
    await until(() => open.size === 0);
    expect(view.calls('GetRecords')).toHaveLength(1);
    expect(view.bff.log.filter((line) => Number(line.level) >= 40)).toEqual([]);
  });
});
