import Autosuggest, { type AutosuggestProps } from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import type { ReactNode, Ref } from 'react';

interface Props {
  label: string;
  description?: ReactNode;
  constraint?: ReactNode;
  value: string;
  problem: string | undefined;
  placeholder: string;
  suggestions: readonly AutosuggestProps.Option[];
  /** Suggestions are a help, not a must: while they load, or when they cannot, any value can be typed. */
  status: 'loading' | 'error' | 'finished';
  /** What could not be suggested, e.g. "buckets". */
  what: string;
  ref?: Ref<AutosuggestProps.Ref>;
  onChange: (value: string) => void;
}

/** A text field that suggests what there is. */
export function SuggestField(props: Props) {
  const { label, description, constraint, value, problem, placeholder, suggestions, status, what, ref, onChange } =
    props;
  return (
    <FormField label={label} description={description} constraintText={constraint} errorText={problem}>
      <Autosuggest
        {...(ref === undefined ? {} : { ref })}
        value={value}
        options={suggestions}
        placeholder={placeholder}
        enteredTextLabel={(text) => `Use “${text}”`}
        statusType={status}
        loadingText={`Loading ${what}`}
        errorText={`The ${what} could not be listed. Type the value.`}
        empty={`No ${what} to suggest`}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
