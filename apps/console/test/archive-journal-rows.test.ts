import { BLOCK_FLAGS } from '@qldb-console/journal/engine';
import type { Cause, CoverageState } from '@qldb-console/journal/judgement';
import { expect, test } from 'vitest';
import { journalRows } from '../src/features/archives/model/journal-rows.ts';
import { rowStanding } from '../src/features/archives/model/row-standing.ts';
import { timelineParts } from '../src/lib/coverage/timeline-parts.ts';
import type { ArchiveRow } from '../src/workers/archive/calls.ts';

const row = (place: number, sequenceNo: number | undefined, flags = 0): ArchiveRow => ({
  row: place,
  sequenceNo,
  time: undefined,
  transactionId: undefined,
  blockHash: new Uint8Array(32),
  revisions: 0,
  flags,
  object: 0,
  file: 'strand.0-9.ion',
  start: 0,
  length: 1,
});
const coverage = (...ranges: [number, number, CoverageState][]) =>
  ranges.map(([from, to, state]) => ({ from, to, state }));
const cause = (kind: Cause['kind'], blocks: [number, number]): Cause => ({
  id: `${kind}-${blocks[0]}`,
  kind,
  severity: kind === 'missing' ? 'absence' : 'contradiction',
  blocks,
  title: `Title of ${kind}`,
  brief: '',
  sentence: `Sentence of ${kind}`,
  follows: [],
  unreached: 0,
  places: [],
  checks: [],
});
const shown = (rows: ReturnType<typeof journalRows>) =>
  rows.map((one) => (one.kind === 'gap' ? `${one.first}–${one.last} missing` : one.row.sequenceNo));

test('blocks that are missing have a row where they would stand, in both orders', () => {
  const verdict = { causes: [], coverage: coverage([0, 2, 'chained'], [2, 5, 'missing'], [5, 7, 'chained']) };
  const rows = [row(0, 0), row(1, 1), row(2, 5), row(3, 6)];
  const page = { rows, from: 0, to: 4, total: 4 };
  expect(shown(journalRows({ ...page, newestFirst: false }, verdict))).toEqual([0, 1, '2–4 missing', 5, 6]);
  expect(shown(journalRows({ ...page, newestFirst: true }, verdict))).toEqual([6, 5, '2–4 missing', 1, 0]);
});

test('a gap between two pages stands on one of them, before the block that it leads to', () => {
  const verdict = { causes: [], coverage: coverage([0, 2, 'chained'], [2, 5, 'missing'], [5, 7, 'chained']) };
  const first = { rows: [row(0, 0), row(1, 1), row(2, 5)], from: 0, to: 2, total: 4, newestFirst: false };
  const second = { rows: [row(1, 1), row(2, 5), row(3, 6)], from: 2, to: 4, total: 4, newestFirst: false };
  expect(shown(journalRows(first, verdict))).toEqual([0, 1]);
  expect(shown(journalRows(second, verdict))).toEqual(['2–4 missing', 5, 6]);
});

test('what a digest covers behind the last block stands behind it', () => {
  const verdict = { causes: [], coverage: coverage([0, 2, 'chained'], [2, 9, 'missing']) };
  const page = { rows: [row(0, 0), row(1, 1)], from: 0, to: 2, total: 2, newestFirst: false };
  expect(shown(journalRows(page, verdict))).toEqual([0, 1, '2–8 missing']);
});

test('blocks in another order than their numbers leave no gap where they are there elsewhere', () => {
  const verdict = { causes: [cause('reordered', [2, 4])], coverage: coverage([0, 2, 'chained'], [2, 5, 'altered']) };
  const rows = [row(0, 0), row(1, 1), row(2, 4), row(3, 2), row(4, 3)];
  expect(shown(journalRows({ rows, from: 0, to: 5, total: 5, newestFirst: false }, verdict))).toEqual([0, 1, 4, 2, 3]);
});

test('without a verdict nothing is called missing', () => {
  const page = { rows: [row(0, 0), row(1, 5)], from: 0, to: 2, total: 2, newestFirst: false };
  expect(shown(journalRows(page, undefined))).toEqual([0, 5]);
});

test('a block stands as the cause says that names it, else as its coverage', () => {
  const verdict = {
    causes: [cause('missing', [3, 3]), cause('altered-content', [4, 4])],
    coverage: coverage([0, 2, 'proven'], [2, 3, 'redacted'], [3, 4, 'missing'], [4, 5, 'altered'], [5, 9, 'chained']),
  };
  expect(rowStanding(row(0, 1), verdict)).toMatchObject({ tone: 'success', word: 'Proven' });
  expect(rowStanding(row(0, 2), verdict)).toMatchObject({ tone: 'info', word: 'Redacted' });
  expect(rowStanding(row(0, 4), verdict)).toMatchObject({ tone: 'error', word: 'Title of altered-content' });
  expect(rowStanding(row(0, 5), verdict)).toMatchObject({ tone: 'success', word: 'Chained' });
});

test('no block that failed looks sound, whatever the verdict lists', () => {
  const proven = { causes: [], coverage: coverage([0, 9, 'proven']) };
  expect(rowStanding(row(0, 1, BLOCK_FLAGS.failed), proven).tone).toBe('error');
  expect(rowStanding(row(0, 1, BLOCK_FLAGS.failed), undefined).tone).toBe('error');
  expect(rowStanding(row(0, undefined, BLOCK_FLAGS.unreadable), proven)).toMatchObject({ word: 'Cannot be read' });
  expect(rowStanding(row(0, 1, BLOCK_FLAGS.linkFailed), undefined).tone).toBe('warning');
  expect(rowStanding(row(0, 1, BLOCK_FLAGS.json), undefined).word).toBe('JSON');
});

test('the time line is cut at the first block, the horizon, the last block and the last digest', () => {
  const cut = (...args: Parameters<typeof timelineParts>) =>
    timelineParts(...args).map(({ kind, from, to }) => `${kind} [${from}, ${to})`);
  expect(cut({ first: 0, last: 9, horizon: 4, furthest: 9 })).toEqual(['fixed [0, 5)', 'open [5, 10)']);
  expect(cut({ first: 0, last: 9, horizon: 9, furthest: 9 })).toEqual(['fixed [0, 10)']);
  expect(cut({ first: 3, last: 9, horizon: undefined, furthest: 12 })).toEqual([
    'before [0, 3)',
    'open [3, 10)',
    'behind [10, 13)',
  ]);
});
