import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { VisibleText } from '@qldb-console/ion-view';
import { BlockStatusText } from '../../../components/block/block-status-text.tsx';
import { fileName } from '../model/file-name.ts';
import type { RunFinding } from '../model/journal-run.ts';
import type { RunPlace } from '../model/run-block.ts';

interface Props {
  findings: readonly RunFinding[];
  /** How many blocks have something to look at in all. */
  total: number;
  hrefOf: (place: RunPlace) => string;
}

/** Blocks that contradict themselves, cannot be read, or could be judged only in part: each with its place. */
export function RunFindingsTable({ findings, total, hrefOf }: Props) {
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Blocks to look at' }}
      trackBy={({ place }) => `${place.key} ${place.index}`}
      items={findings}
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${findings.length < total ? `first ${findings.length} of ${total.toLocaleString('en')}` : total})`}
        >
          Blocks to look at
        </Header>
      }
      columnDefinitions={[
        {
          id: 'block',
          header: 'Block',
          isRowHeader: true,
          minWidth: 130,
          cell: ({ place, sequenceNo }) => (
            <Link href={hrefOf(place)}>
              {sequenceNo === undefined ? `Number ${place.index + 1} of the object` : `Block ${sequenceNo}`}
            </Link>
          ),
        },
        {
          id: 'status',
          header: 'Judged here',
          minWidth: 170,
          cell: ({ status }) => <BlockStatusText status={status} />,
        },
        {
          id: 'why',
          header: 'Why',
          minWidth: 220,
          cell: ({ status }) => (status.why === undefined ? '–' : <VisibleText text={status.why} />),
        },
        {
          id: 'object',
          header: 'Object',
          minWidth: 220,
          cell: ({ place }) => (
            <Box variant="small">
              <VisibleText text={fileName(place.key)} />
            </Box>
          ),
        },
      ]}
    />
  );
}
