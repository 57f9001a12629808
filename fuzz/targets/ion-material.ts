/** Values of Ion to make inputs from, and changes that keep an input Ion. */
import { type IonValue, readIon, readIonText, writeIonBinary, writeIonText } from '@qldb-console/journal';
import { ionModel, ionTextOf, type Seeded, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import { spliced } from '../src/mutate.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Tokens of Ion text that are more than one character. */
export const ION_TOKENS: readonly Uint8Array[] = [
  ...['$ion_1_0', '$ion_symbol_table::{symbols:["a"]}', '$ion_symbol_table::{imports:$ion_symbol_table,symbols:["b"]}'],
  ...[
    '$ion_symbol_table::{imports:[{name:"t",version:1,max_id:3}]}',
    '$0',
    '$10',
    '$11',
    "'$10'",
    "''",
    "''''''",
    "'''",
  ],
  ...[
    '{{',
    '}}',
    '{{"',
    '"}}',
    "{{'''",
    '::',
    'a::',
    "'b'::",
    'null.',
    'null.struct',
    'null.symbol',
    'nan',
    '+inf',
    '-inf',
  ],
  ...['true', 'false', '0x', '0b1', '1_0', '1.', '1d', '-0', '-0.', '1e', '0e0', '-0e0', '1d-1', '2020T', '2020-01T'],
  ...[
    '2020-02-29',
    '2020-01-01T00:00Z',
    '2020-01-01T00:00:00.000-00:00',
    '-23:59',
    '/*',
    '*/',
    '//',
    '\n',
    '\r\n',
    '\\u0041',
  ],
  ...[
    '\\U0001F600',
    '\\x41',
    '\\\n',
    '\\ud83d\\ude00',
    '\u00e9',
    '\ud83d\ude00',
    '\ufeff',
    '\u2028',
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
  ],
].map(utf8);

/** Type descriptors, lengths and tables of Ion binary. */
export const ION_BYTES: readonly Uint8Array[] = [
  [0xe0, 0x01, 0x00, 0xea],
  [0x0f],
  [0x1f],
  [0x11],
  [0x20],
  [0x21, 0x01],
  [0x30],
  [0x2e, 0x8e],
  [0x40],
  [0x44, 0x3f, 0x80, 0, 0],
  [0x48, 0x3f, 0xf0, 0, 0, 0, 0, 0, 0],
  [0x50],
  [0x52, 0xc1, 0x01],
  [0x52, 0x80, 0x80],
  [0x68, 0x80, 0x0f, 0xe3, 0x81, 0x81, 0x80, 0x80, 0x80],
  [0x64, 0xc0, 0x0f, 0xe3, 0x81],
  [0x70],
  [0x71, 0x0a],
  [0x81, 0x61],
  [0x8e, 0x81, 0x61],
  [0x90],
  [0xa0],
  [0xb0],
  [0xbe, 0x80],
  [0xc0],
  [0xd0],
  [0xd1, 0x82, 0x84, 0x10],
  [0xde, 0x82, 0x84, 0x10],
  [0xe3, 0x81, 0x83, 0xd0],
  [0xee, 0x87, 0x81, 0x83, 0xde, 0x83, 0x87, 0xb1, 0x80],
  [0xee, 0x8f, 0x81, 0x83, 0xde, 0x8b, 0x86, 0x71, 0x03, 0x87, 0xb6, 0x81, 0x61, 0x81, 0x62, 0x81, 0x63],
  [0xe7, 0x81, 0x83, 0xd4, 0x87, 0xb2, 0x81, 0x61],
  [0x84, 0x85, 0x86, 0x87, 0x88, 0x89],
  [0x8a],
  [0xff, 0xff],
].map((bytes) => Uint8Array.from(bytes));

/** Texts of values of every kind in many spellings: the same on every machine. */
export function valueTexts(count: number): string[] {
  const random = seeded(2019);
  return fc.sample(ionModel(), { seed: 916, numRuns: count }).map((model, index) => {
    return ionTextOf(model, index % 3 === 0 ? undefined : random);
  });
}

/** The same as Ion binary, some to a stream. */
export function valueBinaries(count: number): Uint8Array[] {
  const values = valueTexts(count).map((text) => readIonText(utf8(text)));
  return values.map((some, index) => writeIonBinary(index % 4 === 0 ? values.slice(index, index + 4).flat() : some));
}

let pool: readonly string[] | undefined;

/** Ion text with one value in it replaced, removed, repeated or wrapped. undefined where the input cannot be read. */
export function mutateIonText(input: Uint8Array, random: Seeded): Uint8Array | undefined {
  const values = valuesIn(input);
  if (values.length === 0) return undefined;
  pool ??= valueTexts(300);
  const { range } = random.pick(values);
  const own = input.subarray(range.start, range.end);
  const other = random.pick(values).range;
  const piece = random.pick<() => Uint8Array>([
    () => utf8(random.pick(pool as string[])),
    () => input.subarray(other.start, other.end),
    () => utf8(`a::${text(own)}`),
    () => utf8(`[${text(own)}]`),
    () => utf8(`{a:${text(own)}}`),
    () => utf8(`(${text(own)})`),
    () => utf8(`${text(own)},${text(own)}`),
    () => utf8('null'),
    () => utf8(spelledOtherwise(own) ?? ''),
  ])();
  return spliced(input, range.start, range.end - range.start, piece);
}

/** Ion binary that is read, changed as text, and written again. */
export function mutateIonBinary(input: Uint8Array, random: Seeded): Uint8Array | undefined {
  try {
    const texts = readIon(input).values.map((value) => writeIonText(value));
    const changed = mutateIonText(utf8(texts.join('\n')), random);
    return changed && writeIonBinary(readIonText(changed));
  } catch {
    return undefined;
  }
}

function valuesIn(input: Uint8Array): IonValue[] {
  const found: IonValue[] = [];
  const collect = (value: IonValue): void => {
    if (found.length >= 2_000) return;
    found.push(value);
    if (value.type === 'list' || value.type === 'sexp') value.items.forEach(collect);
    if (value.type === 'struct') for (const { value: inner } of value.fields) collect(inner);
  };
  try {
    readIonText(input).forEach(collect);
  } catch {
    return [];
  }
  return found;
}

function spelledOtherwise(own: Uint8Array): string | undefined {
  try {
    const [value] = readIonText(own);
    return value && writeIonText(value);
  } catch {
    return undefined;
  }
}

function text(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}
