import ColumnLayout from '@cloudscape-design/components/column-layout';
import FormField from '@cloudscape-design/components/form-field';
import type { InputProps } from '@cloudscape-design/components/input';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { Ref } from 'react';
import type { RangePreset, RangeProblems, TypedRange } from '../lib/time-range.ts';
import { InstantField } from './instant-field.tsx';

interface Props {
  range: TypedRange;
  problems: RangeProblems;
  presets: readonly RangePreset[];
  /** Id of the preset the range was filled in from; absent = typed. */
  preset: string | undefined;
  /** Said of an empty end, where one is allowed. */
  whenOpen?: string;
  startRef: Ref<InputProps.Ref>;
  endRef: Ref<InputProps.Ref>;
  onPreset: (preset: RangePreset) => void;
  onType: (range: TypedRange) => void;
}

/** Start and end of a range of time; common ranges with one press. */
export function TimeRangeFields(props: Props) {
  const { range, problems, presets, preset, whenOpen, startRef, endRef, onPreset, onType } = props;
  const { start, end } = range;
  return (
    <SpaceBetween size="m">
      <FormField label="Range" description="Of the times stamped on blocks, written [start, end).">
        <SegmentedControl
          label="Common ranges"
          selectedId={preset ?? 'typed'}
          options={[...presets.map(({ id, text }) => ({ id, text })), { id: 'typed', text: 'As typed below' }]}
          onChange={({ detail }) => {
            const chosen = presets.find(({ id }) => id === detail.selectedId);
            if (chosen) onPreset(chosen);
            else onType({ start, end });
          }}
        />
      </FormField>
      <ColumnLayout columns={2}>
        <InstantField
          ref={startRef}
          label="Start, inclusive"
          description="The first block is stamped at this time or later."
          value={start}
          problem={problems.start}
          onChange={(value) => onType({ start: value, end })}
        />
        <InstantField
          ref={endRef}
          label={
            whenOpen === undefined ? (
              'End, exclusive'
            ) : (
              <span>
                End, exclusive <i>- optional</i>
              </span>
            )
          }
          description="The last block is stamped before this time, not at it."
          value={end}
          problem={problems.end}
          {...(whenOpen === undefined ? {} : { whenEmpty: whenOpen })}
          onChange={(value) => onType({ start, end: value })}
        />
      </ColumnLayout>
    </SpaceBetween>
  );
}
