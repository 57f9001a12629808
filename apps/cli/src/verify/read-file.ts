import { open } from 'node:fs/promises';
import { LIMITS } from '@qldb-console/journal';
import { printableName } from './printable.ts';

/** A file that cannot be had or read; the message names the file and, where known, the place in it. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/**
 * The bytes of an input file. A regular file is refused by its size before it is read; a pipe (`<(aws qldb …)`) as soon
 * as more than the limit came out of it.
 *
 * @param option which option named the file, for the message
 * @throws InputError
 */
export async function readFileLimited(option: string, path: string, limit = LIMITS.documentBytes): Promise<Uint8Array> {
  const label = `${option} ${printableName(path)}`;
  const tooLarge = (size: string) => new InputError(`${label}: has ${size} bytes; ${limit} are the most that is read.`);
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (stat.isDirectory()) throw new InputError(`${label}: is a directory.`);
      if (stat.size > limit) throw tooLarge(String(stat.size));
      const chunks: Uint8Array[] = [];
      let size = 0;
      for await (const chunk of file.createReadStream({ autoClose: false }) as AsyncIterable<Uint8Array>) {
        size += chunk.byteLength;
        if (size > limit) throw tooLarge(`more than ${limit}`);
        chunks.push(chunk);
      }
      return new Uint8Array(Buffer.concat(chunks));
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw new InputError(`${label}: ${REASONS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'cannot be read'}.`, {
      cause: error,
    });
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'you may not read it',
  EPERM: 'you may not read it',
  ENAMETOOLONG: 'the name is too long',
  ERR_INVALID_ARG_VALUE: 'this is not the name of a file',
};
