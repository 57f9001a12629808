// Every single bit of what a reader may bring, flipped in turn: revisions, proofs, digests, receipts, and the JSON files
// they come in. All of it as Amazon QLDB and its tools wrote it.
import { awsCaptures, renderProof } from '@qldb-console/testkit';
import { fromBase64 } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import {
  type Anchor,
  encodeUtf8,
  formatDigestCliJson,
  formatDigestConsoleFile,
  judgeBlock,
  judgeReceipt,
  judgeRevision,
  type ParsedDigest,
  type ParsedProof,
  type ParsedRevision,
  parseBlock,
  parseDigest,
  parseProof,
  parseRevision,
  readDocument,
  type SuppliedDocument,
  type Verdict,
} from '../../src/index.ts';
import { type Counts, OtherDocument, type Subject } from './classify.ts';
import * as cuts from './cuts.ts';
import { flipEveryBit, sameIon } from './every-bit.ts';
import { type Cut, layoutOf } from './units.ts';

const captures = awsCaptures();
const blockText = captures.blocks[0]?.ionText ?? '';
const revisionText = captures.revisions[0]?.ionText ?? '';
const captured = (kind: string, sequenceNo: number) => {
  const found = captures.proofs.find((each) => each.kind === kind && each.sequenceNo === sequenceNo);
  if (!found) throw new Error(`no ${kind} proof of ${sequenceNo}`);
  return { ...found, ionText: renderProof(found.proof.map(fromBase64)) };
};
const ofBlock = captured('GetBlock', 100);
const ofRevision = captured('GetRevision', 100);

const STRAND = 'KmA3ZZca7vAIiJAK9S5Iwl';
const block = parseBlock(encodeUtf8(blockText));
const revision = parseRevision(encodeUtf8(revisionText));
const proof = parseProof(encodeUtf8(ofRevision.ionText));
const digest = parseDigest({ digest: ofBlock.digest, tipIonText: `{strandId:"${STRAND}",sequenceNo:123}` });
const asked = { address: { strandId: STRAND, sequenceNo: 100 }, documentId: 'JUJgkIcNbhS2goq8RqLuZ4' };
const anchored = (by: ParsedDigest = digest): Anchor => ({ digest: by, provenance: 'saved', label: 'digest.json' });
const json = (value: unknown): string => `${JSON.stringify(value, undefined, 4)}\n`;

function subject(text: string, cut: Cut, judge: (document: Uint8Array) => Verdict): Subject {
  const source = encodeUtf8(text);
  return {
    source,
    places: true,
    layout: layoutOf(source, cut),
    judge,
    unchanged: sameIon(source, { json: cut.embedded !== undefined }),
  };
}

/** The document, if it is still of the kind it was. */
function only<K extends SuppliedDocument['kind']>(document: Uint8Array, kind: K): SuppliedDocument & { kind: K } {
  const supplied = readDocument(document);
  if (supplied.kind !== kind) throw new OtherDocument(`a ${supplied.kind}`);
  return supplied as SuppliedDocument & { kind: K };
}

/** The proof, if the document still has one. */
function proofOf(supplied: { proof?: ParsedProof }): ParsedProof {
  if (supplied.proof === undefined) throw new OtherDocument('it has no proof');
  return supplied.proof;
}

describe("every bit of AWS's revision of block 100", () => {
  const judge = (changed: ParsedRevision) => judgeRevision({ revision: changed, proof, anchors: [anchored()] });

  it('is noticed, or is asserted, with its proof and a digest', () => {
    const counts = flipEveryBit(subject(revisionText, cuts.REVISION, (document) => judge(parseRevision(document))));
    expect(counts.failed).toBeGreaterThan(1000);
    // What is left is the sequence number, where another one demands a proof of the same length.
    expect(counts.asserted).toBeLessThan(8 * 3);
  });

  it('is noticed without exception when block and question are known', () => {
    const counts = flipEveryBit(
      subject(revisionText, cuts.REVISION, (document) =>
        judgeRevision({ revision: parseRevision(document), block, proof, anchors: [anchored()], asked }),
      ),
    );
    expect(counts.asserted).toBe(0);
  });

  it('is noticed, or is asserted, in the answer of get-revision', () => {
    const answer = json({ Revision: { IonText: revisionText }, Proof: { IonText: ofRevision.ionText } });
    flipEveryBit(
      subject(answer, cuts.REVISION_ANSWER, (document) => {
        const supplied = only(document, 'revision');
        return judgeRevision({ revision: supplied.revision, proof: proofOf(supplied), anchors: [anchored()], asked });
      }),
    );
  });
});

