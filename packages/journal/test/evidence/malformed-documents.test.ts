// Any text in any field gives a named error that says what is wrong and where.
import { hostileBinaries, hostileTexts, naughtyStrings } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, JournalError, type JournalErrorCode, LIMITS, parseDigest, readDocument } from '../../src/index.ts';
import { blockProof, blockText, edited, proofText, revisionText, STRAND } from '../aws.ts';
import { refusal } from '../malformed.ts';

const tip = `{strandId:"${STRAND}",sequenceNo:123}`;
const digest = JSON.stringify({ Digest: blockProof.digest, DigestTipAddress: { IonText: tip } });
const consoleFile = JSON.stringify({ digest: blockProof.digest, digestTipAddress: tip, ledger: 'l', date: 'd' });
const block = JSON.stringify({ Block: { IonText: blockText }, Proof: { IonText: proofText(blockProof.proof) } });
const receipt = JSON.stringify({
  LedgerName: 'l',
  BlockAddress: { IonText: `{strandId: "${STRAND}", sequenceNo: 100}` },
  DocumentId: 'JUJgkIcNbhS2goq8RqLuZ4',
  RevisionHash: blockProof.leaf,
  Proof: { IonText: proofText(blockProof.proof) },
  LedgerDigest: { Digest: blockProof.digest, DigestTipAddress: { IonText: tip } },
});

/** `at`: the error points at the first occurrence of it; in the Ion text where that is inside a JSON string. */
const CASES: readonly [string, string, JournalErrorCode, string, string?][] = [
  ['nothing', '', 'empty-input', ''],
  ['white space', ' \n\t', 'empty-input', ''],
  ['an empty struct', '{}', 'unrecognised-document', '', '{}'],
  ['an empty JSON object', '{ }', 'unrecognised-document', '', '{ }'],
  ['something else', '{"hello":"world"}', 'unrecognised-document', '', '{'],
  ['a number', '42', 'unrecognised-document', '', '42'],
  ['plain words', 'hello', 'unrecognised-document', '', 'hello'],
  ['null', 'null', 'unrecognised-document', '', 'null'],
  ['a list of other things', '[1]', 'wrong-type', '[0]', '1'],
  ['a sexp', '({{}})', 'wrong-type', '', '({'],
  ['two documents', `${digest}\n${digest}`, 'trailing-data', ''],
  ['text after it', `${digest} x`, 'trailing-data', '', 'x'],
  ['HTML', '<!doctype html><script>alert(1)</script>', 'ion-syntax', '', '<'],
  ['an unclosed document', digest.slice(0, -1), 'unexpected-end', ''],
  [
    'a digest that is no base64',
    edited(digest, blockProof.digest, 'not base64'),
    'invalid-base64',
    'Digest',
    '"not base64"',
  ],
  ['a digest cut off', edited(digest, blockProof.digest, blockProof.digest.slice(0, 43)), 'invalid-base64', 'Digest'],
  ['a digest that is a number', edited(digest, `"${blockProof.digest}"`, '7'), 'wrong-type', 'Digest', '7'],
  ['a digest that is there twice', edited(digest, '{"Digest"', '{"Digest":"","Digest"'), 'duplicate-field', 'Digest'],
  ['a digest without tip', edited(digest, /,"DigestTipAddress".*\}$/, '}'), 'missing-field', 'DigestTipAddress', '{'],
  ['a tip without Ion text', edited(digest, '"IonText"', '"IonTexts"'), 'missing-field', 'DigestTipAddress.IonText'],
  [
    'a tip that is a number',
    edited(digest, `{"IonText":${JSON.stringify(tip)}}`, '1'),
    'not-a-struct',
    'DigestTipAddress',
    '1',
  ],
  [
    'a tip without sequence number',
    edited(digest, ',sequenceNo:123', ''),
    'missing-field',
    'DigestTipAddress.IonText.sequenceNo',
  ],
  [
    'a tip with something beside',
    edited(digest, 'sequenceNo:123', 'sequenceNo:123,x:1'),
    'unrecognised-document',
    'DigestTipAddress.IonText.x',
  ],
  ['a tip cut off', edited(digest, '123}', '123'), 'unexpected-end', 'DigestTipAddress.IonText'],
  [
    'a tip in a console file that is no address',
    edited(consoleFile, 'sequenceNo:123', 'sequenceNo:-1'),
    'invalid-sequence-number',
    'digestTipAddress.sequenceNo',
  ],
  ['a date that is no text', edited(consoleFile, '"d"', '7'), 'wrong-type', 'date', '7'],
  [
    'a block and a revision in one',
    edited(block, '{', '{"Revision":{"IonText":""},'),
    'unrecognised-document',
    'Revision',
  ],
  ['an empty block', '{"Block":{"IonText":""}}', 'empty-input', 'Block.IonText'],
  ['a block that is null', '{"Block":null}', 'not-a-struct', 'Block', 'null'],
  [
    'a block with another type inside',
    edited(block, 'sequenceNo:100', 'sequenceNo:\\"100\\"'),
    'wrong-type',
    'Block.IonText.blockAddress.sequenceNo',
  ],
  [
    'a proof that is no list',
    edited(block, JSON.stringify(proofText(blockProof.proof)), '"{}"'),
    'wrong-type',
    'Proof.IonText',
  ],
  ['a proof with an element of another type', edited(block, '"[{{', '"[null,{{'), 'wrong-type', 'Proof.IonText[0]'],
  [
    'a block as JSON, without types',
    `{"blockAddress":{"strandId":"${STRAND}","sequenceNo":1},"transactionId":"${STRAND}","blockTimestamp":2019T,"blockHash":"x","entriesHashList":[]}`,
    'wrong-type',
    'blockHash',
    '"x"',
  ],
  [
    'a revision hash of 31 bytes',
    edited(receipt, `"RevisionHash":"${blockProof.leaf}"`, `"RevisionHash":"${'A'.repeat(40)}AA=="`),
    'invalid-hash-length',
    'RevisionHash',
  ],
  ['a receipt without proof', edited(receipt, '"Proof"', '"Prof"'), 'missing-field', 'Proof'],
  [
    'a receipt with a wrong document id',
    edited(receipt, 'JUJgkIcNbhS2goq8RqLuZ4', '../../etc/passwd'),
    'invalid-id',
    'DocumentId',
  ],
  [
    'a receipt whose digest is a string',
    edited(receipt, /"LedgerDigest":\{.*$/, '"LedgerDigest":"x"}'),
    'not-a-struct',
    'LedgerDigest',
    '"x"',
  ],
  ['a receipt whose ledger name is a list', edited(receipt, '"l"', '[]'), 'wrong-type', 'LedgerName', '[]'],
];

