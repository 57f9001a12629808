import type { ArchiveTable } from '../../../workers/archive/calls.ts';

/** How addresses name the table of documents of which no transaction tells the table; ids of tables are longer. */
const UNKNOWN = 'unknown';

export const tableParam = (id: string) => (id === '' ? UNKNOWN : id);
export const tableIdOf = (param: string) => (param === UNKNOWN ? '' : param);

/** The table that an address names, or the first one that has documents. */
export function chosenTable(tables: readonly ArchiveTable[], param: string | undefined): ArchiveTable | undefined {
  const named = param === undefined ? undefined : tables.find(({ id }) => id === tableIdOf(param));
  return named ?? tables.find(({ documents }) => documents > 0) ?? tables[0];
}
