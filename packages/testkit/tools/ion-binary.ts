/**
 * Ion binary in forms that writers rarely choose but may: version markers in the middle, symbol tables that are appended to,
 * imports, padding. Values are written by ion-js; what stands between them is written here from the specification ("Ion
 * Binary Encoding", "Ion Symbols").
 */
import { dumpBinary, load, makeBinaryWriter } from 'ion-js';

export type Bytes = Uint8Array;

/** Each value with a version marker and a symbol table of its own. */
export function separately(texts: readonly string[]): Bytes {
  return bytesOf(...texts.map((text) => dumpBinary(load(text))));
}

/** All values behind one symbol table. */
export function together(texts: readonly string[]): Bytes {
  const writer = makeBinaryWriter();
  for (const text of texts) load(text)?.writeTo(writer);
  writer.close();
  return writer.getBytes();
}

/**
 * The first `count` values behind a symbol table with what they need, then a table that is appended to it, the others behind
 * that. The first table imports another one that has no symbols.
 */
export function appended(texts: readonly string[], count: number): Bytes {
  const first = symbolsOf(together(texts.slice(0, count)));
  const all = takeApart(together(texts));
  const more = symbolsOf(together(texts)).slice(first.length);
  const bodies = all.values;
  return bytesOf(
    MARKER,
    symbolTable(listOf([nothing()]), first),
    ...bodies.slice(0, count),
    // Padding between values means nothing.
    new Uint8Array([0x00, 0x03, 0xaa, 0xbb, 0xcc]),
    symbolTable(new Uint8Array([0x71, 0x03]), more),
    ...bodies.slice(count),
  );
}

const MARKER = new Uint8Array([0xe0, 0x01, 0x00, 0xea]);

export function bytesOf(...parts: readonly Bytes[]): Bytes {
  return new Uint8Array(Buffer.concat(parts));
}

function varUInt(value: number): number[] {
  const digits = [value & 0x7f];
  for (let rest = value >> 7; rest > 0; rest >>= 7) digits.unshift(rest & 0x7f);
  digits[digits.length - 1] = (digits.at(-1) as number) | 0x80;
  return digits;
}

function tagged(type: number, content: Bytes): Bytes {
  const head = content.length < 14 ? [(type << 4) | content.length] : [(type << 4) | 14, ...varUInt(content.length)];
  return bytesOf(new Uint8Array(head), content);
}

const text = (value: string) => tagged(8, new TextEncoder().encode(value));
const listOf = (items: readonly Bytes[]) => tagged(11, bytesOf(...items));
const structOf = (fields: readonly (readonly [number, Bytes])[]) =>
  tagged(13, bytesOf(...fields.flatMap(([id, value]) => [new Uint8Array(varUInt(id)), value])));

/** An import: `{name: "none", version: 1, max_id: 0}`. */
const nothing = () =>
  structOf([
    [4, text('none')],
    [5, new Uint8Array([0x21, 0x01])],
    [8, new Uint8Array([0x20])],
  ]);

/** `$ion_symbol_table::{imports: …, symbols: […]}` */
function symbolTable(imports: Bytes, symbols: readonly string[]): Bytes {
  const table = structOf([
    [6, imports],
    [7, listOf(symbols.map(text))],
  ]);
  return tagged(14, bytesOf(new Uint8Array([0x81, 0x83]), table));
}

/** Symbol table and values of what ion-js wrote. */
function takeApart(bytes: Bytes): { table: Bytes; values: Bytes[] } {
  const parts: Bytes[] = [];
  for (let at = MARKER.length; at < bytes.length; ) {
    const descriptor = bytes[at] as number;
    let length = descriptor & 15;
    let body = at + 1;
    if (length === 14 || (descriptor >> 4 === 13 && length === 1)) {
      length = 0;
      for (;;) {
        const digit = bytes[body++] as number;
        length = length * 128 + (digit & 0x7f);
        if (digit & 0x80) break;
      }
    }
    parts.push(bytes.slice(at, body + length));
    at = body + length;
  }
  const [table, ...values] = parts;
  if (table === undefined) throw new Error('there is no symbol table');
  return { table, values };
}

/** Read as ion-js reads it, with another version marker in front so that it counts as a value's own table. */
function symbolsOf(bytes: Bytes): string[] {
  const { table } = takeApart(bytes);
  // A symbol table of the system is not handed out: as a struct without its annotation it is.
  const struct = table.slice(table.indexOf(0x83) + 1);
  const read = load(bytesOf(MARKER, struct)) as unknown as {
    get(name: string): { elements(): { stringValue(): string }[] };
  };
  return read
    .get('symbols')
    .elements()
    .map((each) => each.stringValue());
}
