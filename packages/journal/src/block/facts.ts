import { equalBytes, type Hash, merkleRoot } from '../merkle/index.ts';
import { hashOf } from './halves.ts';
import type { ChangedDocument, ParsedBlock, ParsedRevision } from './types.ts';

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
  /**
   * Whether transactionInfo is one of the entries and names the document of every revision shown, each once. Then there
   * are no more leaves in the tree of revisions than documents: none of them was taken apart.
   */
  readonly namesEachRevisionOnce: boolean;
  /** Members of entriesHashList but the one that is the hash of redactionInfo. */
  readonly otherEntries: number;
}

export function blockFacts(block: ParsedBlock): BlockFacts {
  const { transactionInfo, redactionInfo, revisions, revisionSummaries, entriesHashList } = block;
  const redactionInfoHash = redactionInfo && hashOf(redactionInfo.value);
  const redactionEntry =
    redactionInfoHash !== undefined && entriesHashList.some((entry) => equalBytes(entry, redactionInfoHash));
  const transactionInfoHash = transactionInfo && hashOf(transactionInfo.value);
  const documents = new Map(transactionInfo?.documents.map((document) => [document.documentId, document]));
  const isEntry =
    transactionInfoHash !== undefined && entriesHashList.some((entry) => equalBytes(entry, transactionInfoHash));
  return {
    block,
    transactionInfoHash,
    redactionInfoHash,
    revisionsRoot: rootOf(revisions),
    summariesRoot: rootOf(revisionSummaries),
    documents,
    hasBareRevision: revisions?.some(({ kind }) => kind === 'hash-only' || kind === 'unrecognised') ?? false,
    namesEachRevisionOnce: isEntry && namesEachOnce(documents, revisions ?? []),
    otherEntries: entriesHashList.length - (redactionEntry ? 1 : 0),
  };
}

function namesEachOnce(documents: BlockFacts['documents'], revisions: readonly ParsedRevision[]): boolean {
  const ids = new Set<string>();
  for (const { metadata } of revisions) {
    if (metadata === undefined || ids.has(metadata.id) || !documents.has(metadata.id)) return false;
    ids.add(metadata.id);
  }
  return true;
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
