import type { ExportContents, ExportObject } from '@qldb-console/contract';
import { readObjectName } from '@qldb-console/journal/archive';
import { expect, test } from 'vitest';
import { summariseContents } from '../src/features/exports/model/contents-findings.ts';
import { fileName } from '../src/features/exports/model/file-name.ts';
import { formatByteSize } from '../src/lib/byte-size.ts';

const STRAND = 'JdxjkR9bSYB5jMHWcI464T';
const object = (first: number, last: number, change: Partial<ExportObject> = {}): ExportObject => ({
  key: `p/2025/06/30/10/${STRAND}.${first}-${last}.ion`,
  size: 1000,
  lastModified: '2025-06-30T12:00:00.000Z',
  listed: true,
  ...change,
});
const contents = (objects: ExportObject[], change: Partial<ExportContents> = {}): ExportContents => ({
  completedManifests: [{ key: `p/x.${STRAND}.completed.manifest`, strandId: STRAND, ionText: '{keys:[]}' }],
  objects,
  missing: [],
  truncated: false,
  ...change,
});
const said = (given: ExportContents, running = false) =>
  summariseContents(given, running).findings.map(({ tone, text }) => `${tone}: ${text}`);

test('an export that is all there is told in one sentence, its objects in the order of the journal', () => {
  const summary = summariseContents(contents([object(100, 199), object(0, 99), object(200, 200)]), false);
  expect(summary.objects.map(({ key }) => readObjectName(key)?.first)).toEqual([0, 100, 200]);
  expect(summary).toMatchObject({ blocks: 201, bytes: 3000 });
  expect(summary.findings).toEqual([
    { tone: 'success', text: 'Every object named by the manifest is in the bucket, and nothing else.' },
  ]);
});

test('what is missing, extra, or does not join is told', () => {
  expect(said(contents([object(0, 9), object(12, 20)]))).toContain(
    'error: By the names of the objects, blocks 10–11 are missing.',
  );
  expect(said(contents([object(0, 9), object(11, 20)]))).toContain(
    'error: By the names of the objects, block 10 is missing.',
  );
  expect(said(contents([object(0, 9), object(9, 20)]))).toContain(
    'error: By the names of the objects, block 9 stands in more than one of them.',
  );
  expect(said(contents([object(0, 9)], { missing: ['p/gone.ion'] }))).toEqual([
    'error: 1 object named by the manifest is not in the bucket. The export is not whole.',
  ]);
  expect(said(contents([object(0, 9), object(10, 19, { listed: false })]))).toEqual([
    'warning: 1 object in the same folder is not named by the manifest: from another export, or put there by somebody.',
  ]);
});

test('objects of another export in the same folder raise no false alarm', () => {
  const both = contents([object(0, 9), object(5, 30, { listed: false }), object(10, 19)]);
  expect(said(both).filter((text) => text.startsWith('error'))).toEqual([]);
  expect(summariseContents(both, false)).toMatchObject({ blocks: 20, bytes: 2000 });
});

test('without a completed manifest nothing is called whole', () => {
  const open = contents([object(0, 9, { listed: false })], { completedManifests: [] });
  expect(said(open, true)).toEqual(['info: No completed manifest yet: the list grows until the export is completed.']);
  expect(said(open, false)).toEqual([
    'warning: There is no completed manifest. Nothing says which objects belong to the export, so what is missing cannot be told.',
  ]);
});

test('an empty range and a cut list are told apart', () => {
  expect(said(contents([]))).toEqual([
    'info: The manifest names no object: no block of the journal lies in the range.',
  ]);
  expect(said(contents([object(0, 9)], { truncated: true }))).toEqual([
    'warning: There are more objects than are listed here. What is said covers only those listed.',
  ]);
});

test('the key of an object says its strand and its blocks', () => {
  expect(readObjectName(`a.b/2025/06/30/10/${STRAND}.7-12.ion`)).toEqual({ strandId: STRAND, first: 7, last: 12 });
  expect(readObjectName(`${STRAND}.7-12.json`)).toEqual({ strandId: STRAND, first: 7, last: 12 });
  for (const key of [
    '',
    'x.ion',
    `p/${STRAND}.12-7.ion`,
    `p/${STRAND}.7.ion`,
    `p/x${STRAND}.1-2.ion`,
    `p/${STRAND}.1-99999999999999999.ion`,
  ])
    expect(readObjectName(key)).toBeUndefined();
  expect(fileName('a/b/c.ion')).toBe('c.ion');
  expect(fileName('c.ion')).toBe('c.ion');
});

test('bytes are written for people', () => {
  expect([0, 1, 999, 1000, 12_345, 999_499, 999_500, 1_500_000, 2.5e9, 5e15].map(formatByteSize)).toEqual([
    '0 bytes',
    '1 byte',
    '999 bytes',
    '1.0 kB',
    '12 kB',
    '999 kB',
    '1.0 MB',
    '1.5 MB',
    '2.5 GB',
    '5000 TB',
  ]);
});
