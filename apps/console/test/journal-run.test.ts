import { encodeUtf8, JSON_NOT_VERIFIABLE, readSingle, type Verdict, writeIonJson } from '@qldb-console/journal';
import { createEngine, judgeChunk } from '@qldb-console/journal/engine';
import { type BlockShape, buildJournal, renderBlock, type TestJournal } from '@qldb-console/testkit';
import { expect, test } from 'vitest';
import { JournalRun } from '../src/features/exports/model/journal-run.ts';
import { leavesGap, neighboursOf } from '../src/features/exports/model/neighbours.ts';
import { objectVerdict } from '../src/features/exports/model/object-verdict.ts';
import {
  addBlock,
  lastBlock,
  loadedAt,
  type OpenedObject,
  openObject,
} from '../src/features/exports/model/opened-object.ts';

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
const engine = await createEngine();
function stretchOf({ key, bytes, parsed }: Pick<OpenedObject, 'key' | 'bytes' | 'parsed'>) {
  const format = parsed.format === 'json-lines' ? 'json-lines' : 'ion';
  return judgeChunk(engine, { bytes: new Uint8Array(bytes), source: key, offset: 0, format }).verdict;
}
function run(opened: OpenedObject, previous?: OpenedObject) {
  const all = new JournalRun(previous && lastBlock(previous));
  for (let index = 0; index < opened.parsed.spans.length; index++) addBlock(all, opened, index);
  all.finish();
  const verdict = objectVerdict(stretchOf(opened), opened.name, previous && stretchOf(previous).last);
  return { rows: all.rows, totals: all.totals(), verdict };
}
const rung = ({ rungs }: Verdict, id: string) => rungs.find((one) => one.id === id)?.state;

test('the blocks of an object hold together', () => {
  const { totals, verdict, rows } = run(object(journal, 0, 6));
  expect(rows.map(({ status }) => status.word)).toEqual([
    'Partly re-hashed, first block',
    ...Array.from({ length: 6 }, () => 'Re-hashed, linked'),
  ]);
  expect(totals).toMatchObject({ blocks: 7, rehashed: 6, partly: 0, contradictions: 0 });
  expect(verdict.outcome).toBe('consistent');
  expect(verdict.headline).toBe('Blocks 0–6 hold together; not compared with any digest');
  expect(verdict.scope).toContain(`strand ${journal.strandId}`);
  expect(rung(verdict, 'chained')).toBe('reached');
  expect(rung(verdict, 'anchored')).toBe('not-reached');
  expect(JSON.stringify(verdict)).not.toMatch(/authentic/i);
});

test('the first block of an object is linked to the last one of the object before', () => {
  const alone = run(object(journal, 3, 4));
  expect(alone.rows[0]?.status.word).toBe('Re-hashed, link not checked');
  expect(alone.verdict.notCovered.join(' ')).toContain('The link of block 3 to the block before it');
  const linked = run(object(journal, 3, 4), object(journal, 0, 2));
  expect(linked.rows[0]?.status.word).toBe('Re-hashed, linked');
  expect(linked.verdict.notCovered.join(' ')).not.toContain('The link of block 3');
});

test('a tampered block is caught and located', () => {
  const { totals, verdict, rows } = run(tamperedObject(journal, 0, 6, /version:1/, 'version:9'));
  expect(totals).toMatchObject({ contradictions: 1 });
  expect(totals.findings).toMatchObject([{ place: { key: keyOf(journal, 0, 6), index: 2 }, sequenceNo: 2 }]);
  expect(verdict.outcome).toBe('disproven');
  expect(verdict.headline).toMatch(/^Not verified: in block 2, /);
  expect(rung(verdict, 'content')).toBe('failed');
  expect(rung(verdict, 'chained')).toBe('reached');
  expect(rows.filter(({ status }) => status.tone === 'error')).toHaveLength(1);
});

test('a block that was left out is missed, with and without the name of the object', () => {
  const text = [0, 1, 3, 4].map((at) => textOf(journal, at, at)).join('\n');
  for (const name of ['p/renamed.ion', keyOf(journal, 0, 4)]) {
    const { verdict } = run(openObject(name, encodeUtf8(text)));
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toBe('Not everything could be checked: block 2 is missing');
    expect(rung(verdict, 'chained')).toBe('not-reached');
  }
});

