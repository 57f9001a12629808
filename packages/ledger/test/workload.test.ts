import { request } from 'node:http';
import { CreateLedgerCommand } from '@aws-sdk/client-qldb';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../src/workload/random.ts';
import { Workloads } from '../src/workload/workloads.ts';
import { blockTexts, LEDGER, transaction } from './support/journal.ts';
import { startService, type TestService } from './support/service.ts';
import { type Answer, postJson, sendSigned, signed } from './support/signed-request.ts';

const PATH = '/x-qldb-console/ledgers/a/workload';

async function startWithLedger(): Promise<TestService> {
  const test = await startService();
  await test.client.send(new CreateLedgerCommand({ Name: 'a', PermissionsMode: 'STANDARD' }));
  return test;
}
const run = (url: string, body: unknown, headers: Record<string, string> = {}): Promise<Answer> =>
  postJson(url, PATH, body, headers);

describe('a workload', () => {
  it('commits exactly the blocks asked for, all of them sound, tables first', async () => {
    const { url, service } = await startWithLedger();
    const before = Date.now();
    expect((await run(url, { blocks: 300 })).json).toEqual({ committed: 300, firstSequenceNo: 1, lastSequenceNo: 300 });
    const texts = await blockTexts(service.engine, 'a');
    expect(texts).toHaveLength(301);
    expect(texts[1]).toContain('CREATE TABLE VehicleRegistration');
    const all = texts.join('\n');
    for (const part of [
      'INSERT INTO',
      'UPDATE',
      'SELECT',
      'DELETE FROM',
      'PrimaryOwner',
      'PendingPenaltyTicketAmount:0.00',
    ]) {
      expect(all).toContain(part);
    }
    const times = texts.map((text) => Date.parse(/blockTimestamp:([^,]+)/.exec(text)?.[1] ?? ''));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(before - 1_000);
    expect(Math.max(...times)).toBeLessThanOrEqual(Date.now());
  });

  it('goes on where the last one ended: documents get further versions', async () => {
    const { url, service } = await startWithLedger();
    await run(url, { blocks: 150 });
    expect((await run(url, { blocks: 150 })).json).toMatchObject({ committed: 150, firstSequenceNo: 151 });
    const texts = await blockTexts(service.engine, 'a');
    expect(texts.slice(151).some((text) => /version:[1-9]/.test(text))).toBe(true);
    expect(texts.join('').match(/CREATE TABLE Person/g)).toHaveLength(1);
  });

  it('stands other writers: what they changed meanwhile is taken up', async () => {
    const { url, service } = await startWithLedger();
    await run(url, { blocks: 100 });
    const ledger = await service.engine.ledger('a');
    const { tables, documents } = await service.engine.recentState(ledger, 1_000);
    for (const { tableId, documentId } of documents) {
      await service.engine.commit('a', transaction({ op: 'delete', table: tables.get(tableId) as string, documentId }));
    }
    expect((await run(url, { blocks: 60 })).json).toMatchObject({ committed: 60 });
    const both = await Promise.all([run(url, { blocks: 40 }), run(url, { blocks: 40 })]);
    expect(both.map(({ json }) => json.committed)).toEqual([40, 40]);
  });

  it('does not write over what others wrote into the documents it knows', async () => {
    const { url, service } = await startWithLedger();
    await run(url, { blocks: 100 });
    const { tables, documents } = await service.engine.recentState(await service.engine.ledger('a'), 1_000);
    for (const { tableId, documentId, data } of documents) {
      const table = tables.get(tableId) as string;
      await service.engine.commit(
        'a',
        transaction({ op: 'update', table, documentId, data: data.replace(/\}$/, ',Added:true}') }),
      );
    }
    const { size } = await service.engine.ledger('a');
    await run(url, { blocks: 60 });
    const written = (await blockTexts(service.engine, 'a')).slice(size).join('');
    for (const { documentId } of documents) {
      // Within one revision: one that deletes the document has no data.
      const updates = [
        ...written.matchAll(new RegExp(`,data:(\\{(?:(?!metadata:)[^|])*?\\}),metadata:\\{id:"${documentId}"`, 'g')),
      ];
      for (const [, data] of updates) expect(data).toContain('Added:true');
    }
    expect(written).toContain('Added:true');
  });

  it('tries again when a document it is about to change is deleted in the same moment', async () => {
    const { url, service } = await startWithLedger();
    await run(url, { blocks: 100 });
    const { tables, documents } = await service.engine.recentState(await service.engine.ledger('a'), 1_000);
    const deletions = documents.map(({ tableId, documentId }) =>
      transaction({ op: 'delete', table: tables.get(tableId) as string, documentId }),
    );
    // Right after the workload has looked at the documents, somebody else's commit goes first.
    let competing: Promise<unknown> | undefined;
    const { engine } = service;
    const recentState = engine.recentState.bind(engine);
    engine.recentState = async (...args) => {
      const state = await recentState(...args);
      competing ??= engine.commitAll('a', deletions);
      return state;
    };
    const workloads = new Workloads(engine, seededRandom('race'));
    let committed = 0;
    for await (const progress of workloads.run('a', { blocks: 50, seed: undefined }, new AbortController().signal)) {
      committed = progress.committed;
    }
    await competing;
    expect([committed, (await engine.ledger('a')).size]).toEqual([50, 101 + deletions.length + 50]);
  });

  it('uses tables of its names that exist, and leaves other documents alone', async () => {
    const { url, service } = await startWithLedger();
    await service.engine.commit(
      'a',
      transaction({ op: 'create-table', table: 'Person' }, { op: 'create-table', table: 'Mine' }),
    );
    const foreign = "{ 'a name': 1, nested: [usd::1.50] }";
    await service.engine.commit('a', transaction({ op: 'insert', table: 'Person', data: foreign }));
    expect((await run(url, { blocks: 80 })).json).toMatchObject({ committed: 80 });
    const texts = await blockTexts(service.engine, 'a');
    expect(texts[3]).not.toContain('CREATE TABLE Person');
    expect(texts[3]).toContain('CREATE TABLE Vehicle');
    expect(texts.filter((text) => text.includes(foreign))).toHaveLength(1);
  });

  it('at a rate takes the time that follows from it', async () => {
    const { url, service } = await startWithLedger();
    const started = performance.now();
    const { json } = await run(url, { rate: 40, seconds: 1 });
    expect(json).toEqual({ committed: 40, firstSequenceNo: 1, lastSequenceNo: 40 });
    expect(performance.now() - started).toBeGreaterThan(900);
    const times = (await blockTexts(service.engine, 'a')).map((text) => /blockTimestamp:([^,]+)/.exec(text)?.[1]);
    expect(new Set(times).size).toBeGreaterThan(5);
  });

  it('with a seed makes the same choices in every ledger', async () => {
    const texts = [];
    for (let n = 0; n < 2; n += 1) {
      const { url, service } = await startWithLedger();
      await run(url, { blocks: 60, seed: 'same' });
      texts.push(
        (await blockTexts(service.engine, 'a')).map((text) =>
          [...text.matchAll(/statement:"[^"]*"|FirstName:"[^"]*"|VIN:"[^"]*"/g)].join(),
        ),
      );
    }
    expect(texts[0]).toEqual(texts[1]);
  });

  it('makes the choices of its own seed, also after a run with another', async () => {
    const written = [];
    for (const second of ['b', 'c']) {
      const { url, service } = await startWithLedger();
      await run(url, { blocks: 30, seed: 'a' });
      await run(url, { blocks: 30, seed: second });
      written.push((await blockTexts(service.engine, 'a')).map((text) => /statement:"[^"]*"/.exec(text)?.[0]));
    }
    expect(written[0]?.slice(0, 31)).toEqual(written[1]?.slice(0, 31));
    expect(written[0]?.slice(31)).not.toEqual(written[1]?.slice(31));
  });

  it('tells its progress in lines when asked to', async () => {
    const { url } = await startWithLedger();
    const answer = await run(url, { blocks: 600 }, { accept: 'application/x-ndjson' });
    expect(answer.headers['content-type']).toBe('application/x-ndjson');
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.map(({ type, committed }) => [type, committed])).toEqual([
      ['progress', 250],
      ['progress', 500],
      ['progress', 600],
      ['end', 600],
    ]);
    expect(lines.at(-1)).toEqual({ type: 'end', committed: 600, firstSequenceNo: 1, lastSequenceNo: 600 });
  });

  it.each([
    ['at a rate', { rate: 100, seconds: 600 }, 6_000],
    ['at once', { blocks: 10_000 }, 8_000],
  ])('%s stops when the client goes away', async (_name, plan, most) => {
    const { url, service } = await startWithLedger();
    const body = JSON.stringify(plan);
    const headers = signed(url, {
      method: 'POST',
      target: PATH,
      body,
      headers: { 'content-type': 'application/json', accept: 'application/x-ndjson' },
    });
    await new Promise<void>((resolve, reject) => {
      const { port } = new URL(url);
      const outgoing = request(
        { port, host: '127.0.0.1', method: 'POST', path: PATH, headers, agent: false },
        (incoming) => {
          incoming.once('data', () => {
            incoming.destroy();
            resolve();
          });
        },
      );
      outgoing.on('error', reject);
      outgoing.end(body);
    });
    const size = async () => (await service.engine.ledger('a')).size;
    let last = -1;
    const standsStill = async () => {
      const before = last;
      last = await size();
      return last === before;
    };
    await expect.poll(standsStill, { interval: 150 }).toBe(true);
    expect(last).toBeLessThan(most);
  });

  it('lets other requests in between', async () => {
    const { url } = await startWithLedger();
    let ended = false;
    const running = run(url, { blocks: 3_000 }).finally(() => {
      ended = true;
    });
    const answers: number[] = [];
    while (!ended && answers.length < 5) answers.push((await sendSigned(url, { target: '/ledgers' })).status);
    expect(answers).toEqual([200, 200, 200, 200, 200]);
    expect((await running).json).toMatchObject({ committed: 3_000 });
  });
});

