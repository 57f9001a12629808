/** Archives as directories: the sample archives, copies of them to be damaged, and exports of generated journals. */
import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { TestJournal } from '@qldb-console/testkit';

export const SAMPLES = fileURLToPath(new URL('../../../console/public/sample-archives', import.meta.url));
export const healthy = join(SAMPLES, 'healthy');
export const damaged = join(SAMPLES, 'damaged');
export const digestOf = (month: '04' | '05' | '06') =>
  join(SAMPLES, 'digests', `registration-archive-2025-${month}.ion.txt`);
/** What the blocks of the sample begin and end with. */
export const sampleStrand = 'LQ065h0DPsG5PaR2UULc4H';

/** Directories that are gone after the tests of a file. */
export async function archiveFolder() {
  const directory = await mkdtemp(join(tmpdir(), 'cli-archive-'));
  let made = 0;
  const next = () => join(directory, `archive-${++made}`);
  return {
    directory,
    next,
    /** A copy to be damaged. */
    async copyOf(sample: string): Promise<string> {
      const path = next();
      await cp(sample, path, { recursive: true });
      return path;
    },
    async write(root: string, name: string, content: string | Uint8Array): Promise<string> {
      const path = join(root, name);
      await mkdir(dirname(path), { recursive: true });
      await writeFile(path, content);
      return path;
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

/** Names of the data objects in the order of the journal. */
export async function objectsOf(root: string): Promise<string[]> {
  const names = (await readdir(root, { recursive: true })).filter((name) => /\.\d+-\d+\.\w+(\.gz)?$/.test(name));
  const first = (name: string) => Number(/\.(\d+)-/.exec(name)?.[1]);
  return names.sort((a, b) => first(a) - first(b));
}

/**
 * One export of a journal, written as QLDB's documentation says.
 *
 * @param sizes how many blocks each object has, over and over
 */
export async function exportJournal(
  root: string,
  journal: TestJournal,
  { sizes, gzip = false }: { readonly sizes: readonly number[]; readonly gzip?: boolean },
): Promise<void> {
  const strand = journal.strandId;
  const exportId = 'Exp0rtExp0rtExp0rtEx01';
  const keys: string[] = [];
  for (let at = 0, n = 0; at < journal.blocks.length; n += 1) {
    const blocks = journal.blocks.slice(at, at + (sizes[n % sizes.length] ?? 1));
    const name = `2019/09/16/19/${strand}.${at}-${at + blocks.length - 1}.ion`;
    const bytes = Buffer.from(blocks.map(({ ionText }) => `${ionText}\n`).join(''));
    const path = join(root, gzip ? `${name}.gz` : name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, gzip ? gzipSync(bytes) : bytes);
    keys.push(name);
    at += blocks.length;
  }
  const started = `{ledgerName:"test",exportId:"${exportId}",inclusiveStartTime:2019-01-01T00:00:00.000Z,exclusiveEndTime:2020-01-01T00:00:00.000Z,bucket:"b-b",prefix:"",objectEncryptionType:"NO_ENCRYPTION"}`;
  await writeFile(join(root, `${exportId}.started.manifest`), started);
  await writeFile(join(root, `${exportId}.${strand}.completed.manifest`), `{keys:${JSON.stringify(keys)}}`);
}
