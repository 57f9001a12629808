import type { BlockAddress } from '../block/types.ts';
import { JournalError } from '../errors.ts';
import { TextSkipper } from '../export/skip-text.ts';
import { splitIon } from '../export/split-ion.ts';
import { isIonBinary } from '../ion/binary/reader.ts';
import { field } from '../ion/index.ts';
import { startsLikeJson } from '../ion/json-start.ts';
import { ArchiveError } from './archive-error.ts';
import { addressAtStart, addressOf } from './block-address.ts';
import { chunksOfObject } from './chunk-object.ts';
import { isGzip, unpack } from './gzip.ts';
import { ARCHIVE_LIMITS } from './limits.ts';
import { joined } from './object-bytes.ts';
import { PARTS_FORMAT } from './parts-format.ts';
import { type Bytes, readPieces, readRange } from './read-file.ts';
import type { ArchiveFile, ArchiveFormat } from './types.ts';

/** What the first bytes of a file say. */
export interface Peeked {
  readonly gzip: boolean;
  /** Nothing in it, or nothing but blanks as far as was looked. */
  readonly empty: boolean;
  /** Undefined for what does not begin with a block. */
  readonly format: ArchiveFormat | undefined;
  readonly first: BlockAddress | undefined;
  /** The first bytes, unpacked. */
  readonly head: Bytes;
}

/** Beginning and end of a file of no more bytes are read at once: reaching it takes longer than reading it. */
const WITH_END = ARCHIVE_LIMITS.headBytes[0] + ARCHIVE_LIMITS.tailBytes;

/**
 * Looks at the beginning of a file.
 *
 * @throws ArchiveError 'file-unreadable', 'file-changed', 'gzip-damaged'
 */
export async function peek(file: ArchiveFile): Promise<Peeked> {
  let peeked: Peeked | undefined;
  for (const most of ARCHIVE_LIMITS.headBytes) {
    const start = await readRange(file, 0, file.size <= WITH_END ? file.size : Math.min(most, file.size));
    const gzip = isGzip(start);
    const head = gzip ? await unpackedHead(file, most) : start;
    const { format, first, decided } = recognise(head);
    peeked = { gzip, empty: isBlank(head), format, first, head };
    // A packed file may be at its end without saying so: its length is not known.
    if (decided || (gzip ? head.length < most : head.length === file.size)) break;
  }
  return peeked as Peeked;
}

/** What comes out of the start of a packed file. */
async function unpackedHead(file: ArchiveFile, most: number): Promise<Bytes> {
  const found: Bytes[] = [];
  let length = 0;
  try {
    for await (const piece of unpack(() => readPieces(file, 0, most), file.name, Number.POSITIVE_INFINITY)) {
      found.push(piece);
      length += piece.length;
      if (length >= most) break;
    }
  } catch (error) {
    // What came out before it broke tells what it is; that it is broken is seen when it is judged.
    if (!(error instanceof ArchiveError) || error.code !== 'gzip-damaged' || length === 0) throw error;
  }
  return joined(found).slice(0, most);
}

interface Recognised {
  readonly format: ArchiveFormat | undefined;
  readonly first: BlockAddress | undefined;
  /** Whether more bytes would not change it. */
  readonly decided: boolean;
}

/** How Ion text may begin: with a block, a comment, or data of the symbol system. */
const STARTS = new Set([0x7b, 0x2f, 0x24, 0x27]);

function recognise(head: Bytes): Recognised {
  const at = firstByte(head);
  const binary = isIonBinary(head);
  if (!binary && at < head.length && !STARTS.has(head[at] as number))
    return { format: undefined, first: undefined, decided: true };
  const short = binary ? undefined : addressAtStart(head.subarray(at));
  // Most objects are such: nothing more has to be read of them.
  if (short !== undefined && !startsLikeJson(head)) return { format: 'ion-text', first: short, decided: true };
  const parts = splitIon(head);
  const [span] = parts.spans;
  const value = span && readable(() => parts.read(0));
  const first = short ?? (value && addressOf(value));
  if (first === undefined) {
    // Where the first value is whole and is no block, nothing more is to be learned.
    return { format: undefined, first, decided: span !== undefined };
  }
  if (binary) return { format: 'ion-binary', first, decided: true };
  const isJson = parts.format === 'json-lines' && (value === undefined || hasHashOfJson(value));
  return { format: isJson ? 'json-lines' : 'ion-text', first, decided: true };
}

