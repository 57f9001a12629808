import type { JournalStream } from '@qldb-console/contract';
import { aggregate, encodeBase64, encodeUtf8 } from '@qldb-console/journal';
import { awsStreamCaptures, buildJournal, ionBinaryOf, streamRecordText, streamTexts } from '@qldb-console/testkit';
import { expect, test } from 'vitest';
import { whatCame } from '../src/features/streams/components/live-announcer.tsx';
import { type KinesisRecord, LivePosition } from '../src/features/streams/model/live-position.ts';
import { LIVE_LIMITS, LiveView } from '../src/features/streams/model/live-view.ts';

/** The stream that testkit's records name. */
const stream: JournalStream = {
  ledgerName: 'test',
  streamId: 'AYj8gSIUcxiHijsjEKob30',
  streamName: 'audit',
  status: 'ACTIVE',
  kinesisStreamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/local-journal',
  roleArn: 'arn:aws:iam::000000000000:role/local',
  arn: 'arn:aws:qldb:us-east-1:000000000000:stream/test/AYj8gSIUcxiHijsjEKob30',
};
const journal = buildJournal({ seed: 3, shapes: ['insert', 'update', 'insert', 'insert'] });

let sequence = 0;
function kinesisRecord(data: Uint8Array, change: Partial<KinesisRecord> = {}): KinesisRecord {
  return {
    type: 'record',
    shardId: 'shardId-000000000000',
    sequenceNumber: String(++sequence),
    partitionKey: 'a',
    arrivalTime: '2025-06-30T12:00:00.000Z',
    data: encodeBase64(data),
    ...change,
  };
}
const binaries = (sequenceNo: number): Uint8Array[] => {
  const block = journal.blocks[sequenceNo];
  if (!block) throw new Error(`there is no block ${sequenceNo}`);
  const { summary, details } = streamTexts(block);
  return [summary, ...details].map(ionBinaryOf);
};
const aggregated = (sequenceNo: number) =>
  aggregate(binaries(sequenceNo).map((data, index) => ({ partitionKey: `key${index}`, data })));
const judgeAll = (view: LiveView) => {
  let judged = 0;
  while (view.judgeNext()) if (++judged > 100_000) throw new Error('judging does not come to an end');
};
function seen(records: readonly KinesisRecord[], of: JournalStream = stream) {
  const view = new LiveView(of);
  for (const record of records) {
    view.take(record);
    judgeAll(view);
  }
  return { view, ...view.snapshot() };
}

test('blocks of aggregated and of single records are put together and judged, each with its predecessor', () => {
  const { blocks, records, counters } = seen([
    kinesisRecord(aggregated(1)),
    ...binaries(2).map((data) => kinesisRecord(data)),
    kinesisRecord(aggregated(3)),
  ]);
  expect(blocks.map(({ address, status }) => [address.sequenceNo, status?.word])).toEqual([
    [3, 'Re-hashed, linked'],
    [2, 'Re-hashed, linked'],
    [1, 'Re-hashed, link not checked'],
  ]);
  expect(counters).toMatchObject({
    kinesisRecords: 2 + binaries(2).length,
    sound: 3,
    contradictions: 0,
    unreadable: 0,
  });
  expect(records.map(({ id }) => id)).toEqual(records.map((_record, index) => records.length - index));
  expect(records.at(-1)).toMatchObject({
    kind: 'Block summary',
    about: 'block 1',
    place: { index: 1 },
    partitionKey: 'key0',
  });
});

test('a block whose records have not all come waits, and is not judged', () => {
  const [summary, detail] = binaries(1);
  if (!summary || !detail) throw new Error('block 1 has no revision');
  const { view, blocks, counters } = seen([kinesisRecord(summary)]);
  expect(blocks).toMatchObject([{ state: 'waiting', waitingFor: 1, status: undefined }]);
  expect(counters).toMatchObject({ waiting: 1, sound: 0 });
  view.take(kinesisRecord(detail));
  judgeAll(view);
  expect(view.snapshot().blocks).toMatchObject([
    { state: 'complete', status: { word: 'Re-hashed, link not checked' } },
  ]);
  view.take(kinesisRecord(detail));
  judgeAll(view);
  expect(view.snapshot().counters).toMatchObject({ duplicates: 1, sound: 1, waiting: 0 });
});

