import PropertyFilter, { type PropertyFilterProps } from '@cloudscape-design/components/property-filter';
import { useRef } from 'react';
import { useShortcut } from '../lib/shortcuts.ts';
import type { FilterOperator, FilterProperty, TableFilter } from '../lib/table-filter.ts';

interface Props<T> {
  /** What is listed, e.g. "exports". */
  rows: string;
  properties: readonly FilterProperty<T>[];
  filter: TableFilter;
  /** How many items match; `undefined` while not all are known. */
  matches: number | undefined;
  items: readonly T[];
  onChange: (filter: TableFilter) => void;
}

const MOST_SUGGESTIONS = 200;
/** Properties named in the empty field; there is no room for more. */
const MOST_NAMED = 4;

/** The property filter of a list; `/` leads to it. */
export function TableFilterField<T>({ rows, properties, filter, matches, items, onChange }: Props<T>) {
  const field = useRef<PropertyFilterProps.Ref>(null);
  useShortcut('/', () => field.current?.focus());
  return (
    <PropertyFilter
      ref={field}
      filteringAriaLabel={`Find ${rows}`}
      filteringPlaceholder={`Find ${rows} by ${properties
        .slice(0, MOST_NAMED)
        .map(({ label }) => label.charAt(0).toLowerCase() + label.slice(1))
        .join(', ')}`}
      filteringProperties={properties.map(({ id, label, group, operators }) => ({
        key: id,
        propertyLabel: label,
        groupValuesLabel: group,
        operators,
        ...(operators[0] === undefined ? {} : { defaultOperator: operators[0] }),
      }))}
      filteringOptions={properties.flatMap((property) =>
        suggestions(property, items).map((value) => ({ propertyKey: property.id, value })),
      )}
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
            property: propertyKey,
            operator: operator as FilterOperator,
            value: String(value),
          })),
        })
      }
    />
  );
}

function suggestions<T>(property: FilterProperty<T>, items: readonly T[]): readonly string[] {
  if (property.suggestions === false) return [];
  if (property.suggestions) return property.suggestions;
  const values = new Set(items.flatMap((item) => property.texts(item)[0] ?? []));
  return [...values].slice(0, MOST_SUGGESTIONS);
}
