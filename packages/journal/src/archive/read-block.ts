import { parseBlockValue } from '../block/index.ts';
import { JournalError } from '../errors.ts';
import { type ExportedBlock, type IonParts, JSON_NOT_VERIFIABLE, splitIon } from '../export/index.ts';
import { readJsonBlock } from '../export/json-block.ts';
import type { IonValue } from '../ion/index.ts';
import { ArchiveError } from './archive-error.ts';
import { ARCHIVE_LIMITS } from './limits.ts';
import { joined, objectBytes } from './object-bytes.ts';
import { PARTS_FORMAT } from './parts-format.ts';
import { type Bytes, checkUnchanged, readRange } from './read-file.ts';
import type { ArchiveFile, ArchiveFormat, ArchiveObject, Inventory } from './types.ts';

/** Reads single blocks of an archive. Keeps the object that was unpacked or taken apart last. */
export interface BlockReader {
  /**
   * The block at bytes `[start, start + length)` of an object, unpacked: as index and places of faults name it. With the
   * symbol tables that stand in front of it.
   *
   * @throws ArchiveError; JournalError as parseBlock, and where there is no such block
   */
  readBlock(object: number, start: number, length: number): Promise<ExportedBlock>;
  /** Its bytes. In Ion binary they mean nothing without the symbol tables in front of them: see {@link readBlock}. */
  readBytes(object: number, start: number, length: number): Promise<Bytes>;
}

/** A reader of the blocks of an archive. */
export function createBlockReader(inventory: Inventory): BlockReader {
  const reader = new Reader(inventory);
  return {
    readBlock: (object, start, length) => reader.readBlock(object, start, length),
    readBytes: (object, start, length) => reader.readBytes(object, start, length),
  };
}

/** An object as a whole. */
interface Whole {
  readonly object: number;
  readonly bytes: Promise<Bytes>;
  parts?: IonParts;
}

class Reader {
  private readonly inventory: Inventory;
  /** The last one: blocks are shown one after the other, mostly of the same object. */
  private kept: Whole | undefined;

  constructor(inventory: Inventory) {
    this.inventory = inventory;
  }

  async readBlock(number: number, start: number, length: number): Promise<ExportedBlock> {
    const { object, file } = this.find(number, start, length);
    if (object.format !== 'ion-binary') {
      const bytes = await this.readBytes(number, start, length);
      if (object.format === 'json-lines') return onlyBlock(bytes, object.format);
      try {
        return onlyBlock(bytes, object.format);
      } catch (error) {
        // Its symbols may stand in a table in front of it.
        if (!(error instanceof JournalError) || error.code !== 'ion-unknown-symbol') throw error;
      }
    }
    const { bytes, parts } = await this.takenApart(object, file);
    const index = parts.spans.findIndex((span) => span.start === start && span.end === start + length);
    if (index < 0)
      throw new ArchiveError('not-there', 'At this place of the object there is no value', file.name, start);
    return asBlock(parts.read(index), bytes.subarray(start, start + length), object.format);
  }

  async readBytes(number: number, start: number, length: number): Promise<Bytes> {
    const { object, file } = this.find(number, start, length);
    if (object.gzip) return (await this.whole(object, file)).slice(start, start + length);
    await checkUnchanged(file, object);
    return readRange(file, start, start + length);
  }

  private find(number: number, start: number, length: number): { object: ArchiveObject; file: ArchiveFile } {
    const object = this.inventory.objects[number];
    const file = object && this.inventory.files.get(object.file);
    if (object === undefined || file === undefined)
      throw new ArchiveError('not-there', `There is no object ${number}`, object?.file ?? '');
    const inside = object.gzip || start + length <= object.size;
    if (!(Number.isSafeInteger(start) && Number.isSafeInteger(length) && start >= 0 && length >= 0 && inside))
      throw new ArchiveError('not-there', 'The object has no such bytes', file.name);
    if (length > ARCHIVE_LIMITS.objectBytes)
      throw new ArchiveError('block-too-large', `A value of ${length} bytes is not read`, file.name, start);
    return { object, file };
  }

  private async takenApart(object: ArchiveObject, file: ArchiveFile): Promise<{ bytes: Bytes; parts: IonParts }> {
    const bytes = await this.whole(object, file);
    const { kept } = this;
    if (kept?.object !== object.number) return { bytes, parts: splitIon(bytes, PARTS_FORMAT[object.format]) };
    kept.parts ??= splitIon(bytes, PARTS_FORMAT[object.format]);
    return { bytes, parts: kept.parts };
  }

  private whole(object: ArchiveObject, file: ArchiveFile): Promise<Bytes> {
    if (this.kept?.object === object.number) return this.kept.bytes;
    const bytes = readWhole(object, file);
    const kept = { object: object.number, bytes };
    this.kept = kept;
    // What could not be read may be readable later.
    bytes.catch(() => {
      if (this.kept === kept) this.kept = undefined;
    });
    return bytes;
  }
}

async function readWhole(object: ArchiveObject, file: ArchiveFile): Promise<Bytes> {
  if (object.size > ARCHIVE_LIMITS.objectBytes)
    throw new ArchiveError('object-too-large', 'The object is too large to be read whole', file.name);
  await checkUnchanged(file, object);
  const pieces: Bytes[] = [];
  for await (const piece of objectBytes(file, object.gzip)) pieces.push(piece);
  return joined(pieces);
}

function onlyBlock(bytes: Bytes, format: ArchiveFormat): ExportedBlock {
  const { spans, problem, read } = splitIon(bytes, PARTS_FORMAT[format]);
  if (problem !== undefined) throw problem;
  if (spans.length !== 1) {
    const code = spans.length === 0 ? 'empty-input' : 'trailing-data';
    throw new JournalError(code, 'There is not one value at this place');
  }
  return asBlock(read(0), bytes, format);
}

function asBlock(value: IonValue, source: Bytes, format: ArchiveFormat): ExportedBlock {
  if (value.type !== 'struct') throw new JournalError('not-a-struct', `A block is a struct; this is a ${value.type}`);
  if (format === 'json-lines')
    return { kind: 'json', block: readJsonBlock(value, source), notVerifiable: JSON_NOT_VERIFIABLE };
  return { kind: 'block', block: parseBlockValue(value, source, format === 'ion-binary' ? 'binary' : 'text') };
}
