import { createStoredValue } from './stored-value.ts';

export type Theme = 'system' | 'light' | 'dark';
export type TimeZoneChoice = 'utc' | 'local';
export type HashEncoding = 'base64' | 'hex';
/** What a table remembers; absent fields mean the table's own default. */
export interface TablePreferences {
  readonly pageSize?: number;
  readonly visibleColumns?: readonly string[];
  readonly wrapLines?: boolean;
}
export interface Preferences {
  readonly theme: Theme;
  readonly timeZone: TimeZoneChoice;
  readonly hashEncoding: HashEncoding;
  readonly navigationOpen: boolean;
  readonly tables: Readonly<Record<string, TablePreferences>>;
}

/** Makes preferences of anything: a field that is missing or not understood gets its default. */
export function readPreferences(stored: unknown): Preferences {
  const given = asRecord(stored);
  return {
    theme: oneOf(given.theme, ['system', 'light', 'dark']),
    timeZone: oneOf(given.timeZone, ['utc', 'local']),
    hashEncoding: oneOf(given.hashEncoding, ['base64', 'hex']),
    navigationOpen: given.navigationOpen !== false,
    tables: Object.fromEntries(Object.entries(asRecord(given.tables)).map(([id, table]) => [id, readTable(table)])),
  };
}

export const preferences = createStoredValue<Preferences>({
  key: 'qldb-console.preferences',
  version: 1,
  read: readPreferences,
});

export function updatePreferences(change: Partial<Preferences>): void {
  preferences.set({ ...preferences.get(), ...change });
}

export function updateTablePreferences(table: string, change: TablePreferences): void {
  const { tables } = preferences.get();
  updatePreferences({ tables: { ...tables, [table]: { ...tables[table], ...change } } });
}

function readTable(stored: unknown): TablePreferences {
  const { pageSize, visibleColumns, wrapLines } = asRecord(stored);
  return {
    ...(Number.isSafeInteger(pageSize) && (pageSize as number) > 0 && (pageSize as number) <= 100
      ? { pageSize: pageSize as number }
      : {}),
    ...(Array.isArray(visibleColumns) ? { visibleColumns: visibleColumns.filter((id) => typeof id === 'string') } : {}),
    ...(typeof wrapLines === 'boolean' ? { wrapLines } : {}),
  };
}

function asRecord(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function oneOf<const T extends string>(value: unknown, allowed: readonly [T, ...T[]]): T {
  return allowed.find((one) => one === value) ?? allowed[0];
}