describe('a workload that cannot be', () => {
  it.each([
    ['nothing', {}, 'blocks', 'Give blocks, or rate and seconds.'],
    ['no blocks', { blocks: 0 }, 'blocks', 'blocks must be an integer from 1 to 10000.'],
    ['too many blocks', { blocks: 10_001 }, 'blocks', 'blocks must be an integer from 1 to 10000.'],
    ['half a block', { blocks: 1.5 }, 'blocks', 'blocks must be an integer from 1 to 10000.'],
    ['both kinds', { blocks: 1, rate: 1 }, 'blocks', 'Either blocks, or rate and seconds.'],
    ['a rate without time', { rate: 1 }, 'seconds', 'seconds must be an integer from 1 to 600.'],
    ['time without a rate', { seconds: 1 }, 'rate', 'rate must be a number from 0.1 to 200.'],
    ['too high a rate', { rate: 201, seconds: 1 }, 'rate', 'rate must be a number from 0.1 to 200.'],
    ['something unknown', { blocks: 1, block: 2 }, 'block', 'The body has an unknown member.'],
    ['a long seed', { blocks: 1, seed: 'x'.repeat(201) }, 'seed', 'seed has at most 200 characters.'],
  ])('because it asks for %s is refused by name', async (_name, body, ParameterName, Message) => {
    const { url, service } = await startWithLedger();
    const answer = await run(url, body);
    expect([answer.status, answer.json]).toEqual([
      400,
      { __type: 'InvalidParameterException', Message, ParameterName },
    ]);
    expect((await service.engine.ledger('a')).size).toBe(1);
  });

  it('for a ledger that is not there, or not yet, is an error of the request, also with lines', async () => {
    const { url, service } = await startService({ stateDelayMs: 60_000 });
    const lines = { accept: 'application/x-ndjson' };
    expect((await run(url, { blocks: 1 }, lines)).headers['x-amzn-errortype']).toBe('ResourceNotFoundException');
    await service.engine.createLedger({ ...LEDGER, name: 'a' });
    expect((await run(url, { blocks: 1 }, lines)).headers['x-amzn-errortype']).toBe(
      'ResourcePreconditionNotMetException',
    );
    expect((await postJson(url, PATH.replace('/a/', '/a--b/'), { blocks: 1 })).json.ParameterName).toBe('Name');
  });

  it('ends with a line of error when the ledger is deleted on the way', async () => {
    const { url, service } = await startWithLedger();
    await service.engine.discardLedger(await service.engine.ledger('a'));
    await service.engine.createLedger({ ...LEDGER, name: 'a' });
    const running = run(url, { rate: 100, seconds: 30 }, { accept: 'application/x-ndjson' });
    await expect.poll(async () => (await service.engine.ledger('a')).size).toBeGreaterThan(3);
    await service.engine.deleteLedger('a');
    const lines = (await running).text.trimEnd().split('\n');
    expect(JSON.parse(lines.at(-1) as string)).toEqual({
      type: 'error',
      name: 'ResourceNotFoundException',
      message: 'The Ledger with name a is not found',
    });
  });

  it('needs a signature like everything else', async () => {
    const { url } = await startWithLedger();
    expect(
      (await sendSigned(url, { method: 'POST', target: PATH, body: '{"blocks":1}' }, { secretAccessKey: 'x' })).status,
    ).toBe(403);
  });
});
