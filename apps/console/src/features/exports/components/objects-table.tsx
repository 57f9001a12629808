import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import type { ExportContents } from '@qldb-console/contract';
import { VisibleText } from '@qldb-console/ion-view';
import { type ReactNode, useMemo } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { api } from '../../../lib/api-client.ts';
import { formatByteSize } from '../../../lib/byte-size.ts';
import { pagePaths } from '../../../lib/page-paths.ts';
import { summariseContents } from '../model/contents-findings.ts';
import { fileName } from '../model/file-name.ts';

interface Props {
  connection: string;
  ledger: string;
  exportId: string;
  contents: ExportContents;
  running: boolean;
  page: number;
  refresh: ReactNode;
  onPage: (page: number) => void;
}

const PAGE_SIZE = 50;

/** The data objects of an export, and in plain words whether they are all there. */
export function ObjectsTable({ connection, ledger, exportId, contents, running, page, refresh, onPage }: Props) {
  const { objects, bytes, blocks, findings } = useMemo(() => summariseContents(contents, running), [contents, running]);
  const pages = Math.max(1, Math.ceil(objects.length / PAGE_SIZE));
  const shown = Math.min(page, pages);
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Objects' }}
      trackBy="key"
      items={objects.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)}
      wrapLines
      enableKeyboardNavigation
      header={
        <SpaceBetween size="s">
          <Header
            variant="h2"
            counter={`(${objects.length.toLocaleString('en')}${contents.truncated ? '+' : ''})`}
            description={
              objects.length === 0
                ? 'What the export has written into its bucket.'
                : `${blocks.toLocaleString('en')} ${blocks === 1 ? 'block' : 'blocks'} by the names of the objects, ${formatByteSize(bytes)}. Open an object to judge its blocks here.`
            }
            actions={refresh}
          >
            Objects
          </Header>
          <ul className="plain-list" aria-label="What the names and lists say">
            {findings.map(({ tone, text }) => (
              <li key={text}>
                <StatusIndicator type={tone} wrapText>
                  {text}
                </StatusIndicator>
              </li>
            ))}
          </ul>
          {contents.missing.length > 0 ? <MissingKeys keys={contents.missing} /> : null}
        </SpaceBetween>
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
      empty={
        <EmptyState
          title="No objects"
          text={running ? 'Nothing was written yet.' : 'The export has written no block of the journal.'}
        />
      }
      columnDefinitions={[
        {
          id: 'key',
          header: 'Object',
          isRowHeader: true,
          minWidth: 300,
          cell: ({ key }) => (
            <>
              <Link href={pagePaths.exportObject(connection, ledger, exportId, { key })}>
                <VisibleText text={fileName(key)} />
              </Link>
              <Box variant="small" display="block" color="text-body-secondary">
                <span className="hash-value">
                  <VisibleText text={key.slice(0, key.length - fileName(key).length)} />
                </span>
              </Box>
            </>
          ),
        },
        {
          id: 'blocks',
          header: 'Blocks',
          minWidth: 110,
          cell: ({ firstSequenceNo: first, lastSequenceNo: last }) =>
            first === undefined || last === undefined ? 'Not in its name' : first === last ? first : `${first}–${last}`,
        },
        { id: 'size', header: 'Size', minWidth: 110, cell: ({ size }) => formatByteSize(size) },
        {
          id: 'modified',
          header: 'Last modified',
          minWidth: 210,
          cell: ({ lastModified }) => <TimeText instant={lastModified} />,
        },
        {
          id: 'listed',
          header: 'Manifest',
          minWidth: 120,
          cell: ({ listed }) =>
            listed ? (
              <StatusIndicator type="success">Named</StatusIndicator>
            ) : (
              <StatusIndicator type={running ? 'pending' : 'warning'}>
                {running ? 'Not yet named' : 'Not named'}
              </StatusIndicator>
            ),
        },
        {
          id: 'actions',
          header: 'Actions',
          minWidth: 190,
          cell: ({ key }) => (
            <SpaceBetween direction="horizontal" size="xs">
              <Button
                ariaLabel={`Open ${fileName(key)}`}
                href={pagePaths.exportObject(connection, ledger, exportId, { key })}
              >
                Open
              </Button>
              <Button
                iconName="download"
                ariaLabel={`Download ${fileName(key)}`}
                href={api.exportObjectPath(connection, ledger, exportId, key)}
                download={fileName(key)}
              />
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}

const MOST_KEYS = 20;

function MissingKeys({ keys }: { keys: readonly string[] }) {
  return (
    <div>
      <Box variant="awsui-key-label">Missing</Box>
      <ul className="key-list">
        {keys.slice(0, MOST_KEYS).map((key) => (
          <li key={key}>
            <VisibleText text={key} />
          </li>
        ))}
      </ul>
      {keys.length > MOST_KEYS ? `and ${(keys.length - MOST_KEYS).toLocaleString('en')} more` : null}
    </div>
  );
}
