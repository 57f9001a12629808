import { called, join, readStruct, requireField } from '../block/fields.ts';
import { JournalError } from '../errors.ts';
import { decodeBase64, encodeUtf8, type IonValue } from '../ion/index.ts';
import { HASH_BYTES } from '../merkle/index.ts';

/** Ion text that stands in a JSON string, and the path of that string. */
export interface EmbeddedIon {
  readonly source: Uint8Array;
  readonly path: string;
}

/**
 * The text of a ValueHolder, `{"IonText":"…"}`, or of a plain string, as bytes of its own.
 *
 * @throws JournalError 'wrong-type', 'missing-field', 'duplicate-field'
 */
export function embeddedIon(value: IonValue, path: string): EmbeddedIon {
  if (value.type === 'string') return { source: encodeUtf8(value.value), path };
  const { IonText: text } = readStruct(value, ['IonText'], path, undefined);
  const at = join(path, 'IonText');
  return { source: encodeUtf8(jsonText(requireField(text, 'IonText', value, path), at)), path: at };
}

/**
 * Reads Ion text from inside a document. Offsets of errors point into that text; the path says where it stands.
 *
 * @throws JournalError as `read` does, with the path put before its own
 */
export function readEmbedded<T>({ source, path }: EmbeddedIon, read: (source: Uint8Array) => T): T {
  try {
    return read(source);
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const at = error.path === '' ? path : `${path}${error.path.startsWith('[') ? '' : '.'}${error.path}`;
    throw new JournalError(error.code, `In the Ion text of ${path}: ${error.message}`, error.at, at);
  }
}

/** @throws JournalError 'wrong-type' */
export function jsonText(value: IonValue, path: string): string {
  if (value.type !== 'string') {
    throw new JournalError('wrong-type', `${called(path)} is not a string`, value.range.start, path);
  }
  return value.value;
}

/** @throws JournalError 'wrong-type', 'invalid-base64' */
function base64Field(value: IonValue, path: string): Uint8Array {
  if (value.type === 'blob') return value.bytes;
  const bytes = decodeBase64(jsonText(value, path));
  if (bytes === undefined) {
    throw new JournalError('invalid-base64', `${called(path)} is not base64`, value.range.start, path);
  }
  return bytes;
}

/**
 * A hash in base64. One of another length is unreadable input and no claim: a digest that was cut off disproves nothing.
 *
 * @throws JournalError 'invalid-hash-length'
 */
export function hashField(value: IonValue, path: string): Uint8Array {
  const bytes = base64Field(value, path);
  if (bytes.length !== HASH_BYTES) {
    const message = `${called(path)} has ${bytes.length} bytes, a hash has ${HASH_BYTES}`;
    throw new JournalError('invalid-hash-length', message, value.range.start, path);
  }
  return bytes;
}
