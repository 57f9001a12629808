import { hash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { type AuditEntry, auditEntrySchema } from '@qldb-console/contract';
import { AUDIT_LIMITS } from './limits.ts';

/** Where a file of the audit log ends. */
export interface FileEnd {
  readonly size: number;
  /** Its last entry; undefined in an empty file. */
  readonly last: { readonly seq: number; readonly hash: string } | undefined;
  /** What stands behind it: a write that was interrupted. */
  readonly torn: AuditEntry['torn'];
  /** Whether a new line must be begun first. */
  readonly open: boolean;
}

/** The file is not an audit log, or not one that can be gone on with; the message is for the reader. */
export class NotAuditLog extends Error {
  override readonly name = 'NotAuditLog';
}

/**
 * Finds the last entry of a file, and what stands behind it.
 *
 * @throws NotAuditLog where the last whole line is no entry: going on there would bury it
 */
export async function readEnd(file: FileHandle): Promise<FileEnd> {
  const { size } = await file.stat();
  const length = Math.min(size, AUDIT_LIMITS.tailBytes);
  const bytes = Buffer.alloc(length);
  await file.read(bytes, 0, length, size - length);
  const lastNewline = bytes.lastIndexOf(0x0a);
  const rest = bytes.subarray(lastNewline + 1);
  if (size === 0) return { size, last: undefined, torn: undefined, open: false };
  if (lastNewline < 0 && size > length) throw new NotAuditLog('its last line is longer than any entry is.');
  // Complete but for its end: nothing is missing of it.
  const whole = rest.length > 0 ? readSeq(rest) : undefined;
  if (whole !== undefined)
    return { size, last: { seq: whole, hash: hash('sha256', rest) }, torn: undefined, open: true };
  const torn = rest.length > 0 ? { bytes: rest.length, sha256: hash('sha256', rest) } : undefined;
  if (lastNewline < 0) {
    // The very first write was interrupted, or this is some other file.
    if (!Buffer.from('{"seq":').subarray(0, rest.length).equals(rest.subarray(0, 7)))
      throw new NotAuditLog('it holds something else than an audit log.');
    return { size, last: undefined, torn, open: true };
  }
  const lineStart = bytes.lastIndexOf(0x0a, lastNewline - 1) + 1;
  const line = bytes.subarray(lastNewline === 0 ? 0 : lineStart, lastNewline);
  const seq = readSeq(line);
  if (seq === undefined) throw new NotAuditLog('its last line is no entry of an audit log.');
  return { size, last: { seq, hash: hash('sha256', line) }, torn, open: torn !== undefined };
}

function readSeq(line: Uint8Array): number | undefined {
  try {
    const entry = auditEntrySchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line)));
    return entry.success ? entry.data.seq : undefined;
  } catch {
    return undefined;
  }
}
