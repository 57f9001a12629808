import { JournalError } from '../errors.ts';
import { isIonBinary } from '../ion/binary/reader.ts';
import type { ByteRange, IonValue } from '../ion/index.ts';
import { startsLikeJson } from '../ion/json-start.ts';
import { LIMITS } from '../limits.ts';
import { type Split, shifting } from './split.ts';
import { splitBinary } from './split-binary.ts';
import { splitLines } from './split-lines.ts';
import { splitText } from './split-text.ts';

export type PartsFormat = 'text' | 'binary' | 'json-lines';

/** Where the values of a large source lie, found without reading them. */
export interface IonParts {
  readonly format: PartsFormat;
  /** Byte ranges of the top-level values (in JSON Lines: of the lines), in order. */
  readonly spans: readonly ByteRange[];
  /** Why the rest could not be split, if so; the spans before it are good. */
  readonly problem: JournalError | undefined;
  /** Where the rest starts; the length of the source when there is none. */
  readonly rest: number;
  /**
   * Reads value `index`. Its ranges count from the start of its span.
   *
   * @throws JournalError as readIonText and readIonBinary do; `at` is an offset into the whole source. RangeError when
   *   there is no such value.
   */
  read(index: number): IonValue;
}

/**
 * Finds the top-level values of a large source, so that it can be paged through: Ion binary (told by its version marker),
 * JSON Lines (told by a quoted name behind the first brace), else Ion text. Version markers and symbol tables are not
 * among the values; each value is read with the symbol table that holds where it stands.
 *
 * @param as the format, where it is known better than the first bytes tell: those of a part of a source tell nothing. Then a
 *   byte order mark at their start is none.
 * @returns all spans up to where the source can no longer be split; what is wrong inside a value shows when it is read
 * @throws JournalError 'input-too-large' (over LIMITS.exportBytes)
 */
export function splitIon(source: Uint8Array, as?: PartsFormat): IonParts {
  if (source.length > LIMITS.exportBytes) {
    throw new JournalError(
      'input-too-large',
      `The object has more than ${LIMITS.exportBytes} bytes`,
      LIMITS.exportBytes,
    );
  }
  const format = as ?? (isIonBinary(source) ? 'binary' : startsLikeJson(source) ? 'json-lines' : 'text');
  const split = { binary: splitBinary, 'json-lines': splitLines, text: splitText }[format](source, as === undefined);
  return {
    format,
    spans: split.spans,
    problem: split.problem,
    rest: split.rest,
    read: (index) => readOnly(source, split, index),
  };
}

function readOnly(source: Uint8Array, { spans, read }: Split, index: number): IonValue {
  const span = spans[index];
  if (span === undefined) throw new RangeError(`There is no value ${index}; there are ${spans.length}`);
  const [value, second] = shifting(span.start, () => read(source.subarray(span.start, span.end), index));
  if (value === undefined) throw new JournalError('empty-input', 'The line holds no value', span.start);
  if (second === undefined) return value;
  throw new JournalError('trailing-data', 'After the value there is another one', span.start + second.range.start);
}
