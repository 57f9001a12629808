import { encodeBase64, encodeUtf8, Frontier, parseBlock, type Verdict } from '@qldb-console/journal';
import { createEngine, judgeChunk } from '@qldb-console/journal/engine';
import { type BlockShape, buildJournal, renderBlock } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import type { DigestEntry } from '../src/features/digests/model/digest-entry.ts';
import { anchorsOf } from '../src/features/journal/model/judging-anchors.ts';
import { judgingReport } from '../src/features/journal/model/judging-report.ts';

const engine = await createEngine();
const SHAPES: readonly BlockShape[] = ['insert', 'update', 'insert', 'insert-update', 'delete', 'insert'];
const textsOf = (shapes: readonly BlockShape[]) =>
  buildJournal({ seed: 5, shapes }).blocks.map(({ parts }) => renderBlock(parts));
const texts = textsOf(SHAPES);
const { strandId } = parseBlock(encodeUtf8(texts[0] as string)).address;

function digestAt(sequenceNo: number, provenance: DigestEntry['provenance'] = 'saved'): DigestEntry {
  const tree = new Frontier();
  for (const text of texts.slice(0, sequenceNo + 1)) tree.append(parseBlock(encodeUtf8(text)).blockHash);
  const digest = encodeBase64(tree.root());
  return { id: `${provenance}-${sequenceNo}`, digest, tip: { strandId, sequenceNo }, provenance, label: '' };
}

/** Judges what a ledger answers for the blocks `[from, from + answers)` of a journal that ends at `tip`. */
function report(answers: readonly string[], options: { from?: number; tip?: number; digests?: DigestEntry[] } = {}) {
  const { from = 0, digests = [] } = options;
  const to = from + answers.length;
  const parts = answers.map((text) => encodeUtf8(`${text}\n`));
  let end = 0;
  const ends = parts.map(({ length }) => {
    end += length;
    return end;
  });
  const bytes = new Uint8Array(Buffer.concat(parts));
  const tips = digests.map(({ tip }) => tip.sequenceNo);
  const asked = { strandId, from, ends };
  const { verdict: stretch } = judgeChunk(engine, { bytes, source: 'ledger', offset: 0, asked, tips });
  return judgingReport(stretch, {
    range: { strandId, from, to },
    tip: options.tip ?? to - 1,
    digests,
    anchors: anchorsOf(stretch, digests),
    hasGenesis: from === 0,
  });
}
const rung = ({ rungs }: Verdict, id: string) => rungs.find((one) => one.id === id)?.state;
const last = texts.length - 1;

describe('the verdict on the blocks of a ledger', () => {
  it('says that a journal holds together, and no more than that without a digest', () => {
    const { verdict, findings, total } = report(texts);
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.headline).toBe(`Blocks 0–${last} hold together; not compared with any digest`);
    expect(verdict.scope).toContain(`strand ${strandId}`);
    expect(verdict.scope).toContain('Each block follows the one before it.');
    expect(['chained', 'content', 'anchored'].map((id) => rung(verdict, id))).toEqual([
      'reached',
      'reached',
      'not-reached',
    ]);
    expect([findings, total]).toEqual([[], 0]);
    expect(JSON.stringify(verdict)).not.toMatch(/authentic/i);
  });

  it('is anchored by a digest that was saved, never by one that was just fetched', () => {
    const anchored = report(texts, { digests: [digestAt(last)] }).verdict;
    expect(anchored.outcome).toBe('anchored');
    expect(anchored.headline).toContain(`Blocks 0–${last} verified against the digest saved earlier`);
    const fetched = report(texts, { digests: [digestAt(last, 'fetched')] }).verdict;
    expect(fetched.outcome).toBe('consistent');
    expect(rung(fetched, 'anchored')).toBe('not-reached');
  });

  it('is disproven by a digest of another journal', () => {
    const { verdict } = report(texts, { digests: [{ ...digestAt(last), digest: digestAt(1).digest }] });
    expect(verdict.outcome).toBe('disproven');
    expect(rung(verdict, 'anchored')).toBe('failed');
  });

  it('catches a changed character and says in which block', () => {
    const changed = texts.map((text, at) => (at === 2 ? text.replace(/version:\s*\d/, 'version:9') : text));
    expect(changed).not.toEqual(texts);
    const { verdict, findings } = report(changed, { digests: [digestAt(last)] });
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.headline).toMatch(/^Not verified: in block 2, /);
    expect(findings).toMatchObject([{ sequenceNo: 2, status: { tone: 'error', word: 'Contradiction' } }]);
    expect(['chained', 'content'].map((id) => rung(verdict, id))).toEqual(['reached', 'failed']);
  });

  it('catches another block in the place of the one asked for', () => {
    const { verdict, findings } = report(texts.toSpliced(3, 1, texts[4] as string));
    expect(verdict.outcome).toBe('disproven');
    expect(findings[0]).toMatchObject({ sequenceNo: 3, status: { word: 'Contradiction' } });
    expect(rung(verdict, 'chained')).toBe('failed');
  });

  it('calls a block that cannot be read incomplete, not disproven, nor the one behind it', () => {
    const { verdict, findings } = report(texts.toSpliced(3, 1, '{oops'), { digests: [digestAt(last)] });
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toBe('Not everything could be checked: 1 block cannot be read');
    expect(findings).toMatchObject([{ sequenceNo: 3, status: { word: 'Cannot be read' } }]);
    expect(verdict.scope).not.toContain('Each block follows');
    expect(['parsed', 'chained', 'anchored'].map((id) => rung(verdict, id))).not.toContain('reached');
  });

  it('says what a part of a journal leaves open', () => {
    const { verdict } = report(texts.slice(2, 5), { from: 2, tip: last, digests: [digestAt(4)] });
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.headline).toContain('Blocks 2–4 hold together');
    expect(verdict.notCovered.join(' ')).toContain('The link of block 2 to the block before it');
    expect(verdict.notCovered.join(' ')).toContain('that takes all blocks from block 0 on');
  });

  it('does not call a journal whole that ends before a digest saved earlier', () => {
    const { verdict } = report(texts.slice(0, 4), { digests: [digestAt(last)] });
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toContain('the journal ends at block 3, as the service states it');
    const mere = report(texts.slice(0, 4), { digests: [digestAt(last, 'fetched')] }).verdict;
    expect(mere.outcome).toBe('consistent');
  });

  it('takes missing data for explained by a later redaction, and for open without it', () => {
    const redacted = textsOf(['insert', 'update', 'insert', 'redaction', 'insert']);
    const whole = report(redacted).verdict;
    expect(whole.outcome).toBe('consistent');
    expect(whole.notCovered.join(' ')).toContain('redacted revision');
    const recording = redacted.findIndex((text) => text.includes('redactionInfo'));
    const before = report(redacted.slice(0, recording), { tip: redacted.length - 1 });
    expect(before.verdict.outcome).toBe('incomplete');
    expect(before.findings).toMatchObject([{ status: { tone: 'warning', word: 'Partly re-hashed' } }]);
    expect(before.findings[0]?.status.why).toContain('unexplained redaction');
  });
});
