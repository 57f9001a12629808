/** Where inputs are kept: small corpora, and inputs that once failed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** What a committed corpus may have in bytes. */
const CORPUS_BYTES = 12 * 1024;

/** Inputs that together reach what long runs have reached; one in base64 per line. */
export function readCorpus(target: string): Uint8Array[] {
  const file = corpusFile(target);
  if (!existsSync(file)) return [];
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => new Uint8Array(Buffer.from(line, 'base64')));
}

/** Keeps as many of the inputs as fit, in the order given. */
export function writeCorpus(target: string, inputs: readonly Uint8Array[]): void {
  const lines: string[] = [];
  let left = CORPUS_BYTES;
  for (const input of inputs) {
    const line = Buffer.from(input).toString('base64');
    if (line.length + 1 > left) continue;
    left -= line.length + 1;
    lines.push(line);
  }
  mkdirSync(join(root, 'corpus'), { recursive: true });
  writeFileSync(corpusFile(target), lines.map((line) => `${line}\n`).join(''));
}

/** Inputs that once failed, by the names of their files. */
export function readRegressions(target: string): { readonly name: string; readonly input: Uint8Array }[] {
  const folder = join(root, 'regressions', target);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .sort()
    .map((name) => ({ name, input: new Uint8Array(readFileSync(join(folder, name))) }));
}

/** Writes an input that fails to where the tests run it from now on. @returns the file */
export function writeRegression(target: string, input: Uint8Array, folder = join(root, 'regressions', target)): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, createHash('sha256').update(input).digest('hex').slice(0, 16));
  writeFileSync(file, input);
  return file;
}

function corpusFile(target: string): string {
  return join(root, 'corpus', `${target}.txt`);
}
