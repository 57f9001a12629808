/** Hostile text: what somebody may paste, drop or send where an Ion or JSON document is expected. */
import { naughtyStrings } from '../vectors.ts';

export interface HostileValue {
  readonly name: string;
  /** Made when asked for: some are many megabytes. */
  bytes(): Uint8Array;
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const value = (name: string, text: () => string): HostileValue => ({ name, bytes: () => utf8(text()) });
const raw = (name: string, ...bytes: number[]): HostileValue => ({ name, bytes: () => Uint8Array.from(bytes) });

/** Small texts: wrong characters, wrong encodings, things cut off, other formats. */
export function hostileTexts(): HostileValue[] {
  return [
    ...Object.entries(SMALL).map(([name, text]) => value(name, () => text)),
    raw('lone continuation byte', 0x22, 0x80, 0x22),
    raw('overlong slash', 0x22, 0xc0, 0xaf, 0x22),
    raw('UTF-8 surrogate', 0x22, 0xed, 0xa0, 0x80, 0x22),
    raw('beyond U+10FFFF', 0x22, 0xf4, 0x90, 0x80, 0x80, 0x22),
    raw('multi-byte character cut off', 0x22, 0xf0, 0x9f, 0x98),
    raw('UTF-16LE braces', 0xff, 0xfe, 0x7b, 0, 0x7d, 0),
    raw('byte order mark and braces', 0xef, 0xbb, 0xbf, 0x7b, 0x7d),
    raw('gzip', 0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3),
    raw('PNG', 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    raw('every byte', ...Array.from({ length: 256 }, (_, byte) => byte)),
    ...naughtyStrings().flatMap((text, index) => [
      value(`naughty ${index}`, () => text),
      value(`naughty ${index} in a string`, () => JSON.stringify(text)),
      value(`naughty ${index} as a field name`, () => `{${JSON.stringify(text)}:1}`),
      value(`naughty ${index} as a digest`, () =>
        JSON.stringify({ Digest: text, DigestTipAddress: { IonText: text } }),
      ),
    ]),
  ];
}

const SMALL: Readonly<Record<string, string>> = {
  nothing: '',
  'white space': ' \t\r\n',
  'a comment': '// nothing here',
  'an open comment': '/* nothing here',
  NUL: '\0',
  'control characters': '"\u0001\u0002\u001b[31m\u0007"',
  'right to left': '{\u202e}: "\u202etxet" \u2066',
  'script tag': '<script>alert(1)</script>',
  'script tag in a string': '{blockAddress:"<script>alert(1)</script><img src=x onerror=alert(1)>"}',
  'HTML page': '<!doctype html><title>404</title>',
  'XML error': '<?xml version="1.0"?><Error><Code>AccessDenied</Code></Error>',
  'JSON null': 'null',
  'JSON number': '1e999',
  'JSON array': '[]',
  'JSON object': '{}',
  'JSON with a prototype': '{"__proto__":{"Digest":"x"},"constructor":{"prototype":{}},"toString":1}',
  'JSON with lone surrogates': '{"Digest":"\\ud800","DigestTipAddress":{"IonText":"\\udfff"}}',
  'JSON with a block of another type': '{"Block":{"IonText":5},"Proof":[]}',
  'JSON with a block in a block': '{"Block":{"IonText":"{Block:{IonText:\\"{}\\"}}"}}',
  'JSON with keys twice': '{"Digest":"a","Digest":"b","DigestTipAddress":{"IonText":"{}"}}',
  'JSON cut off': '{"Digest":"6m6BMXobbJKpMhahwVthAEsN6awgnHK62Qq5McGP1Gk=","Digest',
  'string not closed': '{a:"b}',
  'long string not closed': "{a:'''b''}",
  'symbol not closed': "{'a:1}",
  'list not closed': '[1,2',
  'struct not closed': '{a:{b:1}',
  'blob not closed': '{{AAAA}',
  'wrong closing': '[1,(2])',
  'closing alone': ']',
  'field name alone': '{a}',
  'field without value': '{a:}',
  'two commas': '[1,,2]',
  'comma alone': '[,]',
  'annotation alone': 'a::',
  'annotation before a bracket': '[a::]',
  'base64 cut off': '{hash:{{mHVex/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNt}}}',
  'base64 of one character': '{{A}}',
  'base64 with bits left over': '{{AB==}}',
  'base64 with padding inside': '{{AA==AAAA}}',
  'base64 of padding only': '{{====}}',
  'base64 for URLs': '{{_-__}}',
  'clob with text beyond ASCII': '{{"é"}}',
  'unknown escape': '"\\q"',
  'escape cut off': '"\\u12"',
  'escape of a surrogate': '"\\ud800"',
  'escape beyond Unicode': '"\\U00110000"',
  'leading zero': '[007]',
  'underscore at the end': '1_',
  'two underscores': '1__0',
  'hex without digits': '0x',
  'two points': '1.2.3',
  'exponent without digits': '1e',
  'day that does not exist': '2019-02-29',
  'month zero': '2019-00T',
  'second 60': '2019-01-01T00:00:60Z',
  'time without offset': '2019-01-01T00:00',
  'offset of a day': '2019-01-01T00:00+24:00',
  'year zero': '0000T',
  'null of nothing': 'null.',
  'null of an unknown type': 'null.number',
  'another Ion version': '$ion_1_1 {}',
  'symbol without table': '$999999999999999999999',
  'field symbol without table': '{$77:1}',
  'import without size': '$ion_symbol_table::{imports:[{name:"x",version:1}]} $10',
  'import of a huge table': '$ion_symbol_table::{imports:[{name:"x",version:1,max_id:9007199254740993}]} $10',
  'import of negative size': '$ion_symbol_table::{imports:[{name:"x",version:1,max_id:-1}]} $10',
  'symbol table with fields twice': '$ion_symbol_table::{symbols:["a"],symbols:["b"]} $10',
  'symbols that are not text': '$ion_symbol_table::{symbols:[1,null,{}]} $10 $11 $12',
};

/** Large texts: too deep, too many, too long. Each far beyond what an Ion document of QLDB can be. */
export function hugeTexts(): HostileValue[] {
  const repeated = (name: string, unit: string, times: number, before = '', after = ''): HostileValue =>
    value(name, () => before + unit.repeat(times) + after);
  return [
    repeated('lists 9,000 deep', '[', 9000, '', ']'.repeat(9000)),
    repeated('lists 100,000 deep', '[', 100_000, '', ']'.repeat(100_000)),
    repeated('lists 2,000,000 deep, not closed', '[', 2_000_000),
    repeated('structs 9,000 deep', '{a:', 9000, '', `1${'}'.repeat(9000)}`),
    repeated('structs 1,000,000 deep, not closed', '{a:', 1_000_000),
    repeated('s-expressions 1,000,000 deep, not closed', '(', 1_000_000),
    repeated('500,000 annotations', 'a::', 500_000, '', '1'),
    repeated('braces', '{{', 1_000_000),
    repeated('a digit 3,000,000 times', '7', 3_000_000),
    repeated('a hex digit 3,000,000 times', 'f', 3_000_000, '0x'),
    repeated('a binary digit 3,000,000 times', '1', 3_000_000, '0b'),
    repeated('a decimal of 3,000,000 digits', '7', 3_000_000, '0.'),
    repeated('a float of 3,000,000 digits', '7', 3_000_000, '0.', 'e5'),
    repeated('numbers of 19,999 digits', `${'7'.repeat(19_999)},`, 400, '[', ']'),
    value('an exponent of 30 digits', () => '1d999999999999999999999999999999'),
    value('a float exponent of 30 digits', () => '1e999999999999999999999999999999'),
    repeated('a second of 1,000,000 digits', '7', 1_000_000, '2019-01-01T00:00:00.', 'Z'),
    repeated('a string of 15 MB', 'x', 15_000_000, '"', '"'),
    repeated('a string of escapes', '\\u0041', 1_000_000, '"', '"'),
    repeated('a blob of 15 MB, cut off', 'AAAA', 3_750_000, '{{'),
    repeated('a million long strings', "'''a'''\n", 1_000_000),
    repeated('a comment of 15 MB', '*', 15_000_000, '/*'),
    repeated('15 MB of white space', ' ', 15_000_000),
    repeated('17 MB of white space', ' ', 17 * 1024 * 1024),
    repeated('500,000 values', '1 ', 500_000),
    repeated('one field 100,000 times', 'a:1,', 100_000, '{', '}'),
    value('100,000 fields', () => `{${Array.from({ length: 100_000 }, (_, n) => `f${n}:1`).join(',')}}`),
    repeated(
      'a symbol table appended 20,000 times',
      '$ion_symbol_table::{imports:$ion_symbol_table,symbols:["a"]} ',
      20_000,
    ),
    value(
      '20,000 imports and 200,000 imported symbols',
      () =>
        `$ion_symbol_table::{imports:[${'{name:"x",version:1,max_id:1},'.repeat(20_000)}]} [${'$20009,'.repeat(200_000)}]`,
    ),
  ];
}
