import { encodeUtf8, readSingle } from '@qldb-console/journal';

export const TABLES = ['Person', 'Vehicle', 'VehicleRegistration', 'DriversLicense'] as const;
export type TableName = (typeof TABLES)[number];

/** Ion text of each top-level field by its name, in the order of the document. */
export type Fields = ReadonlyMap<string, string>;

/** A document as the registration office remembers it. */
export interface KnownDocument {
  readonly table: TableName;
  readonly documentId: string;
  readonly fields: Fields;
}

export function formatFields(fields: Fields): string {
  return `{${[...fields].map(([name, text]) => `${name}:${text}`).join(',')}}`;
}

/** The same document with some fields set. */
export function withFields(document: KnownDocument, changes: Readonly<Record<string, string>>): KnownDocument {
  return { ...document, fields: new Map([...document.fields, ...Object.entries(changes)]) };
}

/** @returns the fields of a document this office could have written, or undefined for any other */
export function parseFields(data: string): Fields | undefined {
  const source = encodeUtf8(data);
  const value = readSingle(source);
  if (value.type !== 'struct') return undefined;
  const fields = new Map<string, string>();
  for (const field of value.fields) {
    const name = field.name.text;
    if (name === undefined || !/^[A-Za-z]+$/.test(name)) return undefined;
    fields.set(name, Buffer.from(source.subarray(field.value.range.start, field.value.range.end)).toString('utf8'));
  }
  return fields;
}

/** Ion string. JSON's escapes are a subset of Ion's. */
export function ionString(text: string): string {
  return JSON.stringify(text);
}

/** Ion timestamp of day precision, `years` after the day of `time` (milliseconds since 1970, UTC). */
export function ionDay(time: number, years = 0): string {
  const day = new Date(time);
  day.setUTCFullYear(day.getUTCFullYear() + years);
  return day.toISOString().slice(0, 10);
}

/** Ion decimal with two digits. @param cents a non-negative integer */
export function ionAmount(cents: number): string {
  return `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
}
