import { BLOCK_SHAPES, ionBinaryOf } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import {
  encodeUtf8,
  judgeBlock,
  knownRedactions,
  type ParsedBlock,
  parseBlock,
  parseExportObject,
  readSingle,
  verifyBlock,
  writeIonBinary,
  writeIonJson,
} from '../../src/index.ts';
import { blockText, edited } from '../aws.ts';
import { notOk } from '../checks.ts';
import { failure } from '../ion/support.ts';
import { journal } from '../journals.ts';

const whole = journal([...BLOCK_SHAPES.slice(1), 'update', 'redaction']);
const values = whole.texts.map((text) => readSingle(encodeUtf8(text)));
const joined = (parts: readonly Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap((part) => [...part]));

const FORMATS: readonly [string, Uint8Array][] = [
  ['Ion text, one after the other', encodeUtf8(whole.texts.join(''))],
  ['Ion text, a line each', encodeUtf8(`${whole.texts.join('\n')}\n`)],
  ['Ion binary with one symbol table', writeIonBinary(values)],
  ['Ion binary, a symbol table each', joined(values.map((value) => writeIonBinary([value])))],
  ['Ion binary by ion-js', joined(whole.texts.map(ionBinaryOf))],
];

function blocksIn(source: Uint8Array): ParsedBlock[] {
  return [...parseExportObject(source).blocks()].map((each) =>
    each.kind === 'block' ? each.block : expect.fail(each.kind),
  );
}

describe('an object of an export', () => {
  it.each(FORMATS)('in %s holds blocks that verify, and that link', (_, source) => {
    const blocks = blocksIn(source);
    expect(blocks.map(({ address }) => address.sequenceNo)).toEqual([...whole.blocks.keys()]);
    const redactions = knownRedactions(blocks);
    for (const [index, block] of blocks.entries()) {
      const original = verifyBlock(parseBlock(encodeUtf8(whole.texts[index] as string)), { redactions });
      const verdict = judgeBlock({ block, previous: blocks[index - 1], redactions });
      expect(notOk(verdict.checks).filter((each) => !each.endsWith('skipped'))).toEqual([]);
      expect(verdict.outcome).toBe(original.verdict.outcome);
      const { start, end } = block.ranges.transactionId;
      expect(
        readSingle(
          joined([
            block.format === 'binary' ? Uint8Array.of(0xe0, 1, 0, 0xea) : new Uint8Array(),
            block.source.slice(start, end),
          ]),
        ),
      ).toMatchObject({ value: block.transactionId });
    }
  });

  it('in Ion text or binary with one value changed has that block disproven, and no other', () => {
    const text = whole.texts.map((each, index) =>
      index === 5 ? edited(each, /txId:"[^"]{22}"/, 'txId:"0000000000000000000000"') : each,
    );
    for (const source of [encodeUtf8(text.join('\n')), joined(text.map(ionBinaryOf))]) {
      const outcomes = blocksIn(source).map((block) => verifyBlock(block).verdict.outcome);
      expect(outcomes.flatMap((outcome, index) => (outcome === 'disproven' ? [index] : []))).toEqual([5]);
    }
  });

  it('in JSON shows its blocks, and says why they cannot be verified', () => {
    const lines = [readSingle(encodeUtf8(blockText)), ...values].map(writeIonJson);
    const object = parseExportObject(encodeUtf8(`${lines.join('\n')}\n`));
    expect([object.format, object.spans.length, object.problem]).toEqual(['json-lines', lines.length, undefined]);
    const first = object.block(0);
    if (first.kind !== 'json') return expect.fail(first.kind);
    expect(first.notVerifiable).toMatch(/JSON cannot be verified/);
    const original = parseBlock(encodeUtf8(blockText));
    expect(first.block).toMatchObject({
      address: { strandId: 'KmA3ZZca7vAIiJAK9S5Iwl', sequenceNo: 100 },
      transactionId: 'FnQeJBAicTX0Ah32ZnVtSX',
      blockTimestamp: '2019-09-16T19:37:05.360Z',
      blockHash: original.blockHash,
      previousBlockHash: original.previousBlockHash,
      documents: [{ documentId: 'JUJgkIcNbhS2goq8RqLuZ4', version: 3 }],
      revisions: 1,
    });
    expect([...object.blocks()].every(({ kind }) => kind === 'json')).toBe(true);
  });

  it('in JSON of nothing in particular shows what is there', () => {
    const object = parseExportObject(
      encodeUtf8(
        '{"blockAddress":{"strandId":5},"blockHash":"AA==","revisions":[1,{"metadata":[]},{"metadata":{"id":"x","version":-1}}]}\n[]',
      ),
    );
    const [first] = [object.block(0)];
    expect(first.block).toMatchObject({
      address: undefined,
      blockHash: undefined,
      revisions: 3,
      documents: [{ documentId: 'x', version: undefined }],
    });
    expect(failure(() => object.block(1))).toMatch(/^not-a-struct at \d+$/);
  });

  it('says where in the object a block cannot be read', () => {
    const texts = [
      whole.texts[1] as string,
      edited(whole.texts[2] as string, 'blockHash', 'hashBlock'),
      '[]',
      whole.texts[3] as string,
    ];
    const source = encodeUtf8(texts.join('\n'));
    const object = parseExportObject(source);
    expect(object.spans).toHaveLength(4);
    expect(failure(() => object.block(0))).toBe('no error');
    expect(failure(() => object.block(1))).toBe(`missing-field at ${object.spans[1]?.start}`);
    expect(failure(() => object.block(2))).toBe(`not-a-struct at ${object.spans[2]?.start}`);
    expect(failure(() => object.block(3))).toBe('no error');
  });

  it('that is empty holds no block', () => {
    expect(parseExportObject(new Uint8Array()).spans).toEqual([]);
  });
});
