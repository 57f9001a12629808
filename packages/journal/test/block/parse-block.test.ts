import * as ionJs from 'ion-js';
import { dom } from 'ion-js';
import { describe, expect, it } from 'vitest';
import {
  decodeUtf8,
  encodeBase64,
  encodeUtf8,
  equalIon,
  parseBlock,
  parseBlockAddress,
  parseRevision,
} from '../../src/index.ts';
import { block, blockText, DOCUMENT, edited, revisionText, STRAND, summaryText } from '../aws.ts';

describe('parseBlock', () => {
  it('reads every part of block 100 of the AWS CLI examples', () => {
    const parsed = block();
    expect(parsed.format).toBe('text');
    expect(parsed.address).toMatchObject({ strandId: STRAND, sequenceNo: 100 });
    expect(parsed.transactionId).toBe('FnQeJBAicTX0Ah32ZnVtSX');
    expect(parsed.blockTimestamp).toMatchObject({
      year: 2019,
      minute: 37,
      fraction: { coefficient: 360n, exponent: -3 },
    });
    expect(encodeBase64(parsed.blockHash)).toBe('NoChM92yKRuJAb/jeLd1VnYn4DHiWIf071ACfic9uHc=');
    expect(encodeBase64(parsed.entriesHash)).toBe('l05LOsiKV14SDbuaYnH7uwXzUvqzIwUiRLXGbTyj/nY=');
    expect(encodeBase64(parsed.previousBlockHash)).toBe('7kewBXhpdbClcZKxhVmpoMHpUGOJtWQD0iY2LPfZkYA=');
    expect(parsed.entriesHashList.map((entry) => entry.length)).toEqual([32, 32, 32, 32]);
    expect(parsed.transactionInfo?.statements).toHaveLength(1);
    expect(parsed.transactionInfo?.documents).toMatchObject([
      { documentId: DOCUMENT, tableName: 'VehicleRegistration', tableId: 'BFJKdXgzt9oF4wjMbuxy4G', statements: [0] },
    ]);
    expect(parsed.revisions).toMatchObject([{ kind: 'document', metadata: { id: DOCUMENT, version: 3 } }]);
    expect(parsed.redactionInfo).toBeUndefined();
    expect(parsed.revisionSummaries).toBeUndefined();
    expect(parsed.unknownFields).toEqual([]);
  });

  it('keeps the bytes of every hash', () => {
    const parsed = block();
    const { ranges } = parsed;
    const text = (range: { start: number; end: number } | undefined) =>
      decodeUtf8(parsed.source.slice(range?.start, range?.end));
    expect(text(ranges.blockHash)).toBe('{{NoChM92yKRuJAb/jeLd1VnYn4DHiWIf071ACfic9uHc=}}');
    expect(text(ranges.entries[3])).toBe('{{TvTXygML1bMe6NvEZtGkX+KR+W/EJl4qD1mmV77KZQg=}}');
    expect(text(parsed.revisions?.[0]?.ranges.hash)).toBe('{{mHVex/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNtg=}}');
    expect(text(parsed.transactionInfo?.value.range)).toMatch(/^\{statements:.*\]\}\}\}$/s);
  });

  it('reads the same block from Ion binary', () => {
    const binary = ionJs.dumpBinary(dom.load(blockText));
    const parsed = parseBlock(binary);
    expect(parsed.format).toBe('binary');
    expect(equalIon(parsed.value, block().value)).toBe(true);
    expect(parsed.blockHash).toEqual(block().blockHash);
  });

  it('does not depend on the order of fields, white space, comments or quoted names', () => {
    const address = /blockAddress:(\{[^}]*\}),/.exec(blockText);
    const moved = `{ /* moved */ ${edited(blockText, address?.[0] ?? '', '').slice(1, -1)} , 'blockAddress' : ${address?.[1]} }`;
    expect(equalIon(parseBlock(encodeUtf8(moved)).value, block().value)).toBe(true);
  });

  it('reads the summary of a block that a stream delivers', () => {
    const parsed = parseBlock(encodeUtf8(summaryText));
    expect(parsed.revisions).toBeUndefined();
    expect(parsed.revisionSummaries).toMatchObject([{ documentId: 'D35qd3e2prnJYmtKW6kok1' }]);
    expect(parsed.unknownFields).toEqual([]);
  });

  it('notes everything unknown outside the hashed structs, and nothing inside them', () => {
    const changes: [string | RegExp, string][] = [
      [/^\{/, 'whole::{'],
      ['strandId', 'note:1,strandId'],
      ['transactionId:"', 'transactionId:seen::"'],
      ['entriesHashList:[', 'entriesHashList:[x::'],
      ['revisions:[{', "revisions:[{'two words':1,"],
      [/\}$/, ',extra:{}}'],
      ['State:"WA"', 'State:inside::"WA",inside:1'],
      ['statements:[{', 'statements:[{inside:1,'],
      ['version:3', 'version:3,inside:1'],
    ];
    const text = changes.reduce((result, [from, to]) => edited(result, from, to), blockText);
    const noted = parseBlock(encodeUtf8(text)).unknownFields.map(({ kind, path, name }) => [kind, path, name]);
    expect(noted).toEqual([
      ['annotation', '', 'whole'],
      ['field', 'extra', 'extra'],
      ['field', "revisions[0].'two words'", "'two words'"],
      ['field', 'blockAddress.note', 'note'],
      ['annotation', 'transactionId', 'seen'],
      ['annotation', 'entriesHashList[0]', 'x'],
    ]);
  });
});

describe('parseBlockAddress', () => {
  it('reads an address as QLDB writes it and as people do', () => {
    for (const text of [`{strandId:"${STRAND}",sequenceNo:100}`, ` { sequenceNo : 100, strandId : "${STRAND}" } `]) {
      expect(parseBlockAddress(encodeUtf8(text))).toMatchObject({ strandId: STRAND, sequenceNo: 100 });
    }
  });
});

describe('parseRevision', () => {
  const kinds = [
    ['document', revisionText],
    [
      'redacted',
      edited(
        revisionText,
        /data:\{.*\},metadata/s,
        'dataHash:{{ykAB8EB0tXxIGmJ9Y9mwppjP1Z9S3Iw+vKN1L9ZXW3A=}},metadata',
      ),
    ],
    ['deleted', edited(revisionText, /data:\{.*\},metadata/s, 'metadata')],
    ['hash-only', '{hash:{{mHVex/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNtg=}}}'],
    ['unrecognised', edited(revisionText, /,metadata:.*\}/s, '}')],
  ] as const;
  it.each(kinds)('tells a revision of kind %s by what is there', (kind, text) => {
    expect(parseRevision(encodeUtf8(text)).kind).toBe(kind);
  });
});
