/** Hostile Ion binary: lengths that lie, reserved types, values that are not allowed, nesting. */
import type { HostileValue } from './text.ts';

const VERSION = [0xe0, 0x01, 0x00, 0xea];

/** Ion binary documents that no writer makes; most must be refused, all must be survived. */
export function hostileBinaries(): HostileValue[] {
  const list = Object.entries(BODIES).map(
    ([name, body]): HostileValue => ({ name: `binary: ${name}`, bytes: () => Uint8Array.from([...VERSION, ...body]) }),
  );
  return [
    { name: 'binary: version marker cut off', bytes: () => Uint8Array.from(VERSION.slice(0, 3)) },
    { name: 'binary: another version', bytes: () => Uint8Array.of(0xe0, 0x01, 0x01, 0xea, 0x20) },
    ...list,
    nested('lists', 0xb0, 9000),
    nested('lists', 0xb0, 100_000),
    nested('s-expressions', 0xc0, 500_000),
    nestedStructs(500_000),
    {
      name: 'binary: no-op padding 1,000,000 times',
      bytes: () => Uint8Array.from([...VERSION, ...new Array<number>(1_000_000).fill(0)]),
    },
    {
      name: 'binary: an int of 4 MB',
      bytes: () =>
        Uint8Array.from([...VERSION, 0x2e, ...varUInt(4_000_000), ...new Array<number>(4_000_000).fill(0xff)]),
    },
  ];
}

const BODIES: Readonly<Record<string, readonly number[]>> = {
  nothing: [],
  'type 15': [0xf0],
  'length beyond the end': [0x8e, 0xff],
  'length of 2^60': [0xbe, 0x10, 0, 0, 0, 0, 0, 0, 0, 0x80],
  'length without end': [0x8e, ...new Array<number>(100).fill(0x7f)],
  'list longer than its content': [0xb5, 0x20],
  'value longer than its list': [0xb2, 0x23, 1],
  'field longer than its struct': [0xd3, 0x84, 0x22, 1],
  'struct with a name but no value': [0xd1, 0x84],
  'ordered struct of length 0': [0xd1, 0x80],
  'ordered struct out of order': [0xde, 0x84, 0x85, 0x20, 0x84, 0x20],
  'field name without table': [0xd3, 0xff, 0x21, 1],
  'bool of length 2': [0x12],
  'negative zero': [0x31, 0],
  'negative zero of length 0': [0x30],
  'int with leading zeros': [0x23, 0, 0, 1],
  'float of 3 bytes': [0x43, 0, 0, 0],
  'decimal with a huge exponent': [0x59, 0x3f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0x7f, 0xff, 1],
  'timestamp of length 0': [0x60],
  'timestamp with offset only': [0x61, 0xc0],
  'timestamp in month 13': [0x64, 0xc0, 0x0f, 0xe3, 0x8d],
  'timestamp with an hour but no minute': [0x66, 0x80, 0x0f, 0xe3, 0x81, 0x81, 0x81],
  'timestamp with a huge fraction': [
    0x6e, 0x91, 0x80, 0x0f, 0xe3, 0x81, 0x81, 0x81, 0x81, 0x81, 0x47, 0x7f, 0x7f, 0xff, 1, 1, 1, 1, 1,
  ],
  'timestamp with a fraction of one second': [0x6a, 0x80, 0x0f, 0xe3, 0x81, 0x81, 0x81, 0x81, 0x81, 0x80, 0x01],
  'symbol without table': [0x72, 0xff, 0xff],
  'symbol of 8 bytes': [0x78, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff],
  'string that is not UTF-8': [0x82, 0xc3, 0x28],
  'string cut inside a character': [0x82, 0xf0, 0x9f],
  'annotations without a value': [0xe3, 0x82, 0x84, 0x85],
  'annotations of length 0': [0xe3, 0x80, 0x21, 1],
  'annotations beyond their wrapper': [0xe4, 0x8f, 0x84, 0x21, 1],
  'wrapper in a wrapper': [0xe7, 0x81, 0x84, 0xe4, 0x81, 0x85, 0x21, 1],
  'wrapper longer than its value': [0xe5, 0x81, 0x84, 0x21, 1, 0x20],
  'wrapper around padding': [0xe3, 0x81, 0x84, 0x00],
  'null wrapper': [0xef],
  'version marker of Ion 9.9 later': [0x20, 0xe0, 0x09, 0x09, 0xea],
  'version marker in a list': [0xb4, 0xe0, 0x01, 0x00, 0xea],
};

function nested(what: string, type: number, depth: number): HostileValue {
  return { name: `binary: ${what} ${depth} deep`, bytes: () => wrap(depth, (length) => header(type, length)) };
}

function nestedStructs(depth: number): HostileValue {
  return {
    name: `binary: structs ${depth} deep`,
    bytes: () => wrap(depth, (length) => [...header(0xd0, length + 1), 0x84]),
  };
}

/** Puts `depth` headers around an empty list, from the inside out. */
function wrap(depth: number, headerOf: (length: number) => number[]): Uint8Array {
  const reversed: number[] = [0xb0];
  for (let n = 1; n < depth; n++) reversed.push(...headerOf(reversed.length).reverse());
  return Uint8Array.from([...VERSION, ...reversed.reverse()]);
}

function header(type: number, length: number): number[] {
  return length < 14 ? [type | length] : [type | 14, ...varUInt(length)];
}

function varUInt(value: number): number[] {
  const bytes = [(value & 0x7f) | 0x80];
  for (let rest = value >>> 7; rest > 0; rest >>>= 7) bytes.unshift(rest & 0x7f);
  return bytes;
}
