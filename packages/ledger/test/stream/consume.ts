import { createRequire } from 'node:module';
import { type dom, dumpText, IonTypes, load } from 'ion-js';
import type { KinesisRecord, KinesisServer } from './kinesis-server.ts';

/**
 * A consumer that shares nothing with the service: AWS's own library takes aggregated records apart, ion-js reads them.
 */
const agg = createRequire(import.meta.url)('aws-kinesis-agg') as {
  deaggregateSync(
    record: { partitionKey: string; sequenceNumber: string; data: string },
    computeChecksums: boolean,
    done: (error: unknown, records: { partitionKey: string; explicitPartitionKey?: string; data: string }[]) => void,
  ): void;
};
const MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);

export interface StreamRecord {
  readonly shardId: string;
  /** Index of the Kinesis record it came in. */
  readonly entry: number;
  readonly aggregated: boolean;
  readonly partitionKey: string;
  readonly explicitHashKey: string | undefined;
  readonly data: Uint8Array;
  readonly value: dom.Value;
  readonly recordType: string;
  /** `controlRecordType`, or '' of other records. */
  readonly control: string;
  /** Of the block; -1 for a control record. */
  readonly sequenceNo: number;
}

/** Every record of a journal stream that a Kinesis stream has, shard by shard, each shard in its order. */
export async function consume(server: KinesisServer, name: string): Promise<StreamRecord[]> {
  return (await server.records(name)).flatMap(takeApart);
}

function takeApart(record: KinesisRecord, entry: number): StreamRecord[] {
  const { shardId, partitionKey } = record;
  const aggregated = MAGIC.equals(record.data.subarray(0, 4));
  if (!aggregated) return [read({ shardId, entry, aggregated, partitionKey, explicitHashKey: undefined }, record.data)];
  const found: StreamRecord[] = [];
  const data = Buffer.from(record.data).toString('base64');
  agg.deaggregateSync({ partitionKey, sequenceNumber: '1', data }, true, (error, records) => {
    if (error) throw error;
    for (const { partitionKey: key, explicitPartitionKey, data: base64 } of records) {
      const at = { shardId, entry, aggregated, partitionKey: key, explicitHashKey: explicitPartitionKey };
      found.push(read(at, Buffer.from(base64, 'base64')));
    }
  });
  return found;
}

function read(
  at: Omit<StreamRecord, 'data' | 'value' | 'recordType' | 'control' | 'sequenceNo'>,
  data: Uint8Array,
): StreamRecord {
  const value = load(data) as dom.Value;
  const recordType = value.get('recordType')?.stringValue() ?? '';
  const block = recordType === 'REVISION_DETAILS' ? ['payload', 'revision'] : ['payload'];
  const sequenceNo = value.get(...block, 'blockAddress', 'sequenceNo')?.numberValue() ?? -1;
  const control = value.get('payload', 'controlRecordType')?.stringValue() ?? '';
  return { ...at, data, value, recordType, control, sequenceNo };
}

/** Blocks put together from summaries and details, in the order of their numbers, as Ion text. Duplicates are left out. */
export function rebuild(records: readonly StreamRecord[]): Map<number, string> {
  const details = new Map<string, string>();
  for (const { recordType, value } of records) {
    const revision = recordType === 'REVISION_DETAILS' ? value.get('payload', 'revision') : undefined;
    if (revision) details.set(hashText(revision), dumpText(revision));
  }
  const blocks = new Map<number, string>();
  for (const { recordType, value, sequenceNo } of records) {
    if (recordType !== 'BLOCK_SUMMARY') continue;
    const fields = (value.get('payload') as dom.Value).fields().map(([name, part]) => {
      if (name !== 'revisionSummaries') return `${name}:${dumpText(part)}`;
      const revisions = part.elements().map((each) => {
        // An internal revision has no document id, and no details.
        if (each.get('documentId') === null) return dumpText(each);
        const found = details.get(hashText(each));
        if (found === undefined) throw new Error(`block ${sequenceNo}: no details of ${dumpText(each)}`);
        return found;
      });
      return `revisions:[${revisions.join(',')}]`;
    });
    blocks.set(sequenceNo, `{${fields.join(',')}}`);
  }
  return new Map([...blocks].sort(([a], [b]) => a - b));
}

function hashText(value: dom.Value): string {
  return dumpText(value.get('hash') as dom.Value);
}

/** Names, order and types of a value, without what it says; `free` names fields whose inside is the user's. */
export function shapeOf(value: dom.Value, free: ReadonlySet<string>): unknown {
  const type = value.getType();
  if (type === IonTypes.STRUCT) {
    return value.fields().map(([name, part]) => [name, free.has(name) ? part.getType().name : shapeOf(part, free)]);
  }
  if (type === IonTypes.LIST) return [...new Set(value.elements().map((each) => JSON.stringify(shapeOf(each, free))))];
  return type.name;
}