describe('every bit of a proof', () => {
  const judged: Readonly<Record<string, readonly [string, (changed: ParsedProof) => Verdict]>> = {
    'of block 100': [ofBlock.ionText, (changed) => judgeBlock({ block, proof: changed, digests: [anchored()] })],
    'of the revision': [
      ofRevision.ionText,
      (changed) => judgeRevision({ revision, proof: changed, anchors: [anchored()] }),
    ],
    'of the revision, with its block': [
      ofRevision.ionText,
      (changed) => judgeRevision({ revision, block, proof: changed, anchors: [anchored()] }),
    ],
  };

  it.each(Object.entries(judged))('%s is noticed', (_, [text, judge]) => {
    const counts = flipEveryBit(subject(text, cuts.PROOF, (document) => judge(parseProof(document))));
    expect(counts).toMatchObject({ asserted: 0, unchanged: 0 });
    expect(counts.failed).toBeGreaterThan(1000);
  });

  it('names the very element when the block says what it must be', () => {
    const elements = ofRevision.proof.map(fromBase64);
    for (let at = 0; at < 3; at++) {
      const changed = elements.with(at, fromBase64(ofRevision.leaf));
      const verdict = judgeRevision({
        revision,
        block,
        proof: parseProof(encodeUtf8(renderProof(changed))),
        anchors: [anchored()],
      });
      const check = verdict.checks.find(({ id }) => id === 'proof.in-block');
      expect(check?.status).toBe('failed');
      expect(check?.places[0]).toMatchObject({ input: 'proof', path: `[${at}]` });
      expect(check?.expected).toBe(ofRevision.proof[at]);
      expect(check?.computed).toBe(ofRevision.leaf);
    }
  });
});

describe('every bit of a digest', () => {
  const file = { digest: digest.digest, tip: digest.tip, ledger: 'vehicle-registration', date: '2019-09-16T19:40:00Z' };
  const judgeWith = (document: Uint8Array): Verdict =>
    judgeRevision({ revision, proof, anchors: [anchored(only(document, 'digest').digest)] });

  it('is noticed, or is asserted, in the answer of get-digest', () => {
    const counts = flipEveryBit(subject(formatDigestCliJson(digest), cuts.DIGEST_ANSWER, judgeWith));
    expect(counts.unchanged).toBeGreaterThan(0);
  });

  it("is noticed, or is asserted, in the file of AWS's console", () => {
    // One bit apart: the names that the answer of get-digest has. The file is then taken for that.
    const also = { digest: 'DigestTipAddress', digestTipAddress: 'Digest' };
    const counts = flipEveryBit({ ...subject(formatDigestConsoleFile(file), cuts.DIGEST_FILE, judgeWith), also });
    // Ledger and date, letter by letter.
    expect(counts.asserted).toBeGreaterThan(100);
  });
});

describe('every bit of the answer of get-block', () => {
  it('is noticed but for the time of the block, as it is known which block was asked for', () => {
    const answer = json({ Block: { IonText: blockText }, Proof: { IonText: ofBlock.ionText } });
    const counts = flipEveryBit(
      subject(answer, cuts.BLOCK_ANSWER, (document) => {
        const supplied = only(document, 'block');
        return judgeBlock({ block: supplied.block, proof: proofOf(supplied), digests: [anchored()], asked });
      }),
    );
    expect(counts.asserted).toBeLessThan(8 * '2019-09-16T19:37:05.360Z'.length);
  });
});

describe('every bit of a receipt', () => {
  const saved = captured('GetRevision', 19);
  const tip = `{strandId:"${saved.strandId}",sequenceNo:${saved.tip}}`;
  const receipt = json({
    LedgerName: 'qldb-rest',
    TableName: 'Documents',
    BlockAddress: { IonText: `{strandId:"${saved.strandId}",sequenceNo:19}` },
    DocumentId: '5vHoYG5m0OZCsqdYCs8XLH',
    RevisionHash: saved.leaf,
    Proof: { IonText: saved.ionText },
    LedgerDigest: { Digest: saved.digest, DigestTipAddress: { IonText: tip } },
  });
  const elsewhere = anchored(parseDigest({ digest: saved.digest, tipIonText: tip }));

  it.each([
    ['with its own digest', undefined],
    ['with a digest from elsewhere', elsewhere],
  ])('%s is noticed or asserted, and never more than proof only', (_, anchor) => {
    const outcomes = new Set<string>();
    const counts: Counts = flipEveryBit(
      subject(receipt, cuts.RECEIPT, (document) => {
        const verdict = judgeReceipt({ receipt: only(document, 'receipt').receipt, anchor });
        outcomes.add(verdict.outcome);
        return verdict;
      }),
    );
    expect([...outcomes].sort()).toEqual(['disproven', 'incomplete']);
    expect(counts.failed).toBeGreaterThan(2000);
  });
});
