import { LIMITS } from '@qldb-console/journal';
import type { InputProblem } from './input-problem.ts';
import type { Refusal } from './refusal.ts';
import { type Given, tooLarge } from './supplied.ts';

/** What is needed of a browser's `File`. */
export interface FileLike {
  readonly name: string;
  readonly size: number;
  arrayBuffer(): Promise<ArrayBuffer>;
}

/** More at once is a mistake, such as dropping a whole folder. */
const MOST_FILES = 50;

/**
 * Reads the files a reader chose. Too large ones are refused by their size, without opening them.
 *
 * @returns what could be read, in order, and what was refused and why; never rejects
 */
export async function readFiles(files: readonly FileLike[]): Promise<{ given: Given[]; refusals: Refusal[] }> {
  const given: Given[] = [];
  const refusals: Refusal[] = [];
  for (const [index, file] of files.entries()) {
    const problem = index >= MOST_FILES ? tooMany(files.length) : tooLarge(file.size, limitOf(file.name));
    if (problem !== undefined) {
      refusals.push({ name: file.name, problem });
      if (index >= MOST_FILES) break;
      continue;
    }
    try {
      given.push({ name: file.name, provenance: 'supplied', bytes: new Uint8Array(await file.arrayBuffer()) });
    } catch {
      refusals.push({ name: file.name, problem: unreadable });
    }
  }
  return { given, refusals };
}

/** An evidence file may be larger than anything a ledger answers; what it is, only its content tells. */
function limitOf(name: string): number {
  return /\.html?$/i.test(name) || /^evidence-.*\.json$/i.test(name) ? LIMITS.bundleBytes : LIMITS.documentBytes;
}

const unreadable: InputProblem = {
  code: 'file-unreadable',
  title: 'The browser could not read the file.',
  detail: 'It may be a folder, or it was moved or changed since it was chosen.',
  path: '',
  place: undefined,
};

function tooMany(count: number): InputProblem {
  return {
    code: 'too-many-files',
    title: `${count} files are too many at once.`,
    detail: `The first ${MOST_FILES} were read, this one and all after it were not.`,
    path: '',
    place: undefined,
  };
}
