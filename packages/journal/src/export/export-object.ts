import { type ParsedBlock, parseBlockValue } from '../block/index.ts';
import { JournalError } from '../errors.ts';
import type { ByteRange } from '../ion/index.ts';
import { JSON_NOT_VERIFIABLE, type JsonBlock, readJsonBlock } from './json-block.ts';
import { shifting } from './split.ts';
import { type PartsFormat, splitIon } from './split-ion.ts';

/** A block of an export: one that can be judged, or one in JSON, with the reason why it cannot. */
export type ExportedBlock =
  | { readonly kind: 'block'; readonly block: ParsedBlock }
  | { readonly kind: 'json'; readonly block: JsonBlock; readonly notVerifiable: string };

export interface ExportObject {
  readonly format: PartsFormat;
  /** Where each block lies in the object. */
  readonly spans: readonly ByteRange[];
  /** Why no blocks could be found from `rest` on, if so. */
  readonly problem: JournalError | undefined;
  /** Where that starts; the length of the object when all of it was taken apart. */
  readonly rest: number;
  /**
   * Reads one block. Its ranges count in its own bytes, `block.source`.
   *
   * @throws JournalError as parseBlock; `at` is an offset into the object. RangeError when there is no such block.
   */
  block(index: number): ExportedBlock;
  /** All blocks in order, each read when its turn comes. */
  blocks(): Iterable<ExportedBlock>;
}

/**
 * Takes an object of a journal export apart, in any of its formats: Ion text, Ion binary, or JSON with a block per line.
 * Blocks are read one by one; an object of hundreds of megabytes is never read whole.
 *
 * @throws JournalError 'input-too-large' (over LIMITS.exportBytes)
 */
export function parseExportObject(source: Uint8Array): ExportObject {
  const { format, spans, problem, rest, read } = splitIon(source);
  const block = (index: number): ExportedBlock => {
    const value = read(index);
    const { start, end } = spans[index] as ByteRange;
    if (value.type !== 'struct') {
      throw new JournalError('not-a-struct', `A block is a struct; this is a ${value.type}`, start + value.range.start);
    }
    const own = source.subarray(start, end);
    if (format === 'json-lines') {
      return { kind: 'json', block: readJsonBlock(value, own), notVerifiable: JSON_NOT_VERIFIABLE };
    }
    return { kind: 'block', block: shifting(start, () => parseBlockValue(value, own, format)) };
  };
  return {
    format,
    spans,
    problem,
    rest,
    block,
    blocks: function* () {
      for (let index = 0; index < spans.length; index++) yield block(index);
    },
  };
}
