/**
 * Writes the archives under `vectors/archives`: journal exports as AWS's documentation describes them, and in every form that
 * is valid though our own exporter never writes it. `node packages/testkit/tools/make-archives.ts` writes the same bytes
 * again. Nothing of the packages that are tested takes part: blocks are sealed by the reference implementation, Ion binary is
 * written by ion-js.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildJournal, type TestJournal } from '../src/journals/journal.ts';
import { jsonReference } from '../src/reference/export.ts';
import { awsCaptures } from '../src/vectors.ts';
import { appended, type Bytes, separately, together } from './ion-binary.ts';

const HOME = fileURLToPath(new URL('../vectors/archives/', import.meta.url));

type Archive = Map<string, Bytes>;

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const packed = (bytes: Bytes): Bytes => {
  const gzip = new Uint8Array(gzipSync(bytes, { level: 9 }));
  // The operating system that packed it.
  gzip[9] = 255;
  return gzip;
};

const DOCUMENTS = [
  '{VIN:"1N4AL11D75C109151",Year:2011,Weight:1.50,Color:Silver,Owners:[],Since:2017-08-21T}',
  '{name:"Grüße, 世界",amount:90.250,ok:true,nothing:null,\'two words\':1e0,when:2019-09-16T19:37:05.360-07:00}',
  '{nested:{list:[1,-2,3.0,note::"x"],sexp:(a + b)},bytes:{{aGVsbG8=}},text:{{"clob \\x00"}},big:123456789012345678901234567890}',
] as const;

function journal(seed: number, blocks: number, minutesBetween: number): TestJournal {
  const shapes = ['ddl', 'insert', 'update', 'many', 'read-only', 'redaction', 'delete', 'insert-update'] as const;
  return buildJournal({
    seed,
    minutesBetween,
    shapes: Array.from({ length: blocks - 1 }, (_, i) => shapes[i % shapes.length] as (typeof shapes)[number]),
    data: (sequenceNo) => DOCUMENTS[sequenceNo % DOCUMENTS.length],
  });
}

const hourOf = (text: string) => {
  const [, date = ''] = /blockTimestamp:(\d{4}-\d\d-\d\dT\d\d)/.exec(text) ?? [];
  return date.replace(/[-T]/g, '/');
};

/** The name that AWS documents: below the hour of its first block. */
function keyOf({ strandId, texts }: TestJournal, prefix: string, first: number, last: number, end = 'ion'): string {
  return `${prefix}${hourOf(texts[first] ?? '')}/${strandId}.${first}-${last}.${end}`;
}

interface ManifestFields {
  readonly exportId: string;
  readonly ledgerName: string;
  readonly prefix: string;
  readonly outputFormat?: string;
}

function startedText({ exportId, ledgerName, prefix, outputFormat }: ManifestFields): string {
  const format = outputFormat === undefined ? '' : `,outputFormat:"${outputFormat}"`;
  return `{ledgerName:"${ledgerName}",exportId:"${exportId}",inclusiveStartTime:2019-09-01T00:00:00.000Z,exclusiveEndTime:2019-10-01T00:00:00.000Z,bucket:"archive-of-journals",prefix:"${prefix}",objectEncryptionType:"NO_ENCRYPTION"${format}}`;
}

function addManifests(
  archive: Archive,
  fields: ManifestFields,
  strandId: string,
  keys: readonly string[],
  write: (text: string) => Bytes = utf8,
  root = fields.prefix === '' || fields.prefix.endsWith('/') ? fields.prefix : `${fields.prefix}/`,
): void {
  archive.set(`${root}${fields.exportId}.started.manifest`, write(startedText(fields)));
  const list = keys.map((key) => JSON.stringify(key)).join(',');
  archive.set(`${root}${fields.exportId}.${strandId}.completed.manifest`, write(`{keys:[${list}]}`));
}

const lines = (texts: readonly string[], end = '\n') => utf8(texts.map((text) => text + end).join(''));

