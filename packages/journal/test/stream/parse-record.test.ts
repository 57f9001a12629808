import { awsStreamCaptures, ionBinaryOf, streamRecordText, streamTexts } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { deaggregate, encodeBase64, encodeUtf8, type JournalErrorCode, parseStreamRecord } from '../../src/index.ts';
import { edited } from '../aws.ts';
import { journal } from '../journals.ts';
import { refusal } from '../malformed.ts';

const [captured] = awsStreamCaptures().aggregated;
const records = deaggregate(Buffer.from(captured?.data ?? '', 'base64')).records.map(({ data }) =>
  parseStreamRecord(data),
);
const inserted = journal(['insert']).blocks[1] as NonNullable<ReturnType<typeof journal>['blocks'][number]>;
const { summary, details } = streamTexts(inserted);
const detail = details[0] as string;
const control = streamRecordText('CONTROL', '{controlRecordType:"CREATED"}');

describe('a record of a journal stream', () => {
  it('is a block summary, as Amazon QLDB wrote it', () => {
    const [record] = records;
    if (record?.kind !== 'block-summary') return expect.fail(record?.kind);
    expect(record.recordType).toBe('BLOCK_SUMMARY');
    expect(record.qldbStreamArn).toBe(
      'arn:aws:qldb:ap-southeast-2:602390812396:stream/Attestations/AYj8gSIUcxiHijsjEKob30',
    );
    expect(record.block.address).toMatchObject({ strandId: '0VwGeHD7Q9LL4HSC55gDSp', sequenceNo: 14 });
    expect(record.block.revisions).toBeUndefined();
    expect(record.block.revisionSummaries).toMatchObject([{ documentId: '6WXz9wdajiY7K5u6YwGUN4' }]);
    expect(record.block.format).toBe('binary');
    const { start, end } = record.block.ranges.blockHash;
    expect(encodeBase64(record.source.slice(start + 2, end))).toBe('/SYkO0ZnWANmgRUBOiZSrsKYUv0c8Eg7i5JEVsf+ZQw=');
    expect([...record.unknownFields, ...record.block.unknownFields]).toEqual([]);
  });

  it('is a revision with its table, as Amazon QLDB wrote it', () => {
    const [, record] = records;
    if (record?.kind !== 'revision-details') return expect.fail(record?.kind);
    expect(record.tableInfo).toEqual({ tableName: 'attestations', tableId: 'Kwo6oxtGUd14vHUepm7OvP' });
    expect(record.revision.kind).toBe('document');
    expect(record.revision.blockAddress).toMatchObject({ sequenceNo: 14 });
    expect(record.revision.metadata).toMatchObject({ id: '6WXz9wdajiY7K5u6YwGUN4', version: 0 });
    expect([...record.unknownFields, ...record.revision.unknownFields]).toEqual([]);
  });

  it('is a control record, of whatever kind', () => {
    for (const type of ['CREATED', 'COMPLETED', 'PAUSED']) {
      const record = parseStreamRecord(ionBinaryOf(control.replace('CREATED', type)));
      expect(record).toMatchObject({
        kind: 'control',
        recordType: 'CONTROL',
        controlRecordType: type,
      });
    }
  });

  it('of a type nobody knows is not refused', () => {
    for (const payload of ['{a:1}', '[]', 'null']) {
      const record = parseStreamRecord(ionBinaryOf(streamRecordText('NEWS', payload)));
      expect(record).toMatchObject({ kind: 'unknown', recordType: 'NEWS' });
    }
  });

  it('as Ion text is read as well', () => {
    for (const text of [control, summary, detail])
      expect(parseStreamRecord(encodeUtf8(text)).kind).toBe(parseStreamRecord(ionBinaryOf(text)).kind);
  });

  it('without a table is read', () => {
    const record = parseStreamRecord(ionBinaryOf(edited(detail, /tableInfo:\{[^}]*\},/, '')));
    expect(record).toMatchObject({ kind: 'revision-details' });
    expect('tableInfo' in record).toBe(false);
  });

  it('notes what the format does not know, around block and revision and in them', () => {
    const parts = (text: string) => {
      const record = parseStreamRecord(ionBinaryOf(text));
      const inside =
        record.kind === 'block-summary'
          ? record.block
          : record.kind === 'revision-details'
            ? record.revision
            : undefined;
      return [...record.unknownFields, ...(inside?.unknownFields ?? [])].map(
        ({ kind, path, name }) => `${kind} ${path} ${name}`,
      );
    };
    expect(parts(edited(control, 'payload:{', 'note:1,payload:x::{n:2,'))).toEqual([
      'field note note',
      'annotation payload x',
      'field payload.n n',
    ]);
    expect(parts(`a::${summary}`)).toEqual(['annotation  a']);
    expect(parts(edited(summary, 'payload:{', 'payload:x::{note:1,'))).toEqual(['annotation  x', 'field note note']);
    expect(parts(edited(detail, 'tableInfo:{', 'note:1,tableInfo:x::{n:2,'))).toEqual([
      'field payload.note note',
      'annotation payload.tableInfo x',
      'field payload.tableInfo.n n',
    ]);
    expect(parts(edited(detail, 'revision:{', 'revision:{note:1,'))).toEqual(['field payload.revision.note note']);
  });
});

