import { createKmsKeySchema, createLedgerSchema } from '@qldb-console/contract';
import { describe, expect, it } from 'vitest';
import { aliasProblem, fullAlias } from '../src/features/keys/model/key-alias.ts';
import { encryptionStatus, kmsKeyOf } from '../src/features/ledgers/model/encryption.ts';
import { choiceOf, kmsKeyProblem, namedKey } from '../src/features/ledgers/model/kms-key-choice.ts';

const KEY = 'arn:aws:kms:us-east-1:000000000000:key/00000000-0000-4000-8000-000000000001';
const other = (text: string) => ({ kind: 'other', local: '', other: text }) as const;
const isAccepted = (kmsKey: string) =>
  createLedgerSchema.safeParse({ name: 'a', permissionsMode: 'STANDARD', deletionProtection: true, kmsKey }).success;

describe('the key a form names', () => {
  it.each([
    ['a key id', '1234abcd-12ab-34cd-56ef-1234567890ab'],
    ['an ARN', KEY],
    ['an alias', 'alias/ledgers'],
    ['the ARN of an alias', 'arn:aws-cn:kms:cn-north-1:123456789012:alias/a/b'],
    ['the longest name', 'k'.repeat(1600)],
  ])('may be %s', (_what, text) => {
    expect(kmsKeyProblem(other(text))).toBeUndefined();
    expect(isAccepted(namedKey(other(text)))).toBe(true);
  });

  it.each([
    ['', 'Enter the id, ARN or alias of a key.'],
    ['   ', 'Enter the id, ARN or alias of a key.'],
    ['two words', 'A key is named without spaces and in ASCII characters.'],
    ['schlüssel', 'A key is named without spaces and in ASCII characters.'],
    ['a\u0000', 'A key is named without spaces and in ASCII characters.'],
    ['k'.repeat(1601), 'A key’s name can have 1600 characters at most; this one has 1601.'],
    ['arn:aws:s3:::bucket', expect.stringContaining('arn:aws:kms:REGION:ACCOUNT:key/ID')],
    ['arn:aws:kms:us-east-1:000000000000:key/', expect.stringContaining('arn:aws:kms:REGION:ACCOUNT:key/ID')],
    ['alias/', 'Enter the name of the alias after alias/.'],
  ])('cannot be %j', (text, problem) => {
    expect(kmsKeyProblem(other(text))).toEqual(problem);
  });

  it('loses the blanks that came along with pasting', () => {
    expect(namedKey(other(`  ${KEY}\n`))).toBe(KEY);
  });

  it('has to be chosen where it is one of a list', () => {
    expect(kmsKeyProblem({ kind: 'local', local: '', other: KEY })).toBe('Choose a key.');
    expect(kmsKeyProblem({ kind: 'local', local: KEY, other: '' })).toBeUndefined();
  });

  it('is AWS’s own whatever else stands in the form', () => {
    expect(namedKey({ kind: 'aws', local: KEY, other: 'nonsense with blanks' })).toBe('AWS_OWNED_KMS_KEY');
    expect(kmsKeyProblem({ kind: 'aws', local: '', other: 'nonsense with blanks' })).toBeUndefined();
  });

  it.each(['AWS_OWNED_KMS_KEY', KEY, 'alias/elsewhere'])('begins with the key the ledger has: %s', (key) => {
    expect(namedKey(choiceOf(key, [KEY]))).toBe(key);
  });
});

describe('the encryption of a ledger', () => {
  it('is by AWS’s own key where none is described', () => {
    expect(kmsKeyOf(undefined)).toBe('AWS_OWNED_KMS_KEY');
  });

  it('shows a status that nobody knows as it is', () => {
    expect(encryptionStatus('ENABLED')).toEqual({ word: 'Enabled', icon: 'success' });
    expect(encryptionStatus('SOMETHING_NEW')).toEqual({ word: 'SOMETHING_NEW', icon: 'info' });
    expect(encryptionStatus('')).toEqual({ word: 'Not told', icon: 'info' });
  });
});

describe('the alias of a new key', () => {
  it.each(['', '  ', 'ledgers', 'alias/ledgers', 'a/b_c-d', 'x'.repeat(250)])('may be %j', (typed) => {
    expect(aliasProblem(typed)).toBeUndefined();
    const alias = fullAlias(typed);
    expect(createKmsKeySchema.safeParse(alias === undefined ? {} : { alias }).success).toBe(true);
  });

  it.each([
    ['alias/', 'Enter the name after alias/.'],
    ['my key', 'Use only letters a–z, digits, slashes, underscores and hyphens.'],
    ['ä', 'Use only letters a–z, digits, slashes, underscores and hyphens.'],
    ['aws/qldb', 'Aliases that begin with alias/aws/ are reserved for AWS.'],
    ['x'.repeat(251), 'The name can have 250 characters at most; this one has 251.'],
  ])('cannot be %j', (typed, problem) => {
    expect(aliasProblem(typed)).toBe(problem);
  });
});
