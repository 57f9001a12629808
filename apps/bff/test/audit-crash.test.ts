import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createClient } from '@qldb-console/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startAuditProcess } from './support/audit-process.ts';
import { answerJson, fakeUpstream } from './support/fake-upstream.ts';
import { entriesOf, judgeLog } from './support/judge-log.ts';
import { problemOf } from './support/problem-of.ts';
import { until } from './support/until.ts';

const run = promisify(execFile);
const LEDGER = {
  Name: 'invoices',
  Arn: 'arn:aws:qldb:us-east-1:000000000000:ledger/invoices',
  State: 'ACTIVE',
  CreationDateTime: 1763900000,
  DeletionProtection: true,
  PermissionsMode: 'STANDARD',
};

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  path = join(folder, 'audit.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('a process that is killed', () => {
  it('between the intention and the outcome leaves the intention, and the next one goes on with the chain', async () => {
    await using upstream = await fakeUpstream(() => new Promise(() => {}));
    await using first = await startAuditProcess(upstream.url, path);
    createClient(fetch, first.url)
      .deleteLedger('embedded', 'invoices')
      .catch(() => {});
    await until(() => upstream.requests.includes('DELETE /ledgers/invoices'));
    // It is on record by the time that the service hears of it.
    const intent = (await entriesOf(path)).find(({ phase }) => phase === 'intent');
    expect(intent).toMatchObject({ action: 'DeleteLedger', target: 'invoices' });
    await first.kill();

    await using _second = await startAuditProcess(upstream.url, path);
    // The lock ended with the process.
    const verdict = await judgeLog([path]);
    expect(verdict).toMatchObject({ outcome: 'consistent', unfinishedCount: 1 });
    expect(verdict.unfinished).toEqual([
      { seq: intent?.seq, line: 2, action: 'DeleteLedger', target: 'invoices', requestId: intent?.requestId },
    ]);
  });

  it('while it writes as fast as it can leaves a log that the next one goes on with', async () => {
    await using upstream = await fakeUpstream((_request, response) => answerJson(response, LEDGER));
    for (let round = 0; round < 2; round++) {
      await using one = await startAuditProcess(upstream.url, path);
      const client = createClient(fetch, one.url);
      const seen = upstream.requests.length;
      const flood = Array.from({ length: 200 }, () =>
        client.updateLedger('embedded', 'invoices', { deletionProtection: true }).catch(() => {}),
      );
      await until(() => upstream.requests.length > seen + 20);
      await one.kill();
      await Promise.all(flood);
    }
    await using _last = await startAuditProcess(upstream.url, path);
    const verdict = await judgeLog([path]);
    expect(verdict).toMatchObject({ outcome: 'consistent', faultCount: 0 });
    // Nothing reached the service that is not on record.
    const intents = (await entriesOf(path)).filter(({ phase }) => phase === 'intent');
    expect(intents.length).toBeGreaterThanOrEqual(upstream.requests.length);
  });
});

describe('two processes', () => {
  it('do not write the same file: the second does not start, and says why', async () => {
    await using upstream = await fakeUpstream((_request, response) => answerJson(response, LEDGER));
    await using _first = await startAuditProcess(upstream.url, path);
    await expect(startAuditProcess(upstream.url, path)).rejects.toThrow(
      /^AuditError: Another process writes the audit log/,
    );
    expect(await judgeLog([path])).toMatchObject({ outcome: 'consistent', entries: 1 });
  });
});

describe('a disk that is full', () => {
  it('stops every change before it is sent, nothing else, and is over when there is room again', async () => {
    await using upstream = await fakeUpstream((_request, response) => answerJson(response, LEDGER));
    await using one = await startAuditProcess(upstream.url, path);
    const client = createClient(fetch, one.url);
    const change = () => client.updateLedger('embedded', 'invoices', { deletionProtection: true });
    await change();
    await until(async () => (await entriesOf(path)).length === 3);

    // The next entry is cut off in its middle.
    const { size } = await stat(path);
    await run('prlimit', ['--pid', String(one.pid), `--fsize=${size + 100}:unlimited`]);
    const sent = upstream.requests.length;
    expect(await problemOf(change())).toMatchObject({ status: 503, code: 'audit-unavailable' });
    expect(await problemOf(change())).toMatchObject({ status: 503, code: 'audit-unavailable' });
    const presign = { operation: 'DescribeLedger', parameters: { ledger: 'invoices' }, expiresInSeconds: 60 } as const;
    expect(await problemOf(client.presign('embedded', presign))).toMatchObject({ code: 'audit-unavailable' });
    expect(upstream.requests.length).toBe(sent);
    expect((await client.describeLedger('embedded', 'invoices')).name).toBe('invoices');
    expect((await stat(path)).size).toBe(size + 100);
    expect(one.stderr()).toContain('the audit log cannot be written');

    await run('prlimit', ['--pid', String(one.pid), '--fsize=unlimited:unlimited']);
    await change();
    await until(async () => (await entriesOf(path)).length === 5);
    expect(await judgeLog([path])).toMatchObject({
      outcome: 'consistent',
      torn: [{ line: 4, bytes: 100, named: true }],
    });
    expect((await readFile(path, 'utf8')).split('\n')).toHaveLength(7);
  });
});
