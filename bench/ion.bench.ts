/**
 * Reading a block and hashing all of it that can be hashed again, and writing it as Ion binary, against ion-js and
 * ion-hash-js doing the same.
 */
import {
  equalIon,
  field,
  type IonStruct,
  type IonValue,
  ionHash,
  readIonBinary,
  readSingle,
  writeIonBinary,
} from '@qldb-console/journal';
import { digest } from 'ion-hash-js';
import { dumpBinary, load, makeBinaryWriter, makeReader } from 'ion-js';
import { twoRevisionBlock } from './block-samples.ts';
import { rehashByIonJs } from './ion-js-blocks.ts';
import { compare, formatComparison } from './measure.ts';

const bytes = new TextEncoder().encode(twoRevisionBlock());

function fieldOf(value: IonValue, name: string): IonValue {
  const found = value.type === 'struct' ? field(value, name)?.value : undefined;
  if (found === undefined) throw new Error(`no field ${name}`);
  return found;
}

function ours(): Uint8Array[] {
  const block = readSingle(bytes) as IonStruct;
  const hashes = [ionHash(fieldOf(block, 'transactionInfo'))];
  const revisions = fieldOf(block, 'revisions');
  for (const revision of revisions.type === 'list' ? revisions.items : []) {
    hashes.push(ionHash(fieldOf(revision, 'data')), ionHash(fieldOf(revision, 'metadata')));
  }
  return hashes;
}

function streaming(): Uint8Array[] {
  const { transactionInfoHash, revisions } = rehashByIonJs(bytes);
  return [transactionInfoHash, ...revisions.flatMap(({ dataHash, metadataHash }) => [dataHash, metadataHash])];
}

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
console.log(formatComparison(await compare('read and hash, against the streaming reader', ours, streaming)));
console.log(formatComparison(await compare('read and hash, against the tree', ours, tree)));

const block = readSingle(bytes);
const dom = load(bytes);

function transcribed(): Uint8Array {
  const reader = makeReader(bytes);
  const writer = makeBinaryWriter();
  reader.next();
  writer.writeValue(reader);
  writer.close();
  return writer.getBytes();
}

for (const binary of [writeIonBinary([block]), transcribed(), dumpBinary(dom)]) {
  const [value] = readIonBinary(binary);
  if (value === undefined || !equalIon(value, block)) throw new Error('what is written differs');
}
console.log(`the same block as Ion binary: ${writeIonBinary([block]).length} bytes, of ion-js ${transcribed().length}`);
const write = () => writeIonBinary([block]);
console.log(formatComparison(await compare('write, from a tree', write, () => dumpBinary(dom))));
const textToBinary = () => writeIonBinary([readSingle(bytes)]);
console.log(
  formatComparison(await compare('from text to binary, against the streaming reader', textToBinary, transcribed)),
);
