export { parseBlockAddress } from './parse-address.ts';
export { parseBlock, parseBlockValue } from './parse-block.ts';
export { parseRevision } from './parse-revision.ts';
export type { KnownRedaction } from './redactions.ts';
export { knownRedactions } from './redactions.ts';
export { commitDigest, statementDigest } from './statement.ts';
export type {
  BlockAddress,
  BlockRanges,
  ChangedDocument,
  ParsedBlock,
  ParsedBlockAddress,
  ParsedRevision,
  RedactedRevision,
  RedactionInfo,
  RevisionKind,
  RevisionMetadata,
  RevisionRanges,
  RevisionSummaryEntry,
  Statement,
  TransactionInfo,
  UnknownPart,
} from './types.ts';
export type { ContentState, RevisionSummary } from './verified.ts';
export type { BlockContext } from './verify-block.ts';
export type { RevisionContext } from './verify-revision.ts';
export { verifyRevisionHash } from './verify-revision.ts';
