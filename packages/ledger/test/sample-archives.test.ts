import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encodeBase64, parseBlock, parseManifest, readDocument, splitIon } from '@qldb-console/journal';
import { createEngine, joinStretches, rootOfPiece } from '@qldb-console/journal/engine';
import { expect, it } from 'vitest';
import { ARCHIVE_BLOCKS } from '../src/sample/archive-journal.ts';
import { tempDir } from './support/temp-dir.ts';

const path = (name: string) => fileURLToPath(new URL(`../../../${name}`, import.meta.url));
const committed = path('apps/console/public/sample-archives');

function filesIn(directory: string): Map<string, Buffer> {
  return new Map(
    readdirSync(directory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [relative(directory, file).split(sep).join('/'), readFileSync(file)]),
  );
}
const files = filesIn(committed);
const objects = (archive: string) =>
  [...files].filter(([name]) => name.startsWith(`${archive}/`) && name.endsWith('.ion'));

it('are what their generator writes, byte by byte', () => {
  const directory = tempDir();
  execFileSync(process.execPath, [path('tools/sample-archives.mjs'), directory]);
  const made = filesIn(directory);
  expect([...made.keys()]).toEqual([...files.keys()]);
  for (const [name, bytes] of made) expect(bytes.equals(files.get(name) as Buffer), name).toBe(true);
});

it('are told file by file in their index', () => {
  const { archives, digests } = JSON.parse(String(files.get('index.json'))) as {
    archives: { files: { path: string; size: number }[] }[];
    digests: { path: string; size: number }[];
  };
  const told = [...archives.flatMap((archive) => archive.files), ...digests];
  for (const { path: name, size } of told) expect(files.get(name)).toHaveLength(size);
  expect(told.map((one) => one.path).sort()).toEqual(
    [...files.keys()].filter((name) => !/^(index\.json|README\.md)$/.test(name)).sort(),
  );
});

async function judged(archive: string) {
  const engine = await createEngine();
  return objects(archive)
    .map(([name, bytes]) => engine.judge(bytes, { source: name }).verdict)
    .reduce(joinStretches);
}

it('the healthy one holds in every respect, has everything a journal has, and its digests are its own', async () => {
  const verdict = await judged('healthy');
  expect(verdict).toMatchObject({ faultCount: 0, counts: { blocks: 160, unreadable: 0, redacted: 1 } });
  expect(verdict.counts.deleted).toBeGreaterThan(0);
  expect(verdict.counts.bare).toBeGreaterThan(0);
  expect(verdict.counts).toMatchObject({ failed: 0, linkFailed: 0, linkFound: 0, genesis: 1 });
  const digests = [...files].filter(([name]) => name.startsWith('digests/'));
  expect(digests).toHaveLength(3);
  const last = readDocument(digests.at(-1)?.[1] as Buffer);
  if (last.kind !== 'digest') throw new Error('this is no digest');
  expect(last.digest.tip.sequenceNo).toBe(159);
  expect(verdict.pieces).toHaveLength(1);
  const [piece] = verdict.pieces ?? [];
  expect(piece && encodeBase64(rootOfPiece(piece) as Uint8Array)).toBe(encodeBase64(last.digest.digest));
});

it('the damaged one lacks an object, holds one revision that is not its hash, and two blocks of another journal', async () => {
  const [healthy, damaged] = [objects('healthy'), objects('damaged')];
  const kept = new Set(damaged.map(([name]) => name.replace('damaged/', 'healthy/')));
  expect(healthy.filter(([name]) => !kept.has(name)).map(([name]) => name)).toEqual([
    expect.stringContaining('.127-139.ion'),
  ]);
  const blocksOf = (list: typeof damaged) =>
    new Map(
      list.flatMap(([name, bytes]) => {
        return splitIon(bytes).spans.map(({ start, end }) => {
          const block = parseBlock(bytes.subarray(start, end));
          return [block.address.sequenceNo, { name, text: bytes.toString('utf8', start, end), block }] as const;
        });
      }),
    );
  const [before, after] = [blocksOf(healthy), blocksOf(damaged)];
  const changed = [...after].filter(([at, { text }]) => text !== before.get(at)?.text).map(([at]) => at);
  expect(changed).toEqual([ARCHIVE_BLOCKS.fine, ARCHIVE_BLOCKS.sale, ARCHIVE_BLOCKS.sale + 1]);
  const verdict = await judged('damaged');
  expect(verdict.faults.map(({ sequenceNo }) => sequenceNo)).toContain(ARCHIVE_BLOCKS.fine);
  expect(after.get(ARCHIVE_BLOCKS.fine)?.text).toMatch(/PendingPenaltyTicketAmount:90\.25[,}]/);
  const named = [...files]
    .filter(([name]) => name.startsWith('damaged/') && name.endsWith('completed.manifest'))
    .flatMap(([, bytes]) => {
      const manifest = parseManifest(bytes);
      return manifest.kind === 'completed' ? manifest.keys : [];
    });
  expect(named).toHaveLength(10);
});
