import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { Tags } from '@qldb-console/contract';
import { VisibleText } from '@qldb-console/ion-view';
import { useState } from 'react';
import { disabledBy, usePermission } from '../../lib/session.ts';
import { rowsOf, type TagRow } from '../../lib/tag-rules.ts';
import { EmptyState } from '../empty-state.tsx';
import { ProblemAlert } from '../problem-alert.tsx';
import { RefreshButton } from '../refresh-button.tsx';
import { RequestInfo } from '../request-info.tsx';
import { EditTags } from './edit-tags.tsx';
import { useTags } from './use-tags.ts';

const COLUMNS: TableProps.ColumnDefinition<TagRow>[] = [
  { id: 'key', header: 'Key', sortingField: 'key', isRowHeader: true, cell: ({ key }) => <VisibleText text={key} /> },
  {
    id: 'value',
    header: 'Value',
    sortingField: 'value',
    cell: ({ value }) => (value === '' ? '–' : <VisibleText text={value} />),
  },
];

/** The tags of a ledger, or of a stream of it: read, and edited all at once. */
export function TagsPanel({ connection, ledger, arn }: { connection: string; ledger: string; arn: string }) {
  const tags = useTags(connection, arn);
  const [editing, setEditing] = useState<Tags>();
  const mayEdit = usePermission('operate', { connection, ledger });
  const [sort, setSort] = useState({ by: 'key' as keyof TagRow, descending: false });
  if (editing !== undefined) {
    return (
      <EditTags
        connection={connection}
        arn={arn}
        opened={editing}
        before={tags.data ?? editing}
        onClose={() => setEditing(undefined)}
      />
    );
  }
  const rows = rowsOf(tags.data ?? {}).toSorted(
    (a, b) => (sort.descending ? -1 : 1) * (a[sort.by] < b[sort.by] ? -1 : a[sort.by] > b[sort.by] ? 1 : 0),
  );
  const edit = () => setEditing(tags.data);
  const problem = tags.isError ? (
    <ProblemAlert what="The tags could not be loaded." error={tags.error} onRetry={() => void tags.refetch()} />
  ) : null;
  return (
    <SpaceBetween size="l">
      {tags.data ? problem : null}
      <Table
        variant="container"
        ariaLabels={{ tableLabel: 'Tags' }}
        items={rows}
        trackBy="key"
        columnDefinitions={COLUMNS}
        wrapLines
        enableKeyboardNavigation
        loading={tags.isPending}
        loadingText="Loading the tags"
        sortingColumn={{ sortingField: sort.by }}
        sortingDescending={sort.descending}
        onSortingChange={({ detail }) =>
          setSort({
            by: detail.sortingColumn.sortingField === 'value' ? 'value' : 'key',
            descending: detail.isDescending === true,
          })
        }
        empty={
          problem ?? (
            <EmptyState
              title="No tags"
              text="Tags are pairs of key and value, to find, to bill and to grant access by."
              action={
                <Button onClick={edit} {...disabledBy(mayEdit)}>
                  Add tags
                </Button>
              }
            />
          )
        }
        header={
          <Header
            variant="h2"
            counter={tags.data ? `(${rows.length})` : ''}
            actions={
              <SpaceBetween direction="horizontal" size="xs" alignItems="center">
                <RefreshButton
                  what="tags"
                  updatedAt={tags.dataUpdatedAt}
                  isFetching={tags.isFetching}
                  onRefresh={() => void tags.refetch()}
                />
                <RequestInfo connection={connection} operation="ListTagsForResource" input={{ ResourceArn: arn }} />
                <Button disabled={!tags.data} {...disabledBy(mayEdit)} onClick={edit}>
                  Manage tags
                </Button>
              </SpaceBetween>
            }
          >
            Tags
          </Header>
        }
      />
    </SpaceBetween>
  );
}
