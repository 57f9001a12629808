/**
 * What a verifier made of ion-js and ion-hash-js does with one block, in the way that is fastest for them: one pass of
 * the streaming reader, which hashes the values that are to be hashed as they go by. It relies on the order of the
 * fields, so that it need not look at anything twice.
 */
import { createHash } from 'node:crypto';
import ionHashJs from 'ion-hash-js';
import { makeReader, type Reader } from 'ion-js';

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

const provider = ionHashJs.cryptoHasherProvider('sha256');

export function rehashByIonJs(block: Uint8Array): RehashedBlock {
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

/** Whether every hash of the block is what its content gives. */
export function verifyByIonJs(bytes: Uint8Array): boolean {
  const block = rehashByIonJs(bytes);
  const { entriesHashList } = block;
  const isEntry = (hash: Uint8Array): boolean => entriesHashList.some((entry) => same(entry, hash));
  const root = merkleRoot(block.revisions.map((revision) => revision.hash));
  return (
    block.revisions.every(({ hash, dataHash, metadataHash }) => same(hash, dot(dataHash, metadataHash))) &&
    isEntry(block.transactionInfoHash) &&
    isEntry(root) &&
    same(merkleRoot(entriesHashList), block.entriesHash) &&
    same(dot(block.entriesHash, block.previousBlockHash), block.blockHash)
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
  return Buffer.compare(a, b) === 0;
}

function dot(a: Uint8Array, b: Uint8Array): Uint8Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  let at = 31;
  while (at > 0 && a[at] === b[at]) at--;
  const order = (((a[at] as number) << 24) >> 24) - (((b[at] as number) << 24) >> 24);
  const hash = createHash('sha256');
  return (order <= 0 ? hash.update(a).update(b) : hash.update(b).update(a)).digest();
}

function merkleRoot(leaves: readonly Uint8Array[]): Uint8Array {
  let level = [...leaves];
  while (level.length > 1) {
    const above: Uint8Array[] = [];
    for (let i = 0; i < level.length; i += 2) {
      const right = level[i + 1];
      above.push(right === undefined ? (level[i] as Uint8Array) : dot(level[i] as Uint8Array, right));
    }
    level = above;
  }
  return level[0] ?? new Uint8Array(0);
}
