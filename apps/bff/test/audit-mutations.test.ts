import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AuditEntry, auditEntrySchema, type Client, createClient, paths } from '@qldb-console/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startDetails } from '../src/audit/config-fingerprint.ts';
import { toConfig } from '../src/config/config.ts';
import { readEnv } from '../src/config/env.ts';
import { type LedgerProcess, startLedger } from './support/ledger-process.ts';
import { problemOf } from './support/problem-of.ts';
import { OWN, type Started, startBff } from './support/started.ts';

let folder: string;
let service: LedgerProcess;
let bff: Started;
let client: Client;
const ledger = 'on-record';
const arn = `arn:aws:qldb:us-east-1:000000000000:ledger/${ledger}`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  service = await startLedger();
  bff = await startBff({ upstreamUrl: service.url, environment: { AUDIT_FILE: join(folder, 'audit.jsonl') } });
  client = createClient(fetch, bff.url);
});
afterAll(async () => {
  await bff?.[Symbol.asyncDispose]();
  await service?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

async function entries(): Promise<AuditEntry[]> {
  const lines = (await readFile(join(folder, 'audit.jsonl'), 'utf8')).trimEnd().split('\n');
  return lines.map((line) => auditEntrySchema.parse(JSON.parse(line)));
}
async function recorded(wanted: (entry: AuditEntry) => boolean): Promise<AuditEntry> {
  await expect.poll(async () => (await entries()).some(wanted)).toBe(true);
  return (await entries()).find(wanted) as AuditEntry;
}

describe('a change', () => {
  it('is on record before it is sent, and with its outcome and AWS’s request id afterwards', async () => {
    await client.createLedger('embedded', { name: ledger, permissionsMode: 'STANDARD', deletionProtection: false });
    const outcome = await recorded(({ action, phase }) => action === 'CreateLedger' && phase === 'outcome');
    const intent = (await entries()).find(({ seq }) => seq === outcome.of);
    expect(intent).toMatchObject({
      kind: 'mutation',
      action: 'CreateLedger',
      phase: 'intent',
      actor: { kind: 'local', id: 'local' },
      from: { address: '127.0.0.1' },
      connection: 'embedded',
      target: ledger,
      details: { name: ledger, permissionsMode: 'STANDARD', deletionProtection: false },
    });
    expect(outcome).toMatchObject({ target: ledger, requestId: intent?.requestId, outcome: { status: 201 } });
    expect(outcome.outcome?.awsRequestIds).toEqual([expect.stringMatching(/^[A-Za-z0-9-]{16,}$/)]);
    expect(Number(intent?.seq)).toBeLessThan(outcome.seq);
  });

  it('that AWS refuses has its refusal on record', async () => {
    const problem = await problemOf(client.updateLedger('embedded', 'nowhere', { deletionProtection: true }));
    const outcome = await recorded(({ target, phase }) => target === 'nowhere' && phase === 'outcome');
    expect(outcome.outcome).toEqual({
      status: 404,
      code: 'not-found',
      awsError: 'ResourceNotFoundException',
      awsRequestIds: [problem.awsRequestId],
    });
    expect(outcome.requestId).toBe(problem.requestId);
  });

  it('of every kind is on record', async () => {
    await expect.poll(async () => (await client.describeLedger('embedded', ledger)).state).toBe('ACTIVE');
    await client.updateLedger('embedded', ledger, { deletionProtection: true });
    await client.updatePermissionsMode('embedded', ledger, { permissionsMode: 'ALLOW_ALL' });
    await client.tagResource('embedded', arn, { stage: 'test' });
    await client.untagResource('embedded', arn, ['stage']);
    await client.createKey('embedded', {});
    await client.runWorkload('embedded', ledger, { blocks: 1 });
    await client.updateLedger('embedded', ledger, { deletionProtection: false });
    await client.deleteLedger('embedded', ledger);
    const last = await recorded(({ action, phase }) => action === 'DeleteLedger' && phase === 'outcome');
    expect(last.outcome?.status).toBe(204);
    const done = (await entries()).filter(({ phase }) => phase === 'outcome').map(({ action }) => action);
    for (const action of [
      'UpdateLedger',
      'UpdateLedgerPermissionsMode',
      'TagResource',
      'UntagResource',
      'CreateKmsKey',
      'RunWorkload',
    ])
      expect(done).toContain(action);
    const tagged = (await entries()).find(({ action, phase }) => action === 'TagResource' && phase === 'intent');
    expect(tagged).toMatchObject({ target: ledger, details: { arn, tags: { stage: 'test' } } });
  });
});

describe('a digest', () => {
  it('is on record with its value', async () => {
    await client.createLedger('embedded', { name: 'digested', permissionsMode: 'STANDARD', deletionProtection: false });
    await expect.poll(async () => (await client.describeLedger('embedded', 'digested')).state).toBe('ACTIVE');
    const { digest, digestTipAddress } = await client.getDigest('embedded', 'digested');
    expect(await recorded(({ kind }) => kind === 'digest')).toMatchObject({
      action: 'GetDigest',
      target: 'digested',
      details: { digest, tip: digestTipAddress.ionText },
      outcome: { status: 200 },
    });
  });
});

describe('a presigned URL', () => {
  it('is on record with what it opens and for how long, never with its signature', async () => {
    const { url } = await client.presign('embedded', {
      operation: 'DescribeLedger',
      parameters: { ledger: 'digested' },
      expiresInSeconds: 60,
    });
    const outcome = await recorded(({ kind, phase }) => kind === 'presigned-url' && phase === 'outcome');
    const intent = (await entries()).find(({ seq }) => seq === outcome.of);
    expect(intent).toMatchObject({
      target: 'digested',
      details: { operation: 'DescribeLedger', expiresInSeconds: 60 },
    });
    const signature = new URL(url).searchParams.get('X-Amz-Signature') ?? '?';
    expect(await readFile(join(folder, 'audit.jsonl'), 'utf8')).not.toContain(signature);
  });
});

describe('secrets', () => {
  it('of headers, bodies and the configuration are nowhere in the log', async () => {
    const headers = {
      ...OWN,
      cookie: 'session=cookie-that-opens-everything',
      authorization: 'Bearer token-that-opens-everything',
      'x-amz-security-token': 'header-that-opens-everything',
    };
    const body = JSON.stringify({ deletionProtection: true, password: 'body-that-opens-everything' });
    for (const path of [paths.ledger('embedded', 'digested'), '/api/nowhere?token=query-that-opens-everything'])
      await bff.send(path, { method: 'PATCH', headers, body });
    await recorded(({ action, outcome }) => action === 'UpdateLedger' && outcome?.status === 400);
    expect(await readFile(join(folder, 'audit.jsonl'), 'utf8')).not.toContain('that-opens-everything');
  });

  it('are not in what the start says of the configuration, which is another one when that is', () => {
    const details = (environment: Record<string, string>) => startDetails(toConfig(readEnv(environment)), 'here');
    const secret = { LEDGER_SECRET_ACCESS_KEY: 'key-that-opens-everything' };
    expect(JSON.stringify(details(secret))).not.toContain('that-opens-everything');
    expect(details(secret).configuration).toBe(details({}).configuration);
    expect(details({ READ_ONLY: 'on' }).configuration).not.toBe(details({}).configuration);
  });
});

describe('a refusal', () => {
  it.each([
    ['of another site', { ...OWN, 'sec-fetch-site': 'cross-site' }],
    ['of a form without the console’s header', { 'content-type': 'application/json' }],
    ['of a foreign name', { ...OWN, host: 'evil.example' }],
  ])('%s is on record, without the query of its address', async (_what, headers) => {
    const before = (await entries()).length;
    const path = `${paths.ledgers('embedded')}?code=${'s3cret'.repeat(5)}`;
    expect((await bff.send(path, { method: 'POST', headers, body: '{}' })).status).toBe(403);
    const entry = await recorded(({ kind, seq }) => kind === 'refusal' && seq > before);
    expect(entry).toMatchObject({ action: 'forbidden', target: `POST ${paths.ledgers('embedded')}` });
    expect(JSON.stringify(entry)).not.toContain('s3cret');
  });

  it('hundreds of times over is ten lines', async () => {
    const before = (await entries()).length;
    for (let round = 0; round < 10; round++)
      await Promise.all(
        Array.from({ length: 30 }, () => bff.send('/api/connections', { headers: { host: 'evil.example' } })),
      );
    expect((await entries()).length - before).toBeLessThanOrEqual(10);
  });
});
