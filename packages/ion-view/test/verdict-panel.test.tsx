import type { Check, Outcome, Verdict } from '@qldb-console/journal';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { ChecksTable, describeChecks, describePlace, describeVerdict, VerdictPanel } from '../src/index.ts';

const check = (status: Check['status'], what: string, more: Partial<Check> = {}): Check => ({
  id: 'proof.fold',
  status,
  what,
  places: [],
  ...more,
});
const verdict = (outcome: Outcome, checks: readonly Check[] = []): Verdict => ({
  outcome,
  headline: 'The headline of the verdict',
  scope: 'The scope of the verdict.',
  notCovered: ['other documents'],
  asserted: ['the block address'],
  rungs: [
    { id: 'parsed', state: 'reached', note: 'revision and proof' },
    { id: 'chained', state: 'failed', note: '' },
    { id: 'independent', state: 'not-reached', note: 'add a second digest' },
  ],
  checks,
});

describe('a verdict', () => {
  test('each outcome has an icon, a tone and words of its own', () => {
    const outcomes = (['anchored', 'consistent', 'incomplete', 'disproven'] as const).map((outcome) =>
      describeVerdict(verdict(outcome)),
    );
    for (const part of ['icon', 'tone', 'word'] as const)
      expect(new Set(outcomes.map((outcome) => outcome[part])).size).toBe(4);
  });

  test('only the anchored outcome is drawn as a success, and none is called authentic', () => {
    for (const outcome of ['consistent', 'incomplete', 'disproven'] as const) {
      const html = renderToStaticMarkup(<VerdictPanel verdict={verdict(outcome)} />);
      expect(html).not.toContain('iv-tone-success');
      expect(html).not.toMatch(/authentic/i);
    }
    expect(renderToStaticMarkup(<VerdictPanel verdict={verdict('anchored')} />)).toContain('iv-tone-success');
  });

  test('shows the sentence, the scope, what is not covered, what is asserted, and every rung with its state in words', () => {
    const html = renderToStaticMarkup(<VerdictPanel verdict={verdict('incomplete')} />);
    for (const text of [
      'The headline of the verdict',
      'The scope of the verdict.',
      'other documents',
      'the block address',
      'reached</span>: revision and proof',
      'failed</span>',
      'not reached</span>: add a second digest',
    ])
      expect(html).toContain(text);
  });

  test('counts what holds, what failed and what could not be checked, each apart', () => {
    const counts = describeVerdict(
      verdict('disproven', [check('ok', 'a'), check('ok', 'b'), check('failed', 'c'), check('skipped', 'd')]),
    ).counts;
    expect(counts.map((count) => count.text)).toEqual(['1 check failed', '1 could not be checked', '2 checks hold']);
  });

  test('an outdated verdict says so and loses its colour', () => {
    const html = renderToStaticMarkup(<VerdictPanel verdict={verdict('anchored')} outdated="The text was changed." />);
    expect(html).toContain('Outdated.');
    expect(html).toContain('The text was changed.');
    expect(html).not.toContain('iv-tone-success');
  });
});

describe('the table of checks', () => {
  const HASH = '6m6BMXobbJKpMhahwVthAEsN6awgnHK62Qq5McGP1Gk=';
  const checks = [
    check('ok', 'first'),
    check('skipped', 'second', { why: 'the block was not given' }),
    check('failed', 'third', { expected: HASH, computed: 'block 7' }),
    check('finding', 'fourth', { subject: 'revisions[2]' }),
    check('ok', 'fifth'),
  ];

  test('leaves nothing out and puts what needs attention first', () => {
    expect(describeChecks(checks).map((row) => [row.word, row.what])).toEqual([
      ['Failed', 'third'],
      ['Finding', 'fourth'],
      ['Not checked', 'second'],
      ['Holds', 'first'],
      ['Holds', 'fifth'],
    ]);
  });

  test('tells hashes from other values', () => {
    const [third] = describeChecks(checks);
    expect(third?.expected).toEqual({ kind: 'hash', text: HASH });
    expect(third?.computed).toEqual({ kind: 'text', text: 'block 7' });
  });

  test('says which of several like things a check is about only where there are several', () => {
    const one = check('ok', 'x', { subject: 'the first digest' });
    expect(describeChecks([one])[0]?.subject).toBeUndefined();
    const two = describeChecks([one, check('ok', 'x', { subject: 'the second digest' })]);
    expect(two.map((row) => row.subject)).toEqual(['the first digest', 'the second digest']);
  });

  test('reasons become sentences, field names keep their spelling', () => {
    const [skipped] = describeChecks([check('skipped', 'x', { why: 'the block was not given' })]);
    expect(skipped?.why).toBe('The block was not given.');
    const [named] = describeChecks([check('skipped', 'x', { why: 'blockHash is absent' })]);
    expect(named?.why).toBe('blockHash is absent.');
  });

  test('names places by input, path and half-open byte range', () => {
    expect(describePlace({ input: 'revision', path: 'metadata.txId', range: { start: 12, end: 34 } })).toMatchObject({
      text: 'revision, metadata.txId',
      bytes: 'bytes [12, 34)',
    });
    expect(describePlace({ input: 'digest', path: '' })).toMatchObject({ text: 'digest', bytes: undefined });
  });

  test('shows status as icon and word, and hidden characters of a claimed value as marks', () => {
    const html = renderToStaticMarkup(
      <ChecksTable checks={[check('failed', 'x', { expected: 'a\u202eb' })]} label="All checks" />,
    );
    expect(html).toContain('iv-icon-cross');
    expect(html).toContain('Failed');
    expect(html).toContain('title="right-to-left override"');
    expect(html).toContain('aria-label="All checks"');
  });
});
