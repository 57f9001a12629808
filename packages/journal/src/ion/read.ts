import { JournalError } from '../errors.ts';
import { isIonBinary, readIonBinary } from './binary/reader.ts';
import { readIonText } from './text/reader.ts';
import type { ReadOptions } from './tree.ts';
import type { IonField, IonFormat, IonStruct, IonValue } from './value.ts';

/**
 * Reads Ion in either format: binary when the source starts with a binary version marker, text otherwise.
 *
 * @throws JournalError as readIonText and readIonBinary do
 */
export function readIon(source: Uint8Array, options: ReadOptions = {}): { format: IonFormat; values: IonValue[] } {
  if (isIonBinary(source)) return { format: 'binary', values: readIonBinary(source, options) };
  return { format: 'text', values: readIonText(source, options) };
}

/**
 * Reads a source, in either format, that holds exactly one value.
 *
 * @throws JournalError 'empty-input' when there is none, 'trailing-data' at the second one, and as readIon does
 */
export function readSingle(source: Uint8Array, options: ReadOptions = {}): IonValue {
  const [value, second] = readIon(source, options).values;
  if (value === undefined) throw new JournalError('empty-input', 'The input holds no Ion value', 0);
  if (second !== undefined) {
    throw new JournalError('trailing-data', 'After the value there is another one', second.range.start);
  }
  return value;
}

/** The first field of that name, if there is one. */
export function field(struct: IonStruct, name: string): IonField | undefined {
  for (const each of struct.fields) if (each.name.text === name) return each;
  return undefined;
}
