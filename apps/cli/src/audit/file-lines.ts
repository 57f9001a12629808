import { createReadStream } from 'node:fs';
import type { AuditLine } from '@qldb-console/contract';
import { printable } from '../verify/printable.ts';
import { InputError } from '../verify/read-file.ts';

/** Bytes of a line; more than any entry has. What is longer is cut there, and so is no entry. */
const MOST_LINE_BYTES = 1024 * 1024;

/**
 * The lines of a file of any size, or of a pipe, without their ends.
 *
 * @throws InputError when it cannot be read
 */
export async function* fileLines(path: string): AsyncGenerator<AuditLine> {
  let rest: Uint8Array[] = [];
  let length = 0;
  const take = (part: Uint8Array) => {
    const room = MOST_LINE_BYTES - length;
    if (room > 0) rest.push(part.length > room ? part.subarray(0, room) : part);
    length += part.length;
  };
  const line = (ended: boolean): AuditLine => {
    const bytes = rest.length === 1 ? (rest[0] as Uint8Array) : Buffer.concat(rest);
    rest = [];
    length = 0;
    return { bytes, ended };
  };
  try {
    for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 }) as AsyncIterable<Uint8Array>) {
      let from = 0;
      for (let at = chunk.indexOf(0x0a); at >= 0; at = chunk.indexOf(0x0a, from)) {
        take(chunk.subarray(from, at));
        yield line(true);
        from = at + 1;
      }
      if (from < chunk.length) take(chunk.subarray(from));
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new InputError(`${printable(path)}: ${REASONS[code ?? ''] ?? `cannot be read (${code})`}.`, { cause: error });
  }
  if (length > 0) yield line(false);
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  EISDIR: 'is a directory',
};
