import type { BlockChunk, BlockSource } from '../engine/block-source.ts';
import type { Engine } from '../engine/engine.ts';
import { ArchiveError, type ArchiveErrorCode } from './archive-error.ts';
import { chunksOfObject } from './chunk-object.ts';
import { keepBlocks } from './keep-blocks.ts';
import { ReadAhead } from './read-ahead.ts';
import { checkUnchanged } from './read-file.ts';
import { sameBytes } from './same-bytes.ts';
import type { ArchiveFile, ArchiveObject, Inventory, LinePart, StrandFound } from './types.ts';

/** Where to go on: behind the last chunk that came in. */
export interface ArchivePosition {
  readonly object: number;
  /** Of the object, unpacked: `offset + length` of the chunk. */
  readonly offset: number;
  /** {@link ArchiveChunk.part}; needed only where an object stands on a line in several parts. */
  readonly part?: number | undefined;
}

/** Something that keeps blocks from being judged, or that judging them found out about the files. */
export interface ArchiveProblem {
  readonly object: number;
  readonly file: string;
  readonly code: ArchiveErrorCode;
  /** A sentence. */
  readonly message: string;
  /** Byte of the object, unpacked, from which on it was not judged, or not as it was when the archive was looked through. */
  readonly at: number;
}

/** Two objects, by number, that name the same blocks, held against each other. */
export interface ArchiveCopy {
  readonly object: number;
  readonly of: number;
  /** Byte for byte, unpacked: then `object` is not judged, for `of` is. */
  readonly same: boolean;
}

export interface ArchiveSourceOptions {
  readonly strandId: string;
  /** Line of the strand: 0 (the default) has each block once, the others have further copies. */
  readonly line?: number | undefined;
  /** Finds where Ion text can be cut; without it, or without its fast path, that takes longer. */
  readonly engine?: Engine | undefined;
  /** Handed through to the chunks. */
  readonly tips?: readonly number[] | undefined;
  readonly facts?: boolean | undefined;
  readonly from?: ArchivePosition | undefined;
  /** Only these parts of the line, `[from, to)`: of a journal that several machines judge. */
  readonly parts?: readonly [number, number] | undefined;
  /** Least bytes of a chunk; some megabytes by default. */
  readonly chunkBytes?: number | undefined;
  /** Called for what cannot be read; judging goes on behind it. */
  readonly onProblem?: ((problem: ArchiveProblem) => void) | undefined;
  /** Called on further lines, for objects that are there more than once. */
  readonly onCopy?: ((copy: ArchiveCopy) => void) | undefined;
}

/** A chunk of an object of an archive; `source` is the name of its file, `offset` counts in it as unpacked. */
export interface ArchiveChunk extends BlockChunk {
  readonly object: number;
  /** Which part of the line. */
  readonly part: number;
  readonly tips?: readonly number[] | undefined;
  readonly facts?: boolean | undefined;
  readonly format: 'ion' | 'json-lines';
}

export interface ArchiveSource extends BlockSource {
  chunks(): AsyncIterator<ArchiveChunk, void>;
}

/**
 * The blocks of a line of an archive, in the order of the journal, in chunks of some megabytes; one chunk is made ready
 * while another is judged. An object is read once, in Ion binary as a whole.
 *
 * @throws ArchiveError 'not-there' when there is no such strand, line or position
 */
export function archiveBlocks(inventory: Inventory, options: ArchiveSourceOptions): ArchiveSource {
  const strand = inventory.strands.find(({ strandId }) => strandId === options.strandId);
  if (strand === undefined) throw new ArchiveError('not-there', 'There is no such strand', '');
  const run = new ArchiveRun(inventory, strand, options);
  const chunks = run.chunks();
  let ahead: Promise<IteratorResult<ArchiveChunk, void>> | undefined;
  return {
    chunks: () => ({
      next: () => {
        const current = ahead ?? chunks.next();
        ahead = chunks.next();
        ahead.catch(() => {});
        return current;
      },
    }),
    close: () => run.close(),
  };
}

class ArchiveRun {
  private closed = false;
  private readonly inventory: Inventory;
  private readonly parts: readonly LinePart[];
  private readonly begin: { readonly part: number; readonly offset: number };
  private readonly end: number;
  private readonly ahead: ReadAhead;
  /** Objects of lines before. */
  private readonly before: ReadonlySet<number>;
  private readonly options: ArchiveSourceOptions;

