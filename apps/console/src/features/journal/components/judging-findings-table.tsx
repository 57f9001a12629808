import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Table from '@cloudscape-design/components/table';
import { VisibleText } from '@qldb-console/ion-view';
import { BlockStatusText } from '../../../components/block/block-status-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { JudgingFinding } from '../model/judging-findings.ts';

interface Props {
  connection: string;
  ledger: string;
  findings: readonly JudgingFinding[];
  /** How many there are in all. */
  total: number;
}

/** Blocks that contradict themselves, cannot be read, or could be judged only in part: each leads to its page. */
export function JudgingFindingsTable({ connection, ledger, findings, total }: Props) {
  return (
    <Table
      variant="embedded"
      ariaLabels={{ tableLabel: 'Blocks to look at' }}
      trackBy={({ sequenceNo, status }) => `${sequenceNo} ${status.word}`}
      items={findings}
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h3"
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
          cell: ({ sequenceNo }) => (
            <Link href={pagePaths.block(connection, ledger, sequenceNo)}>Block {sequenceNo}</Link>
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
      ]}
    />
  );
}
