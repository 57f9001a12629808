import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { HashText, VisibleText } from '@qldb-console/ion-view';
import type { ParsedBlock, RevisionSummary } from '@qldb-console/journal';
import { useState } from 'react';
import type { BlockLinks } from '../../lib/blocks/block-links.ts';
import { revisionRows } from '../../lib/blocks/revision-rows.ts';
import { EmptyState } from '../empty-state.tsx';
import { BlockStatusText } from './block-status-text.tsx';

interface Props {
  links: BlockLinks;
  block: ParsedBlock;
  summaries: readonly RevisionSummary[];
  /** The block that explains redactions of this one; goes along to the verification. */
  recordedIn: number | undefined;
  selected: number | undefined;
  onSelect: (index: number) => void;
}

const FIRST = 50;

/** The revisions of a block. Each can be verified with one click: block, strand and document go along. */
export function RevisionsTable({ links, block, summaries, recordedIn, selected, onSelect }: Props) {
  const [limit, setLimit] = useState(FIRST);
  const rows = revisionRows(block, summaries);
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Revisions' }}
      trackBy={({ index }) => String(index)}
      items={rows.slice(0, limit)}
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${rows.length})`}
          description="New versions of documents written by this block."
        >
          Revisions
        </Header>
      }
      empty={
        <EmptyState
          title="No revisions"
          text="This block changed no document: it records statements that only read or defined, or work of the service."
        />
      }
      footer={
        rows.length > limit ? (
          <Box textAlign="center">
            <Button onClick={() => setLimit(limit + 500)}>
              Show more of {rows.length.toLocaleString('en')} revisions
            </Button>
          </Box>
        ) : null
      }
      columnDefinitions={[
        {
          id: 'document',
          header: 'Document id',
          isRowHeader: true,
          cell: ({ documentId }) => {
            if (documentId === undefined) return 'None';
            const id = <Box variant="code">{documentId}</Box>;
            return links.document === undefined ? id : <Link href={links.document(documentId)}>{id}</Link>;
          },
        },
        { id: 'version', header: 'Version', cell: ({ version }) => version ?? '–' },
        {
          id: 'table',
          header: 'Table',
          minWidth: 190,
          cell: ({ tableName }) => (tableName === undefined ? '–' : <VisibleText text={tableName} />),
        },
        {
          id: 'hash',
          header: 'Revision hash',
          cell: ({ hash, index }) => <HashText hash={hash} label={`hash of revision ${index}`} />,
        },
        {
          id: 'status',
          header: 'Judged here',
          minWidth: 150,
          cell: ({ status }) => <BlockStatusText status={status} />,
        },
        {
          id: 'actions',
          header: 'Actions',
          minWidth: 210,
          cell: ({ index, documentId }) => (
            <SpaceBetween direction="horizontal" size="xs">
              {documentId === undefined || links.verify === undefined ? null : (
                <Button
                  ariaLabel={`Verify document ${documentId}`}
                  href={links.verify({
                    block: block.address.sequenceNo,
                    strand: block.address.strandId,
                    document: documentId,
                    recordedIn,
                  })}
                >
                  Verify
                </Button>
              )}
              <Button
                ariaLabel={`Show revision ${index}`}
                disabled={selected === index}
                onClick={() => {
                  onSelect(index);
                  document.getElementById('block-content')?.scrollIntoView({ block: 'start' });
                }}
              >
                Show
              </Button>
            </SpaceBetween>
          ),
        },
      ]}
    />
  );
}
