/** Evidence bundles: writing, reading and judging them. */
export {
  type BundleAbout,
  bundleForBlock,
  bundleForDocument,
  bundleForRevision,
  bundleInput,
  type DigestWithProof,
  type DocumentRevision,
} from './build-bundle.ts';
export { bundleForJournal, type JournalBlock } from './build-journal-bundle.ts';
export type {
  BundleDigest,
  BundleFinding,
  BundleInput,
  BundleItem,
  BundlePart,
  BundleProof,
  BundleRevision,
  BundleSubject,
  EvidenceBundle,
  JournalClaim,
  JudgedBundle,
  SenderVerdict,
} from './bundle-format.ts';
export { BUNDLE_FORMAT, BUNDLE_VERSION } from './bundle-format.ts';
export { BUNDLE_ELEMENT_ID, bundleElement, looksLikeBundle } from './bundle-html.ts';
export { judgeBundle } from './judge-bundle.ts';
export { readBundle } from './read-bundle.ts';
export { bundleFileName, bundleTitle, writeBundle } from './write-bundle.ts';
