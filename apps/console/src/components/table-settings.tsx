import Button from '@cloudscape-design/components/button';
import { lazy, Suspense, useState } from 'react';
import { preferences, type TablePreferences } from '../lib/preferences.ts';
import { useStoredValue } from '../lib/stored-value.ts';

// Few readers ever open it, and its form controls are heavy: it is loaded on demand.
const TableSettingsDialog = lazy(() =>
  import('./table-settings-dialog.tsx').then((module) => ({ default: module.TableSettingsDialog })),
);

export interface SettableColumn {
  readonly id: string;
  readonly label: string;
  /** Columns without which a row says nothing cannot be hidden. */
  readonly always?: boolean;
}
export interface TableSettingsProps {
  /** Name under which the choices are remembered. */
  table: string;
  columns: readonly SettableColumn[];
  defaults: Required<TablePreferences>;
  pageSizes: readonly number[];
  /** What a row is, e.g. "ledgers". */
  rows: string;
}

/** The choices of one table, defaults filled in. */
export function useTableSettings(table: string, defaults: Required<TablePreferences>): Required<TablePreferences> {
  return { ...defaults, ...useStoredValue(preferences).tables[table] };
}

/** The cog beside a table: page size, columns, line wrapping; remembered in this browser. */
export function TableSettings(props: TableSettingsProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        variant="icon"
        iconName="settings"
        ariaLabel={`Preferences of the ${props.rows} table`}
        onClick={() => setOpen(true)}
      />
      {open ? (
        <Suspense fallback={null}>
          <TableSettingsDialog {...props} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
