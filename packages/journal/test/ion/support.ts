import { JournalError } from '../../src/errors.ts';
import { encodeUtf8, type IonValue, type ReadTextOptions, readIonBinary, readIonText } from '../../src/ion/index.ts';

/** The one value of an Ion text. */
export function read(text: string, options: ReadTextOptions = {}): IonValue {
  const values = readIonText(encodeUtf8(text), options);
  if (values.length !== 1) throw new Error(`${values.length} values in ${text}`);
  return values[0] as IonValue;
}

/** The values of Ion binary, given without its version marker. */
export function readBody(...bytes: number[]): IonValue[] {
  return readIonBinary(Uint8Array.of(0xe0, 0x01, 0x00, 0xea, ...bytes));
}

/** The one value of Ion binary, given without its version marker. */
export function readOne(...bytes: number[]): IonValue {
  const values = readBody(...bytes);
  if (values.length !== 1) throw new Error(`${values.length} values`);
  return values[0] as IonValue;
}

/** Code and place of the JournalError that `work` throws; any other error passes through. */
export function failure(work: () => unknown): string {
  try {
    work();
  } catch (error) {
    if (error instanceof JournalError) return `${error.code} at ${error.at}`;
    throw error;
  }
  return 'no error';
}

/** The value without byte ranges, for comparing what was read with what it means. Recursive: for small trees only. */
export function bare(value: IonValue): Record<string, unknown> {
  const { range: _range, ...rest } = value;
  if (rest.type === 'list' || rest.type === 'sexp') return { ...rest, items: rest.items.map(bare) };
  if (rest.type !== 'struct') return rest;
  return { ...rest, fields: rest.fields.map((field) => ({ name: field.name, value: bare(field.value) })) };
}

/** What the source holds in the range of a value. */
export function source(text: string, { start, end }: { start: number; end: number }): string {
  return new TextDecoder().decode(encodeUtf8(text).subarray(start, end));
}
