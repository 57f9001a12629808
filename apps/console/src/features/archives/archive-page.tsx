import '@qldb-console/ion-view/ion-view.css';
import './archives.css';
import ContentLayout from '@cloudscape-design/components/content-layout';
import Header from '@cloudscape-design/components/header';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Tabs from '@cloudscape-design/components/tabs';
import { VisibleText } from '@qldb-console/ion-view';
import { getRouteApi } from '@tanstack/react-router';
import { Suspense, useCallback } from 'react';
import { StoredHashEncoding } from '../../components/stored-hash-encoding.tsx';
import { archiveTitle } from '../../lib/archive-id.ts';
import { laterPart, useLoadedAhead } from '../../lib/later-parts.ts';
import type { ArchiveTab } from '../../lib/page-paths.ts';
import { ArchiveActions } from './components/archive-actions.tsx';
import { ArchiveGate } from './components/archive-gate.tsx';
import { ArchiveInventory } from './components/archive-inventory.tsx';
import { ArchiveOverview } from './components/archive-overview.tsx';
import { inventoryText, strandTitle } from './model/archive-text.ts';
import type { ReadyArchive } from './model/ready-archive.ts';

const ArchiveJournalTab = laterPart(() => import('./journal/journal-tab.tsx'), 'ArchiveJournalTab');
const DocumentsTab = laterPart(() => import('./documents/documents-tab.tsx'), 'DocumentsTab');
const ArchiveDigestsTab = laterPart(() => import('./components/archive-digests-tab.tsx'), 'ArchiveDigestsTab');

/** Where the reader goes from here. */
const AHEAD = [
  () => ArchiveJournalTab.preload?.(),
  () => DocumentsTab.preload?.(),
  () => ArchiveDigestsTab.preload?.(),
  () => import('./archive-block-page.tsx'),
  () => import('./documents/document-page.tsx'),
];

const route = getRouteApi('/archives/$archive');

/** An archive: what is in it, whether it holds, and what does not. */
export function ArchivePage() {
  const { archive: id } = route.useParams();
  const { strand } = route.useSearch();
  return (
    <StoredHashEncoding>
      <ArchiveGate
        // Nothing of one archive is shown for another.
        key={id}
        id={id}
        strandId={strand}
        frame={(content) => (
          <ContentLayout header={<Header variant="h1">{<VisibleText text={archiveTitle(id)} />}</Header>}>
            {content}
          </ContentLayout>
        )}
      >
        {(archive) => <Opened archive={archive} />}
      </ArchiveGate>
    </StoredHashEncoding>
  );
}

function Opened({ archive }: { archive: ReadyArchive }) {
  useLoadedAhead(AHEAD);
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const changeSearch = useCallback(
    (change: Partial<ReturnType<typeof route.useSearch>>) =>
      void navigate({ search: (now) => ({ ...now, ...change }) }),
    [navigate],
  );
  const { strands } = archive.inventory;
  const tab: ArchiveTab = search.tab ?? 'overview';
  return (
    <ContentLayout
      header={
        <Header
          variant="h1"
          description={inventoryText(archive.inventory)}
          actions={<ArchiveActions archive={archive} />}
        >
          {strandTitle(archive.strand)}
        </Header>
      }
    >
      <SpaceBetween size="l">
        {strands.length > 1 ? (
          <div className="scope-select">
            <Select
              ariaLabel="Strand"
              inlineLabelText="Strand"
              selectedOption={{ value: archive.strand.strandId, label: strandTitle(archive.strand) }}
              options={strands.map((strand) => ({ value: strand.strandId, label: strandTitle(strand) }))}
              onChange={({ detail }) =>
                void navigate({ search: (now) => ({ tab: now.tab, strand: detail.selectedOption.value }) })
              }
            />
          </div>
        ) : null}
        <Tabs
          ariaLabel="Parts of the archive"
          activeTabId={tab}
          onChange={({ detail: { activeTabId } }) =>
            void navigate({
              search: (now) => ({
                strand: now.strand,
                ...(activeTabId === 'overview' ? {} : { tab: activeTabId as ArchiveTab }),
              }),
            })
          }
          tabs={[
            { id: 'overview', label: 'Overview', content: <ArchiveOverview archive={archive} /> },
            {
              id: 'journal',
              label: 'Journal',
              content: (
                <Suspense fallback={<StatusIndicator type="loading">Loading</StatusIndicator>}>
                  <ArchiveJournalTab
                    archive={archive}
                    search={{ at: search.at, order: search.order, find: search.find }}
                    onSearch={changeSearch}
                  />
                </Suspense>
              ),
            },
            {
              id: 'documents',
              label: 'Documents',
              content: (
                <Suspense fallback={<StatusIndicator type="loading">Loading</StatusIndicator>}>
                  <DocumentsTab
                    archive={archive}
                    search={{ table: search.table, filter: search.filter, page: search.page }}
                    onSearch={changeSearch}
                  />
                </Suspense>
              ),
            },
            {
              id: 'digests',
              label: 'Digests',
              content: (
                <Suspense fallback={<StatusIndicator type="loading">Loading</StatusIndicator>}>
                  <ArchiveDigestsTab archive={archive} />
                </Suspense>
              ),
            },
            {
              id: 'inventory',
              label: 'Inventory',
              content: (
                <ArchiveInventory
                  archive={archive}
                  page={search.page ?? 1}
                  onPage={(page) =>
                    void navigate({ search: (now) => ({ ...now, page: page === 1 ? undefined : page }) })
                  }
                />
              ),
            },
          ]}
        />
      </SpaceBetween>
    </ContentLayout>
  );
}
