import { equalBytes, type Hash, merkleRoot } from '../merkle/index.ts';
import { hashOf } from './halves.ts';
import type { ChangedDocument, ParsedBlock } from './types.ts';

/** What several checks of a block need, computed once: a block may hold any number of everything. */
export interface BlockFacts {
  readonly block: ParsedBlock;
  /** `undefined` when the part is absent or cannot be hashed. */
  readonly transactionInfoHash: Hash | undefined;
  readonly redactionInfoHash: Hash | undefined;
  readonly revisionsRoot: Hash | undefined;
  readonly summariesRoot: Hash | undefined;
  /** Documents named in transactionInfo, by id. */
  readonly documents: ReadonlyMap<string, ChangedDocument>;
  /** Whether any revision shows nothing that its hash could be computed from. */
  readonly hasBareRevision: boolean;
  /** Members of entriesHashList but the one that is the hash of redactionInfo. */
  readonly otherEntries: number;
}

export function blockFacts(block: ParsedBlock): BlockFacts {
  const { transactionInfo, redactionInfo, revisions, revisionSummaries, entriesHashList } = block;
  const redactionInfoHash = redactionInfo && hashOf(redactionInfo.value);
  const redactionEntry =
    redactionInfoHash !== undefined && entriesHashList.some((entry) => equalBytes(entry, redactionInfoHash));
  return {
    block,
    transactionInfoHash: transactionInfo && hashOf(transactionInfo.value),
    redactionInfoHash,
    revisionsRoot: rootOf(revisions),
    summariesRoot: rootOf(revisionSummaries),
    documents: new Map(transactionInfo?.documents.map((document) => [document.documentId, document])),
    hasBareRevision: revisions?.some(({ kind }) => kind === 'hash-only' || kind === 'unrecognised') ?? false,
    otherEntries: entriesHashList.length - (redactionEntry ? 1 : 0),
  };
}

function rootOf(revisions: readonly { readonly hash: Hash }[] | undefined): Hash | undefined {
  if (revisions === undefined || revisions.length === 0) return undefined;
  return merkleRoot(revisions.map(({ hash }) => hash));
}

/** Indexes of the entries that are not empty and are the hash of nothing shown in the block. */
export function opaqueEntries(facts: BlockFacts): number[] {
  const known = [facts.transactionInfoHash, facts.redactionInfoHash, facts.revisionsRoot, facts.summariesRoot];
  const opaque: number[] = [];
  for (const [index, entry] of facts.block.entriesHashList.entries()) {
    if (entry.length > 0 && !known.some((hash) => hash !== undefined && equalBytes(entry, hash))) opaque.push(index);
  }
  return opaque;
}
