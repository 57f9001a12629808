import { dumpText, IonTypes, load, loadAll } from 'ion-js';
import { toBase64 } from './bytes.ts';
import type { Value } from './ion.ts';

/** What lies in a bucket, by key. */
export type Objects = ReadonlyMap<string, Uint8Array>;

export interface ReferenceExport {
  /** Fields of the first manifest as text; times as in Ion. */
  readonly started: Readonly<Record<string, string>>;
  /** Keys in the order of the last manifest. */
  readonly keys: readonly string[];
  /** Each block as Ion text, in the order of the keys; of an export in JSON each line. */
  readonly blocks: readonly string[];
  readonly problems: readonly string[];
}

/**
 * Reads an export by its manifests and checks what the names of its objects say about their blocks (developer guide,
 * "Journal export output in QLDB"): folders are hours in UTC, and the last part but one of the name is the range. The
 * blocks themselves are for `verifyChainReference`. Throws when a manifest is missing or cannot be read.
 */
export function readExportReference(objects: Objects, exportId: string): ReferenceExport {
  const problems: string[] = [];
  const startedKey = only(objects, `${exportId}.started.manifest`);
  const completedKey = only(objects, '.completed.manifest', exportId);
  const started = Object.fromEntries(
    structFields(readAll(objects, startedKey)[0]).map(([name, value]) => [name, textOf(value)]),
  );
  const prefix = startedKey.slice(0, -`${exportId}.started.manifest`.length);
  const strandId = completedKey.slice(prefix.length).split('.')[1] ?? '';
  const completed = structFields(readAll(objects, completedKey)[0]);
  const keys = completed.flatMap(([name, value]) => (name === 'keys' ? value.elements().map(textOf) : []));
  if (completed.length !== 1) problems.push(`${completedKey}: has other fields than keys`);

  const isJson = started.outputFormat === 'JSON';
  const blocks: string[] = [];
  let next: number | undefined;
  for (const key of keys) {
    const texts = isJson ? readLines(objects, key) : readAll(objects, key).map((value) => dumpText(value));
    const own = texts.map((text) => placeOf(load(text) as Value));
    blocks.push(...texts);
    const first = own[0];
    const last = own.at(-1);
    if (!first || !last) {
      problems.push(`${key}: holds no block`);
      continue;
    }
    const hour = first.time.slice(0, 13).replace(/[-T]/g, '/');
    const expected = `${prefix}${hour}/${strandId}.${first.sequenceNo}-${last.sequenceNo}.${isJson ? 'json' : 'ion'}`;
    if (key !== expected) problems.push(`${key}: should be ${expected}`);
    for (const { sequenceNo, time, strand } of own) {
      if (strand !== strandId) problems.push(`${key}: block ${sequenceNo} is of strand ${strand}`);
      if (next !== undefined && sequenceNo !== next) problems.push(`${key}: block ${sequenceNo} instead of ${next}`);
      if (time.slice(0, 13) !== first.time.slice(0, 13))
        problems.push(`${key}: block ${sequenceNo} is of another hour`);
      next = sequenceNo + 1;
    }
  }
  return { started, keys, blocks, problems };
}

/** A value of Ion as JSON has it, by the rules of the Ion cookbook ("Down-converting to JSON"). */
export function jsonReference(ionText: string): unknown {
  return toJson(load(ionText) as Value);
}

function toJson(value: Value): unknown {
  if (value.isNull()) return null;
  switch (value.getType()) {
    case IonTypes.BOOL:
      return value.booleanValue();
    case IonTypes.INT:
    case IonTypes.DECIMAL:
    case IonTypes.FLOAT: {
      // nan and infinities, and what exceeds a double, are none of JSON.
      const number = Number(dumpText(plain(value)).replace(/d/i, 'e'));
      return Number.isFinite(number) ? number : null;
    }
    case IonTypes.TIMESTAMP:
      // Ion text of a day may end with T or without; both are the same.
      return dumpText(plain(value)).replace(/^(\d{4}-\d\d-\d\d)T$/, '$1');
    case IonTypes.SYMBOL:
    case IonTypes.STRING:
      return value.stringValue();
    case IonTypes.CLOB:
      return String.fromCharCode(...(value.uInt8ArrayValue() ?? []));
    case IonTypes.BLOB:
      return toBase64(new Uint8Array(value.uInt8ArrayValue() ?? []));
    case IonTypes.LIST:
    case IonTypes.SEXP:
      return value.elements().map(toJson);
    default:
      return Object.fromEntries(structFields(value).map(([name, field]) => [name, toJson(field)]));
  }
}

/** Without annotations. */
function plain(value: Value): Value {
  return load(dumpText(value).replace(/^.*::/s, '')) as Value;
}

function only(objects: Objects, end: string, part = ''): string {
  const keys = [...objects.keys()].filter((key) => key.endsWith(end) && key.includes(part));
  if (keys.length !== 1) throw new Error(`expected one key with ${part}…${end}, found ${keys.length}`);
  return keys[0] as string;
}

function bytesOf(objects: Objects, key: string): Uint8Array {
  const bytes = objects.get(key);
  if (!bytes) throw new Error(`there is no object ${key}`);
  return bytes;
}

function readAll(objects: Objects, key: string): Value[] {
  return loadAll(bytesOf(objects, key)) as Value[];
}

function readLines(objects: Objects, key: string): string[] {
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytesOf(objects, key));
  if (!text.endsWith('\n')) throw new Error(`${key}: the last line does not end`);
  const lines = text.slice(0, -1).split('\n');
  for (const line of lines) JSON.parse(line);
  return lines;
}

/** Of a block in Ion, or in JSON read as Ion. */
function placeOf(block: Value): { strand: string; sequenceNo: number; time: string } {
  const fields = new Map(structFields(block));
  const address = new Map(structFields(fields.get('blockAddress')));
  const time = fields.get('blockTimestamp');
  const strand = address.get('strandId');
  const sequenceNo = address.get('sequenceNo');
  if (!time || !strand || !sequenceNo) throw new Error('a block without address or time');
  return { strand: textOf(strand), sequenceNo: Number(textOf(sequenceNo)), time: textOf(time) };
}

function structFields(value: Value | undefined): [string, Value][] {
  if (!value || value.getType() !== IonTypes.STRUCT) throw new Error('expected a struct');
  return value.allFields().flatMap(([name, values]) => values.map((field): [string, Value] => [name, field]));
}

/** A string as it is, everything else as Ion text. */
function textOf(value: Value): string {
  return value.getType() === IonTypes.STRING ? (value.stringValue() ?? '') : dumpText(value);
}
