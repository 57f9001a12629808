import { JournalError, type JournalErrorCode } from '@qldb-console/journal';
import { embeddedText, offsetInJson } from './embedded-text.ts';

/** An input that cannot be read, in plain words, with the place. */
export interface InputProblem {
  readonly code: JournalErrorCode | 'file-unreadable' | 'too-many-files';
  /** One sentence: what is wrong. */
  readonly title: string;
  /** What exactly was found; '' when the title says it all. */
  readonly detail: string;
  /** Where in the structure, e.g. `Revision.IonText`; '' at the root. */
  readonly path: string;
  readonly place: TextPlace | undefined;
}
/** A place in a text as people count: lines and columns from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
  /** Byte offset, from 0. */
  readonly offset: number;
  /** UTF-16 offset, for selecting it in a text field. */
  readonly index: number;
  /** The line around the place, in three parts; `at` is the offending character, '' at the end of the text. */
  readonly excerpt: { readonly before: string; readonly at: string; readonly after: string };
}

const TITLES: Record<JournalErrorCode, string> = {
  'empty-input': 'There is nothing in it.',
  'input-too-large': 'It is larger than anything QLDB could have written.',
  'invalid-utf8': 'It is neither text nor Ion binary.',
  'unexpected-end': 'It ends too early; something at its end is missing.',
  'trailing-data': 'Something stands after its end.',
  'ion-syntax': 'This is not valid Ion.',
  'ion-invalid-escape': 'An escape in a text is not valid.',
  'ion-invalid-number': 'A number is not written correctly.',
  'ion-invalid-timestamp': 'A timestamp is not valid.',
  'ion-invalid-base64': 'A blob is not valid base64.',
  'ion-unknown-symbol': 'A symbol has no text here.',
  'ion-unsupported-version': 'It is Ion of a version other than 1.0.',
  'ion-shared-symbol-table': 'It needs a shared symbol table, which is not part of it.',
  'ion-too-deep': 'It is nested deeper than anything that can be read here.',
  'ion-too-many-values': 'It holds more values than can be read here.',
  'ion-number-too-large': 'A number has more digits than can be read here.',
  'ion-bad-length': 'A length in the Ion binary does not fit what follows.',
  'ion-reserved-type': 'The Ion binary uses a type code that has no meaning.',
  'aggregate-checksum': 'The checksum of an aggregated Kinesis record is not that of its content.',
  'aggregate-syntax': 'An aggregated Kinesis record cannot be taken apart.',
  'too-many-records': 'There are more records in one than can be read here.',
  'not-a-struct': 'A struct was expected here.',
  'missing-field': 'A field is missing.',
  'duplicate-field': 'A field stands there twice.',
  'wrong-type': 'A value has the wrong type.',
  'invalid-hash-length': 'A hash does not have 32 bytes.',
  'invalid-base64': 'A hash is not valid base64.',
  'invalid-id': 'An id does not have the 22 letters and digits of a QLDB id.',
  'invalid-sequence-number': 'A sequence number is not a whole number from 0 to 2^53 − 1.',
  'unrecognised-document': 'This is no digest, block, revision, proof, receipt or evidence file that is known here.',
  'bundle-version': 'This evidence file is of a version that cannot be read here.',
  'bundle-syntax': 'Something in this evidence file has no place in one.',
};

/** Characters of the line shown on either side of the place. */
const AROUND = 48;

/**
 * @param error  what reading threw; anything but a JournalError is a fault of the console and is thrown again
 * @param source the bytes that were read
 */
export function describeProblem(error: unknown, source: Uint8Array): InputProblem {
  if (!(error instanceof JournalError)) throw error;
  return {
    code: error.code,
    title: TITLES[error.code],
    detail: error.message,
    path: error.path,
    place: placeInText(source, offsetOf(error, source)),
  };
}

/** Offsets of errors inside embedded Ion text are counted in that text; the reader sees the JSON around it. */
function offsetOf(error: JournalError, source: Uint8Array): number {
  const within = error.path === '' ? undefined : embeddedText(source, error.path);
  return within === undefined ? error.at : offsetInJson(source, within, error.at);
}

/** Line and column of a byte offset, or undefined when the bytes are not text. */
export function placeInText(source: Uint8Array, offset: number): TextPlace | undefined {
  const at = Math.max(0, Math.min(offset, source.length));
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let before: string;
  let rest: string;
  try {
    before = decoder.decode(source.subarray(0, startOfCharacter(source, at)));
    rest = decoder.decode(source.subarray(startOfCharacter(source, at), endOfWindow(source, at)));
  } catch {
    return undefined;
  }
  const lineStart = before.lastIndexOf('\n') + 1;
  const line = countNewlines(before) + 1;
  const column = countCharacters(before, lineStart) + 1;
  const first = String.fromCodePoint(rest.codePointAt(0) ?? 0x0a);
  const here = rest === '' || first === '\n' || first === '\r' ? '' : first;
  const after = rest.slice(here.length).split(/[\r\n]/, 1)[0] ?? '';
  const head = before.slice(Math.max(lineStart, before.length - 2 * AROUND));
  return {
    line,
    column,
    offset: at,
    index: before.length,
    excerpt: {
      before: before.length - lineStart > AROUND ? `…${[...head].slice(-AROUND).join('')}` : head,
      at: here,
      after: [...after].length > AROUND ? `${[...after].slice(0, AROUND).join('')}…` : after,
    },
  };
}

/** Backs up to the first byte of the UTF-8 character that contains `at`. */
function startOfCharacter(source: Uint8Array, at: number): number {
  let start = at;
  while (start > 0 && start > at - 3 && ((source[start] ?? 0) & 0xc0) === 0x80) start -= 1;
  return start;
}

/** Far enough for the excerpt, and not in the middle of a character. */
function endOfWindow(source: Uint8Array, at: number): number {
  let end = Math.min(source.length, at + AROUND * 4 + 8);
  while (end < source.length && ((source[end] ?? 0) & 0xc0) === 0x80) end += 1;
  return end;
}

/** Unicode characters from `from` to the end: a surrogate pair counts once. */
function countCharacters(text: string, from: number): number {
  let count = 0;
  for (let i = from; i < text.length; i++) if ((text.charCodeAt(i) & 0xfc00) !== 0xdc00) count += 1;
  return count;
}

function countNewlines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
