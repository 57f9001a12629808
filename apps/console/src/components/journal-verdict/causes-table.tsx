import './causes.css';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import Pagination from '@cloudscape-design/components/pagination';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import { HashText, VisibleText } from '@qldb-console/ion-view';
import type { Cause, JournalVerdict, RevisionExplanation } from '@qldb-console/journal/judgement';
import { type ReactNode, useState } from 'react';
import { blocksText, capitalised } from '../../lib/block-range.ts';
import { MarkedText } from '../marked-text.tsx';

interface Props {
  verdict: JournalVerdict;
  hrefOf: (sequenceNo: number) => string;
  /** Whether the bytes lie somewhere the reader can look: in files, not in answers of a service. */
  inFiles?: boolean | undefined;
  /** What a closer look at the blocks of a cause found; undefined while there is none. */
  explained?: ((cause: Cause) => ReactNode) | undefined;
}

const PAGE_SIZE = 10;

const SOURCE = {
  id: 'source',
  header: 'Source',
  minWidth: 200,
  verticalAlign: 'top',
  cell: ({ places }) => (places.length === 0 ? 'Not there' : <Sources places={places} />),
} satisfies TableProps.ColumnDefinition<Cause>;

/** What is wrong with a journal: each cause with its place, and what merely follows from it. */
export function CausesTable({ verdict: { causes, unlisted }, hrefOf, inFiles = true, explained }: Props) {
  const [page, setPage] = useState(1);
  const pages = Math.max(1, Math.ceil(causes.length / PAGE_SIZE));
  const shown = Math.min(page, pages);
  if (causes.length === 0) return null;
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Causes' }}
      trackBy="id"
      items={causes.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE)}
      wrapLines
      enableKeyboardNavigation
      header={
        <Header
          variant="h2"
          counter={`(${causes.length.toLocaleString('en')}${unlisted > 0 ? `, and ${unlisted.toLocaleString('en')} contradictions not listed` : ''})`}
          description="What was done to the journal, as near to it as the hashes allow. What only follows from a cause stands with it."
        >
          Causes
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
      columnDefinitions={[
        {
          id: 'where',
          header: 'Where',
          isRowHeader: true,
          minWidth: 130,
          verticalAlign: 'top',
          cell: (cause) => <Where cause={cause} hrefOf={hrefOf} />,
        },
        {
          id: 'what',
          header: 'What',
          minWidth: 320,
          verticalAlign: 'top',
          cell: (cause) => (
            <div className="cause">
              <StatusIndicator type={cause.severity === 'contradiction' ? 'error' : 'warning'} wrapText>
                <strong>{cause.title}</strong>
              </StatusIndicator>
              <p>
                <VisibleText text={cause.sentence} />
              </p>
              {explained?.(cause)}
              {cause.follows.length === 0 ? null : (
                <>
                  <p className="cause-follows">What follows from it:</p>
                  <ul>
                    {cause.follows.map((sentence) => (
                      <li key={sentence}>
                        <VisibleText text={sentence} />
                      </li>
                    ))}
                  </ul>
                </>
              )}
            </div>
          ),
        },
        {
          id: 'expected',
          header: 'Expected and computed',
          minWidth: 190,
          verticalAlign: 'top',
          cell: ({ brief, expected, computed }) =>
            expected === undefined && computed === undefined ? (
              '–'
            ) : (
              <>
                <Value what="Expected" of={brief} text={expected} />
                <Value what="Computed" of={brief} text={computed} />
              </>
            ),
        },
        ...(inFiles ? [SOURCE] : []),
      ]}
    />
  );
}

/** Ends of a cause with at most this many blocks are named one by one. */
const FEW_BLOCKS = 3;

function Where({ cause: { blocks, kind }, hrefOf }: { cause: Cause; hrefOf: (sequenceNo: number) => string }) {
  if (blocks === undefined) return 'No block that can be named';
  const [from, to] = blocks;
  const text = capitalised(blocksText(from, to));
  if (kind === 'missing') return text;
  if (to - from >= FEW_BLOCKS) return <Link href={hrefOf(from)}>{text}</Link>;
  return Array.from({ length: to - from + 1 }, (_, i) => (
    <div key={from + i}>
      <Link href={hrefOf(from + i)}>Block {(from + i).toLocaleString('en')}</Link>
    </div>
  ));
}

const HASH = /^[A-Za-z0-9+/]{43}=$/;

function Value({ what, of, text }: { what: string; of: string; text: string | undefined }) {
  if (text === undefined) return null;
  return (
    <div>
      <Box variant="small" color="text-body-secondary">
        {what}
      </Box>{' '}
      {HASH.test(text) ? (
        <HashText hash={text} label={`${what.toLowerCase()} hash: ${of}`} />
      ) : (
        <VisibleText text={text} />
      )}
    </div>
  );
}

const MOST_PLACES = 3;

function Sources({ places }: { places: Cause['places'] }) {
  return (
    <>
      {places.slice(0, MOST_PLACES).map(({ source, start, end }) => (
        <div key={`${source} ${start}`} className="cause-source">
          <span className="hash-value">
            <VisibleText text={source} />
          </span>
          <Box variant="small" color="text-body-secondary" display="block">
            bytes {start.toLocaleString('en')}–{(end - 1).toLocaleString('en')}
          </Box>
        </div>
      ))}
      {places.length > MOST_PLACES ? `and ${(places.length - MOST_PLACES).toLocaleString('en')} more places` : null}
    </>
  );
}

const HALVES: Readonly<Record<RevisionExplanation['half'], string>> = {
  data: 'its data was changed, its metadata is intact',
  metadata: 'its metadata was changed, its data is intact',
  hash: 'its stated hash was changed',
  unknown: 'which half was changed cannot be told',
};

/** What a closer look at a revision found, with what would make it fit: always a hypothesis, and called so. */
export function RevisionExplained({ revision }: { revision: RevisionExplanation }) {
  const { index, documentId, version, half, because, nearMisses } = revision;
  return (
    <div className="cause-revision">
      <p>
        Revision {index + 1}
        {documentId === undefined ? null : (
          <>
            , document <code>{documentId}</code>
            {version === undefined ? null : `, version ${version}`}
          </>
        )}
        : {HALVES[half]}. <VisibleText text={because} />
      </p>
      {nearMisses.map(({ sentence }) => (
        <p key={sentence} className="cause-hypothesis">
          <strong>Hypothesis:</strong> <MarkedText text={sentence} />
        </p>
      ))}
    </div>
  );
}
