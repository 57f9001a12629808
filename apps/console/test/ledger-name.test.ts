import { ledgerNameSchema } from '@qldb-console/contract';
import { describe, expect, it } from 'vitest';
import { ledgerNameProblems } from '../src/features/ledgers/model/ledger-name.ts';

describe('the name of a ledger', () => {
  it.each(['a', 'vehicle-registration', '1a', 'A-1-b', 'x'.repeat(32)])('accepts %s', (name) => {
    expect(ledgerNameProblems(name)).toEqual([]);
  });

  it.each([
    ['', 'Enter a name.'],
    ['my ledger', 'Use only letters a–z, digits and hyphens; a space is not allowed.'],
    ['my_ledger', 'Use only letters a–z, digits and hyphens; “_” is not allowed.'],
    ['größe', 'Use only letters a–z, digits and hyphens; “ö” is not allowed.'],
    ['a\u202Eb', 'Use only letters a–z, digits and hyphens; the character U+202E is not allowed.'],
    ['a\u0000', 'Use only letters a–z, digits and hyphens; the character U+0000 is not allowed.'],
    ['a😀', 'Use only letters a–z, digits and hyphens; “😀” is not allowed.'],
    ['-a', 'The name cannot begin with a hyphen.'],
    ['a-', 'The name cannot end with a hyphen.'],
    ['a--b', 'The name cannot contain two hyphens in a row.'],
    ['2024', 'The name cannot consist of digits only.'],
    ['x'.repeat(33), 'The name can have 32 characters at most; this one has 33.'],
  ])('says what is wrong with %j', (name, problem) => {
    expect(ledgerNameProblems(name)).toEqual([problem]);
  });

  it('names every rule that is broken, not only the first', () => {
    expect(ledgerNameProblems(`-my_${'x'.repeat(30)}--`)).toEqual([
      'Use only letters a–z, digits and hyphens; “_” is not allowed.',
      'The name cannot begin with a hyphen.',
      'The name cannot end with a hyphen.',
      'The name cannot contain two hyphens in a row.',
      'The name can have 32 characters at most; this one has 36.',
    ]);
  });

  it('agrees with the contract on every short name over a telling alphabet', () => {
    const alphabet = ['a', '1', '-', '_'];
    const names = [''];
    for (let i = 0; i < names.length && (names[i]?.length ?? 0) < 5; i++)
      for (const letter of alphabet) names.push(names[i] + letter);
    expect(names).toHaveLength(1 + 4 + 16 + 64 + 256 + 1024);
    for (const name of names)
      expect({ name, accepted: ledgerNameProblems(name).length === 0 }).toEqual({
        name,
        accepted: ledgerNameSchema.safeParse(name).success,
      });
  });
});