describe('readDocument refuses, with code, path and offset,', () => {
  it.each(CASES)('%s', (_, text, code, path, at) => {
    const error = refusal(readDocument, text);
    expect([error.code, error.path]).toEqual([code, path]);
    expect(error.message).not.toBe('');
    if (at !== undefined) expect(text.slice(error.at, error.at + at.length)).toBe(at);
  });

  it('what is wrong inside the Ion text of a JSON string, by an offset into that Ion text', () => {
    const ionText = edited(blockText, 'sequenceNo:100', 'sequenceNo:-100');
    const error = refusal(readDocument, JSON.stringify({ Block: { IonText: ionText } }));
    expect(error.message).toContain('In the Ion text of Block.IonText:');
    expect(ionText.slice(error.at, error.at + 4)).toBe('-100');
  });

  it('what is too large', () => {
    expect(refusal(readDocument, `"${'x'.repeat(LIMITS.documentBytes)}"`).code).toBe('input-too-large');
  });

  it('bytes that are no UTF-8', () => {
    const broken = encodeUtf8(revisionText);
    broken[200] = 0xff;
    expect(() => readDocument(broken)).toThrow(expect.objectContaining({ code: 'invalid-utf8', at: 200 }));
  });
});

describe('readDocument survives', () => {
  const answers = (source: Uint8Array): string => {
    try {
      return readDocument(source).kind;
    } catch (error) {
      if (error instanceof JournalError) return error.code;
      throw error;
    }
  };
  it('hostile texts and binaries, as the whole and as the Ion text inside', () => {
    for (const { bytes, name } of [...hostileTexts(), ...hostileBinaries()]) {
      expect(answers(bytes()), name).not.toBe('');
      if (bytes().length > 100_000) continue;
      const inside = JSON.stringify({ Block: { IonText: new TextDecoder().decode(bytes()) } });
      expect(answers(encodeUtf8(inside)), name).not.toBe('block');
    }
  });
  it('naughty strings in every field', () => {
    const strings = naughtyStrings();
    expect(strings.length).toBeGreaterThan(100);
    for (const text of strings) {
      const quoted = JSON.stringify(text);
      for (const field of [`"${blockProof.digest}"`, JSON.stringify(tip), '"l"', '"d"']) {
        answers(encodeUtf8(edited(consoleFile, field, quoted)));
      }
      answers(encodeUtf8(text));
      answers(encodeUtf8(edited(block, JSON.stringify(blockText), quoted)));
    }
  });
  it('documents inside documents', () => {
    let text = digest;
    for (let i = 0; i < 12; i++) text = JSON.stringify({ IonText: text });
    expect(answers(encodeUtf8(text))).toBe('digest');
  });
  it('hundreds of documents inside one another, which are small for their depth', () => {
    // Escapes that grow by three characters a level, where backslashes would double.
    const escaped = (text: string) => text.replace(/[\\"]/g, (found) => (found === '"' ? '\\x22' : '\\x5c'));
    let text = digest;
    for (let i = 0; i < 300; i++) text = `{IonText:"${escaped(text)}"}`;
    expect(answers(encodeUtf8(text))).toBe('ion-too-deep');
  });
});

describe('parseDigest refuses', () => {
  it.each([
    ['invalid-base64', 'digest', { digest: '?', tipIonText: tip }],
    ['not-a-struct', 'digestTipAddress', { digest: blockProof.digest, tipIonText: '7' }],
    ['missing-field', 'digestTipAddress.strandId', { digest: blockProof.digest, tipIonText: '{sequenceNo:1}' }],
  ] as const)('%s at %s', (code, path, parts) => {
    expect(() => parseDigest(parts)).toThrow(expect.objectContaining({ code, path }));
  });
});
