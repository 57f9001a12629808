import { FactRows } from './fact-rows.ts';
import type { FactTable } from './fact-table.ts';

/** The tables of parts of one object, in order, as one. */
export function joinFacts(tables: readonly FactTable[], object: number | undefined): FactTable {
  const rows = new FactRows(object, 0);
  for (const table of tables) rows.append(table);
  return rows.table();
}
