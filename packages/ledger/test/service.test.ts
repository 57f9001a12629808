import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { CreateLedgerCommand, ListLedgersCommand } from '@aws-sdk/client-qldb';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createLedgerService, SAMPLE, ServiceError } from '../src/index.ts';
import { createClient, startService } from './support/service.ts';
import { postJson, sendSigned } from './support/signed-request.ts';
import { tempDir } from './support/temp-dir.ts';

async function serviceErrorOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof ServiceError)) throw new Error(`no ServiceError: ${String(error)}`);
  return { code: error.code, message: error.message };
}

describe('listening', () => {
  it('elsewhere than on this machine is refused while the key is the well-known one', async () => {
    const service = await createLedgerService({ dataDir: tempDir() });
    onTestFinished(() => service.close());
    for (const host of ['0.0.0.0', '::', '192.168.1.10', 'example.com']) {
      expect(await serviceErrorOf(service.listen(0, host))).toEqual({
        code: 'not-loopback',
        message: `The ledger service does not listen on ${host} with the well-known key local/local: set another key first, or listen on 127.0.0.1.`,
      });
    }
    await service.listen(0, 'localhost');
    expect(service.url).toMatch(/^http:\/\/(127\.0\.0\.1|\[::1\]):\d+$/);
  });

  it('elsewhere is possible with a key of its own, and then any name may be used for it', async () => {
    const credentials = { accessKeyId: 'mine', secretAccessKey: 'only mine' };
    const service = await createLedgerService({ dataDir: tempDir(), credentials });
    onTestFinished(() => service.close());
    await service.listen(0, '0.0.0.0');
    const url = service.url.replace('0.0.0.0', '127.0.0.1');
    const answer = await sendSigned(url, { target: '/ledgers', headers: { host: 'ledger.example.com' } }, credentials);
    expect(answer.status).toBe(200);
  });

  it('on a port that is in use is said plainly', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    onTestFinished(() => void other.close());
    const { port } = other.address() as { port: number };
    const service = await createLedgerService({ dataDir: tempDir() });
    onTestFinished(() => service.close());
    expect(await serviceErrorOf(service.listen(port))).toEqual({
      code: 'port-in-use',
      message: `Port ${port} on 127.0.0.1 is in use by another program: choose another one with LEDGER_PORT.`,
    });
    await service.listen(0);
  });
});

describe('closing', () => {
  it('gives the data directory free and can be repeated', async () => {
    const { service, dataDir } = await startService();
    await service.close();
    await service.close();
    const again = await startService({ dataDir });
    expect((await again.client.send(new ListLedgersCommand())).Ledgers).toEqual([]);
  });

  it('ends a workload that is running, and what it had acknowledged is there', async () => {
    const { service, url, dataDir } = await startService();
    await createClient(url).send(new CreateLedgerCommand({ Name: 'a', PermissionsMode: 'STANDARD' }));
    const running = postJson(url, '/x-qldb-console/ledgers/a/workload', { rate: 100, seconds: 600 });
    await expect.poll(async () => (await service.engine.ledger('a')).size).toBeGreaterThan(5);
    await service.close();
    const { status, json } = await running;
    expect(status).toBe(200);
    const again = await startService({ dataDir });
    expect((await again.service.engine.ledger('a')).size).toBe(1 + Number(json.committed));
  });
});

describe('the process', () => {
  const child = `
    import { createLedgerService } from ${JSON.stringify(new URL('../src/index.ts', import.meta.url).href)};
    const service = await createLedgerService({ dataDir: process.argv[1], stateDelayMs: 0, sampleLedger: true });
    await service.listen(0);
    console.log(service.url);
  `;
  async function startChild(dataDir: string) {
    const running = spawn(process.execPath, ['--input-type=module', '-e', child, dataDir], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    onTestFinished(() => void running.kill('SIGKILL'));
    const [line] = (await once(running.stdout, 'data')) as [Buffer];
    return { running, url: line.toString().trim() };
  }

  it('can be killed at any moment: what was acknowledged is there, and digests from before still prove it', async () => {
    const dataDir = tempDir();
    let acknowledged: number = SAMPLE.tip;
    const digests: { size: number; digest: string }[] = [];
    for (const [rounds, milliseconds] of [
      [1, 3],
      [3, 40],
      [2, 12],
    ] as const) {
      const { running, url } = await startChild(dataDir);
      const exited = once(running, 'exit');
      const workload = (blocks: number) =>
        postJson(url, `/x-qldb-console/ledgers/${SAMPLE.ledgerName}/workload`, { blocks }).catch(() => undefined);
      for (let round = 0; round < rounds; round += 1) {
        acknowledged = Number((await workload(3))?.json.lastSequenceNo);
        const { json } = await sendSigned(url, { method: 'POST', target: `/ledgers/${SAMPLE.ledgerName}/digest` });
        const tip = (json.DigestTipAddress as { IonText: string }).IonText;
        digests.push({ size: Number(/sequenceNo:(\d+)/.exec(tip)?.[1]) + 1, digest: String(json.Digest) });
      }
      // Killed while commits are under way: none of these is acknowledged.
      const cutOff = workload(5_000);
      setTimeout(() => running.kill('SIGKILL'), milliseconds);
      expect(await cutOff).toBeUndefined();
      await exited;
    }
    expect(digests).toHaveLength(6);

    const { service } = await startService({ dataDir });
    const ledger = await service.engine.ledger(SAMPLE.ledgerName);
    expect(ledger.size).toBeGreaterThan(acknowledged);
    for (const { size, digest } of [{ size: SAMPLE.tip + 1, digest: SAMPLE.digest }, ...digests]) {
      expect(Buffer.from(await service.engine.journal.digest(ledger, size)).toString('base64')).toBe(digest);
    }
    for (let sequenceNo = 0; sequenceNo < ledger.size; sequenceNo += 1)
      await service.engine.journal.block(ledger, sequenceNo);
    const more = await postJson(service.url, `/x-qldb-console/ledgers/${SAMPLE.ledgerName}/workload`, { blocks: 5 });
    expect(more.json).toMatchObject({ committed: 5, firstSequenceNo: ledger.size });
  });
});
