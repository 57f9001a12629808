import { field, type IonStruct, type IonValue, readSingle, writeIonBinary } from '@qldb-console/journal';
import { list, string, struct } from '../engine/ion-build.ts';
import type { JournalBlock } from '../engine/journal-range.ts';

/** A record of a journal stream, before it is packed for Kinesis. */
export interface OutgoingRecord {
  readonly partitionKey: string;
  /** Ion binary. */
  readonly data: Uint8Array;
}

/**
 * The record that says a stream has been CREATED (its first) or COMPLETED (its last; QLDB developer guide, "Stream
 * records"). The partition key at AWS is unknown; here it is the stream's id.
 */
export function controlRecord(
  streamArn: string,
  streamId: string,
  controlRecordType: 'CREATED' | 'COMPLETED',
): OutgoingRecord {
  const payload = struct([['controlRecordType', string(controlRecordType)]]);
  return { partitionKey: streamId, data: envelope(streamArn, 'CONTROL', payload) };
}

/**
 * BLOCK_SUMMARY and, for each revision that has a document id, REVISION_DETAILS, in the order of the block. Fields stand
 * as in the records of AWS's sample amazon-qldb-streams-dmv-sample-lambda-python; partition keys are block hash and
 * revision hash in lower-case hex (observed in aggregated records of Amazon QLDB).
 */
export function blockRecords(streamArn: string, block: JournalBlock): OutgoingRecord[] {
  const value = readSingle(block.ionText) as IonStruct;
  const revisions = items(part(value, 'revisions'));
  const summary = struct(
    value.fields.map(({ name, value: content }) =>
      name.text === 'revisions'
        ? ['revisionSummaries', list(revisions.map(summaryOf))]
        : [name.text as string, content],
    ),
  );
  const records = [{ partitionKey: hexOf(value, 'blockHash'), data: envelope(streamArn, 'BLOCK_SUMMARY', summary) }];
  for (const [position, revision] of revisions.entries()) {
    const { documentId, tableId, tableName } = block.revisions[position] ?? {};
    if (documentId === undefined || tableId === undefined || tableName === undefined) continue;
    const tableInfo = struct([
      ['tableName', string(tableName)],
      ['tableId', string(tableId)],
    ]);
    const details = struct([
      ['tableInfo', tableInfo],
      ['revision', revision],
    ]);
    records.push({
      partitionKey: hexOf(revision, 'hash'),
      data: envelope(streamArn, 'REVISION_DETAILS', details),
    });
  }
  return records;
}

function envelope(streamArn: string, recordType: string, payload: IonStruct): Uint8Array {
  return writeIonBinary([
    struct([
      ['qldbStreamArn', string(streamArn)],
      ['recordType', string(recordType)],
      ['payload', payload],
    ]),
  ]);
}

/** `{hash, documentId}`; an internal revision is only a hash. */
function summaryOf(revision: IonStruct): IonStruct {
  const metadata = part(revision, 'metadata');
  return struct([
    ['hash', part(revision, 'hash')],
    ['documentId', metadata?.type === 'struct' ? part(metadata, 'id') : undefined],
  ]);
}

function part(value: IonStruct, name: string): IonValue | undefined {
  return field(value, name)?.value;
}

function items(value: IonValue | undefined): IonStruct[] {
  return value?.type === 'list' ? (value.items as IonStruct[]) : [];
}

function hexOf(value: IonStruct, name: string): string {
  const hash = part(value, name);
  if (hash?.type !== 'blob') throw new Error(`a block or revision of the journal has no ${name}`);
  return Buffer.from(hash.bytes.buffer, hash.bytes.byteOffset, hash.bytes.byteLength).toString('hex');
}
