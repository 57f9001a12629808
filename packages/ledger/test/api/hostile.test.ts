import { type HostileValue, hostileTexts, hugeTexts } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { LEDGER, transaction } from '../support/journal.ts';
import { startService, type TestService } from '../support/service.ts';
import { type Answer, sendSigned } from '../support/signed-request.ts';

const DOCUMENT = 'Document0000000000001A';
const post = (target: string, body: string | Uint8Array, url: string) =>
  sendSigned(url, { method: 'POST', target, body, headers: { 'content-type': 'application/json' } });
/** Every hostile text once; the naughty strings come in several wrappings that only readers of Ion tell apart. */
const bare = () => hostileTexts().filter(({ name }) => !/^naughty \d+ /.test(name));
const textOf = (value: HostileValue) => new TextDecoder().decode(value.bytes());

async function startWithLedger(): Promise<TestService & { address: string }> {
  const test = await startService();
  const { strandId } = await test.service.engine.createLedger(LEDGER);
  await test.service.engine.commit('test', transaction({ op: 'create-table', table: 'A' }));
  return { ...test, address: `{strandId:"${strandId}",sequenceNo:0}` };
}

/** A named error of the client's making, short, and soon. */
function expectRefusal(name: string, answer: Answer, allowed: readonly string[]): void {
  const error = String(answer.headers['x-amzn-errortype']);
  expect({ name, error, status: answer.status }).toEqual({
    name,
    error: expect.toSatisfy((code: string) => allowed.includes(code)),
    status: expect.toSatisfy((status: number) => status >= 400 && status < 500),
  });
  expect(answer.text.length).toBeLessThan(600);
  expect(answer.json.Message).not.toMatch(/[\p{Cc}\u202e]|\bat .+:\d+:\d+/u);
}

describe('hostile text', () => {
  it('as a body is refused', async () => {
    const { url } = await startWithLedger();
    for (const value of bare()) {
      if (value.bytes().length === 0) continue;
      const answer = await post('/ledgers', value.bytes(), url);
      expectRefusal(value.name, answer, ['SerializationException', 'InvalidParameterException']);
    }
  });

  it('as an address, a digest tip or a document id is refused, and nothing else than an address is one', async () => {
    const { url, address } = await startWithLedger();
    const allowed = ['InvalidParameterException', 'SerializationException'];
    for (const value of bare()) {
      const text = textOf(value);
      const block = { BlockAddress: { IonText: text } };
      expectRefusal(value.name, await post('/ledgers/test/block', JSON.stringify(block), url), allowed);
      const tip = { BlockAddress: { IonText: address }, DigestTipAddress: { IonText: text } };
      expectRefusal(value.name, await post('/ledgers/test/block', JSON.stringify(tip), url), allowed);
      const revision = { BlockAddress: { IonText: address }, DocumentId: text };
      expectRefusal(value.name, await post('/ledgers/test/revision', JSON.stringify(revision), url), allowed);
    }
  });

  it('as the name of a ledger is refused, in the path and in the body', async () => {
    const { url, service } = await startWithLedger();
    const before = await service.engine.listLedgers(undefined, 100);
    for (const value of bare()) {
      const text = textOf(value);
      // Some naughty strings are plain words, and so names of ledgers that do not exist.
      if (/^[A-Za-z0-9-]{1,32}$/.test(text)) continue;
      const named = await post('/ledgers', JSON.stringify({ Name: text, PermissionsMode: 'STANDARD' }), url);
      expectRefusal(value.name, named, ['InvalidParameterException']);
      const path = encodeURIComponent(text);
      if (path.length > 8_000 || path === '.' || path === '..') continue;
      const found = await sendSigned(url, { target: `/ledgers/${path}` });
      expectRefusal(value.name, found, [
        'InvalidParameterException',
        'UnknownOperationException',
        'InvalidSignatureException',
      ]);
    }
    expect(await service.engine.listLedgers(undefined, 100)).toEqual(before);
  });

  it('as a document is committed as the value it is, or refused with where it is wrong', async () => {
    const { service } = await startWithLedger();
    const { engine } = service;
    let committed = 0;
    for (const value of hostileTexts().filter(({ name }) => !/ (as a digest|as a field name)$/.test(name))) {
      const data = `{v:${textOf(value)}}`;
      await engine.commit('test', transaction({ op: 'insert', table: 'A', data })).then(
        () => {
          committed += 1;
        },
        (error: unknown) =>
          expect(error).toMatchObject({
            name: 'EngineError',
            message: expect.stringMatching(/^document .*byte \d+|limit/),
          }),
      );
    }
    expect(committed).toBeGreaterThan(20);
    // The next hook judges every block of it by the reference.
    expect((await engine.ledger('test')).size).toBe(2 + committed);
  });
});

describe('huge text', () => {
  it('is refused soon, and the service goes on', async () => {
    const { url, address } = await startWithLedger();
    for (const value of hugeTexts()) {
      const text = textOf(value);
      for (const body of [text, JSON.stringify({ BlockAddress: { IonText: text }, DocumentId: DOCUMENT })]) {
        const started = performance.now();
        const answer = await post('/ledgers/test/revision', body, url).catch(
          (error: NodeJS.ErrnoException) => error.code,
        );
        const took = performance.now() - started;
        // A body beyond the limit is refused while it is still being sent; then some clients see only the closed connection.
        if (typeof answer === 'string') expect(['EPIPE', 'ECONNRESET']).toContain(answer);
        else if (answer)
          expectRefusal(value.name, answer, [
            'SerializationException',
            'InvalidParameterException',
            'RequestEntityTooLargeException',
          ]);
        expect({ name: value.name, slow: took > 30_000 }).toEqual({ name: value.name, slow: false });
      }
      const next = await post('/ledgers/test/block', JSON.stringify({ BlockAddress: { IonText: address } }), url);
      expect(next.status).toBe(200);
    }
  });
});
