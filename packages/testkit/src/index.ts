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
export { type Seeded, seeded } from './seeded.ts';
export { awsCaptures } from './vectors.ts';
