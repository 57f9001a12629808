import { setTimeout } from 'node:timers/promises';
import { UpdateLedgerCommand } from '@aws-sdk/client-qldb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { transaction } from '../support/journal.ts';
import { type KinesisServer, startKinesisServer } from './kinesis-server.ts';
import { startStreamService } from './stream-service.ts';

let kinesis: KinesisServer;
beforeAll(async () => {
  kinesis = await startKinesisServer();
});
afterAll(() => kinesis.stop());

const KEY = 'arn:aws:kms:us-east-1:000000000000:key/11111111-2222-3333-4444-555555555555';

it('a stream whose end passes while the key of its ledger is disabled waits without working', async () => {
  await kinesis.createStream('key');
  let looks = 0;
  let ahead = 0;
  const clock = () => {
    looks += 1;
    return Date.now() + ahead;
  };
  const { client, service, stream, describe, reaches } = await startStreamService(kinesis.url, { clock });
  await client.send(new UpdateLedgerCommand({ Name: 'test', KmsKey: KEY }));
  await service.engine.commit('test', transaction({ op: 'create-table', table: 'A' }));
  const end = new Date(Date.now() + 60_000);
  const id = await stream('key', { to: end });
  await service.engine.setKeyState(KEY, 'Disabled');
  ahead = 61_000;
  looks = 0;
  const begun = performance.now();
  await setTimeout(1_000);
  // A few looks a second: at the clock, the ledger, its key.
  expect(looks / ((performance.now() - begun) / 1_000)).toBeLessThan(50);
  expect((await describe(id)).Status).toBe('ACTIVE');
  await service.engine.setKeyState(KEY, 'Enabled');
  await reaches(id, 'COMPLETED');
});
