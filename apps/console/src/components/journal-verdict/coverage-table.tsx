import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import Table from '@cloudscape-design/components/table';
import type { CoverageRange } from '@qldb-console/journal/judgement';
import { useState } from 'react';
import { blocksText, capitalised } from '../../lib/block-range.ts';
import { COVERAGE_STATES } from '../../lib/coverage/states.ts';

interface Props {
  ranges: readonly CoverageRange[];
  hrefOf: (sequenceNo: number) => string;
}

const PAGE_SIZE = 25;

/** What the strip draws, as a table: every range of blocks with its state. */
export function CoverageTable({ ranges, hrefOf }: Props) {
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(ranges.length / PAGE_SIZE));
  const shown = Math.min(page, pages);
  return (
    <ExpandableSection
      headerText="The strip as a table"
      headerCounter={`(${ranges.length.toLocaleString('en')} ranges)`}
    >
      <Table
        variant="embedded"
        ariaLabels={{ tableLabel: 'Coverage' }}
        trackBy={({ from }) => String(from)}
        items={ranges.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)}
        wrapLines
        enableKeyboardNavigation
        pagination={
          pages > 1 ? (
            <Pagination
              currentPageIndex={shown}
              pagesCount={pages}
              onChange={({ detail }) => setPage(detail.currentPageIndex)}
            />
          ) : undefined
        }
        columnDefinitions={[
          {
            id: 'blocks',
            header: 'Blocks',
            isRowHeader: true,
            minWidth: 150,
            cell: ({ from, to, state }) => {
              const text = capitalised(blocksText(from, to - 1));
              return state === 'missing' ? text : <Link href={hrefOf(from)}>{text}</Link>;
            },
          },
          { id: 'count', header: 'How many', minWidth: 110, cell: ({ from, to }) => (to - from).toLocaleString('en') },
          {
            id: 'state',
            header: 'State',
            minWidth: 260,
            cell: ({ state }) => (
              <span className="coverage-state">
                <span className={`coverage-swatch coverage-${state}`} aria-hidden="true" />
                <span>
                  {COVERAGE_STATES[state].word}: {COVERAGE_STATES[state].means}
                </span>
              </span>
            ),
          },
        ]}
      />
    </ExpandableSection>
  );
}
