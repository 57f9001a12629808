// The second opinion: slow, obvious, written from the rules, importing nothing of the other packages.
export { verifyBlockReference } from './block.ts';
export { fromBase64, same, sha256, toBase64 } from './bytes.ts';
export { blockHashes, digestReference, verifyChainReference } from './chain.ts';
export { dot } from './dot.ts';
export type { Objects, ReferenceExport } from './export.ts';
export { jsonReference, readExportReference } from './export.ts';
export { hashOfString, ionHash } from './ion.ts';
export { auditPath, fold, merkleRoot, siblingRanges } from './merkle.ts';
export {
  blockProofReference,
  inBlockProofReference,
  revisionProofReference,
  verifyProofReference,
} from './proof.ts';
export { revisionHash } from './revision.ts';
export { commitDigest, statementDigest } from './statement.ts';
export type { ReferenceStreamedBlock } from './stream.ts';
export { readStreamReference } from './stream.ts';
