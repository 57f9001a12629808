import FormField from '@cloudscape-design/components/form-field';
import Select, { type SelectProps } from '@cloudscape-design/components/select';
import type { LedgerSummary } from '@qldb-console/contract';
import type { ReactNode, Ref } from 'react';

interface Props {
  label: string;
  description?: ReactNode;
  /** As far as they are known. */
  ledgers: readonly LedgerSummary[];
  status: 'loading' | 'error' | 'pending' | 'finished';
  /** More are asked for when the reader scrolls to the end of the list. */
  onLoadMore: () => void;
  onRetry: () => void;
  value: string;
  problem?: string | undefined;
  ref?: Ref<SelectProps.Ref>;
  onChange: (ledger: string) => void;
}

/** A choice among the ledgers of a connection. */
export function LedgerSelect(props: Props) {
  const { label, description, ledgers, status, onLoadMore, onRetry, value, problem, ref, onChange } = props;
  return (
    <FormField label={label} description={description} errorText={problem}>
      <Select
        {...(ref === undefined ? {} : { ref })}
        selectedOption={value === '' ? null : { value, label: value }}
        options={ledgers.map(({ name, state }) => ({
          value: name,
          label: name,
          ...(state === 'ACTIVE' ? {} : { disabled: true, disabledReason: 'It is not active' }),
        }))}
        placeholder="Choose a ledger"
        filteringType="auto"
        filteringAriaLabel="Find a ledger"
        filteringPlaceholder="Find a ledger"
        empty="There are no ledgers yet."
        statusType={status}
        loadingText="Loading ledgers"
        finishedText={ledgers.length > 0 ? 'All ledgers' : ''}
        errorText="The ledgers could not be loaded."
        recoveryText="Retry"
        onLoadItems={({ detail }) => {
          if (detail.samePage) onRetry();
          else if (!detail.firstPage) onLoadMore();
        }}
        onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
      />
    </FormField>
  );
}
