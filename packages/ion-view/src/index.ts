/** React components that draw what `journal` read and judged. Nothing here fetches, and nothing here judges. */

export { IonDiff, type IonDiffProps } from './diff/ion-diff.tsx';
export { CopyButton } from './hash/copy-button.tsx';
export { type DescribedHash, describeHash, type HashEncoding } from './hash/describe-hash.ts';
export {
  HashEncodingContext,
  type HashEncodingState,
  HashEncodingSwitch,
  useHashEncoding,
} from './hash/hash-encoding.tsx';
export { HashText, type HashTextProps } from './hash/hash-text.tsx';
export { Icon, type IconName } from './icon.tsx';
export { compareDigests, type DigestComparison } from './path/compare-digests.ts';
export {
  type DescribedCoverage,
  type DescribedPath,
  type DescribedStage,
  type DescribedStep,
  describePath,
  type PathContext,
} from './path/describe-path.ts';
export { type DigestComparisonProps, DigestComparisonView } from './path/digest-comparison.tsx';
export { ProofPath, type ProofPathProps } from './path/proof-path.tsx';
export { type IndentedSource, indentSource } from './source/indent-source.ts';
export { IonText, type IonTextProps } from './source/ion-text.tsx';
export { type TextSegment, visibleText } from './text/visible-text.ts';
export { VisibleText } from './text/visible-text-view.tsx';
export { describeChildren, describeIon, type IonNode } from './tree/describe-ion.ts';
export { IonTree, type IonTreeProps } from './tree/ion-tree.tsx';
export { ChecksTable, type ChecksTableProps } from './verdict/checks-table.tsx';
export { type DescribedCheck, describeChecks, describePlace } from './verdict/describe-checks.ts';
export { type DescribedVerdict, describeVerdict, type Tone } from './verdict/describe-verdict.ts';
export { VerdictPanel, type VerdictPanelProps } from './verdict/verdict-panel.tsx';
