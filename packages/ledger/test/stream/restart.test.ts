import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { transaction } from '../support/journal.ts';
import { startServiceProcess } from '../support/service-process.ts';
import { tempDir } from '../support/temp-dir.ts';
import { consume, rebuild } from './consume.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { CREDENTIALS, type KinesisServer, startKinesisServer, until } from './kinesis-server.ts';
import { startStreamService } from './stream-service.ts';

let kinesis: KinesisServer;
beforeAll(async () => {
  kinesis = await startKinesisServer();
});
afterAll(() => kinesis.stop());

describe('the process', () => {
  it('can be killed in the middle of a replay, again and again: every block arrives', async () => {
    const dataDir = tempDir();
    await kinesis.createStream('killed');
    const proxy = await startFaultProxy(kinesis.url);
    // The journal itself is judged elsewhere.
    const { service, stream } = await startStreamService(proxy.url, { dataDir, judged: false });
    const { engine } = service;
    await engine.commit('test', transaction({ op: 'create-table', table: 'A' }));
    const insert = (n: number) => transaction({ op: 'insert', table: 'A', data: `{n:${n}}` });
    await engine.commitAll(
      'test',
      Array.from({ length: 900 }, (_, n) => insert(n)),
    );
    // Not even CREATED is taken yet.
    proxy.fault = (operation) => (operation === 'PutRecords' ? 'hang' : undefined);
    const id = await stream('killed', { aggregated: false, to: new Date(Date.now() + 20) });
    await until(() => proxy.puts.length === 1);
    const { size } = await engine.ledger('test');
    await service.close();

    const firsts: (string | undefined)[] = [];
    for (let round = 0; round < 3; round += 1) {
      let puts = 0;
      proxy.puts.length = 0;
      // One request is acknowledged; the next is taken too, but its acknowledgement never arrives.
      proxy.fault = (operation) => {
        if (operation !== 'PutRecords') return undefined;
        puts += 1;
        if (puts === 1) return undefined;
        return puts === 2 ? { cut: 'after' } : 'hang';
      };
      const running = startServiceProcess({
        dataDir,
        stateDelayMs: 0,
        kinesis: { endpoint: proxy.url, region: 'us-east-1', credentials: CREDENTIALS },
      });
      await until(() => puts >= 2);
      await running.kill();
      firsts.push(proxy.puts[0]?.Records[0]?.PartitionKey);
    }
    // Each time it went on from where Kinesis had acknowledged, not from the beginning.
    expect(firsts[0]).toBe(id);
    expect(new Set(firsts).size).toBe(3);

    proxy.fault = () => undefined;
    const last = await startStreamService(proxy.url, { dataDir, judged: false });
    await last.reaches(id, 'COMPLETED');
    const records = await consume(kinesis, 'killed');
    expect([...rebuild(records).keys()]).toEqual(Array.from({ length: size - 1 }, (_, at) => at + 1));
    expect(records.length).toBeGreaterThan(1 + (size - 1) + 900 + 1);
  }, 120_000);
});
