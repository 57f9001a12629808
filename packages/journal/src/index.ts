export type { AssertedField } from './asserted-fields.ts';
export { ASSERTED_FIELDS, assertedField } from './asserted-fields.ts';
export type {
  BlockAddress,
  BlockContext,
  BlockRanges,
  ChangedDocument,
  ContentState,
  KnownRedaction,
  ParsedBlock,
  ParsedBlockAddress,
  ParsedRevision,
  RedactedRevision,
  RedactionInfo,
  RevisionContext,
  RevisionKind,
  RevisionMetadata,
  RevisionRanges,
  RevisionSummary,
  RevisionSummaryEntry,
  Statement,
  TransactionInfo,
  UnknownPart,
} from './block/index.ts';
export {
  commitDigest,
  knownRedactions,
  parseBlock,
  parseBlockAddress,
  parseBlockValue,
  parseRevision,
  statementDigest,
  verifyRevisionHash,
} from './block/index.ts';
export type {
  Anchor,
  Asked,
  BlockEvidence,
  BlockVerdict,
  ParsedDigest,
  ParsedProof,
  ParsedReceipt,
  RevisionEvidence,
  RevisionPosition,
} from './chain/index.ts';
export {
  judgeBlock,
  judgeBlockProof,
  judgeReceipt,
  judgeRevision,
  parseProof,
  revisionPathInBlock,
  verifyBlock,
  verifyLink,
} from './chain/index.ts';
export type { JournalErrorCode } from './errors.ts';
export { JournalError } from './errors.ts';
export type { SuppliedDocument } from './evidence/index.ts';
export { formatDigestCliJson, formatDigestConsoleFile, parseDigest, readDocument } from './evidence/index.ts';
export type {
  CompletedManifest,
  ExportedBlock,
  ExportObject,
  IonParts,
  JsonBlock,
  PartsFormat,
  StartedManifest,
} from './export/index.ts';
export { JSON_NOT_VERIFIABLE, parseExportObject, parseManifest, splitIon } from './export/index.ts';
export type { HashRange } from './hash/index.ts';
export { ionHash, ionHashOfString, ionHashWith, sha256 } from './hash/index.ts';
export type {
  ByteRange,
  IonBlob,
  IonBool,
  IonClob,
  IonDecimal,
  IonField,
  IonFloat,
  IonFormat,
  IonInt,
  IonList,
  IonNull,
  IonScalar,
  IonSexp,
  IonString,
  IonStruct,
  IonSymbol,
  IonSymbolToken,
  IonTimestamp,
  IonType,
  IonValue,
  ReadOptions,
  ReadTextOptions,
  TimestampPrecision,
  UnknownText,
} from './ion/index.ts';
export {
  decodeBase64,
  decodeUtf8,
  encodeBase64,
  encodeHex,
  encodeUtf8,
  equalIon,
  field,
  formatScalar,
  formatSymbol,
  ION_TYPES,
  readIon,
  readIonBinary,
  readIonText,
  readSingle,
  writeIonBinary,
  writeIonJson,
  writeIonText,
} from './ion/index.ts';
export { LIMITS } from './limits.ts';
export type { FoldStep, Hash, HashOrder, NodeId, NodeStore, SiblingSpan, Span, StoredNode } from './merkle/index.ts';
export {
  compareHashes,
  completeNodes,
  dot,
  equalBytes,
  Frontier,
  foldProof,
  foldStep,
  merklePath,
  merkleRoot,
  nodeKey,
  nodesToStore,
  pathAt,
  rootAt,
  siblingSpans,
} from './merkle/index.ts';
export type {
  BlockSummaryRecord,
  ControlRecord,
  Deaggregated,
  RevisionDetailsRecord,
  StreamAddition,
  StreamAssemblyOptions,
  StreamEvidence,
  StreamedBlock,
  StreamGap,
  StreamNews,
  StreamRecord,
  TableInfo,
  UnknownRecord,
  UserRecord,
} from './stream/index.ts';
export {
  aggregate,
  deaggregate,
  parseStreamRecord,
  StreamAssembly,
} from './stream/index.ts';
export type {
  Check,
  CheckId,
  CheckStatus,
  DigestProvenance,
  Outcome,
  PathStep,
  Place,
  ProofVerdict,
  Rung,
  RungId,
  Verdict,
} from './verdict.ts';
