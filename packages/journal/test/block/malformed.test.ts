import { describe, expect, it } from 'vitest';
import { encodeUtf8, LIMITS, parseBlock, parseBlockAddress, parseRevision, verifyBlock } from '../../src/index.ts';
import { blockText, edited, revisionText, STRAND, summaryText } from '../aws.ts';
import { type Malformation, refusal } from '../malformed.ts';

const HASH = '{{NoChM92yKRuJAb/jeLd1VnYn4DHiWIf071ACfic9uHc=}}';

function expectRefusals(parse: (source: Uint8Array) => unknown, genuine: string, cases: readonly Malformation[]): void {
  it.each(cases.map((each) => [each.name, each] as const))('%s', (_, { from, to, code, path, at }) => {
    const text = edited(genuine, from, to);
    const error = refusal(parse, text);
    expect([error.code, error.path]).toEqual([code, path]);
    expect(text.slice(error.at, error.at + at.length)).toBe(at);
  });
}

describe('a block is refused, with code, path and offset, for', () => {
  expectRefusals(parseBlock, blockText, [
    {
      name: 'a missing block hash',
      from: /blockHash:\{\{[^}]*\}\},/,
      to: '',
      code: 'missing-field',
      path: 'blockHash',
      at: '{blockAddress',
    },
    {
      name: 'a missing strand id',
      from: /strandId:"[^"]*",/,
      to: '',
      code: 'missing-field',
      path: 'blockAddress.strandId',
      at: '{sequenceNo',
    },
    {
      name: 'a field that is there twice',
      from: ',entriesHash:',
      to: `,blockHash:${HASH},entriesHash:`,
      code: 'duplicate-field',
      path: 'blockHash',
      at: 'blockHash:{{NoChM92yKRuJAb/jeLd1VnYn4DHiWIf071ACfic9uHc=}},entriesHash',
    },
    {
      name: 'a hash of 31 bytes',
      from: /blockHash:\{\{[^}]*\}\}/,
      to: `blockHash:{{${'A'.repeat(40)}AA==}}`,
      code: 'invalid-hash-length',
      path: 'blockHash',
      at: '{{AAAA',
    },
    {
      name: 'an empty entries hash',
      from: /entriesHash:\{\{[^}]*\}\}/,
      to: 'entriesHash:{{}}',
      code: 'invalid-hash-length',
      path: 'entriesHash',
      at: '{{}}',
    },
    {
      name: 'an entry of 33 bytes',
      from: '[{{eRSwnmAM7WWANWDd5iGOyK+T4tDXyzUq6HZ/0fgLHos=}}',
      to: `[{{${'A'.repeat(44)}}}`,
      code: 'invalid-hash-length',
      path: 'entriesHashList[0]',
      at: '{{AAAA',
    },
    {
      name: 'a hash as a string, as in a JSON copy',
      from: /entriesHashList:\[\{\{([^}]*)\}\}/,
      to: 'entriesHashList:["eRSwnmAM7WWANWDd5iGOyK+T4tDXyzUq6HZ/0fgLHos="',
      code: 'wrong-type',
      path: 'entriesHashList[0]',
      at: '"eRSw',
    },
    {
      name: 'a null hash',
      from: /entriesHash:\{\{[^}]*\}\}/,
      to: 'entriesHash:null.blob',
      code: 'wrong-type',
      path: 'entriesHash',
      at: 'null.blob',
    },
    {
      name: 'a time as a string',
      from: 'blockTimestamp:2019-09-16T19:37:05.360Z',
      to: 'blockTimestamp:"2019-09-16T19:37:05.360Z"',
      code: 'wrong-type',
      path: 'blockTimestamp',
      at: '"2019-09-16T19:37:05.360Z"',
    },
    {
      name: 'a transaction id as a symbol',
      from: 'transactionId:"FnQeJBAicTX0Ah32ZnVtSX"',
      to: 'transactionId:FnQeJBAicTX0Ah32ZnVtSX',
      code: 'wrong-type',
      path: 'transactionId',
      at: 'FnQeJBAicTX0Ah32ZnVtSX,blockTimestamp',
    },
    {
      name: 'an id of 21 characters',
      from: 'transactionId:"F',
      to: 'transactionId:"',
      code: 'invalid-id',
      path: 'transactionId',
      at: '"nQeJ',
    },
    {
      name: 'an id with a character of another alphabet',
      from: 'transactionId:"FnQ',
      to: 'transactionId:"F-Q',
      code: 'invalid-id',
      path: 'transactionId',
      at: '"F-Q',
    },
    ...['-1', '9007199254740992'].map(
      (number): Malformation => ({
        name: `the sequence number ${number}`,
        from: 'sequenceNo:100',
        to: `sequenceNo:${number}`,
        code: 'invalid-sequence-number',
        path: 'blockAddress.sequenceNo',
        at: number,
      }),
    ),
    {
      name: 'a sequence number that is a decimal',
      from: 'sequenceNo:100',
      to: 'sequenceNo:100.',
      code: 'wrong-type',
      path: 'blockAddress.sequenceNo',
      at: '100.',
    },
    {
      name: 'revisions that are no list',
      from: /revisions:\[(.*)\]\}$/s,
      to: 'revisions:{}}',
      code: 'wrong-type',
      path: 'revisions',
      at: '{}}',
    },
    {
      name: 'null instead of revisions',
      from: /revisions:\[(.*)\]\}$/s,
      to: 'revisions:null.list}',
      code: 'wrong-type',
      path: 'revisions',
      at: 'null.list',
    },
    {
      name: 'a revision that is no struct',
      from: 'revisions:[',
      to: 'revisions:[7,',
      code: 'not-a-struct',
      path: 'revisions[0]',
      at: '7,',
    },
    {
      name: 'transactionInfo that is no struct',
      from: /transactionInfo:.*,revisions/s,
      to: 'transactionInfo:[],revisions',
      code: 'not-a-struct',
      path: 'transactionInfo',
      at: '[],revisions',
    },
    {
      name: 'a statement without digest',
      from: /,statementDigest:\{\{[^}]*\}\}/,
      to: '',
      code: 'missing-field',
      path: 'transactionInfo.statements[0].statementDigest',
      at: '{statement:',
    },
    {
      name: 'a document that is there twice',
      from: 'documents:{',
      to: 'documents:{JUJgkIcNbhS2goq8RqLuZ4:{tableName:"x",tableId:"x",statements:[]},',
      code: 'duplicate-field',
      path: 'transactionInfo.documents.JUJgkIcNbhS2goq8RqLuZ4',
      at: 'JUJgkIcNbhS2goq8RqLuZ4:{tableName:"VehicleRegistration"',
    },
    {
      name: 'a document id that is none',
      from: 'documents:{JUJ',
      to: 'documents:{$0:{},JUJ',
      code: 'invalid-id',
      path: 'transactionInfo.documents.$0',
      at: '$0:',
    },
    {
      name: 'a negative version',
      from: 'version:3',
      to: 'version:-3',
      code: 'invalid-sequence-number',
      path: 'revisions[0].metadata.version',
      at: '-3',
    },
    {
      name: 'metadata without document id',
      from: 'metadata:{id:"JUJgkIcNbhS2goq8RqLuZ4",',
      to: 'metadata:{',
      code: 'missing-field',
      path: 'revisions[0].metadata.id',
      at: '{version',
    },
    {
      name: 'a redactionInfo without revisions',
      from: ',revisions:[',
      to: ',redactionInfo:{},revisions:[',
      code: 'missing-field',
      path: 'redactionInfo.revisions',
      at: '{},revisions',
    },
    {
      name: 'a redaction with a wrong version',
      from: ',revisions:[',
      to: `,redactionInfo:{revisions:[{blockAddress:{strandId:"${STRAND}",sequenceNo:1},tableId:"x",documentId:"JUJgkIcNbhS2goq8RqLuZ4",version:"1"}]},revisions:[`,
      code: 'wrong-type',
      path: 'redactionInfo.revisions[0].version',
      at: '"1"',
    },
    { name: 'a list around it', from: /^.*$/s, to: `[${blockText}]`, code: 'not-a-struct', path: '', at: '[{block' },
    { name: 'a second value', from: /$/, to: ' {}', code: 'trailing-data', path: '', at: '{}' },
    { name: 'broken Ion', from: 'revisions:[', to: 'revisions:]', code: 'ion-syntax', path: '', at: ']{block' },
    {
      name: 'base64 that is cut off',
      from: 'blockHash:{{NoChM92yKRuJAb/jeLd1VnYn4DHiWIf071ACfic9uHc=}}',
      to: 'blockHash:{{NoChM92yKRuJAb/jeLd1VnYn4DHiWIf071ACfic9uHc}}',
      code: 'ion-invalid-base64',
      path: '',
      at: '}},entries',
    },
  ]);

  it('an end in the middle', () => {
    for (const length of [1, 100, 700, blockText.length - 1]) {
      const error = refusal(parseBlock, blockText.slice(0, length));
      expect(['unexpected-end', 'ion-invalid-base64', 'ion-syntax']).toContain(error.code);
    }
  });

  it('nothing at all', () => {
    expect(refusal(parseBlock, '').code).toBe('empty-input');
    expect(refusal(parseBlock, ' // nothing\n').code).toBe('empty-input');
  });

  it('a summary entry without hash', () => {
    const error = refusal(
      parseBlock,
      edited(summaryText, /revisionSummaries:\[\{hash:\{\{[^}]*\}\},/, 'revisionSummaries:[{'),
    );
    expect([error.code, error.path]).toEqual(['missing-field', 'revisionSummaries[0].hash']);
  });

  it('more bytes than are allowed', () => {
    expect(refusal(parseBlock, ' '.repeat(LIMITS.documentBytes + 1)).code).toBe('input-too-large');
  });
});

