import { encodeUtf8, JSON_NOT_VERIFIABLE, type Verdict } from '@qldb-console/journal';
import { type BlockShape, buildJournal, renderBlock, type TestJournal } from '@qldb-console/testkit';
import { expect, test } from 'vitest';
import { JournalRun } from '../src/features/exports/model/journal-run.ts';
import { leavesGap, neighboursOf } from '../src/features/exports/model/neighbours.ts';
import {
  addBlock,
  lastBlock,
  loadedAt,
  missingFrom,
  type OpenedObject,
  openObject,
} from '../src/features/exports/model/opened-object.ts';
import { runVerdict } from '../src/features/exports/model/run-verdict.ts';

const journalOf = (shapes: readonly BlockShape[]) => buildJournal({ seed: 5, shapes });
const journal = journalOf(['insert', 'update', 'insert', 'insert-update', 'delete', 'insert']);

function textOf({ blocks }: TestJournal, from: number, to: number): string {
  return blocks
    .slice(from, to + 1)
    .map(({ parts }) => renderBlock(parts))
    .join('\n');
}
const keyOf = ({ strandId }: TestJournal, from: number, to: number, ending = 'ion') =>
  `p/2025/06/30/10/${strandId}.${from}-${to}.${ending}`;
function object(of: TestJournal, from: number, to: number) {
  return openObject(keyOf(of, from, to), encodeUtf8(textOf(of, from, to)));
}
function tamperedObject(of: TestJournal, from: number, to: number, part: string | RegExp, by: string) {
  const text = textOf(of, from, to);
  const changed = text.replace(part, by);
  if (changed === text) throw new Error(`${part} is not in blocks ${from} to ${to}`);
  return openObject(keyOf(of, from, to), encodeUtf8(changed));
}
function run(objects: readonly OpenedObject[], previous?: OpenedObject) {
  const all = new JournalRun(previous && lastBlock(previous));
  for (const opened of objects)
    for (let index = 0; index < opened.parsed.spans.length; index++) addBlock(all, opened, index);
  all.finish();
  const totals = all.totals();
  const verdict = runVerdict(totals, { what: 'this export', missing: objects.flatMap(missingFrom) });
  return { rows: all.rows, totals, verdict };
}
const rung = ({ rungs }: Verdict, id: string) => rungs.find((one) => one.id === id)?.state;

test('blocks in several objects hold together, over the borders of the objects too', () => {
  const { totals, verdict, rows } = run([object(journal, 0, 2), object(journal, 3, 3), object(journal, 4, 6)]);
  expect(rows.map(({ status }) => status.word)).toEqual([
    'Partly re-hashed, first block',
    ...Array.from({ length: 6 }, () => 'Re-hashed, linked'),
  ]);
  expect(totals).toMatchObject({ blocks: 7, rehashed: 6, partly: 0, contradictions: 0, beginsLinked: true });
  expect(verdict.outcome).toBe('consistent');
  expect(verdict.headline).toBe('Blocks 0–6 hold together; not compared with any digest');
  expect(verdict.scope).toContain(`strand ${journal.strandId}`);
  expect(rung(verdict, 'chained')).toBe('reached');
  expect(rung(verdict, 'anchored')).toBe('not-reached');
  expect(JSON.stringify(verdict)).not.toMatch(/authentic/i);
});

test('the first block of an object is linked to the last one of the object before', () => {
  const alone = run([object(journal, 3, 4)]);
  expect(alone.totals.beginsLinked).toBe(false);
  expect(alone.rows[0]?.status.word).toBe('Re-hashed, link not checked');
  expect(alone.verdict.notCovered.join(' ')).toContain('The link of block 3 to the block before it');
  const linked = run([object(journal, 3, 4)], object(journal, 0, 2));
  expect(linked.rows[0]?.status.word).toBe('Re-hashed, linked');
  expect(linked.totals.beginsLinked).toBe(true);
});

