/**
 * What a verifier made of ion-js and ion-hash-js does with one block, with whatever hashes: in the way that is fastest for
 * them, and in the simple way.
 */
import ionHashJs, { type HasherProvider } from 'ion-hash-js';
import { type dom, load, makeBinaryWriter, makeReader, type Reader } from 'ion-js';

interface RehashedRevision {
  /** As the block claims it. */
  readonly hash: Uint8Array;
  readonly dataHash: Uint8Array;
  readonly metadataHash: Uint8Array;
}

export interface RehashedBlock {
  readonly blockHash: Uint8Array;
  readonly entriesHash: Uint8Array;
  readonly previousBlockHash: Uint8Array;
  readonly entriesHashList: readonly Uint8Array[];
  readonly transactionInfoHash: Uint8Array;
  readonly revisions: readonly RehashedRevision[];
}

/** SHA-256, as ion-hash-js wants it, and of the two halves of a pair. */
export interface Hashing {
  readonly provider: HasherProvider;
  sha256(a: Uint8Array, b: Uint8Array): Uint8Array;
}

/**
 * One pass of the streaming reader, which hashes the values that are to be hashed as they go by. It relies on the order of the
 * fields, so that it need not look at anything twice.
 */
export function rehashStream(block: Uint8Array, { provider }: Hashing): RehashedBlock {
  const reader = makeReader(block);
  reader.next();
  reader.stepIn();
  const blockHash = blobAt(reader, 'blockHash');
  const entriesHash = blobAt(reader, 'entriesHash');
  const previousBlockHash = blobAt(reader, 'previousBlockHash');
  const entriesHashList: Uint8Array[] = [];
  moveTo(reader, 'entriesHashList');
  reader.stepIn();
  while (reader.next() !== null) entriesHashList.push(reader.uInt8ArrayValue() as Uint8Array);
  reader.stepOut();
  // A hash reader moves the reader below it; the hash of a value is there once the next one is reached.
  const infoReader = ionHashJs.makeHashReader(reader, provider);
  infoReader.next();
  infoReader.next();
  const transactionInfoHash = infoReader.digest();
  const revisions: RehashedRevision[] = [];
  reader.stepIn();
  while (reader.next() !== null) {
    reader.stepIn();
    const hash = blobAt(reader, 'hash');
    const partReader = ionHashJs.makeHashReader(reader, provider);
    partReader.next();
    partReader.next();
    const dataHash = partReader.digest();
    partReader.next();
    revisions.push({ hash, dataHash, metadataHash: partReader.digest() });
    reader.stepOut();
  }
  return { blockHash, entriesHash, previousBlockHash, entriesHashList, transactionInfoHash, revisions };
}

/** A tree of the whole block, whose parts are written to be hashed. */
export function rehashTree(block: Uint8Array, { provider }: Hashing): RehashedBlock {
  const tree = load(block);
  const hash = (value: dom.Value | null | undefined): Uint8Array => {
    const writer = ionHashJs.makeHashWriter(makeBinaryWriter(), provider);
    value?.writeTo(writer);
    return writer.digest();
  };
  const blob = (value: dom.Value | null | undefined, name: string) => value?.get(name)?.uInt8ArrayValue() as Uint8Array;
  return {
    blockHash: blob(tree, 'blockHash'),
    entriesHash: blob(tree, 'entriesHash'),
    previousBlockHash: blob(tree, 'previousBlockHash'),
    entriesHashList: (tree?.get('entriesHashList')?.elements() ?? []).map(
      (each) => each.uInt8ArrayValue() as Uint8Array,
    ),
    transactionInfoHash: hash(tree?.get('transactionInfo')),
    revisions: (tree?.get('revisions')?.elements() ?? []).map((revision) => ({
      hash: blob(revision, 'hash'),
      dataHash: hash(revision.get('data')),
      metadataHash: hash(revision.get('metadata')),
    })),
  };
}

/** Whether every hash of the block is what its content gives. */
export function isSound(block: RehashedBlock, hashing: Hashing): boolean {
  const { entriesHashList } = block;
  const isEntry = (hash: Uint8Array): boolean => entriesHashList.some((entry) => same(entry, hash));
  const root = merkleRoot(
    block.revisions.map((revision) => revision.hash),
    hashing,
  );
  return (
    block.revisions.every(({ hash, dataHash, metadataHash }) => same(hash, dot(dataHash, metadataHash, hashing))) &&
    isEntry(block.transactionInfoHash) &&
    isEntry(root) &&
    same(merkleRoot(entriesHashList, hashing), block.entriesHash) &&
    same(dot(block.entriesHash, block.previousBlockHash, hashing), block.blockHash)
  );
}

function moveTo(reader: Reader, name: string): void {
  do {
    if (reader.next() === null) throw new Error(`no field ${name}`);
  } while (reader.fieldName() !== name);
}

function blobAt(reader: Reader, name: string): Uint8Array {
  moveTo(reader, name);
  return reader.uInt8ArrayValue() as Uint8Array;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function dot(a: Uint8Array, b: Uint8Array, { sha256 }: Hashing): Uint8Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  let at = 31;
  while (at > 0 && a[at] === b[at]) at--;
  const order = (((a[at] as number) << 24) >> 24) - (((b[at] as number) << 24) >> 24);
  return order <= 0 ? sha256(a, b) : sha256(b, a);
}

function merkleRoot(leaves: readonly Uint8Array[], hashing: Hashing): Uint8Array {
  let level = [...leaves];
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const right = level[i + 1];
      above.push(right === undefined ? (level[i] as Uint8Array) : dot(level[i] as Uint8Array, right, hashing));
    }
    level = above;
  }
  return level[0] ?? new Uint8Array(0);
}
