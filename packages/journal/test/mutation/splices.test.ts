// Not bits but pieces: every byte of a block, a revision and a digest left out, doubled, swapped with the next, and every
// small piece of syntax put before every byte. Noticed, no difference, or asserted; nothing else.
import { awsCaptures, renderProof } from '@qldb-console/testkit';
import { fromBase64 } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import {
  encodeUtf8,
  formatDigestConsoleFile,
  JournalError,
  judgeBlock,
  judgeRevision,
  parseBlock,
  parseDigest,
  parseProof,
  parseRevision,
  readDocument,
  type Verdict,
} from '../../src/index.ts';
import { type Counts, type Reaction, react, type Subject, settle } from './classify.ts';
import { BLOCK, REVISION } from './cuts.ts';
import { sameIon } from './every-bit.ts';
import { type Cut, layoutOf } from './units.ts';

const captures = awsCaptures();
const [ofBlock, ofRevision] = captures.proofs.map(({ proof }) =>
  parseProof(encodeUtf8(renderProof(proof.map(fromBase64)))),
);
const revisionText = captures.revisions[0]?.ionText ?? '';
const tip = { strandId: 'KmA3ZZca7vAIiJAK9S5Iwl', sequenceNo: 123 };
const digest = parseDigest({
  digest: captures.proofs[0]?.digest ?? '',
  tipIonText: `{strandId:"${tip.strandId}",sequenceNo:${tip.sequenceNo}}`,
});
const anchor = { digest, provenance: 'saved', label: 'digest.json' } as const;
const revision = parseRevision(encodeUtf8(revisionText));

const PIECES = [' ', ',', '"', '{', ']', ':', 'x::', '/**/', '0', '-', 'null', '\\', '{{}}'];

/** Every splice of the document with the offset at which it was made. */
function* splices(source: Uint8Array): Generator<{ document: Uint8Array; at: number; what: string }> {
  const spliced = (at: number, cut: number, piece: Uint8Array): Uint8Array =>
    Uint8Array.from([...source.subarray(0, at), ...piece, ...source.subarray(at + cut)]);
  const pieces = PIECES.map((piece) => [piece, encodeUtf8(piece)] as const);
  for (let at = 0; at < source.length; at++) {
    yield { document: spliced(at, 1, new Uint8Array(0)), at, what: 'left out' };
    yield { document: spliced(at, 0, source.subarray(at, at + 1)), at, what: 'doubled' };
    if (at + 1 < source.length)
      yield { document: spliced(at, 2, source.slice(at, at + 2).reverse()), at, what: 'swapped with the next' };
    for (const [piece, bytes] of pieces)
      yield { document: spliced(at, 0, bytes), at, what: `${JSON.stringify(piece)} put before` };
  }
}

function spliceEverywhere(text: string, cut: Cut, judge: (document: Uint8Array) => Verdict): Counts {
  const source = encodeUtf8(text);
  const unchanged = sameIon(source);
  const subject: Subject = { source, layout: layoutOf(source, cut), places: false, judge, unchanged };
  const reactions = [...splices(source)].map(({ document, at }) => react(subject, document, at));
  const counts: Counts = { refused: 0, failed: 0, unchanged: 0, asserted: 0 };
  const misjudged: string[] = [];
  let n = 0;
  for (const { document, at, what } of splices(source)) {
    const same = unchanged(document);
    let settled = settle(reactions[n++] as Reaction, same);
    // A piece put right behind a value changes that value.
    if (typeof settled !== 'string' && at > 0) settled = settle(react(subject, document, at - 1), same);
    if (typeof settled === 'string') counts[settled]++;
    else misjudged.push(`byte ${at} ${what}: ${settled.wrong}`);
  }
  if (misjudged.length > 0) expect.fail(`${misjudged.length} misjudged:\n${misjudged.slice(0, 12).join('\n')}`);
  return counts;
}

describe('every splice', () => {
  it("of AWS's block 100 is noticed, or no difference, or asserted", () => {
    const counts = spliceEverywhere(captures.blocks[0]?.ionText ?? '', BLOCK, (document) =>
      judgeBlock({ block: parseBlock(document), proof: ofBlock, digests: [anchor] }),
    );
    expect(counts.unchanged).toBeGreaterThan(500);
    expect(counts.failed).toBeGreaterThan(5000);
  });

  it("of AWS's revision of block 100 is noticed, or no difference, or asserted", () => {
    spliceEverywhere(revisionText, REVISION, (document) =>
      judgeRevision({ revision: parseRevision(document), proof: ofRevision, anchors: [anchor] }),
    );
  });

  it("of a digest file of AWS's console leaves the digest as it is, or anchors nothing", () => {
    const file = formatDigestConsoleFile({
      digest: digest.digest,
      tip,
      ledger: 'ledger',
      date: '2019-09-16T19:40:00Z',
    });
    let anchored = 0;
    for (const { document, at, what } of splices(encodeUtf8(file))) {
      const supplied = attempt(() => readDocument(document));
      if (supplied?.kind !== 'digest') continue;
      const anchors = [{ ...anchor, digest: supplied.digest }];
      const { outcome, asserted } = judgeRevision({ revision, proof: ofRevision, anchors });
      if (outcome === 'disproven' || outcome === 'incomplete') continue;
      anchored++;
      // Ledger and date are asserted, and so is the tip as far as the number of steps allows; the digest is not.
      expect(supplied.digest.digest, `byte ${at} ${what}`).toEqual(digest.digest);
      expect(supplied.digest.tip.strandId).toBe(tip.strandId);
      expect(asserted.join(' ')).toMatch(/tip address/);
    }
    expect(anchored).toBeGreaterThan(100);
  });
});

/** `undefined` for a JournalError; anything else is thrown on. */
function attempt<T>(make: () => T): T | undefined {
  try {
    return make();
  } catch (error) {
    if (error instanceof JournalError) return undefined;
    throw error;
  }
}
