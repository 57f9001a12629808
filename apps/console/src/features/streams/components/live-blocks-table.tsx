import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { HashText } from '@qldb-console/ion-view';
import { decodeBase64 } from '@qldb-console/journal';
import { useState } from 'react';
import { BlockStatusText } from '../../../components/block/block-status-text.tsx';
import { EmptyState } from '../../../components/empty-state.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import type { LiveBlock } from '../model/live-block.ts';

interface Props {
  blocks: readonly LiveBlock[];
  onOpen: (block: LiveBlock) => void;
}

const PAGE_SIZE = 25;

/** The blocks put together from the records, newest first. */
export function LiveBlocksTable({ blocks, onOpen }: Props) {
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(blocks.length / PAGE_SIZE));
  const shown = Math.min(page, pages);
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Blocks of the stream' }}
      trackBy={({ address }) => `${address.strandId} ${address.sequenceNo}`}
      items={blocks.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)}
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${blocks.length})`}
          description="Put together and hashed again in this browser as their records come. Not compared with any digest."
        >
          Blocks
        </Header>
      }
      pagination={
        pages > 1 ? (
          <Pagination
            currentPageIndex={shown}
            pagesCount={pages}
            onChange={({ detail }) => setPage(detail.currentPageIndex)}
          />
        ) : undefined
      }
      empty={<EmptyState title="No blocks yet" text="They appear here as soon as records of them arrive." />}
      columnDefinitions={[
        {
          id: 'sequenceNo',
          header: 'Sequence number',
          isRowHeader: true,
          minWidth: 110,
          cell: (block) => (
            <Link ariaLabel={`Block ${block.address.sequenceNo}`} onFollow={() => onOpen(block)}>
              {block.address.sequenceNo}
            </Link>
          ),
        },
        { id: 'status', header: 'Judged here', minWidth: 210, cell: (block) => <State block={block} /> },
        { id: 'time', header: 'Time', minWidth: 210, cell: ({ time }) => (time ? <TimeText instant={time} /> : '–') },
        {
          id: 'revisions',
          header: 'Revisions',
          minWidth: 110,
          cell: ({ delivered, waitingFor }) =>
            waitingFor === 0 ? delivered : `${delivered} of ${delivered + waitingFor}`,
        },
        {
          id: 'blockHash',
          header: 'Block hash',
          minWidth: 150,
          cell: ({ blockHash, address }) => {
            const hash = blockHash === undefined ? undefined : decodeBase64(blockHash);
            return hash === undefined ? '–' : <HashText hash={hash} label={`hash of block ${address.sequenceNo}`} />;
          },
        },
      ]}
    />
  );
}

function State({ block: { state, waitingFor, status } }: { block: LiveBlock }) {
  if (state === 'no-summary') return <StatusIndicator type="pending">Waiting for its summary</StatusIndicator>;
  if (state === 'waiting')
    return (
      <StatusIndicator type="pending">
        Waiting for {waitingFor} {waitingFor === 1 ? 'revision' : 'revisions'}
      </StatusIndicator>
    );
  return status ? <BlockStatusText status={status} /> : <StatusIndicator type="loading">Judging</StatusIndicator>;
}
