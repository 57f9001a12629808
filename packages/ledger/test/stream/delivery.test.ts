import { encodeUtf8, equalIon, parseStreamRecord, readSingle, StreamAssembly } from '@qldb-console/journal';
import { awsStreamCaptures } from '@qldb-console/testkit';
import { verifyBlockReference } from '@qldb-console/testkit/reference';
import { dumpText, IonTypes } from 'ion-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Engine, formatBlock, SAMPLE } from '../../src/index.ts';
import { transaction } from '../support/journal.ts';
import { consume, rebuild, type StreamRecord, shapeOf } from './consume.ts';
import { type KinesisServer, startKinesisServer, until } from './kinesis-server.ts';
import { startStreamService } from './stream-service.ts';

let kinesis: KinesisServer;
beforeAll(async () => {
  kinesis = await startKinesisServer();
});
afterAll(() => kinesis.stop());

const insert = (data: string, table = 'A') => ({ op: 'insert', table, data }) as const;
const TABLES = transaction({ op: 'create-table', table: 'A' }, { op: 'create-table', table: 'B' });

/** Every block `[from, to)` of the ledger is in the records, whole and sound by the reference and by `journal`. */
async function expectBlocks(
  records: readonly StreamRecord[],
  engine: Engine,
  from: number,
  to?: number,
  name = 'test',
) {
  const assembly = new StreamAssembly();
  for (const { data } of records) assembly.add(parseStreamRecord(data));
  for (const { address, state } of assembly.blocks()) {
    expect([address.sequenceNo, state]).toEqual([address.sequenceNo, 'complete']);
    expect(assembly.judge(address)?.checks.filter(({ status }) => status === 'failed')).toEqual([]);
  }
  const ledger = await engine.ledger(name);
  const rebuilt = rebuild(records);
  const expected = Array.from({ length: (to ?? ledger.size) - from }, (_, at) => from + at);
  expect([...rebuilt.keys()]).toEqual(expected);
  for (const [sequenceNo, text] of rebuilt) {
    expect(verifyBlockReference(text)).toEqual({ ok: true, problems: [] });
    const original = formatBlock(ledger.strandId, await engine.journal.block(ledger, sequenceNo));
    expect(equalIon(readSingle(encodeUtf8(text)), readSingle(encodeUtf8(original)))).toBe(true);
  }
}

/** An end time that every block committed until now is before. */
const soon = () => new Date(Date.now() + 20);

const tell = (records: readonly StreamRecord[]) => records.map(({ recordType, control }) => control || recordType);

