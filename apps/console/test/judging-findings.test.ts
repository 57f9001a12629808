import { encodeBase64, encodeUtf8, parseBlock } from '@qldb-console/journal';
import { createEngine, judgeChunk } from '@qldb-console/journal/engine';
import { judgeJournal } from '@qldb-console/journal/judgement';
import { type BlockShape, buildJournal } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { journalDigests } from '../src/features/digests/model/journal-digests.ts';
import { findingRows, wrongSoFar } from '../src/features/journal/model/judging-findings.ts';

const engine = await createEngine();
const SHAPES: readonly BlockShape[] = ['insert', 'update', 'insert', 'insert-update', 'delete', 'insert'];
const journal = buildJournal({ seed: 5, shapes: SHAPES });
const { texts } = journal;
const { strandId } = parseBlock(encodeUtf8(texts[0] as string)).address;

/** What a ledger answers for the blocks from 0 on. */
function stretchOf(answers: readonly string[], tips: readonly number[] = []) {
  const parts = answers.map((text) => encodeUtf8(`${text}\n`));
  let end = 0;
  const ends = parts.map(({ length }) => {
    end += length;
    return end;
  });
  const bytes = new Uint8Array(Buffer.concat(parts));
  return judgeChunk(engine, { bytes, source: 'ledger', offset: 0, tips, asked: { strandId, from: 0, ends } }).verdict;
}

describe('what is wrong so far', () => {
  it('is nothing with a sound journal', () => {
    expect(wrongSoFar(stretchOf(texts), 20)).toEqual([]);
  });

  it('is told by block, once', () => {
    const changed = (texts[2] as string).replace(/version:\s*\d/, 'version:9');
    expect(changed).not.toBe(texts[2]);
    const found = wrongSoFar(stretchOf(texts.with(2, changed)), 20);
    expect(found).toMatchObject([{ sequenceNo: 2, status: { tone: 'error', word: 'Contradiction' } }]);
  });

  it('does not blame the block behind one that cannot be read', () => {
    const found = wrongSoFar(stretchOf(texts.with(3, '{oops')), 20);
    expect(found).toMatchObject([{ sequenceNo: 3, status: { word: 'Cannot be read' } }]);
  });

  it('is no longer than is shown', () => {
    const changed = texts.map((text) => text.replace(/transactionId:"\w+"/, 'transactionId:"HgXAkLjAtV0HQ4lNYdzX60"'));
    expect(wrongSoFar(stretchOf(changed), 2)).toHaveLength(2);
  });

  it('does not speak of what a later block may still explain', () => {
    const redacted = buildJournal({ seed: 5, shapes: ['insert', 'update', 'insert', 'redaction', 'insert'] });
    const recording = redacted.blocks.findIndex(({ parts }) => parts.redactionInfo !== undefined);
    const stretch = engine.judge(encodeUtf8(redacted.texts.slice(0, recording).join('\n'))).verdict;
    expect(wrongSoFar(stretch, 20)).toEqual([]);
    const rows = findingRows(judgeJournal({ stretch, what: 'ledger', digests: [] }));
    expect(rows).toMatchObject([{ status: { tone: 'warning', word: 'Partly re-hashed' } }]);
    expect(rows[0]?.status.why).toContain('unexplained redaction');
  });
});

describe('the digests that the console knows', () => {
  const last = texts.length - 1;
  const entry = (provenance: 'saved' | 'supplied' | 'fetched' | 'bundle') => ({
    id: 'd',
    digest: encodeBase64(journal.digest(last)),
    tip: { strandId, sequenceNo: last },
    provenance,
    label: '',
    date: '2025-06-30T12:00:00Z',
  });

  it.each([
    ['saved', 'anchored'],
    ['supplied', 'anchored'],
    ['fetched', 'consistent'],
    ['bundle', 'consistent'],
  ] as const)('that is %s leaves a journal %s', (provenance, outcome) => {
    const digests = journalDigests([entry(provenance)]);
    expect(judgeJournal({ stretch: stretchOf(texts, [last]), what: 'ledger', digests }).outcome).toBe(outcome);
  });

  it('of another journal says nothing, and one that is not base64 no more', () => {
    const digests = journalDigests([
      { ...entry('saved'), tip: { strandId: 'AAAAAAAAAAAAAAAAAAAAAA', sequenceNo: 1 } },
      { ...entry('saved'), digest: '!' },
    ]);
    expect(judgeJournal({ stretch: stretchOf(texts, [last]), what: 'ledger', digests }).outcome).toBe('consistent');
  });
});
