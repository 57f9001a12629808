/**
 * Reading a block and hashing all of it that can be hashed again, against ion-js and ion-hash-js doing the same in the
 * way that is fastest for them: one pass of the streaming reader, hashing values as they go by.
 */

import ionHashJs from 'ion-hash-js';
import { load, makeReader, type Reader } from 'ion-js';
import { ionHash } from '../packages/journal/src/hash/index.ts';
import { type IonStruct, type IonValue, readSingle } from '../packages/journal/src/ion/index.ts';
import { twoRevisionBlock } from './block-samples.ts';
import { compare, formatComparison } from './measure.ts';

const text = twoRevisionBlock();
const bytes = new TextEncoder().encode(text);
const { cryptoHasherProvider, digest, makeHashReader } = ionHashJs;
const provider = cryptoHasherProvider('sha256');

function fieldOf(value: IonValue | undefined, name: string): IonValue | undefined {
  return value?.type === 'struct' ? value.fields.find((each) => each.name.text === name)?.value : undefined;
}

function ours(): Uint8Array[] {
  const block = readSingle(bytes) as IonStruct;
  const hashes: Uint8Array[] = [];
  const transactionInfo = fieldOf(block, 'transactionInfo');
  if (transactionInfo !== undefined) hashes.push(ionHash(transactionInfo));
  const revisions = fieldOf(block, 'revisions');
  if (revisions?.type === 'list') {
    for (const revision of revisions.items) {
      const data = fieldOf(revision, 'data');
      const metadata = fieldOf(revision, 'metadata');
      if (data !== undefined && metadata !== undefined) hashes.push(ionHash(data), ionHash(metadata));
    }
  }
  return hashes;
}

/** Relies on the order of the fields, which lets it hash without looking at a value twice. */
function streaming(): Uint8Array[] {
  const hashes: Uint8Array[] = [];
  const reader = makeReader(bytes);
  reader.next();
  reader.stepIn();
  skipTo(reader, 'entriesHashList');
  const infoReader = makeHashReader(reader, provider);
  infoReader.next();
  infoReader.next();
  hashes.push(infoReader.digest());
  reader.stepIn();
  while (reader.next() !== null) {
    reader.stepIn();
    skipTo(reader, 'hash');
    const partReader = makeHashReader(reader, provider);
    partReader.next();
    partReader.next();
    hashes.push(partReader.digest());
    partReader.next();
    hashes.push(partReader.digest());
    reader.stepOut();
  }
  return hashes;
}

/** Moves onto the field `name`, reading the hashes on the way. */
function skipTo(reader: Reader, name: string): void {
  do {
    const type = reader.next();
    if (type === null) throw new Error(`no field ${name}`);
    if (type.isScalar) reader.value();
  } while (reader.fieldName() !== name);
}

/** The same through the tree of ion-js. */
function tree(): Uint8Array[] {
  const block = load(bytes);
  const hashes = [digest(block?.get('transactionInfo'), 'sha256')];
  for (const revision of block?.get('revisions')?.elements() ?? []) {
    hashes.push(digest(revision.get('data'), 'sha256'), digest(revision.get('metadata'), 'sha256'));
  }
  return hashes;
}

function hex(hashes: readonly Uint8Array[]): string {
  return hashes.map((hash) => Buffer.from(hash).toString('hex')).join(' ');
}

if (hex(ours()) !== hex(streaming()) || hex(ours()) !== hex(tree())) throw new Error('the hashes differ');
console.log(`one block of ${bytes.length} bytes with two revisions, five Ion hashes`);
// The goal is held against the faster of the two ways.
console.log(formatComparison(await compare('read and hash, against streaming', ours, streaming), 4));
console.log(formatComparison(await compare('read and hash, against the tree', ours, tree)));
