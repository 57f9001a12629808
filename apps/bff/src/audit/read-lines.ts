import type { FileHandle } from 'node:fs/promises';
import { AUDIT_LIMITS } from './limits.ts';

/** Whole lines of a file, and where the first of them begins. */
export interface LinesBefore {
  readonly start: number;
  readonly lines: readonly string[];
}

/**
 * The last lines of a file that end at or before a byte of it, oldest first; read backwards, so that it costs the same
 * wherever in a file of any size that is. Bytes that are no UTF-8 become U+FFFD: such a line is none that was written, and its
 * hash then says so.
 *
 * @param before a place after the end of a line, as an earlier answer gave it as `start`; or the size of the file
 */
export async function readLinesBefore(file: FileHandle, before: number, limit: number): Promise<LinesBefore> {
  const from = Math.max(0, before - AUDIT_LIMITS.pageBytes);
  const bytes = Buffer.alloc(before - from);
  const { bytesRead } = await file.read(bytes, 0, bytes.length, from);
  let end = bytesRead;
  // What has no end yet is being written, or was interrupted: at the very end of the file it is shown as it is.
  if (end > 0 && bytes[end - 1] === 0x0a) end -= 1;
  const lines: string[] = [];
  let start = end;
  for (let stop = end; lines.length < limit && stop >= 0; ) {
    const newline = stop === 0 ? -1 : bytes.lastIndexOf(0x0a, stop - 1);
    // The beginning of that line lies before what was read; alone it is longer than any line is.
    if (newline < 0 && from > 0) {
      if (lines.length === 0) lines.unshift(bytes.toString('utf8', 0, stop));
      break;
    }
    if (stop > 0 || newline >= 0) lines.unshift(bytes.toString('utf8', newline + 1, stop));
    start = newline + 1;
    stop = newline;
  }
  return { start: lines.length === 0 ? from : from + Math.min(start, end), lines };
}
