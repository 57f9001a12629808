import { type BlockFacts, opaqueEntries } from '../block/facts.ts';
import { equalBytes, type Hash, merklePath, type Span, siblingSpans } from '../merkle/index.ts';

/** What of a block is needed to prove that one of its revisions is in it. */
export interface RevisionPosition {
  /** Hashes of all revisions of the block, in order. */
  readonly revisionHashes: readonly Hash[];
  /** Position of the revision among them. */
  readonly index: number;
  readonly entriesHashList: readonly Uint8Array[];
  /** Position of the revisions' root in entriesHashList. */
  readonly slot: number;
  /** 32 bytes, or empty. */
  readonly previousBlockHash: Uint8Array;
}

/**
 * The in-block part of a GetRevision proof: from a revision's hash to its block's hash. Siblings among the revisions,
 * siblings of their root among the entries, the hash of the previous block; what is empty changes nothing and is left
 * out. The journal's part (pathAt) follows it. Observed in AWS data: block 100 of the AWS CLI examples, element by
 * element.
 *
 * @throws RangeError when a position does not exist
 */
export function revisionPathInBlock(position: RevisionPosition): Hash[] {
  const { revisionHashes, index, entriesHashList, slot, previousBlockHash } = position;
  return [...merklePath(revisionHashes, index), ...merklePath(entriesHashList, slot), previousBlockHash].filter(
    (hash) => hash.length > 0,
  );
}

/** A hash that a proof must contain, and what it stands for. */
export interface InBlockStep {
  readonly hash: Hash;
  readonly label: string;
}
/** Every way in which a block contains a revision's hash, or why none can be told. */
export type InBlockPaths =
  | { readonly paths: readonly (readonly InBlockStep[])[] }
  | { readonly absent: string }
  | { readonly unknown: string };

/**
 * Places a revision's hash in a block: among its revisions, or as the root of them in the list of entries. The hash may
 * fit in more than one position.
 */
export function inBlockPaths(facts: BlockFacts, hash: Hash): InBlockPaths {
  const { block, revisionsRoot, hasBareRevision } = facts;
  const shown = block.revisions ?? [];
  const hashes = shown.length > 0 ? shown.map((revision) => revision.hash) : [hash];
  const root = revisionsRoot ?? hash;
  const slots = positions(block.entriesHashList, root);
  const indexes = positions(hashes, hash);
  if (slots.length === 0) return { unknown: 'the block does not show where among its entries its revisions stand' };
  if (indexes.length === 0) {
    if (hasBareRevision) return { unknown: 'the block shows some of its revisions by bare hashes only' };
    return { absent: 'the block given does not contain this revision' };
  }
  const names = entryNames(facts);
  return {
    paths: indexes.flatMap((index) => slots.map((slot) => steps(facts, hashes, index, slot, names))),
  };
}

function steps(
  facts: BlockFacts,
  hashes: readonly Hash[],
  index: number,
  slot: number,
  names: readonly string[],
): InBlockStep[] {
  const { entriesHashList, previousBlockHash, address } = facts.block;
  const revisions = merklePath(hashes, index);
  const entries = merklePath(entriesHashList, slot);
  return [
    ...siblingSpans(index, hashes.length).map(({ span }, i) => ({
      hash: revisions[i] as Hash,
      label: revisionLabel(facts, span),
    })),
    ...siblingSpans(slot, entriesHashList.length).map(({ span }, i) => ({
      hash: entries[i] as Hash,
      label: entryLabel(names, span),
    })),
    { hash: previousBlockHash, label: previousLabel(address.sequenceNo) },
  ].filter((step) => step.hash.length > 0);
}

export function previousLabel(sequenceNo: number): string {
  return sequenceNo > 0 ? `hash of the previous block (block ${sequenceNo - 1})` : 'hash of the previous block';
}

/** The same hash twice would be the same document twice; a block with many of them is cut short. */
const POSITIONS = 4;

function positions(hashes: readonly Uint8Array[], wanted: Hash): number[] {
  const found: number[] = [];
  for (const [i, hash] of hashes.entries()) {
    if (equalBytes(hash, wanted) && found.push(i) === POSITIONS) break;
  }
  return found;
}

function revisionLabel({ block }: BlockFacts, [start, end]: Span): string {
  if (end - start > 1) return `revisions ${start}–${end - 1} of the block`;
  const metadata = block.revisions?.[start]?.metadata;
  return metadata ? `revision of document ${metadata.id}` : `revision ${start} of the block`;
}

function entryLabel(names: readonly string[], [start, end]: Span): string {
  const inside = names.slice(start, end).filter((name) => name !== '');
  if (end - start === 1) return `entry ${start} (${inside.join()})`;
  const shown = inside.length > 4 ? `${inside.slice(0, 4).join(', ')}, …` : inside.join(', ');
  return `entries ${start}–${end - 1} (${shown})`;
}

/** What each entry is, by the hash it equals, never by its position; '' for an empty one. */
function entryNames(facts: BlockFacts): string[] {
  const opaque = new Set(opaqueEntries(facts));
  const known = [
    ['transactionInfo', facts.transactionInfoHash],
    ['redactionInfo', facts.redactionInfoHash],
    ['revisions', facts.revisionsRoot ?? facts.summariesRoot],
  ] as const;
  return facts.block.entriesHashList.map((entry, index) => {
    if (entry.length === 0) return '';
    const name = known.find(([, hash]) => hash !== undefined && equalBytes(hash, entry))?.[0];
    return name ?? (opaque.has(index) ? 'opaque' : 'revisions');
  });
}

/** Whether the proof's elements begin with these steps. */
export function firstDifference(elements: readonly Uint8Array[], path: readonly InBlockStep[]): number | undefined {
  const at = path.findIndex((step, i) => {
    const element = elements[i];
    return element === undefined || !equalBytes(element, step.hash);
  });
  return at < 0 ? undefined : at;
}
