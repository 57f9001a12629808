import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import { VisibleText } from '@qldb-console/ion-view';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { blocksText } from '../../../lib/block-range.ts';
import { formatByteSize } from '../../../lib/byte-size.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import { archiveQuery } from '../api/archive-queries.ts';
import { formatText } from '../model/archive-text.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

interface Props {
  archive: ReadyArchive;
  page: number;
  onPage: (page: number) => void;
}

const PAGE_SIZE = 50;

/** The objects of the strand in the order of the journal. */
export function ArchiveObjects({ archive: { id, strand }, page, onPage }: Props) {
  const { strandId } = strand;
  const pages = Math.max(1, Math.ceil(strand.objects / PAGE_SIZE));
  const shown = Math.min(page, pages);
  const asked = { strandId, from: (shown - 1) * PAGE_SIZE, count: PAGE_SIZE };
  const objects = useQuery({
    ...archiveQuery(id, undefined, 'objects', asked),
    placeholderData: keepPreviousData,
  });
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Objects' }}
      trackBy={({ number }) => String(number)}
      items={objects.data?.answer.items ?? []}
      loading={objects.isPending}
      loadingText="Loading the objects"
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${strand.objects.toLocaleString('en')})`}
          description="Files with blocks of this strand, in the order of the journal."
        >
          Objects
        </Header>
      }
      pagination={
        pages > 1 ? (
          <Pagination
            currentPageIndex={shown}
            pagesCount={pages}
            onChange={({ detail }) => onPage(detail.currentPageIndex)}
          />
        ) : undefined
      }
      empty={<EmptyState title="No objects" text="There is no block of this strand." />}
      columnDefinitions={[
        {
          id: 'file',
          header: 'File',
          isRowHeader: true,
          minWidth: 300,
          cell: ({ file }) => (
            <>
              <VisibleText text={file.slice(file.lastIndexOf('/') + 1)} />
              <Box variant="small" display="block" color="text-body-secondary">
                <span className="hash-value">
                  <VisibleText text={file.slice(0, file.lastIndexOf('/') + 1)} />
                </span>
              </Box>
            </>
          ),
        },
        {
          id: 'blocks',
          header: 'Blocks',
          minWidth: 120,
          cell: ({ range }) => (
            <Link href={pagePaths.archiveBlock(id, range.first, { strand: strandId })}>
              {blocksText(range.first, range.last).replace(/^blocks? /, '')}
            </Link>
          ),
        },
        { id: 'size', header: 'Size', minWidth: 100, cell: ({ size }) => formatByteSize(size) },
        {
          id: 'format',
          header: 'Format',
          minWidth: 130,
          cell: ({ format, gzip }) => `${formatText(format)}${gzip ? ', gzip' : ''}`,
        },
        {
          id: 'modified',
          header: 'Last modified',
          minWidth: 200,
          cell: ({ modified }) => (modified === undefined ? 'Not known' : <TimeText instant={modified} />),
        },
        {
          id: 'manifest',
          header: 'Named by export',
          minWidth: 200,
          cell: ({ declaredBy }) => (declaredBy.length === 0 ? 'None' : <VisibleText text={declaredBy.join(', ')} />),
        },
      ]}
    />
  );
}