const CASES: readonly [string, string, JournalErrorCode, string][] = [
  ['nothing', '', 'empty-input', ''],
  ['two records', `${control} ${control}`, 'trailing-data', ''],
  ['a list', `[${control}]`, 'not-a-struct', ''],
  ['a record without ARN', edited(control, /qldbStreamArn:"[^"]*",/, ''), 'missing-field', 'qldbStreamArn'],
  ['a record without type', edited(control, 'recordType:"CONTROL",', ''), 'missing-field', 'recordType'],
  ['a type that is no string', edited(control, '"CONTROL"', 'CONTROL'), 'wrong-type', 'recordType'],
  ['a type twice', edited(control, 'payload', 'recordType:"CONTROL",payload'), 'duplicate-field', 'recordType'],
  ['a control record without payload', edited(control, /,payload:.*\}\}/, '}'), 'missing-field', 'payload'],
  [
    'a control record of no kind',
    edited(control, 'controlRecordType', 'kind'),
    'missing-field',
    'payload.controlRecordType',
  ],
  ['a summary that is a list', edited(summary, /payload:.*$/s, 'payload:[]}'), 'not-a-struct', 'payload'],
  ['a summary without hash', edited(summary, 'blockHash', 'hashBlock'), 'missing-field', 'payload.blockHash'],
  [
    'a summary with a wrong id',
    edited(summary, /transactionId:"[^"]*"/, 'transactionId:"x"'),
    'invalid-id',
    'payload.transactionId',
  ],
  [
    'a summary with revisions',
    edited(summary, 'revisionSummaries', 'revisions'),
    'unrecognised-document',
    'payload.revisions',
  ],
  ['details without revision', edited(detail, 'revision:', 'document:'), 'missing-field', 'payload.revision'],
  [
    'a revision without address',
    edited(detail, /blockAddress:\{[^}]*\},/, ''),
    'missing-field',
    'payload.revision.blockAddress',
  ],
  ['a revision without hash', edited(detail, 'hash:', 'hush:'), 'missing-field', 'payload.revision.hash'],
  [
    'a revision with a short hash',
    edited(detail, /hash:\{\{[^}]*\}\}/, 'hash:{{AAAA}}'),
    'invalid-hash-length',
    'payload.revision.hash',
  ],
  ['a table without id', edited(detail, 'tableId', 'id'), 'missing-field', 'payload.tableInfo.tableId'],
  [
    'a table that is a string',
    edited(detail, /tableInfo:\{[^}]*\}/, 'tableInfo:"T"'),
    'not-a-struct',
    'payload.tableInfo',
  ],
  ['text that is no Ion', '{"a":', 'unexpected-end', ''],
];

describe('a malformed stream record', () => {
  it.each(CASES)('%s is refused, with code and path', (_, text, code, path) => {
    const error = refusal(parseStreamRecord, text);
    expect([error.code, error.path]).toEqual([code, path]);
    expect(error.at).toBeGreaterThanOrEqual(0);
    expect(error.at).toBeLessThanOrEqual(encodeUtf8(text).length);
  });
});
