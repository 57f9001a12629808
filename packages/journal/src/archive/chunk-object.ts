import type { Engine } from '../engine/engine.ts';
import { ArchiveError } from './archive-error.ts';
import { type Cut, cutLines, cutText } from './cut.ts';
import { ARCHIVE_LIMITS } from './limits.ts';
import { joined, objectBytes } from './object-bytes.ts';
import { type Bytes, readRange } from './read-file.ts';
import type { ArchiveFile, ArchiveFormat } from './types.ts';

/** Whole blocks of an object; `offset` counts in the object, unpacked. */
export interface ObjectChunk {
  readonly bytes: Bytes;
  readonly offset: number;
}

export interface ChunkOptions {
  readonly format: ArchiveFormat;
  readonly gzip: boolean;
  readonly engine: Engine | undefined;
  /** Where a chunk began, or ended, when the object was read before. */
  readonly from: number;
  /** A chunk has at least so many bytes, unless the object ends. */
  readonly chunkBytes?: number | undefined;
}

/** Enough for one chunk to be worth handing out, few enough for all threads to have some. */
const CHUNK_BYTES = 4 * 1024 * 1024;
/**
 * A file of no more is one chunk. Looking for a place to cut takes a tenth of what judging takes, and browsers take longer for
 * many small readings than for one; objects of an export have little more than 16 MiB.
 */
const WHOLE_BYTES = 20 * 1024 * 1024;

/**
 * Cuts an object into chunks of whole blocks, so that the verdict on them joined is that on the object. An object in Ion
 * binary is one chunk, and so is the rest of Ion text from a symbol table on. Where bytes cannot be had any further, the
 * whole blocks before it come all the same, and then it throws.
 *
 * @throws ArchiveError as objectBytes, 'block-too-large', 'object-too-large'; `at` is the byte of the object from which on
 *   there is no chunk
 */
export function chunksOfObject(file: ArchiveFile, options: ChunkOptions): AsyncGenerator<ObjectChunk, void> {
  return options.gzip ? chunksOfStream(file, options) : chunksOfFile(file, options);
}

/** Of a file, any part can be read: what was cut off is read again, which is quicker than copying what comes behind it. */
async function* chunksOfFile(file: ArchiveFile, options: ChunkOptions): AsyncGenerator<ObjectChunk, void> {
  const least = options.chunkBytes ?? CHUNK_BYTES;
  const reach = new Reach(file);
  const most = options.chunkBytes ?? WHOLE_BYTES;
  let wanted = file.size - options.from <= most ? most : least;
  for (let offset = options.from, uncut = options.format === 'ion-binary'; offset < file.size; ) {
    const end = uncut ? file.size : reach.end(offset, wanted);
    checkLength(end - offset, file, offset);
    const bytes = await reach.read(offset, end, uncut);
    if (bytes === undefined) continue;
    const cut = end === file.size ? bytes.length : placeToCut(bytes, options);
    if (typeof cut === 'number') {
      yield { bytes: cut === bytes.length ? bytes : bytes.subarray(0, cut), offset };
      offset += cut;
      wanted = least;
      continue;
    }
    if (cut === 'more') checkBlock(bytes.length, file, offset);
    uncut = cut === 'rest';
    wanted = 2 * bytes.length;
  }
}

/** How far a file can be read. Where that fails, half the way there is tried, and so on: there may be whole blocks before it. */
class Reach {
  /** Up to here it could be read, and up to there it could not. */
  private good = 0;
  private bad: number | undefined;
  private failure: ArchiveError | undefined;
  private readonly file: ArchiveFile;

  constructor(file: ArchiveFile) {
    this.file = file;
  }

  /** @throws ArchiveError when nothing more can be read; `at` is `offset` */
  end(offset: number, wanted: number): number {
    const { bad, good, failure, file } = this;
    if (bad === undefined || failure === undefined) return Math.min(offset + wanted, file.size);
    const from = Math.max(good, offset);
    if (bad - from <= SMALL_BYTES) throw new ArchiveError(failure.code, failure.message, file.name, offset);
    return Math.min(offset + wanted, from + ((bad - from) >> 1));
  }

