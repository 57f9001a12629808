import * as ionJs from 'ion-js';
import { describe, expect, it } from 'vitest';
import {
  encodeBase64,
  encodeUtf8,
  formatDigestCliJson,
  formatDigestConsoleFile,
  judgeBlockProof,
  judgeRevision,
  parseDigest,
  readDocument,
  type SuppliedDocument,
} from '../../src/index.ts';
import { blockProof, blockText, DOCUMENT, proofText, revisionProof, revisionText, STRAND } from '../aws.ts';

const read = (text: string) => readDocument(encodeUtf8(text));
function as<K extends SuppliedDocument['kind']>(
  kind: K,
  document: SuppliedDocument,
): Extract<SuppliedDocument, { kind: K }> {
  if (document.kind !== kind) expect.fail(`read as ${document.kind}, not ${kind}`);
  return document as Extract<SuppliedDocument, { kind: K }>;
}

const tipIonText = `{strandId:"${STRAND}",sequenceNo:123}`;
const getDigest = JSON.stringify(
  { Digest: blockProof.digest, DigestTipAddress: { IonText: tipIonText } },
  undefined,
  4,
);
const getBlock = JSON.stringify(
  { Block: { IonText: blockText }, Proof: { IonText: proofText(blockProof.proof) } },
  undefined,
  4,
);
const getRevision = JSON.stringify({
  Proof: { IonText: proofText(revisionProof.proof) },
  Revision: { IonText: revisionText },
});

describe('what the AWS CLI printed', () => {
  it('get-digest, get-revision: together they are verified', () => {
    const { digest } = as('digest', read(getDigest));
    expect(digest.tip).toEqual({ strandId: STRAND, sequenceNo: 123 });
    const { revision, proof } = as('revision', read(getRevision));
    const anchors = [{ digest, provenance: 'supplied', label: 'digest.json' }] as const;
    expect(judgeRevision({ revision, ...(proof && { proof }), anchors }).outcome).toBe('anchored');
  });
  it('get-digest, get-block: together they are verified', () => {
    const { digest } = as('digest', read(getDigest));
    const { block, proof } = as('block', read(getBlock));
    const anchors = [{ digest, provenance: 'supplied', label: 'digest.json' }] as const;
    expect(judgeBlockProof({ block, ...(proof && { proof }), anchors }).outcome).toBe('anchored');
  });
  it('without a proof, as when no tip was named', () => {
    expect(as('block', read(JSON.stringify({ Block: { IonText: blockText } }))).proof).toBeUndefined();
    expect(as('revision', read(JSON.stringify({ Revision: { IonText: revisionText } }))).proof).toBeUndefined();
  });
  it('with fields that the SDKs add', () => {
    expect(read(JSON.stringify({ ResponseMetadata: { HTTPStatusCode: 200 }, ...JSON.parse(getBlock) })).kind).toBe(
      'block',
    );
    expect(read(JSON.stringify({ $metadata: {}, ...JSON.parse(getDigest) })).kind).toBe('digest');
  });
  it('with a byte order mark and line breaks of Windows', () => {
    expect(read(`\uFEFF${getBlock.replaceAll('\n', '\r\n')}`).kind).toBe('block');
  });
  it('with characters escaped as JSON does it', () => {
    const escaped = getRevision.replaceAll('/', '\\/').replace('Everett', '\\ud83d\\ude00');
    const { revision } = as('revision', read(escaped));
    expect(JSON.stringify(revision.data, (_, value) => (typeof value === 'bigint' ? String(value) : value))).toContain(
      '😀',
    );
    expect(read(getRevision.replaceAll('/', '\\/')).kind).toBe('revision');
  });
});

describe('the digest file of the AWS console', () => {
  const file = {
    digest: blockProof.digest,
    digestTipAddress: tipIonText,
    ledger: 'my-ledger',
    date: '2019-09-16T19:40:00.000Z',
  };
  it('is read with ledger and date', () => {
    const { digest } = as('digest', read(JSON.stringify(file)));
    expect(digest).toMatchObject({ tip: { strandId: STRAND, sequenceNo: 123 }, ledger: 'my-ledger', date: file.date });
    expect(encodeBase64(digest.digest)).toBe(blockProof.digest);
  });
  it('is read without them, and as Ion', () => {
    const ion = `{digest:{{${blockProof.digest}}},digestTipAddress:${tipIonText}}`;
    expect(as('digest', read(ion)).digest).toEqual({
      digest: as('digest', read(getDigest)).digest.digest,
      tip: { strandId: STRAND, sequenceNo: 123 },
    });
  });
  it('is written as it is read', () => {
    const { digest } = as('digest', read(JSON.stringify(file)));
    const parts = { ...digest, ledger: digest.ledger ?? '', date: digest.date ?? '' };
    expect(JSON.parse(formatDigestConsoleFile(parts))).toEqual(file);
    expect(as('digest', read(formatDigestConsoleFile({ ...parts, ledger: 'a "quoted"\n name' }))).digest.ledger).toBe(
      'a "quoted"\n name',
    );
    expect(JSON.parse(formatDigestCliJson(digest))).toEqual(JSON.parse(getDigest));
    expect(as('digest', read(formatDigestCliJson(digest))).digest.tip).toEqual(digest.tip);
  });
});

describe('bare Ion', () => {
  it.each([
    ['block', blockText],
    ['revision', revisionText],
    ['revision', '{hash:{{mHVex/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNtg=}}}'],
    ['proof', proofText(blockProof.proof)],
    ['proof', '[]'],
    ['proof', `{"Proof":{"IonText":"${proofText(blockProof.proof)}"}}`],
    ['block', JSON.stringify({ IonText: blockText })],
  ] as const)('of a %s', (kind, text) => {
    expect(read(text).kind).toBe(kind);
    expect(read(`\n ${text} // saved by hand\n`).kind).toBe(kind);
  });
  it('in binary', () => {
    for (const [kind, text] of [
      ['block', blockText],
      ['revision', revisionText],
    ] as const) {
      expect(readDocument(ionJs.dumpBinary(ionJs.dom.load(text))).kind).toBe(kind);
    }
  });
});

describe('parseDigest', () => {
  it('takes the parts of an answer', () => {
    const parsed = parseDigest({ digest: blockProof.digest, tipIonText, ledger: 'l', date: 'd' });
    expect(parsed).toEqual({
      digest: as('digest', read(getDigest)).digest.digest,
      tip: { strandId: STRAND, sequenceNo: 123 },
      ledger: 'l',
      date: 'd',
    });
  });
});

it('keeps document ids apart from the ids asked for', () => {
  expect(as('revision', read(getRevision)).revision.metadata?.id).toBe(DOCUMENT);
});
