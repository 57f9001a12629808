import { decodeBase64, foldProof, type PathStep, siblingSpans } from '@qldb-console/journal';
import { awsCaptures } from '@qldb-console/testkit';

export const bytes = (base64: string): Uint8Array => {
  const decoded = decodeBase64(base64);
  if (decoded === undefined) throw new Error(`not base64: ${base64}`);
  return decoded;
};

/** The audit path of document JUJgkIcNbhS2goq8RqLuZ4 in block 100, as Amazon QLDB proved it against a digest of block 123. */
export function awsPath(failing?: { step: number; check: PathStep['check'] }): {
  path: PathStep[];
  digest: string;
  hash: string;
} {
  const { revisions, proofs } = awsCaptures();
  const [revision] = revisions;
  const proof = proofs.find((candidate) => candidate.kind === 'GetRevision' && candidate.sequenceNo === 100);
  if (revision === undefined || proof === undefined) throw new Error('the AWS captures have no proof of block 100');
  const others = [revision.metadataHash, ...proof.proof].map(bytes);
  const spans = siblingSpans(100, 124);
  const inBlock = others.length - spans.length;
  const path = foldProof(bytes(revision.dataHash), others).steps.map((step, i): PathStep => {
    const span = spans[i - inBlock];
    const before = i === inBlock ? ([100, 101] as const) : spans[i - inBlock - 1]?.merged;
    return {
      ...step,
      stage: i === 0 ? 'document' : i < inBlock ? 'block' : 'journal',
      label: i === 0 ? 'metadata' : span === undefined ? 'entries of the block' : `blocks from ${span.span[0]}`,
      runningLabel: i === 0 ? 'data of the document' : `result of step ${i}`,
      ...(span === undefined || before === undefined
        ? {}
        : { covers: { before: [before[0], before[1]], other: [...span.span], after: [...span.merged] } }),
      ...(failing?.step === i ? { check: failing.check } : {}),
    };
  });
  return { path, digest: proof.digest, hash: revision.hash };
}
