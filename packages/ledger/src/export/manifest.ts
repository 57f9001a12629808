import type { NewExport } from '../store/exports.ts';
import { encode } from './encode.ts';

/**
 * The manifest written before anything else, in the format of the export (developer guide, "Journal export output in
 * QLDB"). `outputFormat` is there only when it was requested.
 */
export function startedManifest(job: NewExport): Uint8Array {
  const fields = [
    `ledgerName:${quote(job.ledgerName)}`,
    `exportId:${quote(job.exportId)}`,
    `inclusiveStartTime:${new Date(job.inclusiveStartTime).toISOString()}`,
    `exclusiveEndTime:${new Date(job.exclusiveEndTime).toISOString()}`,
    `bucket:${quote(job.bucket)}`,
    `prefix:${quote(job.prefix)}`,
    `objectEncryptionType:${quote(job.encryption)}`,
    ...(job.outputFormat ? [`outputFormat:${quote(job.outputFormat)}`] : []),
  ];
  return manifest(job, fields);
}

/**
 * The manifest of a strand, written when every object is there.
 *
 * @param keys complete keys in the bucket, in the order of the journal
 */
export function completedManifest(job: NewExport, keys: readonly string[]): Uint8Array {
  return manifest(job, [`keys:[${keys.map(quote).join(',')}]`]);
}

function manifest({ outputFormat = 'ION_TEXT' }: NewExport, fields: readonly string[]): Uint8Array {
  return encode(outputFormat, [new TextEncoder().encode(`{${fields.join(',')}}`)]);
}

/** An Ion string: JSON's escapes are Ion's too, but for the surrogates of a pair, which JSON leaves as they are. */
function quote(text: string): string {
  return JSON.stringify(text);
}
