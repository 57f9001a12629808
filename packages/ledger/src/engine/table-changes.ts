import type { TableRow } from '../store/rows.ts';
import { EngineError } from './errors.ts';
import { QUOTAS } from './limits.ts';
import type { Mutation } from './transaction.ts';

/** Letters, digits and underscore, no digit first, up to 128 (QLDB developer guide, naming constraints). */
const NAME = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;

export type TableMutation = Extract<Mutation, { op: 'create-table' | 'create-index' | 'drop-table' }>;
export function isTableMutation(mutation: Mutation): mutation is TableMutation {
  return mutation.op === 'create-table' || mutation.op === 'create-index' || mutation.op === 'drop-table';
}

/** @throws EngineError `table-not-found` */
export function activeTable(tables: ReadonlyMap<string, TableRow>, name: string): TableRow {
  for (const table of tables.values()) if (table.active && table.name === name) return table;
  throw new EngineError('table-not-found', `No such table: ${name}.`);
}

/**
 * @returns the table after the change, and the id of what came or went
 * @throws EngineError `table-not-found`, `table-exists`, `limit-exceeded`, `invalid-transaction`
 */
export function changeTable(
  tables: ReadonlyMap<string, TableRow>,
  mutation: TableMutation,
  newId: () => string,
): { table: TableRow; id: string } {
  switch (mutation.op) {
    case 'create-table': {
      requireNewTable(tables, mutation.table);
      const id = mutation.tableId ?? newId();
      return { id, table: { tableId: id, name: mutation.table, active: true, indexes: [] } };
    }
    case 'create-index': {
      const table = activeTable(tables, mutation.table);
      if (table.indexes.length >= QUOTAS.indexesPerTable) {
        throw new EngineError('limit-exceeded', `A table has at most ${QUOTAS.indexesPerTable} indexes.`);
      }
      const id = mutation.indexId ?? newId();
      return { id, table: { ...table, indexes: [...table.indexes, { indexId: id, field: mutation.field }] } };
    }
    case 'drop-table': {
      const table = activeTable(tables, mutation.table);
      return { id: table.tableId, table: { ...table, active: false } };
    }
  }
}

function requireNewTable(tables: ReadonlyMap<string, TableRow>, name: string): void {
  if (!NAME.test(name)) throw new EngineError('invalid-transaction', `Not a table name: ${JSON.stringify(name)}.`);
  const active = [...tables.values()].filter((table) => table.active);
  if (active.some((table) => table.name === name)) {
    throw new EngineError('table-exists', `Table already exists: ${name}.`);
  }
  if (active.length >= QUOTAS.activeTables || tables.size >= QUOTAS.totalTables) {
    throw new EngineError(
      'limit-exceeded',
      `A ledger has at most ${QUOTAS.activeTables} active and ${QUOTAS.totalTables} tables in all.`,
    );
  }
}
