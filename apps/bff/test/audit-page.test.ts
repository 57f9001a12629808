import { hash } from 'node:crypto';
import { appendFile, mkdtemp, open, readFile, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditChain, type AuditPage, createClient, paths, readAuditEntry } from '@qldb-console/contract';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLinesBefore } from '../src/audit/read-lines.ts';
import { answerJson, fakeUpstream } from './support/fake-upstream.ts';
import { problemOf } from './support/problem-of.ts';
import { OWN, startBff } from './support/started.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  path = join(folder, 'audit.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function started(environment: Record<string, string> = {}) {
  const upstream = await fakeUpstream((_request, response) => answerJson(response, { Ledgers: [] }));
  const bff = await startBff({ upstreamUrl: upstream.url, environment: { AUDIT_FILE: path, ...environment } });
  return {
    bff,
    client: createClient(fetch, bff.url),
    async [Symbol.asyncDispose]() {
      await bff[Symbol.asyncDispose]();
      await upstream[Symbol.asyncDispose]();
    },
  };
}

function judge(lines: readonly string[]) {
  const chain = new AuditChain({ sha256: (bytes) => hash('sha256', bytes) });
  for (const line of lines) chain.add({ bytes: new TextEncoder().encode(line), ended: true });
  return chain.finish();
}

describe('the audit page', () => {
  it('gets all lines of the file, page by page, and they are one chain up to the head', async () => {
    await using on = await started();
    for (let n = 0; n < 25; n++) await on.client.report({ kind: 'evidence-saved', subject: `page ${n}` });
    await expect.poll(async () => (await on.client.listAudit({ limit: 1 })).head.seq).toBe(26);
    const pages: AuditPage[] = [];
    for (let before: number | undefined; before !== 0; before = pages.at(-1)?.start)
      pages.push(await on.client.listAudit({ limit: 10, before }));
    expect(pages.map(({ lines }) => lines.length)).toEqual([10, 10, 6]);
    const lines = pages.toReversed().flatMap((page) => page.lines);
    expect(`${lines.join('\n')}\n`).toBe(await readFile(path, 'utf8'));
    expect(judge(lines)).toMatchObject({ outcome: 'consistent', entries: 26, last: pages[0]?.head });
  });

  it('downloads the file, byte by byte', async () => {
    await using on = await started();
    await on.client.report({ kind: 'digest-saved' });
    const answer = await on.bff.send(paths.auditFile());
    expect(answer.status).toBe(200);
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="audit-[\w.-]+-0\.jsonl"$/);
    expect(answer.text).toBe(await readFile(path, 'utf8'));
  });

  it('belongs to one instance: pages of two would look like a log that was tampered with', async () => {
    await using on = await started();
    const { instance, start } = await on.client.listAudit({ limit: 1 });
    expect(instance).toBe(`${hostname()}:0`);
    await expect(on.client.listAudit({ before: start, instance })).resolves.toMatchObject({ instance });
    expect(await problemOf(on.client.listAudit({ before: start, instance: 'console-1:8580' }))).toMatchObject({
      status: 409,
      code: 'other-instance',
    });
  });

  it('shows what somebody wrote into the file as it stands there', async () => {
    await using on = await started();
    await appendFile(path, Buffer.from([0x7b, 0xff, 0x0a]));
    const { lines } = await on.client.listAudit();
    expect(lines.at(-1)).toBe('{�');
    expect(judge(lines).outcome).toBe('disproven');
  });

  it('is told where there is no file', async () => {
    await using on = await started({ AUDIT_FILE: 'off' });
    expect(await problemOf(on.client.listAudit())).toMatchObject({ status: 501, code: 'not-supported' });
  });

  it.each(['before=-1', 'before=1e3', 'limit=0', 'limit=99999', 'limit=x', 'other=1'])('refuses %s', async (query) => {
    await using on = await started();
    const answer = await on.bff.send(`${paths.audit()}?${query}`);
    expect(answer.status).toBe(400);
  });
});

describe('reports of the browser', () => {
  it('are on record as what they are', async () => {
    await using on = await started();
    await on.client.report({ kind: 'verdict-computed', of: 'journal', ledger: 'l', outcome: 'anchored' });
    const entries = (await on.client.listAudit()).lines.map((line) => readAuditEntry(Buffer.from(line)));
    expect(entries.at(-1)).toMatchObject({
      kind: 'report',
      action: 'verdict-computed',
      target: 'l',
      details: { of: 'journal', outcome: 'anchored' },
      reportedBy: 'browser',
      actor: { kind: 'local' },
    });
  });

  it.each([
    ['of another kind', { kind: 'ledger-deleted' }],
    ['with more than is known', { kind: 'digest-saved', seq: 1 }],
    ['of two lines', { kind: 'digest-saved', subject: 'a\n{"seq":9}' }],
    ['with characters that nobody sees', { kind: 'digest-saved', subject: 'a\u202eb' }],
    ['that are long', { kind: 'digest-saved', subject: 'x'.repeat(201) }],
    ['of prototypes', JSON.parse('{"kind":"digest-saved","__proto__":{"seq":1}}')],
  ])('%s are refused, and leave no entry', async (_what, body) => {
    await using on = await started();
    const before = await readFile(path, 'utf8');
    const text = JSON.stringify(body).replace(
      '"kind"',
      Object.keys(body).length === 1 ? '"__proto__":{},"kind"' : '"kind"',
    );
    expect((await on.bff.send(paths.reports(), { method: 'POST', headers: OWN, body: text })).status).toBe(400);
    expect(await readFile(path, 'utf8')).toBe(before);
  });
});

describe('lines read backwards', () => {
  it('are those of the file, wherever the reading stops', async () => {
    const all = Array.from({ length: 60 }, (_, n) => (n % 7 === 3 ? '' : `line ${n} ${'x'.repeat((n * 37) % 90)}`));
    await writeFile(path, `${all.join('\n')}\n`);
    await using file = await open(path, 'r');
    const { size } = await file.stat();
    for (const limit of [1, 2, 7, 60, 1000]) {
      const lines: string[] = [];
      for (let before = size; before > 0; ) {
        const read = await readLinesBefore(file, before, limit);
        expect(read.start).toBeLessThan(before);
        lines.unshift(...read.lines);
        before = read.start;
      }
      expect(lines).toEqual(all);
    }
  });

  it('of an empty file are none', async () => {
    await writeFile(path, '');
    await using file = await open(path, 'r');
    expect(await readLinesBefore(file, 0, 10)).toEqual({ start: 0, lines: [] });
  });
});