test('records in any order give the same verdicts: a late predecessor links the block behind it', () => {
  const { blocks } = seen([kinesisRecord(aggregated(2)), kinesisRecord(aggregated(1))]);
  expect(blocks.map(({ status }) => status?.word)).toEqual(['Re-hashed, linked', 'Re-hashed, link not checked']);
});

test('data that a redaction removed is explained as soon as the block comes that records it', () => {
  const redacted = buildJournal({ seed: 5, shapes: ['insert', 'update', 'insert', 'redaction'] });
  const records = redacted.blocks.slice(1).map((block) => {
    const { summary, details } = streamTexts(block);
    const data = [summary, ...details].map((text) => ({ partitionKey: 'k', data: ionBinaryOf(text) }));
    return kinesisRecord(aggregate(data));
  });
  expect(seen(records.slice(0, -1)).counters).toMatchObject({ partly: 1, contradictions: 0 });
  expect(seen(records).counters).toMatchObject({ partly: 0, contradictions: 0, sound: records.length });
});

test('a revision that was changed on its way is caught, and its block stays listed when others are let go', () => {
  const [summary = '', detail = ''] = ((block) => {
    const { summary: text, details } = streamTexts(block);
    return [text, details[0]];
  })(journal.blocks[1] as (typeof journal.blocks)[number]);
  const changed = detail.replace(/version:0/, 'version:7');
  expect(changed).not.toBe(detail);
  const records = [summary, changed].map((text) => kinesisRecord(ionBinaryOf(text)));
  const { view, blocks, counters } = seen(records);
  expect(counters).toMatchObject({ contradictions: 1, sound: 0 });
  expect(blocks[0]?.status).toMatchObject({ tone: 'error', word: 'Contradiction' });
  const judged = view.judge({ strandId: journal.strandId, sequenceNo: 1 });
  if (judged?.kind !== 'judged') throw new Error('the block was not judged');
  expect(judged.verdict.checks.find(({ id }) => id === 'revision.hash')?.status).toBe('failed');

  const [template = ''] = [streamTexts(journal.blocks[2] as (typeof journal.blocks)[number]).summary];
  for (let sequenceNo = 100; sequenceNo < 100 + LIVE_LIMITS.blocks; sequenceNo++) {
    view.take(kinesisRecord(encodeUtf8(template.replace('sequenceNo:2}', `sequenceNo:${sequenceNo}}`))));
    judgeAll(view);
  }
  const later = view.snapshot();
  expect(later.counters).toMatchObject({ contradictions: 1, droppedBlocks: 1 });
  expect(later.blocks.at(-1)).toMatchObject({ address: { sequenceNo: 1 }, status: { word: 'Contradiction' } });
});

test('records of another stream in the same Kinesis stream are told apart', () => {
  const other = stream.arn?.replace(stream.streamId, 'BYj8gSIUcxiHijsjEKob31');
  const control = ionBinaryOf(streamRecordText('CONTROL', '{controlRecordType:"CREATED"}', other));
  const { records, counters, blocks } = seen([kinesisRecord(control), kinesisRecord(aggregated(1))]);
  expect(counters).toMatchObject({ ofOtherStreams: 1, sound: 1 });
  expect(records.at(-1)).toMatchObject({ kind: 'Control', about: 'CREATED', otherStream: other });
  expect(blocks).toHaveLength(1);
  const { arn: _arn, ...withoutArn } = stream;
  expect(seen([kinesisRecord(control)], withoutArn).counters.ofOtherStreams).toBe(1);
  expect(seen([kinesisRecord(aggregated(1))], withoutArn).counters.ofOtherStreams).toBe(0);
});

