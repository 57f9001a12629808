import type { IonField, IonStruct, IonTimestamp, IonValue } from '@qldb-console/journal';

/** Ion values that were not read from anywhere: the structs the service itself puts into blocks. */
const NOWHERE = { start: 0, end: 0 } as const;
const base = { annotations: [], range: NOWHERE } as const;

export function string(value: string): IonValue {
  return { ...base, type: 'string', value };
}
export function int(value: number): IonValue {
  return { ...base, type: 'int', value: BigInt(value) };
}
export function blob(bytes: Uint8Array): IonValue {
  return { ...base, type: 'blob', bytes };
}
export function list(items: readonly IonValue[]): IonValue {
  return { ...base, type: 'list', items };
}
/** Fields in the order given; a value that is undefined is left out. */
export function struct(given: readonly (readonly [string, IonValue | undefined])[]): IonStruct {
  const fields: IonField[] = [];
  for (const [text, value] of given) if (value) fields.push({ name: { text }, nameRange: NOWHERE, value });
  return { ...base, type: 'struct', fields };
}
/** UTC with millisecond precision, as every time in a block. @param time milliseconds since 1970 */
export function timestamp(time: number): IonTimestamp {
  const date = new Date(time);
  return {
    ...base,
    type: 'timestamp',
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