describe('a revision is refused, with code, path and offset, for', () => {
  expectRefusals(parseRevision, revisionText, [
    {
      name: 'a missing hash',
      from: /hash:\{\{[^}]*\}\},/,
      to: '',
      code: 'missing-field',
      path: 'hash',
      at: '{blockAddress',
    },
    {
      name: 'an empty hash',
      from: /hash:\{\{[^}]*\}\}/,
      to: 'hash:{{}}',
      code: 'invalid-hash-length',
      path: 'hash',
      at: '{{}}',
    },
    {
      name: 'data that is there twice',
      from: 'data:{',
      to: 'data:{},data:{',
      code: 'duplicate-field',
      path: 'data',
      at: 'data:{VIN',
    },
    {
      name: 'metadata that is there twice inside the hashed part',
      from: 'version:3',
      to: 'version:3,version:3',
      code: 'duplicate-field',
      path: 'metadata.version',
      at: 'version:3,txTime',
    },
    {
      name: 'a dataHash of another length',
      from: 'data:{',
      to: 'dataHash:{{}},data:{',
      code: 'invalid-hash-length',
      path: 'dataHash',
      at: '{{}}',
    },
  ]);
});

describe('a block address is refused, with code, path and offset, for', () => {
  expectRefusals(parseBlockAddress, `{strandId:"${STRAND}",sequenceNo:100}`, [
    {
      name: 'a field beside the two',
      from: ',sequenceNo',
      to: ',x:1,sequenceNo',
      code: 'unrecognised-document',
      path: 'x',
      at: 'x:1',
    },
    { name: 'an annotation', from: '{', to: 'a::{', code: 'unrecognised-document', path: '', at: 'a::{' },
    { name: 'a number', from: /^.*$/, to: '100', code: 'not-a-struct', path: '', at: '100' },
  ]);
});

it('field names from the input cannot smuggle control characters or endless text into what is reported', () => {
  const name = `${'\\0\\u202e'}${'x'.repeat(100_000)}`;
  const parsed = parseBlock(encodeUtf8(edited(blockText, /\}$/, `,'${name}':1}`)));
  const { why } = verifyBlock(parsed).checks[0] ?? {};
  expect(why).toContain('\\0');
  expect(why?.length).toBeLessThan(200);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that none is left is what is asserted
  expect(why).not.toMatch(/[\u0000-\u001f\u202e]/);
});