describe('records', () => {
  it('have the fields of those that Amazon QLDB wrote: names, order and types', async () => {
    await kinesis.createStream('shape');
    const { service, stream, reaches } = await startStreamService(kinesis.url);
    await service.engine.commit('test', TABLES);
    await service.engine.commit('test', transaction(insert('{a:1}')));
    await reaches(await stream('shape', { to: soon() }), 'COMPLETED');
    const records = (await consume(kinesis, 'shape')).filter(({ sequenceNo }) => sequenceNo === 2);

    const captured = awsStreamCaptures().aggregated.map(({ data, partitionKey }) => ({
      shardId: '',
      partitionKey,
      data: Uint8Array.from(Buffer.from(data, 'base64')),
    }));
    const ofAws = await consume({ ...kinesis, records: async () => captured }, '');
    const free = new Set(['data', 'documents']);
    expect(tell(records)).toEqual(['BLOCK_SUMMARY', 'REVISION_DETAILS']);
    expect(records.map(({ value }) => shapeOf(value, free))).toEqual(ofAws.map(({ value }) => shapeOf(value, free)));
    const documents = (record: StreamRecord | undefined) =>
      record?.value.get('payload', 'transactionInfo', 'documents');
    expect(shapeOf(documents(records[0])?.elements()[0] as never, free)).toEqual(
      shapeOf(documents(ofAws[0])?.elements()[0] as never, free),
    );
    const hex = (record: StreamRecord, ...path: string[]) =>
      Buffer.from(record.value.get(...path)?.uInt8ArrayValue() ?? []).toString('hex');
    for (const [summary, details] of [records, ofAws] as [StreamRecord, StreamRecord][]) {
      expect(summary.partitionKey).toBe(hex(summary, 'payload', 'blockHash'));
      expect(details.partitionKey).toBe(hex(details, 'payload', 'revision', 'hash'));
    }
  });

  it('of control stand first and last, alone, and name the stream by its ARN', async () => {
    await kinesis.createStream('control');
    const { stream, reaches } = await startStreamService(kinesis.url);
    const id = await stream('control', { to: soon() });
    const { Arn } = await reaches(id, 'COMPLETED');
    const records = await consume(kinesis, 'control');
    expect(records.map(({ value, aggregated }) => [dumpText(value), aggregated])).toEqual([
      [`{qldbStreamArn:"${Arn}",recordType:"CONTROL",payload:{controlRecordType:"CREATED"}}`, false],
      [`{qldbStreamArn:"${Arn}",recordType:"CONTROL",payload:{controlRecordType:"COMPLETED"}}`, false],
    ]);
    expect(Arn).toBe(`arn:aws:qldb:us-east-1:000000000000:stream/test/${id}`);
  });

  it('show what was deleted, redacted, internal, or only read', async () => {
    await kinesis.createStream('kinds');
    const { service, stream, reaches } = await startStreamService(kinesis.url);
    const { engine } = service;
    await engine.commit('test', TABLES);
    const { appended } = await engine.commit('test', transaction(insert('{secret:1}'), insert('{b:2}', 'B')));
    const [first, second] = appended.revisions.map(({ document }) => document?.documentId as string);
    await engine.commit('test', transaction({ op: 'update', table: 'A', documentId: first as string, data: '{a:2}' }));
    await engine.commit('test', transaction({ op: 'delete', table: 'B', documentId: second as string }));
    await engine.commit('test', transaction({ op: 'redact', table: 'A', documentId: first as string, sequenceNo: 2 }));
    await engine.commit('test', { statements: [{ text: 'SELECT * FROM A', parameters: [] }], mutations: [] });
    await reaches(await stream('kinds', { to: soon(), aggregated: false }), 'COMPLETED');
    const records = await consume(kinesis, 'kinds');
    await expectBlocks(records, engine, 1);
    const fields = records
      .filter(({ recordType }) => recordType === 'REVISION_DETAILS')
      .map(({ sequenceNo, value }) => [sequenceNo, value.get('payload', 'revision')?.fieldNames()]);
    expect(fields).toEqual([
      [2, ['blockAddress', 'hash', 'dataHash', 'metadata']],
      [2, ['blockAddress', 'hash', 'data', 'metadata']],
      [3, ['blockAddress', 'hash', 'data', 'metadata']],
      [4, ['blockAddress', 'hash', 'metadata']],
    ]);
    const summaries = records.filter(({ recordType }) => recordType === 'BLOCK_SUMMARY');
    const shown = summaries.map(({ value }) =>
      value
        .get('payload', 'revisionSummaries')
        ?.elements()
        .map((each) => each.fieldNames()),
    );
    expect(shown).toEqual([
      [['hash'], ['hash']],
      [
        ['hash', 'documentId'],
        ['hash', 'documentId'],
      ],
      [['hash', 'documentId']],
      [['hash', 'documentId']],
      undefined,
      undefined,
    ]);
    expect(summaries[4]?.value.get('payload', 'redactionInfo')?.getType()).toBe(IonTypes.STRUCT);
    expect(JSON.stringify(records.map(({ value }) => dumpText(value)))).not.toContain('secret');
  });
});

describe('a stream from the beginning', () => {
  it.each([true, false])('delivers the whole journal, aggregated: %s', async (aggregated) => {
    const name = `replay-${aggregated}`;
    await kinesis.createStream(name, 4);
    const { service, stream, reaches } = await startStreamService(kinesis.url, { sampleLedger: true });
    const ledger = SAMPLE.ledgerName;
    const description = await reaches(await stream(name, { ledger, to: soon(), aggregated }), 'COMPLETED', ledger);
    expect(description.KinesisConfiguration?.AggregationEnabled).toBe(aggregated);
    const records = await consume(kinesis, name);
    // Genesis, which the service wrote itself, is not streamed.
    await expectBlocks(records, service.engine, 1, undefined, ledger);
    expect(
      records
        .filter(({ recordType }) => recordType === 'CONTROL')
        .map(({ control }) => control)
        .sort(),
    ).toEqual(['COMPLETED', 'CREATED']);

    // Every shard is used, and a block's records are in one, in order.
    const shards = await kinesis.shards(name);
    expect(new Set(records.map(({ shardId }) => shardId)).size).toBe(4);
    const places = new Map<number, StreamRecord[]>();
    for (const record of records.filter(({ sequenceNo }) => sequenceNo >= 0)) {
      places.set(record.sequenceNo, [...(places.get(record.sequenceNo) ?? []), record]);
    }
    for (const block of places.values()) {
      expect(new Set(block.map(({ shardId }) => shardId)).size).toBe(1);
      expect(block[0]?.recordType).toBe('BLOCK_SUMMARY');
    }
    // What the Kinesis Client Library wants of records in an aggregate: their hash key is one of the shard.
    for (const record of records.filter((each) => each.aggregated)) {
      const [from, to] = shards.get(record.shardId) as [bigint, bigint];
      const key = BigInt(record.explicitHashKey as string);
      expect(from <= key && key <= to).toBe(true);
    }
    if (aggregated) {
      const entries = new Set(records.map(({ entry }) => entry)).size;
      expect(records.length / entries).toBeGreaterThan(20);
    } else {
      expect(records.every((each) => !each.aggregated)).toBe(true);
    }
  });

  it('delivers blocks of any size, those larger than a Kinesis record in several of one shard', async () => {
    await kinesis.createStream('large', 3);
    const { service, stream, reaches } = await startStreamService(kinesis.url);
    const { engine } = service;
    await engine.commit('test', TABLES);
    const document = (kilobytes: number) => insert(`{text:"${'x'.repeat(kilobytes * 1000)}"}`);
    for (const [documents, kilobytes] of [
      [1, 60],
      [3, 1],
      [11, 110],
      [1, 1],
      [20, 2],
    ] as const) {
      await engine.commit('test', transaction(...Array.from({ length: documents }, () => document(kilobytes))));
    }
    await reaches(await stream('large', { to: soon() }), 'COMPLETED');
    const records = await consume(kinesis, 'large');
    await expectBlocks(records, engine, 1);
    const entriesOf = (block: number) =>
      new Set(
        records.filter(({ sequenceNo }) => sequenceNo === block).map(({ entry, shardId }) => `${shardId} ${entry}`),
      );
    expect(entriesOf(4).size).toBe(2);
    expect(new Set([...entriesOf(4)].map((each) => each.split(' ')[0])).size).toBe(1);
  });
});

