/** What must hold of values of Ion that were read, whatever they were read from. */
import {
  encodeHex,
  encodeUtf8,
  equalIon,
  type IonValue,
  ionHash,
  JournalError,
  type JournalErrorCode,
  readIonBinary,
  readIonText,
  writeIonBinary,
  writeIonJson,
  writeIonText,
} from '@qldb-console/journal';
import { must } from '../src/target.ts';

/**
 * Written in either format they read as the same values, with the same hashes, and are written the same again. What cannot be
 * written, by the documentation of the writers, is refused.
 */
export function mustComeBack(values: readonly IonValue[]): void {
  for (const value of values) must(writeIonJson(value).length > 0, 'no JSON');
  const text = written(IN_NO_TEXT, () => values.map((value) => writeIonText(value)).join('\n'));
  if (text !== undefined) {
    const again = readIonText(encodeUtf8(text));
    mustBeSame(values, again, 'the text that is written');
    must(again.map((value) => writeIonText(value)).join('\n') === text, 'text is written in another way again');
  }
  const binary = written(IN_NO_BINARY, () => writeIonBinary(values));
  if (binary !== undefined) {
    const again = readIonBinary(binary);
    mustBeSame(values, again, 'the binary that is written');
    must(Buffer.compare(writeIonBinary(again), binary) === 0, 'binary is written in another way again');
  }
  if (text === undefined || values.length === 0) return;
  must(binary !== undefined || mayBeNoBinary(text), 'can be written as text, but not as binary');
}

/** Symbols of shared tables. */
export const IN_NO_TEXT: readonly JournalErrorCode[] = ['ion-shared-symbol-table'];
/** Besides: times whose UTC has no year of four digits, values that would be taken for a symbol table or a version marker. */
export const IN_NO_BINARY: readonly JournalErrorCode[] = [...IN_NO_TEXT, 'ion-invalid-timestamp', 'ion-syntax'];

/** What `write` makes; undefined where it refuses for one of these reasons. */
export function written<T>(refusals: readonly JournalErrorCode[], write: () => T): T | undefined {
  try {
    return write();
  } catch (error) {
    if (error instanceof JournalError && refusals.includes(error.code)) return undefined;
    throw error;
  }
}

function mayBeNoBinary(text: string): boolean {
  return /\b(0001|9999)-|\$ion_/.test(text);
}

export function mustBeSame(a: readonly IonValue[], b: readonly IonValue[], what: string): void {
  must(a.length === b.length, `${what}: ${a.length} values become ${b.length}`);
  for (const [index, left] of a.entries()) {
    const right = b[index] as IonValue;
    must(equalIon(left, right), `${what}: another value`);
    must(hashOf(left) === hashOf(right), `${what}: another hash`);
  }
}

/** A symbol of a shared table cannot be hashed. */
function hashOf(value: IonValue): string {
  const hash = written(IN_NO_TEXT, () => ionHash(value));
  return hash === undefined ? '' : encodeHex(hash);
}

/** Every value lies in what contains it, behind the one before, and has at least one byte. */
export function mustBeInPlace(values: readonly IonValue[], start: number, end: number): void {
  const open: { readonly values: readonly IonValue[]; readonly start: number; readonly end: number }[] = [
    { values, start, end },
  ];
  for (let frame = open.pop(); frame !== undefined; frame = open.pop()) {
    let at = frame.start;
    for (const value of frame.values) {
      const { range } = value;
      must(range.start >= at && range.end > range.start && range.end <= frame.end, 'a value is not in its place');
      at = range.end;
      if (value.type === 'list' || value.type === 'sexp')
        open.push({ values: value.items, start: range.start, end: range.end });
      if (value.type === 'struct')
        open.push({ values: value.fields.map((each) => each.value), start: range.start, end: range.end });
    }
  }
}