test('a tampered block is caught and located', () => {
  const tampered = tamperedObject(journal, 2, 4, /version:1/, 'version:9');
  const { totals, verdict, rows } = run([object(journal, 0, 1), tampered, object(journal, 5, 6)]);
  expect(totals).toMatchObject({ contradictions: 1, contentFailed: 1, chainFailed: 0 });
  expect(totals.findings).toMatchObject([{ place: { key: keyOf(journal, 2, 4), index: 0 }, sequenceNo: 2 }]);
  expect(verdict.outcome).toBe('disproven');
  expect(verdict.headline).toMatch(/^Not verified: in block 2, /);
  expect(rung(verdict, 'content')).toBe('failed');
  expect(rung(verdict, 'chained')).toBe('reached');
  expect(rows.filter(({ status }) => status.tone === 'error')).toHaveLength(1);
});

test('a block that was left out is noticed where the next one does not follow', () => {
  const text = [0, 1, 3, 4].map((at) => textOf(journal, at, at)).join('\n');
  const opened = openObject('p/renamed.ion', encodeUtf8(text));
  const { totals, verdict } = run([opened]);
  expect(totals.chainFailed).toBe(1);
  expect(verdict.headline).toContain('in block 3, ');
  expect(rung(verdict, 'chained')).toBe('failed');
});

test('blocks missing between two objects make the rest no wrong one, and the whole is not called verified', () => {
  const all = new JournalRun(undefined);
  addBlock(all, object(journal, 0, 0), 0);
  all.skip();
  const behind = object(journal, 3, 4);
  addBlock(all, behind, 0);
  addBlock(all, behind, 1);
  expect(all.rows.map(({ status }) => status.word)).toEqual([
    'Partly re-hashed, first block',
    'Re-hashed, link not checked',
    'Re-hashed, linked',
  ]);
  const unsaid = runVerdict(all.totals(), { what: 'this export', missing: [] });
  expect(unsaid.outcome).toBe('incomplete');
  expect(unsaid.headline).toContain('1 block was not compared with the one before');
  expect(rung(unsaid, 'chained')).toBe('not-reached');
  const verdict = runVerdict(all.totals(), { what: 'this export', missing: ['Blocks 1–2 are missing.'] });
  expect(verdict.outcome).toBe('incomplete');
  expect(verdict.headline).toBe('Not everything could be checked: blocks 1–2 are missing');
  expect(rung(verdict, 'chained')).toBe('not-reached');
});

test('blocks that are not those their object is named after are told', () => {
  const opened = openObject(keyOf(journal, 1, 3), encodeUtf8(textOf(journal, 2, 3)));
  const { verdict, totals } = run([opened]);
  expect(verdict.outcome).toBe('disproven');
  expect(totals.findings[0]?.status.why).toContain('another block than was asked for');
  expect(missingFrom(opened)).toEqual(['The object holds 2 blocks; by its name it should hold 3.']);
});

test('a broken block is told with code and place, the others are judged, and the whole is not called verified', () => {
  const broken = tamperedObject(journal, 1, 3, 'entriesHash:', 'entriesHush:');
  const { rows, totals, verdict } = run([object(journal, 0, 0), broken]);
  const [, unread] = rows;
  if (unread?.state !== 'unreadable') throw new Error('the block was read');
  expect(unread.error.code).toBe('missing-field');
  expect(totals).toMatchObject({ unreadable: 1, contradictions: 0 });
  expect(verdict.outcome).toBe('incomplete');
  expect(verdict.headline).toBe('Not everything could be checked: 1 block cannot be read');
});

test('an object that was cut off is judged up to there, and said to be incomplete', () => {
  const whole = textOf(journal, 0, 2);
  const cut = openObject(keyOf(journal, 0, 2), encodeUtf8(whole.slice(0, -40)));
  const { verdict, totals } = run([cut]);
  expect(totals.blocks).toBe(2);
  expect(verdict.outcome).toBe('incomplete');
  expect(verdict.headline).toMatch(/^Not everything could be checked: from byte \d+ on/);
  expect(verdict.notCovered.join(' ')).toContain('unexpected-end');
});

