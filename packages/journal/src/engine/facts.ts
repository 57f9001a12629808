import { encodeBase64 } from '../ion/base64.ts';
import type { Kernel } from './kernel.ts';

/** What the module notes of each block; offsets in bytes. */
const FACT_BYTES = 192;
const AT = {
  status: 0,
  start: 4,
  end: 8,
  sequenceNo: 16,
  time: 24,
  blockHash: 32,
  previous: 64,
  previousLength: 96,
  strand: 100,
  sums: 124,
} as const;
const ID_LENGTH = 22;
const HASH_BYTES = 32;

/** Numbers of what was seen in blocks, all of them hashed here again. */
export interface Sums {
  /** Blocks that have transactionInfo. */
  readonly transactions: number;
  readonly revisions: number;
  /** Revisions by what became of their content, as `ContentState` names it. */
  readonly rehashed: number;
  readonly deleted: number;
  /** Revisions of which only the hash is there. */
  readonly bare: number;
  readonly statements: number;
  /** Documents that transactions name. */
  readonly documents: number;
}
const SUMS = ['transactions', 'revisions', 'rehashed', 'deleted', 'bare', 'statements', 'documents'] as const;

/** A block where a stretch begins or ends. JSON-able. */
export interface Edge {
  readonly strandId: string;
  readonly sequenceNo: number;
  /** Base64. */
  readonly blockHash: string;
  /** Base64; empty in the first block of a journal. */
  readonly previousBlockHash: string;
  /**
   * blockTimestamp in UTC to the last digit that is not zero: `2019-09-16T19:37:05.36`. As text these sort like the
   * times. Empty when it is not given to the second.
   */
  readonly time: string;
}

/** A block that the module found to be sound. */
export interface SoundBlock extends Edge {
  /** Bytes `[start, end)` of the window. */
  readonly start: number;
  readonly end: number;
  readonly sums: Sums;
}

export function isSound({ exports, words }: Kernel, index: number): boolean {
  return words[(exports.factsAt() + index * FACT_BYTES + AT.status) >> 2] === 0;
}

/** Bytes of a block in the window. */
export function spanOf({ exports, words }: Kernel, index: number): { start: number; end: number } {
  const at = (exports.factsAt() + index * FACT_BYTES) >> 2;
  return { start: words[at + (AT.start >> 2)] as number, end: words[at + (AT.end >> 2)] as number };
}

export function edgeOf({ exports, words, bytes }: Kernel, index: number): Edge {
  const at = exports.factsAt() + index * FACT_BYTES;
  const word = (offset: number) => words[(at + offset) >> 2] as number;
  const hash = (offset: number, length: number) => encodeBase64(bytes.subarray(at + offset, at + offset + length));
  let strandId = '';
  for (let i = 0; i < ID_LENGTH; i++) strandId += String.fromCharCode(bytes[at + AT.strand + i] as number);
  return {
    strandId,
    sequenceNo: word(AT.sequenceNo + 4) * 2 ** 32 + word(AT.sequenceNo),
    blockHash: hash(AT.blockHash, HASH_BYTES),
    previousBlockHash: hash(AT.previous, word(AT.previousLength)),
    time: timeOfKey(word(AT.time + 4), word(AT.time)),
  };
}

export function soundBlock(kernel: Kernel, index: number): SoundBlock {
  const at = kernel.exports.factsAt() + index * FACT_BYTES + AT.sums;
  return { ...spanOf(kernel, index), ...edgeOf(kernel, index), sums: sumsAt(kernel, at) };
}

/** Seven numbers in a row. */
export function sumsAt({ words }: Kernel, at: number): Sums {
  const sums = {} as Record<(typeof SUMS)[number], number>;
  for (const [i, name] of SUMS.entries()) sums[name] = words[(at >> 2) + i] as number;
  return sums;
}

/** The module's number for a time: year 14 bits, month 4, day 5, hour 5, minute 6, second 6, 10^-7 seconds 24. */
function timeOfKey(high: number, low: number): string {
  const part = (shift: number, bits: number) => (high >>> shift) & (2 ** bits - 1);
  return utcText({
    year: part(18, 14),
    month: part(14, 4),
    day: part(9, 5),
    hour: part(4, 5),
    minute: (part(0, 4) << 2) | (low >>> 30),
    second: (low >>> 24) & 63,
    fraction: String(low & 0xffffff).padStart(7, '0'),
  });
}

interface UtcTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  /** Digits behind the point. */
  readonly fraction: string;
}

/** See {@link Edge.time}. */
export function utcText({ year, month, day, hour, minute, second, fraction }: UtcTime): string {
  const two = (value: number) => String(value).padStart(2, '0');
  let end = fraction.length;
  while (end > 0 && fraction[end - 1] === '0') end--;
  const date = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(second)}`;
  return end === 0 ? date : `${date}.${fraction.slice(0, end)}`;
}
