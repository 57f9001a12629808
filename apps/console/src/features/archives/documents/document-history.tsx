import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { VisibleText } from '@qldb-console/ion-view';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { ArchiveRevision } from '../../../workers/archive/calls.ts';
import type { ReadRevision } from '../../../workers/archive/document-calls.ts';
import { archiveQuery } from '../api/archive-queries.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { historyEntries, missingBehind, summariseHistory } from './history.ts';
import { RevisionEntry } from './revision-entry.tsx';

interface Props {
  archive: ReadyArchive;
  documentId: string;
  history: readonly ArchiveRevision[];
  page: number;
  onPage: (page: number) => void;
}

const PAGE_SIZE = 10;

/** What the history comes to, and its revisions one by one, oldest first, with what is missing in between. */
export function DocumentHistory({ archive, documentId, history, page, onPage }: Props) {
  const { id, strand, judged } = archive;
  const { strandId } = strand;
  const verdict = judged?.verdict;
  const pages = Math.max(1, Math.ceil(history.length / PAGE_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  const from = (shown - 1) * PAGE_SIZE;
  const to = Math.min(from + PAGE_SIZE, history.length);
  // The one before the first one is what that is compared with.
  const places = history.slice(Math.max(0, from - 1), to).map(({ row, index }) => ({ row, index }));
  const read = useQuery({
    ...archiveQuery(id, judged, 'readRevisions', { strandId, places }),
    placeholderData: keepPreviousData,
  });
  const of = new Map((read.data?.answer ?? []).map((one) => [keyOf(one), one]));
  const summary = summariseHistory(history, verdict);
  const behind = shown === pages ? missingBehind(history, verdict) : undefined;
  const pagination =
    pages > 1 ? (
      <Pagination
        currentPageIndex={shown}
        pagesCount={pages}
        ariaLabels={{ paginationLabel: 'Pages of revisions' }}
        onChange={({ detail }) => onPage(detail.currentPageIndex)}
      />
    ) : null;
  return (
    <SpaceBetween size="l">
      <section aria-label="The history in short">
        <Container>
          <SpaceBetween size="xxs">
            <StatusIndicator type={summary.tone} wrapText>
              <strong>{summary.headline}</strong>
            </StatusIndicator>
            <Box color="text-body-secondary">{summary.scope}</Box>
          </SpaceBetween>
        </Container>
      </section>
      {read.isError ? (
        <Alert
          type="error"
          statusIconAriaLabel="Error"
          header="The revisions could not be read from their files"
          action={<Button onClick={() => void read.refetch()}>Retry</Button>}
        >
          <VisibleText text={read.error.message} />
        </Alert>
      ) : null}
      {pagination}
      <ol className="document-history" aria-label="Revisions, oldest first">
        {historyEntries(history, [from, to], verdict, strand.first).map((entry) =>
          entry.kind === 'gap' ? (
            <li key={`gap ${entry.first} ${entry.last}`}>
              <Gap first={entry.first} last={entry.last} why={entry.why} />
            </li>
          ) : (
            <li key={keyOf(entry.revision)}>
              <RevisionEntry
                archive={archive}
                documentId={documentId}
                entry={entry}
                read={of.get(keyOf(entry.revision))}
                before={entry.before && of.get(keyOf(entry.before))}
              />
            </li>
          ),
        )}
        {behind === undefined ? null : (
          <li>
            <Alert type="warning" statusIconAriaLabel="Warning">
              {behind}
            </Alert>
          </li>
        )}
      </ol>
      {pagination}
    </SpaceBetween>
  );
}

const keyOf = ({ row, index }: Pick<ReadRevision, 'row' | 'index'>) => `${row} ${index}`;

function Gap({ first, last, why }: { first: number; last: number; why: string }) {
  return (
    <Alert
      type="warning"
      statusIconAriaLabel="Warning"
      header={first === last ? `Version ${first} is not here` : `Versions ${first}–${last} are not here`}
    >
      {why}
    </Alert>
  );
}
