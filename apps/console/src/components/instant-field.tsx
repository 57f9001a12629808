import FormField from '@cloudscape-design/components/form-field';
import Input, { type InputProps } from '@cloudscape-design/components/input';
import type { ReactNode, Ref } from 'react';
import { readInstant } from '../lib/instant-text.ts';
import { formatTime } from '../lib/time-format.ts';

interface Props {
  label: ReactNode;
  description: ReactNode;
  value: string;
  problem: string | undefined;
  placeholder?: string;
  /** Said while the field is empty. */
  whenEmpty?: string;
  ref?: Ref<InputProps.Ref>;
  onChange: (value: string) => void;
  onBlur?: () => void;
}

/** An instant as ISO 8601 text; what it means in UTC and in the reader's own time stands below it. */
export function InstantField({ label, description, value, problem, placeholder, whenEmpty, ref, ...events }: Props) {
  const read = readInstant(value);
  return (
    <FormField
      label={label}
      description={description}
      errorText={problem}
      constraintText={
        'instant' in read ? (
          <span className="instant-meanings">
            <span>UTC: {formatTime(read.instant, 'utc')}</span>
            <span>Your time: {formatTime(read.instant, 'local')}</span>
          </span>
        ) : value.trim() === '' && whenEmpty !== undefined ? (
          whenEmpty
        ) : (
          'ISO 8601. Without an offset it is UTC; a date alone means its beginning.'
        )
      }
    >
      <Input
        {...(ref === undefined ? {} : { ref })}
        value={value}
        placeholder={placeholder ?? '2025-06-30T00:00:00Z'}
        autoComplete={false}
        spellcheck={false}
        onChange={({ detail }) => events.onChange(detail.value)}
        onBlur={() => events.onBlur?.()}
      />
    </FormField>
  );
}
