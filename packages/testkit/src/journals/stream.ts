/** The records that a journal stream delivers for a block, as Ion text, and their Ion binary by ion-js. */
import { makeBinaryWriter, makeReader } from 'ion-js';
import type { TestBlock } from './journal.ts';
import { blobText, type RevisionParts, renderBlock, renderRevision } from './parts.ts';

const ARN = 'arn:aws:qldb:us-east-1:000000000000:stream/test/AYj8gSIUcxiHijsjEKob30';

export interface StreamTexts {
  /** BLOCK_SUMMARY. */
  readonly summary: string;
  /** REVISION_DETAILS, one for each revision that has metadata, in the order of the block. */
  readonly details: readonly string[];
}

/** `{qldbStreamArn, recordType, payload}` around the Ion text of a payload. */
export function streamRecordText(recordType: string, payload: string, arn = ARN): string {
  return `{qldbStreamArn:"${arn}",recordType:"${recordType}",payload:${payload}}`;
}

/** What a stream delivers for a block: hashes and document ids in the summary, everything else in the details. */
export function streamTexts({ parts }: Pick<TestBlock, 'parts'>): StreamTexts {
  const { revisions, ...rest } = parts;
  const summaries = revisions?.map((revision) => {
    const id = documentIdOf(revision);
    return `{hash:${blobText(revision.hash)}${id === undefined ? '' : `,documentId:"${id}"`}}`;
  });
  const extra = [...(rest.extra ?? []), ...(summaries ? [`revisionSummaries:[${summaries.join(',')}]`] : [])];
  const details = (revisions ?? []).flatMap((revision) => {
    const id = documentIdOf(revision);
    if (id === undefined) return [];
    const table = tableOf(parts.transactionInfo ?? '', id);
    return [streamRecordText('REVISION_DETAILS', `{${table}revision:${renderRevision(revision)}}`)];
  });
  return { summary: streamRecordText('BLOCK_SUMMARY', renderBlock({ ...rest, extra })), details };
}

function documentIdOf({ metadata }: RevisionParts): string | undefined {
  return /^\{id:"([^"]*)"/.exec(metadata ?? '')?.[1];
}

function tableOf(transactionInfo: string, id: string): string {
  const [, name, tableId] = new RegExp(`${id}'?:\\{tableName:"([^"]*)",tableId:"([^"]*)"`).exec(transactionInfo) ?? [];
  return name === undefined ? '' : `tableInfo:{tableName:"${name}",tableId:"${tableId}"},`;
}

/** One value of Ion text as Ion binary, written by ion-js. */
export function ionBinaryOf(text: string): Uint8Array {
  const reader = makeReader(text);
  const writer = makeBinaryWriter();
  reader.next();
  writer.writeValue(reader);
  writer.close();
  return writer.getBytes();
}