/** A prefix with dots in it; objects of one block, of several values in a line, of several hours, and pretty printed. */
function dottedPrefix(): Archive {
  const source = journal(4001, 10, 25);
  const root = 'audit.v1.0/led.ger/';
  const archive: Archive = new Map();
  const key = (first: number, last: number) => keyOf(source, root, first, last);
  archive.set(key(0, 0), utf8(source.texts[0] ?? ''));
  archive.set(key(1, 3), utf8(source.texts.slice(1, 4).join(' ')));
  archive.set(key(4, 8), lines(source.texts.slice(4, 9)));
  archive.set(
    key(9, 9),
    utf8(
      `\n\n  ${(source.texts[9] ?? '').replace(/,(entriesHash|revisions|transactionInfo):/g, ',\n  $1 :\n    ')}\n\n`,
    ),
  );
  const keys = [key(0, 0), key(1, 3), key(4, 8), key(9, 9)];
  addManifests(
    archive,
    { exportId: '8UyXulxccYLAsbN1aon7e4', ledgerName: 'vehicles', prefix: 'audit.v1.0/led.ger' },
    source.strandId,
    keys,
  );
  return archive;
}

/** Ion text as no service writes it, and as every reader of Ion must read it. */
function oddText(): Archive {
  const source = journal(4002, 8, 1);
  const [a = '', b = '', c = '', d = '', e = '', f = '', g = '', h = ''] = source.texts;
  const archive: Archive = new Map();
  const key = (first: number, last: number) => keyOf(source, 'odd/', first, last);
  const long = (text: string) =>
    text.replace(/statement:"((?:[^"\\]|\\.)*)"/g, (_, inner: string) => {
      const half = Math.max(1, inner.indexOf(' ') + 1);
      return `statement:'''${inner.slice(0, half)}''' /* in two */ '''${inner.slice(half)}'''`;
    });
  const quoted = (text: string) => text.replace(/^\{blockAddress:\{strandId:/, '{"blockAddress":{\'strandId\':');
  archive.set(
    key(0, 3),
    utf8(
      `\uFEFF// An export, gone through by hand: {blockAddress:{\n${a}/* } */${long(b)}\r\n// '''\n$ion_1_0 ${quoted(c)}\t$ion_1_0\n${long(d)} // the end, without a line feed {`,
    ),
  );
  const symbols = ['blockHash', 'entriesHash', 'previousBlockHash'];
  const numbered = (text: string) =>
    text.replace(
      /,(blockHash|entriesHash|previousBlockHash):/g,
      (_, name: string) => `,$${10 + symbols.indexOf(name)}:`,
    );
  archive.set(
    key(4, 7),
    utf8(
      `${e}\n$ion_symbol_table::{symbols:["blockHash","entriesHash"]}\n${numbered(f).replace(/\$12:/, 'previousBlockHash:')}\n$ion_symbol_table::{imports:$ion_symbol_table,symbols:["previousBlockHash"]}\n${numbered(g)}\n$ion_1_0\n${h}\n`,
    ),
  );
  const keys = [key(0, 3), key(4, 7)];
  addManifests(
    archive,
    { exportId: 'OddTextOddTextOddText1', ledgerName: 'odd', prefix: 'odd/' },
    source.strandId,
    keys,
    (text) => utf8(`// by hand\n${text.replace(/,/g, ' , ')}\n`),
  );
  return archive;
}

/** Ion binary: a marker and table for each block, one for all, and a table that is appended to. Manifests in binary too. */
function binary(): Archive {
  const source = journal(4003, 12, 3);
  const archive: Archive = new Map();
  const key = (first: number, last: number) => keyOf(source, '', first, last);
  archive.set(key(0, 3), separately(source.texts.slice(0, 4)));
  archive.set(key(4, 7), together(source.texts.slice(4, 8)));
  archive.set(key(8, 11), appended(source.texts.slice(8, 12), 2));
  const fields = { exportId: 'BinaryBinaryBinaryBin1', ledgerName: 'binary', prefix: '', outputFormat: 'ION_BINARY' };
  addManifests(archive, fields, source.strandId, [key(0, 3), key(4, 7), key(8, 11)], (text) => separately([text]));
  return archive;
}

/** Copies packed with gzip, in place of the files or beside them. */
function gzip(): Archive {
  const source = journal(4004, 9, 2);
  const archive: Archive = new Map();
  const key = (first: number, last: number) => keyOf(source, 'packed/', first, last);
  const text = (first: number, last: number) => lines(source.texts.slice(first, last + 1));
  archive.set(`${key(0, 2)}.gz`, packed(text(0, 2)));
  archive.set(key(3, 5), text(3, 5));
  archive.set(`${key(3, 5)}.gz`, packed(text(3, 5)));
  archive.set(`${key(6, 8)}.gz`, packed(together(source.texts.slice(6, 9))));
  const plain: Archive = new Map();
  addManifests(
    plain,
    { exportId: 'PackedPackedPackedPac1', ledgerName: 'packed', prefix: 'packed/' },
    source.strandId,
    [key(0, 2), key(3, 5), key(6, 8)],
  );
  for (const [name, bytes] of plain) archive.set(`${name}.gz`, packed(bytes));
  return archive;
}

/** JSON Lines, manifests in JSON. */
function json(): Archive {
  const source = journal(4005, 8, 40);
  const archive: Archive = new Map();
  const key = (first: number, last: number) => keyOf(source, 'json/', first, last, 'json');
  const line = (text: string) => JSON.stringify(jsonReference(text));
  archive.set(key(0, 4), lines(source.texts.slice(0, 5).map(line)));
  archive.set(key(5, 7), lines(source.texts.slice(5, 8).map(line), '\r\n'));
  const fields = { exportId: 'JsonLinesJsonLinesJso1', ledgerName: 'lines', prefix: 'json', outputFormat: 'JSON' };
  addManifests(
    archive,
    fields,
    source.strandId,
    [key(0, 4), key(5, 7)],
    (text) => utf8(JSON.stringify(jsonReference(text))),
    'json/',
  );
  return archive;
}

/** Journals of two ledgers in one folder. */
function twoStrands(): Archive {
  const archive: Archive = new Map();
  for (const [seed, exportId] of [
    [4006, 'FirstOfTwoFirstOfTwo11'],
    [4007, 'SecondOfTwoSecondOfT22'],
  ] as const) {
    const source = journal(seed, 4, 1);
    const key = keyOf(source, 'both/', 0, 3);
    archive.set(key, lines(source.texts));
    addManifests(archive, { exportId, ledgerName: `ledger-${seed}`, prefix: 'both/' }, source.strandId, [key]);
  }
  return archive;
}

/** Two exports of one ledger whose times overlap, one of them in Ion binary; the object that both cut alike is in both. */
function overlapping(): Archive {
  const source = journal(4008, 16, 1);
  const archive: Archive = new Map();
  const add = (
    prefix: string,
    exportId: string,
    ranges: readonly (readonly [number, number])[],
    write: (texts: readonly string[]) => Bytes,
  ) => {
    const keys = ranges.map(([first, last]) => {
      const key = keyOf(source, prefix, first, last);
      archive.set(key, write(source.texts.slice(first, last + 1)));
      return key;
    });
    addManifests(archive, { exportId, ledgerName: 'overlap', prefix }, source.strandId, keys);
  };
  add(
    'september/',
    'OverlapOneOverlapOne11',
    [
      [0, 3],
      [4, 6],
      [7, 10],
    ],
    (texts) => lines(texts),
  );
  add(
    'october/',
    'OverlapTwoOverlapTwo22',
    [
      [4, 6],
      [7, 7],
      [8, 12],
      [13, 15],
    ],
    together,
  );
  return archive;
}

/** Objects under names that say nothing, or something else, in one flat folder, with files of no export among them. */
function renamed(): Archive {
  const source = journal(4009, 9, 1);
  const archive: Archive = new Map();
  archive.set('first part.txt', lines(source.texts.slice(0, 3)));
  archive.set(`${source.strandId}.13-15.ion`, lines(source.texts.slice(3, 6)));
  archive.set('backup-2019.bin', together(source.texts.slice(6, 9)));
  archive.set('holiday.jpg', new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1]));
  archive.set('notes/readme.md', utf8('# What this is\n\nNothing of the ledger.\n'));
  archive.set('notes/package.json', utf8('{"name":"x","version":"1.0.0"}\n'));
  return archive;
}

/** A block that Amazon QLDB itself wrote, with its revisions, under the name that an export gives it. */
function captured(): Archive {
  const archive: Archive = new Map();
  for (const { ionText } of awsCaptures().blocks) {
    if (!ionText.includes('revisions:')) continue;
    const [, strandId = '', sequenceNo = ''] = /strandId:\s*"([^"]+)",\s*sequenceNo:\s*(\d+)/.exec(ionText) ?? [];
    archive.set(`captured/${hourOf(ionText)}/${strandId}.${sequenceNo}-${sequenceNo}.ion`, utf8(ionText));
  }
  return archive;
}

const ARCHIVES: Readonly<Record<string, () => Archive>> = {
  'dotted-prefix': dottedPrefix,
  'odd-text': oddText,
  binary,
  gzip,
  json,
  'two-strands': twoStrands,
  overlapping,
  renamed,
  captured,
};

rmSync(HOME, { recursive: true, force: true });
for (const [name, make] of Object.entries(ARCHIVES)) {
  for (const [file, bytes] of make()) {
    const path = join(HOME, name, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, bytes);
  }
}
