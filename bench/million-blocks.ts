/** A journal of a million blocks on disk, as an export has it: made once, kept in the project's cache. */
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { blockChain, STRAND } from './engine-samples.ts';

const BLOCKS_PER_OBJECT = 8_000;
/** Documents repeat only after so many blocks. */
const VARIANTS = 500;

/** @returns the paths of the objects, in the order of the journal */
export function millionBlocks(blocks: number): string[] {
  const folder = fileURLToPath(new URL(`../.cache/bench/journal-of-${blocks}-blocks`, import.meta.url));
  const complete = join(folder, 'complete');
  if (!existsSync(complete)) {
    process.stdout.write(`writing a journal of ${blocks} blocks to ${folder} …\n`);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    writeObjects(folder, blocks);
    writeFileSync(complete, '');
  }
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ion'))
    .sort((a, b) => firstOf(a) - firstOf(b))
    .map((name) => join(folder, name));
}

function writeObjects(folder: string, blocks: number): void {
  const chain = blockChain('captured', blocks, VARIANTS);
  for (let first = 0; first < blocks; first += BLOCKS_PER_OBJECT) {
    const last = Math.min(first + BLOCKS_PER_OBJECT, blocks) - 1;
    let text = '';
    for (let i = first; i <= last; i++) text += `${chain.next().value}\n`;
    writeFileSync(join(folder, `${STRAND}.${first}-${last}.ion`), text);
  }
}

const firstOf = (name: string): number => Number(/\.(\d+)-/.exec(name)?.[1]);
