import { encodeBase64, encodeUtf8 } from '@qldb-console/journal';
import { type BlockShape, buildJournal, renderBlock, type TestJournal } from '@qldb-console/testkit';
import { expect, test } from 'vitest';
import type { DigestEntry } from '../src/features/digests/model/digest-entry.ts';
import { JournalRun } from '../src/features/exports/model/journal-run.ts';
import { addBlock, openObject } from '../src/features/exports/model/opened-object.ts';
import { runVerdict } from '../src/features/exports/model/run-verdict.ts';

const shapes: readonly BlockShape[] = ['insert', 'update', 'insert', 'insert-update', 'delete', 'insert'];
const journal = buildJournal({ seed: 5, shapes });
const other = buildJournal({ seed: 6, shapes });

/** A digest computed by testkit's own reference, not by the code that is tested. */
function digestAt(tip: number, change: Partial<DigestEntry> = {}, of: TestJournal = journal): DigestEntry {
  return {
    id: `d${tip}`,
    digest: encodeBase64(of.digest(tip)),
    tip: { strandId: of.strandId, sequenceNo: tip },
    provenance: 'saved',
    label: 'saved earlier',
    date: '2025-06-30T12:00:00Z',
    ...change,
  };
}
function verdictOn(texts: readonly string[], digests: readonly DigestEntry[], first = 0) {
  const name = `p/${journal.strandId}.${first}-${first + texts.length - 1}.ion`;
  const opened = openObject(name, encodeUtf8(texts.join('\n')));
  const run = new JournalRun(undefined, digests);
  for (let index = 0; index < texts.length; index++) addBlock(run, opened, index);
  run.finish();
  const verdict = runVerdict(run.totals(), { what: 'this export', missing: [] });
  const anchored = verdict.rungs.find(({ id }) => id === 'anchored');
  return { verdict, anchored, totals: run.totals() };
}
const texts = journal.blocks.map(({ parts }) => renderBlock(parts));
const last = texts.length - 1;

test('a whole journal is verified against a digest saved at its last block', () => {
  const { verdict, anchored } = verdictOn(texts, [digestAt(last)]);
  expect(verdict.outcome).toBe('anchored');
  expect(verdict.headline).toBe(`Blocks 0–${last} verified against the digest saved earlier, dated 2025-06-30`);
  expect(verdict.scope).toContain('the journal as it stood there, all of it');
  expect(verdict.scope).not.toContain('without a digest');
  expect(anchored?.state).toBe('reached');
});

test('every tip on the way is compared; blocks behind it are not anchored, and that is said', () => {
  for (let tip = 0; tip <= last; tip++) {
    const { verdict, totals } = verdictOn(texts, [digestAt(tip)]);
    expect(totals.anchors.map(({ holds }) => holds)).toEqual([true]);
    expect(verdict.outcome).toBe('anchored');
    expect(verdict.headline.endsWith('; those behind hold together')).toBe(tip < last);
    expect(verdict.scope.includes(`the blocks behind ${tip} belong`)).toBe(tip < last);
  }
});

test('a digest that the blocks do not give disproves them', () => {
  const wrong = digestAt(4, { digest: encodeBase64(journal.digest(3)) });
  const { verdict, anchored } = verdictOn(texts, [digestAt(last), wrong]);
  expect(verdict.outcome).toBe('disproven');
  expect(verdict.headline).toBe('Not verified: blocks 0–4 do not give the digest saved earlier, dated 2025-06-30');
  expect(anchored?.state).toBe('failed');
});

test('a journal that was written anew from a block on holds together, and the digest tells', () => {
  const forged = buildJournal({
    seed: 5,
    shapes,
    data: (sequenceNo) => (sequenceNo === 3 ? '{forged:true}' : undefined),
  });
  const changed = forged.blocks.map(({ parts }) => renderBlock(parts));
  expect(verdictOn(changed, []).verdict.outcome).toBe('consistent');
  const { verdict } = verdictOn(changed, [digestAt(last)]);
  expect(verdict.outcome).toBe('disproven');
  expect(verdict.headline).toContain('do not give the digest saved earlier');
});

test('a digest that was fetched just now anchors nothing', () => {
  const { verdict, anchored } = verdictOn(texts, [digestAt(last, { provenance: 'fetched' })]);
  expect(verdict.outcome).toBe('consistent');
  expect(verdict.scope).toContain('shows only that the service agrees with itself');
  expect(anchored).toMatchObject({ state: 'not-reached', note: 'a digest that was just fetched anchors nothing' });
});

test('an export that does not begin with the first block, or has a gap, is compared with no digest behind it', () => {
  const part = verdictOn(texts.slice(2), [digestAt(last)], 2);
  expect(part.totals.anchors).toEqual([]);
  expect(part.verdict.outcome).toBe('consistent');
  const run = new JournalRun(undefined, [digestAt(1), digestAt(last)]);
  const opened = openObject('p/some.ion', encodeUtf8(texts.join('\n')));
  addBlock(run, opened, 0);
  addBlock(run, opened, 1);
  run.skip();
  for (let index = 2; index <= last; index++) addBlock(run, opened, index);
  expect(run.totals().anchors.map(({ digest }) => digest.tip.sequenceNo)).toEqual([1]);
});

test('a block that does not hold is not made good by a digest', () => {
  const changed = texts.with(3, (texts[3] ?? '').replace(/version:0/, 'version:7'));
  expect(changed[3]).not.toBe(texts[3]);
  const { verdict, anchored, totals } = verdictOn(changed, [digestAt(last)]);
  expect(totals.anchors.map(({ holds }) => holds)).toEqual([true]);
  expect(verdict.outcome).toBe('disproven');
  expect(verdict.headline).toContain('in block 3');
  expect(anchored?.state).toBe('not-reached');
});

test('digests of another journal, and ones behind the last block, are not compared', () => {
  const { totals, verdict } = verdictOn(texts.slice(0, 4), [digestAt(2, {}, other), digestAt(last)]);
  expect(totals.anchors).toEqual([]);
  expect(verdict.outcome).toBe('consistent');
  expect(verdict.scope).toContain('judged without a digest');
});
