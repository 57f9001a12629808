export { ARCHIVE_NAMES, type ArchiveName, archiveFiles } from './archives.ts';
export { hostileBinaries } from './hostile/binary.ts';
export { type BitFlip, bitFlips } from './hostile/bit-flips.ts';
export { type HostileValue, hostileTexts, hugeTexts } from './hostile/text.ts';
export { type IonArbitraryOptions, ionModel } from './ion/arbitraries.ts';
export type { ModelSymbol, ModelValue } from './ion/model.ts';
export { ionTextOf } from './ion/spelling.ts';
export { documentText } from './journals/documents.ts';
export {
  BLOCK_SHAPES,
  type BlockShape,
  buildJournal,
  type JournalOptions,
  randomJournal,
  type TestBlock,
  type TestJournal,
} from './journals/journal.ts';
export {
  addressText,
  type BlockParts,
  blobText,
  entryHashes,
  type RevisionParts,
  renderBlock,
  renderProof,
  renderRevision,
  sealEntries,
} from './journals/parts.ts';
export { ionBinaryOf, type StreamTexts, streamRecordText, streamTexts } from './journals/stream.ts';
export { checkProperty, runSeed } from './random-tests.ts';
export { type Seeded, seeded } from './seeded.ts';
export { type AwsCaptures, type AwsStreamCaptures, awsCaptures, awsStreamCaptures, naughtyStrings } from './vectors.ts';
