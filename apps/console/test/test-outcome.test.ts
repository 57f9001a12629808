import { connectionTestPartSchema } from '@qldb-console/contract';
import { expect, it } from 'vitest';
import { clockText, OUTCOMES, testedServices } from '../src/features/connections/model/test-outcome.ts';

const ok = { outcome: 'ok', message: 'It answers.', durationMs: 12 } as const;

it('the services of a test are told in one order, only those that were asked', () => {
  expect(testedServices({ ...ok, ledgers: 3 }).map(({ service, ledgers }) => [service, ledgers])).toEqual([
    ['Ledger service', 3],
  ]);
  expect(testedServices({ ...ok, kinesis: ok, s3: ok }).map(({ service }) => service)).toEqual([
    'Ledger service',
    'Amazon S3',
    'Amazon Kinesis',
  ]);
});

it('every outcome has a word of its own', () => {
  const outcomes = connectionTestPartSchema.shape.outcome.options;
  expect(new Set(outcomes.map((outcome) => OUTCOMES[outcome].word)).size).toBe(outcomes.length);
});

it.each([
  [undefined, undefined],
  [0, undefined],
  [-999, undefined],
  [1_000, 'Its clock is 1 s ahead of the console’s.'],
  [-30_400, 'Its clock is 30 s behind the console’s.'],
  [3_600_000, 'Its clock is 60 min ahead of the console’s.'],
])('clocks that are %s ms apart', (difference, text) => {
  expect(clockText(difference)).toBe(text);
});
