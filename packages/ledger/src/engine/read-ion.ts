import {
  decodeUtf8,
  encodeUtf8,
  type IonValue,
  ionHash,
  JournalError,
  readSingle,
  writeIonText,
} from '@qldb-console/journal';
import { EngineError } from './errors.ts';

/** One Ion value as it was handed in, with its hash. */
export interface CommittedIon {
  readonly value: IonValue;
  /** The value's own text: no comment or version marker around it, so that it can stand inside a block. */
  readonly text: string;
  readonly hash: Uint8Array;
}

/**
 * Reads Ion text that is to be hashed and, as a document, to stand in the journal byte for byte.
 *
 * @param what names the value in the message, e.g. `parameters[0] of statement 2`
 * @throws EngineError `invalid-ion`, `limit-exceeded`
 */
export function readCommittedIon(text: string, what: string, maxBytes: number): CommittedIon {
  const source = encodeUtf8(text);
  if (source.length > maxBytes) {
    throw new EngineError('limit-exceeded', `${what} has ${source.length} bytes; the limit is ${maxBytes}.`);
  }
  try {
    const value = readSingle(source);
    return { value, text: standalone(source, value), hash: ionHash(value) };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    throw new EngineError('invalid-ion', `${what} is not one Ion value: ${error.message} (byte ${error.at}).`, {
      cause: error,
    });
  }
}

/** Symbol ids mean something only beside their symbol table, which cannot move into a block: such a value is written anew. */
function standalone(source: Uint8Array, value: IonValue): string {
  const text = decodeUtf8(source);
  if (text.includes('$ion_symbol_table')) return writeIonText(value);
  return value.range.start === 0 && value.range.end === source.length
    ? text
    : decodeUtf8(source.subarray(value.range.start, value.range.end));
}