test('a record that Amazon QLDB wrote is read', () => {
  const [captured] = awsStreamCaptures().aggregated;
  if (!captured) throw new Error('no captured record');
  const { records } = seen([kinesisRecord(Buffer.from(captured.data, 'base64'))]);
  expect(records.map(({ kind }) => kind)).toEqual(['Revision', 'Block summary']);
  expect(records.every(({ problem }) => problem === undefined)).toBe(true);
});

test('what cannot be read is told with code and position, and the rest goes on', () => {
  const broken = aggregated(1).with(10, 0xff);
  const { records, counters, blocks } = seen([
    kinesisRecord(broken),
    kinesisRecord(encodeUtf8('no Ion (')),
    kinesisRecord(new Uint8Array(), { data: '*not base64*' }),
    kinesisRecord(encodeUtf8('{qldbStreamArn:"x",recordType:"CONTROL"}')),
    kinesisRecord(aggregated(2)),
  ]);
  expect(counters).toMatchObject({ unreadable: 4, sound: 1 });
  expect(records.slice(-4).map(({ problem }) => problem?.code)).toEqual([
    'missing-field',
    'empty-input',
    'unexpected-end',
    'aggregate-checksum',
  ]);
  expect(blocks).toHaveLength(1);
});

test('memory is bounded: the newest records are kept, and how many were let go is told', () => {
  const control = ionBinaryOf(streamRecordText('CONTROL', '{controlRecordType:"CREATED"}'));
  const view = new LiveView(stream);
  for (let i = 0; i < LIVE_LIMITS.records + 25; i++) view.take(kinesisRecord(control));
  const { records, counters } = view.snapshot();
  expect(records).toHaveLength(LIVE_LIMITS.records);
  expect(records[0]?.id).toBe(LIVE_LIMITS.records + 25);
  expect(counters.droppedRecords).toBe(25);
});

test('reading that was broken off goes on without a gap, and what comes twice is told from what is new', () => {
  const started = Date.parse('2025-06-30T12:00:00.000Z');
  const position = new LivePosition({ from: 'latest' }, started);
  expect(position.resume()).toEqual({ from: 'time', at: '2025-06-30T12:00:00.000Z' });
  const record = (shardId: string, sequenceNumber: string, arrivalTime: string) =>
    position.take(kinesisRecord(new Uint8Array(), { shardId, sequenceNumber, arrivalTime }));
  expect(record('a', '9', '2025-06-30T12:01:00.000Z')).toBe(true);
  expect(record('a', '10', '2025-06-30T12:01:01.000Z')).toBe(true);
  expect(record('b', '9', '2025-06-30T12:02:00.000Z')).toBe(true);
  expect(record('a', '10', '2025-06-30T12:01:01.000Z')).toBe(false);
  expect(record('a', '9', '2025-06-30T12:01:00.000Z')).toBe(false);
  // The shard that is furthest behind decides.
  expect(position.resume()).toEqual({ from: 'time', at: '2025-06-30T12:00:56.000Z' });
});

test('reading goes on never before where it began', () => {
  const oldest = new LivePosition({ from: 'oldest' }, 0);
  expect(oldest.resume()).toEqual({ from: 'oldest' });
  const from = { from: 'time', at: '2025-06-30T12:00:59.000Z' } as const;
  const timed = new LivePosition(from, 0);
  expect(timed.resume()).toEqual(from);
  timed.take(kinesisRecord(new Uint8Array(), { arrivalTime: '2025-06-30T12:01:00.000Z' }));
  expect(timed.resume()).toEqual(from);
});

test('screen readers are told what came in one sentence, and nothing when nothing came', () => {
  const none = new LiveView(stream).snapshot().counters;
  expect(whatCame(none, none)).toBe('');
  expect(whatCame(none, { ...none, records: 12, sound: 1, contradictions: 2 })).toBe(
    '12 more records, 1 more block re-hashed, 2 blocks contradict themselves.',
  );
});