test('blocks that are not those their object is named after are told', () => {
  const { verdict, totals } = run(openObject(keyOf(journal, 1, 3), encodeUtf8(textOf(journal, 2, 3))));
  expect(totals.findings[0]?.status.why).toContain('another block than was asked for');
  expect(verdict.headline).toBe('Not everything could be checked: block 1 is missing');
  const elsewhere = run(openObject(keyOf(journalOf(['insert']), 0, 1), encodeUtf8(textOf(journal, 2, 3))));
  expect(elsewhere.verdict.outcome).not.toBe('consistent');
});

test('a broken block is told with code and place, the others are judged, and the whole is not called verified', () => {
  const { rows, totals, verdict } = run(tamperedObject(journal, 0, 3, 'entriesHash:', 'entriesHush:'));
  const [unread] = rows;
  if (unread?.state !== 'unreadable') throw new Error('the block was read');
  expect(unread.error.code).toBe('missing-field');
  expect(totals).toMatchObject({ unreadable: 1, contradictions: 0 });
  expect(verdict.outcome).toBe('incomplete');
  expect(verdict.headline).toBe('Not everything could be checked: block 0 cannot be read');
});

test('an object that was cut off is judged up to there, and said to be incomplete', () => {
  const whole = textOf(journal, 0, 2);
  const { verdict, totals } = run(openObject(keyOf(journal, 0, 2), encodeUtf8(whole.slice(0, -40))));
  expect(totals.blocks).toBe(2);
  expect(verdict.outcome).toBe('incomplete');
  expect(verdict.headline).toBe('Not everything could be checked: block 2 cannot be read');
  expect(verdict.notCovered.join(' ')).toMatch(/Block 2 cannot be read: .* \(byte \d+\)/);
});

test('data that was removed by a redaction of a later block is explained by it', () => {
  const redacted = journalOf(['insert', 'update', 'insert', 'redaction', 'insert']);
  const last = redacted.blocks.length - 1;
  const at = redacted.blocks.findIndex(({ parts }) => parts.redactionInfo !== undefined);
  const { totals, verdict } = run(object(redacted, 0, last));
  expect(totals).toMatchObject({ partly: 0, contradictions: 0 });
  expect(verdict.outcome).toBe('consistent');
  // Without the block that records it, it stays unexplained: no alarm, and not called whole either.
  const alone = run(object(redacted, 0, at - 1));
  expect(alone.totals).toMatchObject({ partly: 1, contradictions: 0 });
  expect(alone.verdict.outcome).toBe('incomplete');
});

test('JSON is read and its content never called verified', () => {
  const lines = journal.blocks.slice(0, 3).map(({ parts }) => writeIonJson(readSingle(encodeUtf8(renderBlock(parts)))));
  const { rows, totals, verdict } = run(openObject(keyOf(journal, 0, 2, 'json'), encodeUtf8(lines.join('\n'))));
  expect(rows.map(({ state, status }) => [state, status.tone, status.why])).toEqual(
    lines.map(() => ['json', 'info', JSON_NOT_VERIFIABLE]),
  );
  expect(totals).toMatchObject({ json: 3, rehashed: 0 });
  expect(verdict.outcome).toBe('incomplete');
  expect(verdict.headline).toBe('Blocks 0–2 were read, and the content not verified: it is JSON');
  expect(rung(verdict, 'content')).toBe('not-reached');
});

test('an empty object holds nothing to judge', () => {
  const { verdict } = run(openObject('p/empty.ion', new Uint8Array()));
  expect(verdict.headline).toBe('There is no block in this object');
  expect(verdict.outcome).toBe('incomplete');
});

test('blocks of Ion binary are judged like those of Ion text', async () => {
  const { ionBinaryOf } = await import('@qldb-console/testkit');
  const binaries = journal.blocks.slice(0, 3).map(({ parts }) => ionBinaryOf(renderBlock(parts)));
  const opened = openObject(keyOf(journal, 0, 2), Uint8Array.from(binaries.flatMap((bytes) => [...bytes])));
  expect(opened.parsed.format).toBe('binary');
  expect(run(opened).verdict.outcome).toBe('consistent');
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
