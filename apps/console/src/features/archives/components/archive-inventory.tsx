import Container from '@cloudscape-design/components/container';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { VisibleText } from '@qldb-console/ion-view';
import type { InventoryCode } from '@qldb-console/journal/archive';
import { EmptyState } from '../../../components/empty-state.tsx';
import { blocksText } from '../../../lib/block-range.ts';
import type { InventoryState } from '../../../workers/archive/calls.ts';
import { countOf } from '../model/archive-text.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { ArchiveObjects } from './archive-objects.tsx';
import { FINDING_TYPES } from './inventory-findings.tsx';

interface Props {
  archive: ReadyArchive;
  page: number;
  onPage: (page: number) => void;
}

/** Everything that was found in the archive before a block was judged. */
export function ArchiveInventory({ archive, page, onPage }: Props) {
  const { inventory } = archive;
  return (
    <SpaceBetween size="l">
      <Findings inventory={inventory} />
      <Exports inventory={inventory} />
      <ArchiveObjects archive={archive} page={page} onPage={onPage} />
      {inventory.ignored.count > 0 ? (
        <Container>
          <ExpandableSection headerText={`${countOf(inventory.ignored.count, 'file')} that are nothing of an export`}>
            <ul className="key-list">
              {inventory.ignored.names.map((name) => (
                <li key={name}>
                  <VisibleText text={name} />
                </li>
              ))}
            </ul>
            {inventory.ignored.count > inventory.ignored.names.length
              ? `and ${(inventory.ignored.count - inventory.ignored.names.length).toLocaleString('en')} more`
              : null}
          </ExpandableSection>
        </Container>
      ) : null}
    </SpaceBetween>
  );
}

/** What each code is called. */
const CODES: Readonly<Record<InventoryCode, string>> = {
  missing: 'Missing',
  extra: 'Extra',
  truncated: 'Cut off',
  renamed: 'Renamed',
  duplicate: 'Duplicate',
  overlapping: 'Overlapping',
  gap: 'Gap',
  empty: 'Empty',
  'unfinished-export': 'Export not finished',
  'without-started': 'Without first manifest',
  'without-manifest': 'Without manifest',
  'empty-export': 'Empty export',
  'unreadable-manifest': 'Unreadable manifest',
  'unreadable-object': 'Unreadable object',
  'mixed-strands': 'Several strands',
  'unsafe-name': 'Unsafe name',
  'not-an-export': 'Not an export',
  'too-many-files': 'Too many files',
  'too-many-keys': 'Too many keys',
  'too-many-copies': 'Too many copies',
};

function Findings({ inventory: { findings, findingCounts } }: { inventory: InventoryState }) {
  const total = Object.values(findingCounts).reduce((sum, count) => sum + count, 0);
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Findings' }}
      trackBy={({ code, sentence }) => `${code} ${sentence}`}
      items={findings}
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${findings.length < total ? `first ${findings.length} of ${total.toLocaleString('en')}` : total})`}
          description="Where files, their names and the manifests do not agree."
        >
          Findings
        </Header>
      }
      empty={
        <EmptyState
          title="Nothing to tell"
          text="Nothing is missing, cut off, doubled or renamed, as far as manifests, names and the ends of files say."
        />
      }
      columnDefinitions={[
        {
          id: 'what',
          header: 'What',
          isRowHeader: true,
          minWidth: 160,
          cell: ({ code, severity }) => <StatusIndicator type={FINDING_TYPES[severity]}>{CODES[code]}</StatusIndicator>,
        },
        { id: 'sentence', header: 'In words', minWidth: 300, cell: ({ sentence }) => <VisibleText text={sentence} /> },
        {
          id: 'blocks',
          header: 'Blocks',
          minWidth: 130,
          cell: ({ range }) =>
            range === undefined ? '–' : blocksText(range.first, range.last).replace(/^blocks? /, ''),
        },
        {
          id: 'files',
          header: 'Files',
          minWidth: 260,
          cell: ({ files }) =>
            files.length === 0 ? (
              '–'
            ) : (
              <ul className="key-list">
                {files.map((file) => (
                  <li key={file}>
                    <VisibleText text={file} />
                  </li>
                ))}
              </ul>
            ),
        },
      ]}
    />
  );
}

function Exports({ inventory: { exports } }: { inventory: InventoryState }) {
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Exports' }}
      trackBy="exportId"
      items={exports}
      wrapLines
      enableKeyboardNavigation
      header={
        <Header variant="h2" counter={`(${exports.length.toLocaleString('en')})`} description="As their manifests say.">
          Exports
        </Header>
      }
      empty={<EmptyState title="No manifests" text="Nothing says which exports the objects belong to." />}
      columnDefinitions={[
        {
          id: 'export',
          header: 'Export id',
          isRowHeader: true,
          minWidth: 220,
          cell: ({ exportId }) => <VisibleText text={exportId} />,
        },
        {
          id: 'ledger',
          header: 'Ledger, as stated',
          minWidth: 170,
          cell: ({ started }) => (started === undefined ? 'Not stated' : <VisibleText text={started.ledgerName} />),
        },
        {
          id: 'range',
          header: 'Range of time',
          minWidth: 260,
          cell: ({ started }) =>
            started === undefined ? (
              'Not stated'
            ) : (
              <VisibleText text={`[${started.inclusiveStartTime}, ${started.exclusiveEndTime})`} />
            ),
        },
        { id: 'objects', header: 'Objects here', minWidth: 120, cell: ({ objects }) => objects.toLocaleString('en') },
        {
          id: 'state',
          header: 'Completed',
          minWidth: 170,
          cell: ({ completed }) => {
            const missing = completed.reduce((sum, one) => sum + one.missing, 0);
            if (completed.length === 0) return <StatusIndicator type="warning">Not finished</StatusIndicator>;
            return missing > 0 ? (
              <StatusIndicator type="error">{countOf(missing, 'object')} missing</StatusIndicator>
            ) : (
              <StatusIndicator type="success">All objects here</StatusIndicator>
            );
          },
        },
      ]}
    />
  );
}
