// Records of a stream for tests: from journals that testkit wrote, as Ion binary that ion-js wrote.
import { ionBinaryOf, streamTexts, type TestJournal } from '@qldb-console/testkit';
import { parseStreamRecord, type StreamRecord } from '../../src/index.ts';

/** All records of one block, the summary first. */
export function recordsOf({ blocks }: TestJournal, sequenceNo: number): StreamRecord[] {
  const block = blocks[sequenceNo];
  if (block === undefined) throw new Error(`there is no block ${sequenceNo}`);
  const { summary, details } = streamTexts(block);
  return [summary, ...details].map(recordOf);
}

/** A record from its Ion text, by way of Ion binary. */
export function recordOf(text: string): StreamRecord {
  return parseStreamRecord(ionBinaryOf(text));
}