  constructor(inventory: Inventory, { lines }: StrandFound, options: ArchiveSourceOptions) {
    const { line = 0 } = options;
    const parts = lines[line]?.parts;
    if (parts === undefined) throw new ArchiveError('not-there', `There is no line ${line} of the strand`, '');
    this.inventory = inventory;
    this.before = new Set(lines.slice(0, line).flatMap((each) => each.parts.map(({ object }) => object)));
    this.parts = parts;
    this.options = options;
    this.begin = beginning(parts, options);
    this.end = Math.min(options.parts?.[1] ?? parts.length, parts.length);
    this.ahead = new ReadAhead(parts.map(({ object }) => inventory.files.get(this.object(object).file)));
  }

  close(): void {
    this.closed = true;
  }

  async *chunks(): AsyncGenerator<ArchiveChunk, void> {
    const { begin } = this;
    for (let index = begin.part; index < this.end && !this.closed; index++) {
      const part = this.parts[index] as LinePart;
      const object = this.object(part.object);
      try {
        yield* this.chunksOfPart(index, part, object, index === begin.part ? begin.offset : 0);
      } catch (error) {
        if (!(error instanceof ArchiveError)) throw error;
        const { code, message, at = 0 } = error;
        if (!this.closed) this.options.onProblem?.({ object: object.number, file: object.file, code, message, at });
      }
    }
  }

  private async *chunksOfPart(
    index: number,
    { keep }: LinePart,
    object: ArchiveObject,
    from: number,
  ): AsyncGenerator<ArchiveChunk, void> {
    const file = this.ahead.file(index);
    if (file === undefined) throw new ArchiveError('not-there', 'The file is not in the archive', object.file);
    await checkUnchanged(file, object);
    if (keep === undefined && from === 0 && (await this.isCopy(object, file))) return;
    const { engine, tips, facts, chunkBytes } = this.options;
    const { format, gzip, range } = object;
    let counts = keep !== undefined && range.first >= keep.from && range.first < keep.to;
    for await (const { bytes, offset } of chunksOfObject(file, { format, gzip, engine, from, chunkBytes })) {
      if (this.closed) return;
      if (keep !== undefined) {
        const { left, last } = keepBlocks(bytes, format, keep, counts);
        counts = last;
        if (!left) continue;
      }
      yield {
        bytes,
        source: object.file,
        offset,
        object: object.number,
        part: index,
        format: format === 'json-lines' ? 'json-lines' : 'ion',
        ...(tips && { tips }),
        ...(facts !== undefined && { facts }),
      };
    }
    await checkUnchanged(file, object);
  }

  /** On further lines: whether the bytes are those of an object with the same blocks on a line before. */
  private async isCopy(object: ArchiveObject, file: ArchiveFile): Promise<boolean> {
    for (const other of this.likes(object)) {
      const otherFile = this.inventory.files.get(other.file);
      if (otherFile === undefined) continue;
      const same = await sameBytes({ file, gzip: object.gzip }, { file: otherFile, gzip: other.gzip });
      this.options.onCopy?.({ object: object.number, of: other.number, same });
      if (same) return true;
    }
    return false;
  }

  /** Objects on lines before that have the same blocks; objects are in journal order, so they stand side by side. */
  private *likes(object: ArchiveObject): Generator<ArchiveObject> {
    if (this.before.size === 0) return;
    const { objects } = this.inventory;
    const isLike = (other: ArchiveObject | undefined) =>
      other?.strandId === object.strandId &&
      other.range.first === object.range.first &&
      other.range.last === object.range.last;
    let from = object.number;
    while (isLike(objects[from - 1])) from--;
    for (let at = from; isLike(objects[at]); at++) {
      const other = objects[at] as ArchiveObject;
      if (other.format === object.format && this.before.has(at)) yield other;
    }
  }

  private object(number: number): ArchiveObject {
    const object = this.inventory.objects[number];
    if (object === undefined) throw new ArchiveError('not-there', `There is no object ${number}`, '');
    return object;
  }
}

/** Part and offset to begin with. @throws ArchiveError 'not-there' */
function beginning(parts: readonly LinePart[], { from, parts: only }: ArchiveSourceOptions) {
  if (from === undefined) return { part: only?.[0] ?? 0, offset: 0 };
  const part = from.part ?? parts.findIndex(({ object }) => object === from.object);
  if (parts[part]?.object !== from.object)
    throw new ArchiveError('not-there', `Object ${from.object} is not on the line`, '');
  return { part, offset: from.offset };
}
