import { dumpText, load } from 'ion-js';
import { readBlock } from './block.ts';
import { toBase64 } from './bytes.ts';
import { countIn, listIn, StructReader, type Value } from './ion.ts';

/** A block put together from what a stream delivered. */
export interface ReferenceStreamedBlock {
  readonly strandId: string | undefined;
  readonly sequenceNo: number | undefined;
  /** Hashes of revisions that are named with a document and were not delivered, base64. */
  readonly missing: readonly string[];
  /** As GetBlock would answer it; what is missing stands there as a bare hash. */
  readonly ionText: string;
  /** Everything wrong with the block and with the records it came in. */
  readonly problems: readonly string[];
}

interface Detail {
  readonly text: string;
  readonly place: string;
  readonly table: string;
}

/**
 * Puts the blocks of a stream together from its records, de-aggregated, in any order and with duplicates, and checks each
 * as `verifyBlockReference` does. Throws for a record that is no Ion value or of no known type.
 */
export function readStreamReference(records: readonly Uint8Array[]): ReferenceStreamedBlock[] {
  const summaries = new Map<string, Set<string>>();
  const details = new Map<string, Map<string, Detail>>();
  const envelopes: string[] = [];
  for (const bytes of records) {
    const record = new StructReader(load(bytes) as Value, 'record', envelopes);
    record.string('qldbStreamArn');
    const type = record.string('recordType');
    const payload = record.required('payload');
    record.noteUnread();
    if (payload === undefined) throw new Error('a record without payload');
    if (type === 'BLOCK_SUMMARY') {
      const place = placeOf(payload);
      summaries.set(place, (summaries.get(place) ?? new Set()).add(dumpText(payload)));
    } else if (type === 'REVISION_DETAILS') {
      const fields = new StructReader(payload, 'record.payload', envelopes);
      const revision = fields.required('revision') as Value;
      const table = fields.optional('tableInfo');
      fields.noteUnread();
      const place = placeOf(revision);
      const hash = blobIn(revision);
      const detail = { text: dumpText(revision), place, table: table ? dumpText(table) : '' };
      const known = details.get(`${place} ${hash}`) ?? new Map<string, Detail>();
      details.set(`${place} ${hash}`, known.set(`${detail.text} ${detail.table}`, detail));
    } else if (type !== 'CONTROL') throw new Error(`a record of type ${type}`);
  }
  return [...summaries].flatMap(([place, texts]) => [...texts].map((text) => putTogether(text, place, texts.size)));

  function putTogether(text: string, place: string, different: number): ReferenceStreamedBlock {
    const problems = [...envelopes];
    if (different > 1) problems.push(`${place}: ${different} different summaries`);
    const summary = load(text) as Value;
    const fields = summary.fields().filter(([name]) => name !== 'revisionSummaries');
    const listed = summary.get('revisionSummaries') ?? undefined;
    const missing: string[] = [];
    const used = new Set<string>();
    const revisions = listIn(listed, `${place}.revisionSummaries`, problems).map((item, index) => {
      const entry = new StructReader(item, `${place}.revisionSummaries[${index}]`, problems);
      const hash = toBase64(entry.hash('hash') ?? new Uint8Array(0));
      const id = entry.optional('documentId')?.stringValue() ?? undefined;
      entry.noteUnread();
      const candidates = [...(details.get(`${place} ${hash}`)?.values() ?? [])];
      used.add(`${place} ${hash}`);
      const [first, second] = candidates;
      if (first === undefined) {
        if (id !== undefined) missing.push(hash);
        return `{hash:{{${hash}}}}`;
      }
      if (second !== undefined) problems.push(`${place}: different revisions under one hash`);
      const stated = (load(first.text) as Value).get('metadata', 'id')?.stringValue() ?? undefined;
      if (id !== undefined && id !== stated) problems.push(`${place}: the summary names ${id}, the revision ${stated}`);
      if (first.table !== '' && stated !== undefined) checkTable(load(first.table) as Value, summary, stated, problems);
      return first.text;
    });
    for (const key of details.keys())
      if (key.startsWith(`${place} `) && !used.has(key))
        problems.push(`${place}: a revision the summary does not name`);
    if (missing.length > 0) problems.push(`${place}: ${missing.length} revisions missing`);
    const parts = fields.map(([name, value]) => `'${name}':${dumpText(value)}`);
    if (listed !== undefined) parts.push(`revisions:[${revisions.join(',')}]`);
    const ionText = `{${parts.join(',')}}`;
    const block = readBlock(ionText);
    return {
      strandId: block.strandId,
      sequenceNo: block.sequenceNo,
      missing,
      ionText,
      problems: [...problems, ...block.problems],
    };
  }
}

function checkTable(table: Value, summary: Value, id: string, problems: string[]): void {
  const own = new StructReader(table, 'record.payload.tableInfo', problems);
  const [name, tableId] = [own.string('tableName'), own.string('tableId')];
  own.noteUnread();
  const named = summary.get('transactionInfo', 'documents', id);
  if (!named) return;
  if (named.get('tableId')?.stringValue() !== tableId) problems.push(`${id}: another table than in transactionInfo`);
  if (named.get('tableName')?.stringValue() !== name)
    problems.push(`${id}: another table name than in transactionInfo`);
}

function placeOf(value: Value): string {
  const address = value.get('blockAddress');
  const problems: string[] = [];
  const sequenceNo = address?.get('sequenceNo');
  return `${address?.get('strandId')?.stringValue()} ${sequenceNo && countIn(sequenceNo, 'sequenceNo', problems)}`;
}

function blobIn(revision: Value): string {
  return toBase64(revision.get('hash')?.uInt8ArrayValue() ?? new Uint8Array(0));
}
