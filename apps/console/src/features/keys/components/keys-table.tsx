import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { KmsKey, KmsKeyState } from '@qldb-console/contract';
import { CopyableValue } from '../../../components/copyable-value.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { type ListSearch, type PagedColumn, PagedTable } from '../../../components/paged-table.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { disabledBy, usePermission } from '../../../lib/session.ts';
import type { useKeys } from '../api/list-keys.ts';
import { KEY_PROPERTIES } from '../model/key-list.ts';
import { KEY_STATES, keyName } from '../model/key-state.ts';
import { KeyStateText } from './key-state-text.tsx';

interface KeysSearch extends ListSearch {
  /** ARN of the chosen key. */
  readonly selected?: string | undefined;
}
interface Props {
  connection: string;
  keys: ReturnType<typeof useKeys>;
  /** Names of ledgers by the ARN of their key; `undefined` while unknown. */
  users: ReadonlyMap<string, readonly string[]> | undefined;
  search: KeysSearch;
  onSearch: (change: KeysSearch) => void;
  onCreate: () => void;
  onChangeState: (key: KmsKey, state: KmsKeyState) => void;
  onRefresh: () => void;
}

const ACTIONS: readonly { state: KmsKeyState; text: string }[] = [
  { state: 'Enabled', text: 'Enable' },
  { state: 'Disabled', text: 'Disable' },
  { state: 'PendingDeletion', text: 'Schedule deletion' },
];

export function KeysTable(props: Props) {
  const { connection, keys, users, search, onSearch, onCreate, onChangeState, onRefresh } = props;
  const mayChange = usePermission('administer', { connection, whole: true });
  const selected = keys.data?.find(({ arn }) => arn === search.selected);
  const columns: PagedColumn<KmsKey>[] = [
    {
      id: 'alias',
      label: 'Alias',
      minWidth: 150,
      sortText: ({ alias }) => alias ?? '',
      cell: ({ alias }) => alias ?? '–',
    },
    {
      id: 'keyId',
      label: 'Key id',
      always: true,
      minWidth: 200,
      sortText: ({ keyId }) => keyId,
      cell: ({ keyId }) => <CopyableValue what={`key id ${keyId}`} text={keyId} />,
    },
    {
      id: 'state',
      label: 'Status',
      minWidth: 150,
      sortText: ({ state }) => KEY_STATES[state].word,
      cell: ({ state }) => <KeyStateText state={state} />,
    },
    {
      id: 'users',
      label: 'Used by',
      minWidth: 150,
      cell: ({ arn }) => <Users connection={connection} ledgers={users?.get(arn) ?? (users ? [] : undefined)} />,
    },
    {
      id: 'created',
      label: 'Created',
      minWidth: 210,
      sortText: ({ creationTime }) => creationTime,
      cell: ({ creationTime }) => <TimeText instant={creationTime} />,
    },
    { id: 'description', label: 'Description', minWidth: 150, cell: ({ description }) => description ?? '–' },
    {
      id: 'arn',
      label: 'ARN',
      optional: true,
      cell: ({ arn }) => <CopyableValue what={`ARN ${arn}`} text={arn} />,
    },
  ];
  return (
    <PagedTable
      table="keys"
      title="Keys"
      rows="keys"
      variant="full-page"
      description="Keys of the embedded ledger service. They stand in for AWS KMS: nothing is encrypted with them, but their state acts on the ledgers that use them."
      list={{
        items: keys.data ?? [],
        hasNextPage: false,
        isPending: keys.isPending,
        isFetching: keys.isFetching,
        isFetchingNextPage: false,
        error: keys.error,
        updatedAt: keys.dataUpdatedAt,
        fetchNextPage: () => {},
        refetch: onRefresh,
        retry: onRefresh,
      }}
      columns={columns}
      properties={KEY_PROPERTIES}
      idOf={({ arn }) => arn}
      search={search}
      onSearch={onSearch}
      selection={{
        id: selected?.arn,
        onSelect: (arn) => onSearch({ selected: arn }),
        row: 'key',
        nameOf: keyName,
      }}
      actions={
        <SpaceBetween direction="horizontal" size="xs">
          <ButtonDropdown
            disabled={!selected}
            disabledReason="Select a key first"
            {...disabledBy(mayChange)}
            items={ACTIONS.map(({ state, text }) => ({
              id: state,
              text,
              disabled: state === selected?.state,
              disabledReason: 'It is in this state already',
            }))}
            onItemClick={({ detail }) => selected && onChangeState(selected, detail.id as KmsKeyState)}
          >
            Actions
          </ButtonDropdown>
          <Button variant="primary" {...disabledBy(mayChange)} onClick={onCreate}>
            Create key
          </Button>
        </SpaceBetween>
      }
      empty={
        <EmptyState
          title="No keys"
          text="The service has no keys. One that a ledger names is added by itself."
          action={
            <Button {...disabledBy(mayChange)} onClick={onCreate}>
              Create key
            </Button>
          }
        />
      }
    />
  );
}

function Users({ connection, ledgers }: { connection: string; ledgers: readonly string[] | undefined }) {
  if (ledgers === undefined) return 'Not known';
  if (ledgers.length === 0) return 'No ledger';
  return (
    <SpaceBetween direction="horizontal" size="xs">
      {ledgers.map((ledger) => (
        <Link key={ledger} href={pagePaths.ledger(connection, ledger)}>
          {ledger}
        </Link>
      ))}
    </SpaceBetween>
  );
}
