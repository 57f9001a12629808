import type { IonField, IonStruct, IonTimestamp, IonValue } from '@qldb-console/journal';

/** Ion values that were not read from anywhere: the structs the service itself puts into blocks. */
const range = { start: 0, end: 0 } as const;
const annotations: IonValue['annotations'] = [];

export function string(value: string): IonValue {
  return { type: 'string', annotations, range, value };
}
export function int(value: number): IonValue {
  return { type: 'int', annotations, range, value: BigInt(value) };
}
export function blob(bytes: Uint8Array): IonValue {
  return { type: 'blob', annotations, range, bytes };
}
export function list(items: readonly IonValue[]): IonValue {
  return { type: 'list', annotations, range, items };
}
/** Fields in the order given; a value that is undefined is left out. */
export function struct(given: readonly (readonly [string, IonValue | undefined])[]): IonStruct {
  const fields: IonField[] = [];
  for (const [text, value] of given) if (value) fields.push({ name: { text }, nameRange: range, value });
  return { type: 'struct', annotations, range, fields };
}
/** UTC with millisecond precision, as every time in a block. @param time milliseconds since 1970 */
export function timestamp(time: number): IonTimestamp {
  const date = new Date(time);
  return {
    type: 'timestamp',
    annotations,
    range,
    precision: 'second',
    offset: 0,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    fraction: { coefficient: BigInt(date.getUTCMilliseconds()), exponent: -3 },
  };
}

export function blockAddress(strandId: string, sequenceNo: number): IonStruct {
  return struct([
    ['strandId', string(strandId)],
    ['sequenceNo', int(sequenceNo)],
  ]);
}
