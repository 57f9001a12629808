import { createHash } from 'node:crypto';
import { aggregate, deaggregate, encodeUtf8, parseStreamRecord, StreamAssembly } from '@qldb-console/journal';
import { spliced } from '../src/mutate.ts';
import { must, type Target } from '../src/target.ts';
import { ION_BYTES, mutateIonBinary, mutateIonText } from './ion-material.ts';
import { aggregatedRecords, asBinary, BLOCK_WORDS, recordTexts } from './journal-material.ts';
import { mustBeRefusal, readOrRefuse } from './refusal.ts';

const MAGIC = [0xf3, 0x89, 0x9a, 0xc2];
const CHECKSUM_BYTES = 16;

export const streamRecord: Target = {
  name: 'stream-record',
  what: 'Kinesis records, aggregated or not, taken apart and put together to blocks',
  dictionary: [
    Uint8Array.from(MAGIC),
    Uint8Array.of(0x0a, 1, 0x61),
    Uint8Array.of(0x1a, 5, 0x08, 0, 0x1a, 1, 0x61),
    Uint8Array.of(0x12, 1, 0x30),
    ...['recordType', 'payload', 'BLOCK_SUMMARY', 'REVISION_DETAILS', 'CONTROL', 'tableInfo', 'revision'].map(
      encodeUtf8,
    ),
    ...BLOCK_WORDS,
    ...ION_BYTES,
  ],
  longest: 8_192,
  seeds: function* () {
    const texts = recordTexts();
    const binaries = texts.map((text) => asBinary(text));
    yield* texts.map(encodeUtf8);
    yield* binaries.slice(0, 10);
    yield* aggregatedRecords();
    for (let at = 0; at < 12; at += 3)
      yield aggregate(binaries.slice(at, at + 3).map((data, key) => ({ partitionKey: `k${key % 2}`, data })));
    yield aggregate([{ partitionKey: '', data: new Uint8Array(0) }], '170141183460469231731687303715884105728');
  },
  mutate: (input, random) =>
    input[0] === MAGIC[0]
      ? undefined
      : input[0] === 0xe0
        ? mutateIonBinary(input, random)
        : mutateIonText(input, random),
  run(input) {
    takeApart(input);
    const right = withChecksum(input);
    if (right !== undefined) takeApart(right);
  },
};

/** Aggregates are all refused alike unless their MD5 is right. */
function withChecksum(input: Uint8Array): Uint8Array | undefined {
  if (input.length < MAGIC.length + CHECKSUM_BYTES || MAGIC.some((byte, at) => input[at] !== byte)) return undefined;
  const end = input.length - CHECKSUM_BYTES;
  const md5 = createHash('md5').update(input.subarray(MAGIC.length, end)).digest();
  return spliced(input, end, CHECKSUM_BYTES, md5);
}

function takeApart(data: Uint8Array): void {
  const taken = readOrRefuse(data, () => deaggregate(data));
  if (taken === undefined) return;
  if (taken.aggregated) {
    const again = deaggregate(aggregate(taken.records));
    must(again.records.length === taken.records.length, 'another number of records when aggregated again');
    for (const [index, { partitionKey, data: bytes }] of again.records.entries()) {
      const before = taken.records[index];
      must(partitionKey === before?.partitionKey, 'another partition key when aggregated again');
      must(Buffer.compare(bytes, before.data) === 0, 'other data when aggregated again');
    }
  }
  assemble(taken.records.slice(0, 40).map((record) => record.data));
}

function assemble(records: readonly Uint8Array[]): void {
  const assembly = new StreamAssembly({ maxBlocks: 30, maxCharacters: 100_000 });
  for (const bytes of records) {
    const record = readOrRefuse(bytes, () => parseStreamRecord(bytes));
    if (record === undefined) continue;
    readOrRefuse(bytes, () => assembly.add(record));
  }
  assembly.gaps();
  for (const { address, state } of assembly.blocks()) {
    try {
      const verdict = assembly.judge(address);
      must((verdict === undefined) === (state === 'no-summary'), 'judged without a summary, or not with one');
      if (state === 'waiting') must(verdict?.outcome !== 'anchored', 'a block that is not complete is anchored');
    } catch (error) {
      // It counts in the text that was put together.
      mustBeRefusal(error, Number.MAX_SAFE_INTEGER);
    }
  }
}
