// The real things the tests start from: block 100 of the AWS CLI examples with its revision, proofs and digest.
import { awsCaptures } from '@qldb-console/testkit';
import {
  type Anchor,
  type DigestProvenance,
  decodeBase64,
  encodeUtf8,
  type ParsedDigest,
  type ParsedProof,
  parseBlock,
  parseProof,
  parseRevision,
} from '../src/index.ts';

export const captures = awsCaptures();

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('missing from aws-captures.json');
  return value;
}

export const STRAND = 'KmA3ZZca7vAIiJAK9S5Iwl';
export const DOCUMENT = 'JUJgkIcNbhS2goq8RqLuZ4';
export const blockText = required(captures.blocks[0]).ionText;
export const summaryText = required(captures.blocks[1]).ionText;
export const revisionText = required(captures.revisions[0]).ionText;
export const blockProof = required(captures.proofs.find(({ kind }) => kind === 'GetBlock'));
export const revisionProof = required(
  captures.proofs.find(({ sequenceNo, kind }) => sequenceNo === 100 && kind === 'GetRevision'),
);

export const block = () => parseBlock(encodeUtf8(blockText));
export const revision = () => parseRevision(encodeUtf8(revisionText));

export function bytes(base64: string): Uint8Array {
  return required(decodeBase64(base64));
}

export function proofText(elements: readonly string[]): string {
  return `[${elements.map((element) => `{{${element}}}`).join(',')}]`;
}
export function proofOf(elements: readonly string[]): ParsedProof {
  return parseProof(encodeUtf8(proofText(elements)));
}

export function digestOf(base64: string, sequenceNo: number, strandId = STRAND): ParsedDigest {
  return { digest: bytes(base64), tip: { strandId, sequenceNo } };
}
/** The digest of the AWS CLI examples, tip 123. */
export function anchor(provenance: DigestProvenance, change: Partial<Anchor> = {}): Anchor {
  const digest = {
    ...digestOf(blockProof.digest, 123),
    ledger: 'vehicle-registration',
    date: '2019-09-16T19:40:00.000Z',
  };
  return { digest, provenance, label: `digest-${provenance}`, ...change };
}

/** `text` with one thing in it replaced; it must be there. */
export function edited(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, () => to);
  if (result === text) throw new Error(`nothing to replace: ${String(from)}`);
  return result;
}