test('data that was removed by a redaction of a later object is explained by it', () => {
  const redacted = journalOf(['insert', 'update', 'insert', 'redaction', 'insert']);
  const last = redacted.blocks.length - 1;
  const at = redacted.blocks.findIndex(({ parts }) => parts.redactionInfo !== undefined);
  const { totals, verdict } = run([object(redacted, 0, at - 1), object(redacted, at, last)]);
  expect(totals).toMatchObject({ partly: 0, contradictions: 0 });
  expect(verdict.outcome).toBe('consistent');
  // Without the block that records it, it stays unexplained: no alarm, and not called whole either.
  const alone = run([object(redacted, 0, at - 1)]);
  expect(alone.totals).toMatchObject({ partly: 1, contradictions: 0 });
  expect(alone.verdict.outcome).toBe('incomplete');
});

test('JSON is read and never called verified, and breaks in what it says are told', () => {
  const line = (sequenceNo: number, previous: string, hash: string) =>
    JSON.stringify({
      blockAddress: { strandId: journal.strandId, sequenceNo },
      transactionId: 'x',
      blockTimestamp: '2025-06-30T10:00:00.000Z',
      blockHash: hash.repeat(43).concat('='),
      previousBlockHash: previous.repeat(43).concat('='),
      revisions: [{ metadata: { id: 'JdxjkR9bSYB5jMHWcI464T', version: 0 } }],
    });
  const of = (lines: readonly string[]) =>
    run([openObject(keyOf(journal, 0, lines.length - 1, 'json'), encodeUtf8(lines.join('\n')))]);
  const { rows, totals, verdict } = of([line(0, 'A', 'E'), line(1, 'E', 'I')]);
  expect(rows.map(({ state, status }) => [state, status.tone, status.why])).toEqual([
    ['json', 'info', JSON_NOT_VERIFIABLE],
    ['json', 'info', JSON_NOT_VERIFIABLE],
  ]);
  expect(totals).toMatchObject({ json: 2, jsonBreaks: 0, rehashed: 0 });
  expect(verdict.outcome).toBe('incomplete');
  expect(verdict.headline).toBe('Blocks 0–1 were read and not verified: the export is JSON');
  expect(verdict.rungs.filter(({ state }) => state === 'reached').map(({ id }) => id)).toEqual(['parsed']);
  expect(of([line(0, 'A', 'E'), line(1, 'I', 'M')]).verdict.scope).toContain('1 block does not follow the one before');
});

test('an empty object holds nothing to judge', () => {
  const { verdict } = run([openObject('p/empty.ion', new Uint8Array())]);
  expect(verdict.headline).toBe('There is no block in this export');
  expect(verdict.outcome).toBe('incomplete');
});

test('blocks of Ion binary are judged like those of Ion text', async () => {
  const { ionBinaryOf } = await import('@qldb-console/testkit');
  const binaries = journal.blocks.slice(0, 3).map(({ parts }) => ionBinaryOf(renderBlock(parts)));
  const opened = openObject(keyOf(journal, 0, 2), Uint8Array.from(binaries.flatMap((bytes) => [...bytes])));
  expect(opened.parsed.format).toBe('binary');
  expect(run([opened]).verdict.outcome).toBe('consistent');
  expect(loadedAt(opened, 7)).toBeUndefined();
});

test('the neighbours of an object are those in the order of the journal', () => {
  const [first, second, third] = [keyOf(journal, 0, 2), keyOf(journal, 3, 3), keyOf(journal, 5, 6)];
  const contents = {
    completedManifests: [{ key: 'm', strandId: journal.strandId, ionText: '{keys:[]}' }],
    objects: [third, first, second].map((key) => ({ key, size: 1, lastModified: '', listed: true })),
    missing: [],
    truncated: false,
  };
  expect(neighboursOf(contents, second)).toEqual({ previous: first, next: third, adjoins: true });
  expect(neighboursOf(contents, third)).toEqual({ previous: second, next: undefined, adjoins: false });
  expect(neighboursOf(contents, first)).toEqual({ previous: undefined, next: second, adjoins: false });
  expect([leavesGap(first, second), leavesGap(second, third), leavesGap(first, 'renamed.ion')]).toEqual([
    false,
    true,
    false,
  ]);
  expect(neighboursOf(undefined, first)).toEqual({ previous: undefined, next: undefined, adjoins: false });
});
