/** Changes of bytes that know nothing of what the bytes mean. */
import type { Seeded } from '@qldb-console/testkit';

export interface MutationMaterial {
  readonly dictionary: readonly Uint8Array[];
  /** Another input, to take parts from. */
  readonly other: () => Uint8Array;
  readonly longest: number;
  readonly random: Seeded;
}

/** Ends of ranges, signs, lengths, brackets: bytes at which readers decide. */
const INTERESTING = Uint8Array.of(
  ...[0x00, 0x01, 0x0a, 0x0d, 0x0e, 0x0f, 0x20, 0x22, 0x24, 0x27, 0x28, 0x29, 0x2b, 0x2c, 0x2d, 0x2e, 0x2f, 0x30, 0x39],
  ...[0x3a, 0x5b, 0x5c, 0x5d, 0x5f, 0x7b, 0x7d, 0x7f, 0x80, 0x81, 0x8e, 0x9e, 0xbf, 0xc0, 0xe0, 0xea, 0xee, 0xef, 0xff],
);

type Mutation = (input: Uint8Array, material: MutationMaterial) => Uint8Array;

/** Some changes, one on top of the other. */
export function mutateBytes(input: Uint8Array, material: MutationMaterial): Uint8Array {
  const { random, longest } = material;
  let bytes = input;
  for (let changes = 1 << random.int(4); changes > 0; changes--) bytes = random.pick(MUTATIONS)(bytes, material);
  return bytes.length > longest ? bytes.slice(0, longest) : bytes;
}

const setByte: Mutation = (input, { random }) => {
  if (input.length === 0) return input;
  const copy = input.slice();
  const at = random.int(copy.length);
  const old = copy[at] as number;
  copy[at] = random.pick([
    () => old ^ (1 << random.int(8)),
    () => random.int(256),
    () => random.pick(INTERESTING as unknown as number[]),
    () => old + 1 + random.int(16),
    () => old - 1 - random.int(16),
  ])();
  return copy;
};

const insertBytes: Mutation = (input, { random }) => {
  const bytes = Uint8Array.from({ length: 1 + random.int(4) }, () =>
    random.oneIn(2) ? random.int(256) : random.pick(INTERESTING as unknown as number[]),
  );
  return spliced(input, random.int(input.length + 1), 0, bytes);
};

const remove: Mutation = (input, { random }) => {
  const [at, length] = someRange(input, random);
  return spliced(input, at, length, NOTHING);
};

const copyRange: Mutation = (input, { random }) => {
  const [at, length] = someRange(input, random);
  const piece = input.subarray(at, at + length);
  const to = random.int(input.length + 1);
  return spliced(input, to, random.oneIn(2) ? Math.min(length, input.length - to) : 0, piece);
};

const repeatRange: Mutation = (input, { random, longest }) => {
  const [at, length] = someRange(input, random, 16);
  if (length === 0) return input;
  const times = Math.min(1 + random.int(1 << (1 + random.int(8))), Math.floor((longest - input.length) / length));
  if (times < 1) return input;
  const piece = input.subarray(at, at + length);
  const repeated = new Uint8Array(times * length);
  for (let i = 0; i < times; i++) repeated.set(piece, i * length);
  return spliced(input, at, 0, repeated);
};

const insertWord: Mutation = (input, { random, dictionary }) => {
  if (dictionary.length === 0) return input;
  const word = random.pick(dictionary);
  const at = random.int(input.length + 1);
  return spliced(input, at, random.oneIn(2) ? Math.min(word.length, input.length - at) : 0, word);
};

/** Puts a word of the dictionary in place of a word that stands in the input. */
const replaceWord: Mutation = (input, { random, dictionary }) => {
  if (dictionary.length === 0 || input.length === 0) return input;
  let start = random.int(input.length);
  while (start > 0 && isWord(input[start - 1])) start--;
  let end = start;
  while (isWord(input[end])) end++;
  return spliced(input, start, end - start, random.pick(dictionary));
};

const changeNumber: Mutation = (input, { random }) => {
  const from = random.int(input.length + 1);
  const start = input.findIndex((byte, at) => at >= from && isDigit(byte));
  if (start < 0) return input;
  let end = start;
  while (isDigit(input[end])) end++;
  const text = random.pick([
    '0',
    '1',
    '-1',
    '255',
    '256',
    '65536',
    '2147483648',
    '9007199254740992',
    '1e999',
    '007',
    '60',
  ]);
  return spliced(input, start, end - start, new TextEncoder().encode(text));
};

/** The front of one input and the back of another one. */
const cross: Mutation = (input, { random, other }) => {
  const second = other();
  const from = random.int(second.length + 1);
  return spliced(input.subarray(0, random.int(input.length + 1)), Number.MAX_SAFE_INTEGER, 0, second.subarray(from));
};

/** A piece of another input somewhere in this one. */
const graft: Mutation = (input, { random, other }) => {
  const second = other();
  const [at, length] = someRange(second, random);
  return spliced(input, random.int(input.length + 1), 0, second.subarray(at, at + length));
};

const cutOff: Mutation = (input, { random }) => input.slice(0, random.int(input.length + 1));

const swapEnds: Mutation = (input, { random }) => {
  const copy = input.slice();
  if (copy.length < 2) return copy;
  const a = random.int(copy.length);
  const b = random.int(copy.length);
  [copy[a], copy[b]] = [copy[b] as number, copy[a] as number];
  return copy;
};

const MUTATIONS: readonly Mutation[] = [
  setByte,
  setByte,
  setByte,
  insertBytes,
  remove,
  remove,
  copyRange,
  repeatRange,
  insertWord,
  insertWord,
  replaceWord,
  changeNumber,
  cross,
  graft,
  cutOff,
  swapEnds,
];

const NOTHING = new Uint8Array(0);

/** `input` with `piece` in place of the `length` bytes at `at`. */
export function spliced(input: Uint8Array, at: number, length: number, piece: Uint8Array): Uint8Array {
  const start = Math.min(at, input.length);
  const rest = input.subarray(Math.min(start + length, input.length));
  const out = new Uint8Array(start + piece.length + rest.length);
  out.set(input.subarray(0, start));
  out.set(piece, start);
  out.set(rest, start + piece.length);
  return out;
}

function someRange(input: Uint8Array, random: Seeded, most = input.length): readonly [at: number, length: number] {
  if (input.length === 0) return [0, 0];
  const at = random.int(input.length);
  // Short ones more often than long ones.
  const longest = Math.min(input.length - at, most, 1 << random.int(13));
  return [at, 1 + random.int(longest)];
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}
function isWord(byte: number | undefined): boolean {
  return isDigit(byte) || (byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a) || byte === 0x5f;
}
