import { describe, expect, it } from 'vitest';
import { commitDigest, encodeBase64, encodeUtf8, ionHash, readSingle, statementDigest } from '../../src/index.ts';
import { block, captures } from '../aws.ts';

const ion = (text: string) => readSingle(encodeUtf8(text));

describe('statementDigest', () => {
  it.each(captures.statementDigests)('gives the digest AWS stored: $source', ({ statement, parameters, digest }) => {
    expect(encodeBase64(statementDigest(statement, parameters.map(ion)))).toBe(digest);
  });
  it('equals the Ion hash of the statement in block 100, which has no parameters', () => {
    const [statement] = block().transactionInfo?.statements ?? [];
    expect(statementDigest(statement?.statement ?? '', [])).toEqual(statement?.statementDigest);
  });
  it('depends on every parameter, and a list is one of them', () => {
    const digests = [[], ['1'], ['2'], ['1', '2'], ['[1,2]']].map((parameters) =>
      encodeBase64(statementDigest('INSERT INTO T ?', parameters.map(ion))),
    );
    expect(new Set(digests).size).toBe(5);
  });
});

describe('commitDigest', () => {
  it.each(captures.commitDigests)(
    'gives the digest of $source',
    ({ transactionId, statements, commitDigest: expected }) => {
      const digests = statements.map(({ statement, parameters }) => statementDigest(statement, parameters.map(ion)));
      expect(encodeBase64(commitDigest(transactionId, digests))).toBe(expected);
    },
  );
  it('is the Ion hash of the transaction id without statements', () => {
    expect(commitDigest('xxx', [])).toEqual(ionHash(ion('"xxx"')));
  });
});
