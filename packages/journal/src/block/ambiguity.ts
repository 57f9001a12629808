import type { IonValue } from '../ion/index.ts';
import type { BlockFacts } from './facts.ts';
import type { ParsedRevision } from './types.ts';

// A pair hash says neither which of its two inputs stood left, nor whether it is a leaf or a node of the tree. Almost
// everywhere the shape of what is shown settles that. The cases where it does not are found here, so that nobody can
// pass one genuine thing off as another.

/** What a user's transaction has: internal, root of the revisions, internal, transactionInfo. Observed in AWS data. */
const KNOWN_SLOTS = 4;

/**
 * Whether `data` could be metadata and `metadata` data: `data` has all the fields of metadata, with their types. Then
 * the two halves could have been swapped without changing the hash. A block refutes that when it names no changed
 * document with the id that stands in `data`.
 */
export function halvesCouldBeSwapped(revision: ParsedRevision, facts: BlockFacts | undefined): boolean {
  if (revision.kind !== 'document' || revision.data === undefined) return false;
  const id = idIfMetadata(revision.data);
  if (id === undefined) return false;
  return facts?.block.transactionInfo === undefined || facts.documents.has(id);
}

const METADATA_TYPES = { id: 'string', version: 'int', txTime: 'timestamp', txId: 'string' } as const;

function idIfMetadata(value: IonValue): string | undefined {
  if (value.type !== 'struct') return undefined;
  const fields = new Map(value.fields.map((field) => [field.name.text, field.value]));
  for (const [name, type] of Object.entries(METADATA_TYPES)) if (fields.get(name)?.type !== type) return undefined;
  const id = fields.get('id');
  return id?.type === 'string' ? id.value : undefined;
}

/**
 * Whether a deleted revision hashed as ionHash(metadata) might in truth be the metadata half of an ordinary revision,
 * shown as a leaf of its own, with the other half beside it as a bare hash or, where the data looks like metadata, as
 * another delete. A transaction that names every revision shown, each once, leaves no room for the other half. A single
 * revision has its other half among the entries if anywhere: the known slots leave no room there.
 */
export function deleteCouldBeHalf(facts: BlockFacts): boolean {
  if (!facts.namesEachRevisionOnce) return true;
  return facts.block.revisions?.length === 1 && !hasKnownSlots(facts);
}

/**
 * Whether the entries are the four slots known from AWS (and one for redactionInfo): then no entry can lie deeper in
 * the tree than in the genuine list, so none can be half of one.
 */
function hasKnownSlots({ block, otherEntries }: BlockFacts): boolean {
  return otherEntries === KNOWN_SLOTS && block.entriesHashList.every((entry) => entry.length > 0);
}

/**
 * Whether the list of entries could be another list with the same Merkle root. Every inner hash, and the hash of the
 * previous block too, is a pair that can be taken apart; with enough members, parts of one block, or of several, can be
 * shown as the entries of another. Four slots (and one for redactionInfo) are too few for that.
 */
export function entriesCouldBeRearranged({ otherEntries }: BlockFacts): boolean {
  return otherEntries > KNOWN_SLOTS;
}
