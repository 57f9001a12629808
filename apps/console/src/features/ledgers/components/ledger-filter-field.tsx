import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import type { LedgerSummary } from '@qldb-console/contract';
import { useRef } from 'react';
import { useShortcut } from '../../../lib/shortcuts.ts';
import {
  FILTER_PROPERTIES,
  type FilterOperator,
  type FilterProperty,
  type LedgerFilter,
} from '../model/ledger-filter.ts';
import { LEDGER_STATES } from '../model/ledger-state.ts';

interface Props {
  filter: LedgerFilter;
  /** How many ledgers match; `undefined` while not all are known. */
  matches: number | undefined;
  ledgers: readonly LedgerSummary[];
  onChange: (filter: LedgerFilter) => void;
}

const PROPERTIES: readonly PropertyFilterProps.FilteringProperty[] = [
  {
    key: 'name',
    propertyLabel: 'Name',
    groupValuesLabel: 'Names',
    operators: [':', '!:', '=', '!='],
    defaultOperator: ':',
  },
  { key: 'state', propertyLabel: 'Status', groupValuesLabel: 'Statuses', operators: ['=', '!='] },
  {
    key: 'creationTime',
    propertyLabel: 'Created (UTC)',
    groupValuesLabel: 'Creation times',
    operators: ['>=', '<', ':'],
    defaultOperator: '>=',
  },
];

export function LedgerFilterField({ filter, matches, ledgers, onChange }: Props) {
  const field = useRef<PropertyFilterProps.Ref>(null);
  useShortcut('/', () => field.current?.focus());
  return (
    <PropertyFilter
      ref={field}
      filteringAriaLabel="Find ledgers"
      filteringPlaceholder="Find ledgers by name, status or creation time"
      filteringProperties={PROPERTIES}
      filteringOptions={[
        ...ledgers.map(({ name }) => ({ propertyKey: 'name', value: name })),
        ...Object.values(LEDGER_STATES).map(({ word }) => ({ propertyKey: 'state', value: word })),
      ]}
      freeTextFiltering={{ operators: [':', '!:'], defaultOperator: ':' }}
      countText={
        filter.tokens.length > 0 && matches !== undefined ? `${matches} ${matches === 1 ? 'match' : 'matches'}` : ''
      }
      query={{
        operation: filter.match === 'all' ? 'and' : 'or',
        tokens: filter.tokens.map(({ property, operator, value }) => ({
          operator,
          value,
          ...(property === undefined ? {} : { propertyKey: property }),
        })),
      }}
      onChange={({ detail }) =>
        onChange({
          match: detail.operation === 'and' ? 'all' : 'any',
          tokens: detail.tokens.map(({ propertyKey, operator, value }) => ({
            property: FILTER_PROPERTIES.find((name): name is FilterProperty => name === propertyKey),
            operator: operator as FilterOperator,
            value: String(value),
          })),
        })
      }
    />
  );
}
