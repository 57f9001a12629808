import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { VisibleText } from '@qldb-console/ion-view';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { type ArchiveOrigin, originTitle } from '../../../lib/archive-id.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import { closeArchive } from '../model/open-archives.ts';
import { forgetArchive, type RecentArchive, useRecentArchives } from '../model/recent-archives.ts';

/** Archives opened in this browser before. */
export function RecentArchives() {
  const recent = useRecentArchives();
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Opened before' }}
      trackBy="id"
      items={recent ?? []}
      loading={recent === undefined}
      loadingText="Looking up what was opened before"
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${recent?.length ?? 0})`}
          description="This browser remembers where they are and how far they were judged, and never a file itself."
        >
          Opened before
        </Header>
      }
      empty={<EmptyState title="None yet" text="Archives that you open are listed here." />}
      columnDefinitions={[
        {
          id: 'name',
          header: 'Archive',
          isRowHeader: true,
          minWidth: 220,
          cell: ({ id, name, origin }) => (
            <>
              <Link href={pagePaths.archive(id)}>
                <VisibleText text={name} />
              </Link>
              <Box variant="small" color="text-body-secondary" display="block">
                <VisibleText text={placeOf(origin)} />
              </Box>
            </>
          ),
        },
        {
          id: 'summary',
          header: 'Found out last',
          minWidth: 260,
          cell: ({ summary }) => (summary === undefined ? 'Not judged to the end' : <VisibleText text={summary} />),
        },
        { id: 'opened', header: 'Opened', minWidth: 190, cell: ({ openedAt }) => <TimeText instant={openedAt} /> },
        {
          id: 'actions',
          header: 'Actions',
          minWidth: 120,
          cell: (one) => (
            <Button ariaLabel={`Forget ${one.name}`} onClick={() => forget(one)}>
              Forget
            </Button>
          ),
        },
      ]}
    />
  );
}

function forget({ id }: RecentArchive): void {
  closeArchive(id);
  void forgetArchive(id);
}

function placeOf(origin: ArchiveOrigin): string {
  switch (origin.kind) {
    case 'sample':
      return 'Comes with the console';
    case 'folder':
      return 'On this computer';
    case 's3':
      return `${originTitle(origin)}, through ${origin.connection}`;
    case 'export':
      return `Export of a connected ledger, through ${origin.connection}`;
  }
}
