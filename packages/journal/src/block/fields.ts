import { JournalError, type JournalErrorCode } from '../errors.ts';
import { formatSymbol, type IonStruct, type IonTimestamp, type IonValue } from '../ion/index.ts';
import { HASH_BYTES, type Hash } from '../merkle/index.ts';
import { plainText } from '../plain-text.ts';
import type { UnknownPart } from './types.ts';

/**
 * Where unknown parts are noted while a struct is read; `undefined` inside hashed structs, whose hash covers all
 * there is in them.
 */
export type UnknownParts = UnknownPart[] | undefined;

/** Names longer than this are cut in paths and messages; they come from the input. */
const NAME_LENGTH = 64;

/** @throws JournalError always, pointing at `value` */
export function refuse(code: JournalErrorCode, message: string, value: IonValue, path: string): never {
  throw new JournalError(code, message, value.range.start, path);
}

/** `a.b`, or `b` at the root. */
export function join(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`;
}

/** How messages call a place. */
export function called(path: string): string {
  return path === '' ? 'The value' : path;
}

/** A field name or annotation as Ion text, fit for paths and sentences, cut when it is absurdly long. */
export function printableName(text: string | undefined): string {
  if (text === undefined) return '$0';
  return plainText(formatSymbol({ text: text.length > NAME_LENGTH ? `${text.slice(0, NAME_LENGTH)}…` : text }));
}

/**
 * Takes a struct apart into its known fields. Fields nobody knows, and annotations, are noted in `unknown`.
 *
 * @throws JournalError 'not-a-struct', or 'duplicate-field' when a known field is there twice
 */
export function readStruct<K extends string>(
  value: IonValue,
  known: readonly K[],
  path: string,
  unknown: UnknownParts,
): Partial<Record<K, IonValue>> {
  const struct = requireStruct(value, path, unknown);
  const fields: Partial<Record<string, IonValue>> = Object.create(null);
  for (const field of struct.fields) {
    const name = field.name.text;
    if (name === undefined || !(known as readonly string[]).includes(name)) {
      const printable = printableName(name);
      unknown?.push({ kind: 'field', path: join(path, printable), name: printable, range: field.nameRange });
      continue;
    }
    if (fields[name] !== undefined) {
      throw new JournalError(
        'duplicate-field',
        `${called(path)} has the field ${name} twice`,
        field.nameRange.start,
        join(path, name),
      );
    }
    fields[name] = field.value;
  }
  return fields as Partial<Record<K, IonValue>>;
}

/** @throws JournalError 'not-a-struct' */
export function requireStruct(value: IonValue, path: string, unknown: UnknownParts): IonStruct {
  if (value.type !== 'struct')
    refuse('not-a-struct', `${called(path)} is a ${described(value)}, not a struct`, value, path);
  noteAnnotations(value, path, unknown);
  return value;
}

/** @throws JournalError 'missing-field', pointing at the struct that lacks it */
export function requireField(value: IonValue | undefined, name: string, struct: IonValue, path: string): IonValue {
  if (value === undefined) refuse('missing-field', `${called(path)} lacks the field ${name}`, struct, join(path, name));
  return value;
}

/** @throws JournalError 'wrong-type' */
export function readList(value: IonValue, path: string, unknown: UnknownParts): readonly IonValue[] {
  if (value.type !== 'list') wrongType(value, 'list', path);
  noteAnnotations(value, path, unknown);
  return value.items;
}

/** @throws JournalError 'wrong-type' */
export function readText(value: IonValue, path: string, unknown: UnknownParts): string {
  if (value.type !== 'string') wrongType(value, 'string', path);
  noteAnnotations(value, path, unknown);
  return value.value;
}

/** @throws JournalError 'wrong-type' */
export function readTimestamp(value: IonValue, path: string, unknown: UnknownParts): IonTimestamp {
  if (value.type !== 'timestamp') wrongType(value, 'timestamp', path);
  noteAnnotations(value, path, unknown);
  return value;
}

/**
 * A hash: a blob of 32 bytes, or of none where `emptyAllowed`.
 *
 * @throws JournalError 'wrong-type', 'invalid-hash-length'
 */
export function readHash(value: IonValue, path: string, unknown: UnknownParts, emptyAllowed = false): Hash {
  if (value.type !== 'blob') {
    if (value.type === 'string') {
      refuse(
        'wrong-type',
        `${called(path)} is a string, not a blob: this looks like a JSON copy, which lost the types its hashes cover`,
        value,
        path,
      );
    }
    wrongType(value, 'blob', path);
  }
  const { length } = value.bytes;
  if (length !== HASH_BYTES && !(emptyAllowed && length === 0)) {
    refuse('invalid-hash-length', `${called(path)} has ${length} bytes, a hash has ${HASH_BYTES}`, value, path);
  }
  noteAnnotations(value, path, unknown);
  return value.bytes;
}

const ID = /^[0-9A-Za-z]{22}$/;

/**
 * An id as QLDB makes them: 22 characters of base 62.
 *
 * @throws JournalError 'wrong-type', 'invalid-id'
 */
export function readId(value: IonValue, path: string, unknown: UnknownParts): string {
  const id = readText(value, path, unknown);
  if (!ID.test(id)) refuse('invalid-id', `${called(path)} is not an id of 22 letters and digits`, value, path);
  return id;
}

/**
 * A whole number from 0 to 2^53 − 1.
 *
 * @throws JournalError 'wrong-type', or `code` when it is negative or too large
 */
export function readCount(value: IonValue, path: string, unknown: UnknownParts, code: JournalErrorCode): number {
  if (value.type !== 'int') wrongType(value, 'int', path);
  noteAnnotations(value, path, unknown);
  if (value.value < 0n || value.value > BigInt(Number.MAX_SAFE_INTEGER)) {
    refuse(code, `${called(path)} is not a whole number from 0 to 2^53 - 1`, value, path);
  }
  return Number(value.value);
}

function wrongType(value: IonValue, wanted: string, path: string): never {
  refuse('wrong-type', `${called(path)} is a ${described(value)}, not a ${wanted}`, value, path);
}

function described(value: IonValue): string {
  return value.type === 'null' ? `null.${value.of}` : value.type;
}

function noteAnnotations(value: IonValue, path: string, unknown: UnknownParts): void {
  if (unknown === undefined) return;
  for (const { text } of value.annotations) {
    unknown.push({ kind: 'annotation', path, name: printableName(text), range: value.range });
  }
}