  /** @returns undefined when it failed, and less may be tried. @throws ArchiveError where only all will do */
  async read(offset: number, end: number, all: boolean): Promise<Bytes | undefined> {
    const { file } = this;
    try {
      const bytes = await readRange(file, offset, end);
      this.good = Math.max(this.good, end);
      return bytes;
    } catch (error) {
      if (!(error instanceof ArchiveError)) throw error;
      if (all) throw new ArchiveError(error.code, error.message, file.name, offset);
      this.bad = end;
      this.failure = error;
      return undefined;
    }
  }
}

/** Less is not tried where reading fails. */
const SMALL_BYTES = 4096;

function placeToCut(bytes: Bytes, { format, engine }: ChunkOptions): Cut {
  return format === 'json-lines' ? cutLines(bytes) : cutText(bytes, engine);
}

/** @throws ArchiveError 'object-too-large' */
function checkLength(length: number, file: ArchiveFile, at: number): void {
  if (length <= ARCHIVE_LIMITS.objectBytes) return;
  const message = `There are more than ${ARCHIVE_LIMITS.objectBytes} bytes that cannot be cut`;
  throw new ArchiveError('object-too-large', message, file.name, at);
}

/** @throws ArchiveError 'block-too-large' */
function checkBlock(length: number, file: ArchiveFile, at: number): void {
  if (length <= ARCHIVE_LIMITS.blockBytes) return;
  const message = `A value has more than ${ARCHIVE_LIMITS.blockBytes} bytes`;
  throw new ArchiveError('block-too-large', message, file.name, at);
}

/** What comes out of a packed file comes once. */
async function* chunksOfStream(file: ArchiveFile, options: ChunkOptions): AsyncGenerator<ObjectChunk, void> {
  const window = new Window(options);
  try {
    for await (const piece of objectBytes(file, true, options.from, options.chunkBytes)) {
      window.add(piece);
      const chunk = window.cut(file);
      if (chunk !== undefined) yield chunk;
    }
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    const whole = window.wholeBlocks();
    if (whole !== undefined) yield whole;
    throw new ArchiveError(error.code, error.message, file.name, window.offset);
  }
  const last = window.rest();
  if (last !== undefined) yield last;
}

/** The bytes that no chunk has yet. */
class Window {
  /** Of the first of them. */
  offset: number;
  private pieces: Bytes[] = [];
  private length = 0;
  /** Before so many bytes are here, cutting is not tried: what could not be cut is not looked at for each piece again. */
  private wanted: number;
  private readonly least: number;
  private uncut = false;
  private readonly options: ChunkOptions;

  constructor(options: ChunkOptions) {
    this.options = options;
    this.offset = options.from;
    this.uncut = options.format === 'ion-binary';
    this.least = options.chunkBytes ?? CHUNK_BYTES;
    this.wanted = this.least;
  }

  add(piece: Bytes): void {
    this.pieces.push(piece);
    this.length += piece.length;
  }

  /** @throws ArchiveError 'block-too-large', 'object-too-large' */
  cut(file: ArchiveFile): ObjectChunk | undefined {
    checkLength(this.length, file, this.offset);
    if (this.uncut || this.length < this.wanted) return undefined;
    const bytes = this.whole();
    const at = placeToCut(bytes, this.options);
    if (typeof at === 'number') return this.take(bytes, at);
    if (at === 'rest') this.uncut = true;
    else checkBlock(this.length, file, this.offset);
    this.wanted = 2 * this.length;
    return undefined;
  }

  /** All of it: the object ends here. */
  rest(): ObjectChunk | undefined {
    return this.length === 0 ? undefined : this.take(this.whole(), this.length);
  }

  /** What of it can be judged though the object does not go on. */
  wholeBlocks(): ObjectChunk | undefined {
    if (this.uncut || this.length === 0) return undefined;
    const bytes = this.whole();
    const at = placeToCut(bytes, this.options);
    return typeof at === 'number' ? this.take(bytes, at) : undefined;
  }

  private whole(): Bytes {
    const bytes = this.pieces.length === 1 ? (this.pieces[0] as Bytes) : joined(this.pieces);
    this.pieces = [bytes];
    return bytes;
  }

  private take(bytes: Bytes, length: number): ObjectChunk {
    const chunk = { bytes: bytes.subarray(0, length), offset: this.offset };
    // A copy: whoever takes the chunk may take its memory away.
    this.pieces = length === bytes.length ? [] : [bytes.slice(length)];
    this.length -= length;
    this.offset += length;
    this.wanted = this.least;
    return chunk;
  }
}