describe('a stream', () => {
  it('begins with blocks of its start time and ends before those of its end time', async () => {
    await kinesis.createStream('range');
    const { service, stream, reaches } = await startStreamService(kinesis.url);
    const { engine } = service;
    await engine.commit('test', TABLES);
    const ledger = await engine.ledger('test');
    const begin = ledger.lastTimestamp + 10;
    for (const offset of [0, 1, 1, 2, 5, 6]) {
      await engine.commit('test', { ...transaction(insert('{a:1}')), committedAt: begin + offset });
    }
    await until(() => Date.now() > begin + 10);
    const id = await stream('range', { from: new Date(begin + 1), to: new Date(begin + 6) });
    await reaches(id, 'COMPLETED');
    const records = await consume(kinesis, 'range');
    await expectBlocks(records, engine, 3, 7);
  });

  it('delivers what is committed while it runs, and COMPLETED when its end time has come', async () => {
    await kinesis.createStream('live');
    const { service, stream, describe: described, reaches, advance } = await startStreamService(kinesis.url);
    const { engine } = service;
    await engine.commit('test', TABLES);
    const { lastTimestamp } = await engine.ledger('test');
    await until(() => Date.now() > lastTimestamp);
    const to = new Date(Date.now() + 240_000);
    const id = await stream('live', { from: new Date(), to });
    await until(async () => (await consume(kinesis, 'live')).length === 1);
    for (let size = 1; size <= 3; size += 1) {
      await engine.commit('test', transaction(insert('{a:1}'), insert('{b:1}')));
      await until(async () => rebuild(await consume(kinesis, 'live')).size === size);
    }
    expect((await described(id)).Status).toBe('ACTIVE');
    advance(240_000);
    await reaches(id, 'COMPLETED');
    await engine.commit('test', transaction(insert('{late:1}')));
    const records = await consume(kinesis, 'live');
    await expectBlocks(records, engine, 2, 5);
    expect(tell(records)[0]).toBe('CREATED');
    expect(tell(records).at(-1)).toBe('COMPLETED');
  });

  it('runs beside others, to the same Kinesis stream or another, each with all blocks', async () => {
    await kinesis.createStream('both', 2);
    await kinesis.createStream('other');
    const { service, stream, reaches } = await startStreamService(kinesis.url);
    const { engine } = service;
    await engine.commit('test', TABLES);
    const to = new Date(Date.now() + 1_000);
    const ids = [
      await stream('both', { to }),
      await stream('both', { to, aggregated: false }),
      await stream('other', { to }),
    ];
    for (let block = 0; block < 60; block += 1) await engine.commit('test', transaction(insert(`{n:${block}}`)));
    for (const id of ids) await reaches(id, 'COMPLETED');
    const ledger = await engine.ledger('test');
    const before = await engine.journal.sequenceAt(ledger, to.getTime());
    const both = await consume(kinesis, 'both');
    const of = (id: string | undefined) => (record: StreamRecord) =>
      record.value.get('qldbStreamArn')?.stringValue()?.endsWith(`/${id}`) === true;
    await expectBlocks(both.filter(of(ids[0])), engine, 1, before);
    await expectBlocks(both.filter(of(ids[1])), engine, 1, before);
    await expectBlocks(await consume(kinesis, 'other'), engine, 1, before);
    expect(both.filter(of(ids[0])).length + both.filter(of(ids[1])).length).toBe(both.length);
  });

  it('is cancelled with its ledger', async () => {
    await kinesis.createStream('deleted');
    const { service, stream, reaches } = await startStreamService(kinesis.url, {
      stateDelayMs: 30_000,
      createdAt: Date.now() - 60_000,
    });
    const { engine } = service;
    const id = await stream('deleted');
    await until(async () => (await consume(kinesis, 'deleted')).length === 1);
    await engine.deleteLedger('test');
    await reaches(id, 'CANCELED');
    expect(tell(await consume(kinesis, 'deleted'))).toEqual(['CREATED']);
  });
});