/** Ion may quote its field names as JSON does, but its hashes are blobs. */
function hasHashOfJson(value: Parameters<typeof addressOf>[0]): boolean {
  return value.type === 'struct' && field(value, 'blockHash')?.value.type !== 'blob';
}

function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof JournalError) return undefined;
    throw error;
  }
}

const isSpace = (byte: number | undefined) => byte === 0x20 || (byte !== undefined && byte >= 0x09 && byte <= 0x0d);

/** Of what is neither blank nor a byte order mark. */
function firstByte(bytes: Uint8Array): number {
  let at = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (at < bytes.length && isSpace(bytes[at])) at++;
  return at;
}

const isBlank = (bytes: Uint8Array) => firstByte(bytes) === bytes.length;

/** What the end of an object says; undefined where that takes reading all of it. */
export interface PeekedEnd {
  readonly last?: BlockAddress | undefined;
  /** The last block is not there whole. */
  readonly truncated: boolean;
}

/** A block as QLDB begins it, which is told from a revision by what stands behind the address. */
const BLOCK = /\{"?blockAddress"?:\{"?strandId"?:"[A-Za-z0-9]{22}","?sequenceNo"?:\d{1,15}\},"?transactionId"?:/g;

/**
 * Looks at the end of an object in text that is not packed.
 *
 * @throws ArchiveError 'file-unreadable', 'file-changed'
 */
export async function peekEnd(file: ArchiveFile, { head }: Peeked): Promise<PeekedEnd | undefined> {
  const whole = head.length === file.size;
  const tail = whole ? head : await readRange(file, Math.max(0, file.size - ARCHIVE_LIMITS.tailBytes), file.size);
  const found = lastBlock(tail);
  if (found === undefined) return undefined;
  const { start, text } = found;
  const skipper = new TextSkipper(tail, start);
  try {
    skipper.skipValue();
    skipper.skipBlank();
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    // What looks like a block may stand in a string, but no string ends a whole object.
    const end = text.trimEnd();
    return end.endsWith('}') ? undefined : { truncated: true };
  }
  if (skipper.pos < tail.length) return undefined;
  return { last: addressAtStart(tail.subarray(start)), truncated: false };
}

const LATIN1_BYTES = 4096;

/** Where the last block begins, and the text of the end with it, a character for a byte: looked for from the end on. */
function lastBlock(tail: Bytes): { readonly start: number; readonly text: string } | undefined {
  for (let length = LATIN1_BYTES, from = tail.length; from > 0; length *= 2) {
    from = Math.max(0, tail.length - length);
    let text = '';
    for (let at = from; at < tail.length; at += LATIN1_BYTES)
      text += String.fromCharCode(...tail.subarray(at, at + LATIN1_BYTES));
    const start = [...text.matchAll(BLOCK)].at(-1)?.index;
    if (start !== undefined) return { start: from + start, text };
  }
  return undefined;
}

/**
 * Address of the last block that can be read, by reading all of an object: for those whose names do not say it.
 *
 * @throws ArchiveError as chunksOfObject
 */
export async function readLast(
  file: ArchiveFile,
  { gzip, format }: { readonly gzip: boolean; readonly format: ArchiveFormat },
): Promise<BlockAddress | undefined> {
  let last: BlockAddress | undefined;
  try {
    for await (const { bytes } of chunksOfObject(file, { gzip, format, engine: undefined, from: 0 })) {
      const parts = splitIon(bytes, PARTS_FORMAT[format]);
      for (let index = parts.spans.length - 1; index >= 0; index--) {
        const value = readable(() => parts.read(index));
        const address = value && addressOf(value);
        if (address === undefined) continue;
        last = address;
        break;
      }
    }
  } catch (error) {
    // As far as it can be read; the rest is seen when it is judged.
    if (!(error instanceof ArchiveError)) throw error;
  }
  return last;
}
