import Alert from '@cloudscape-design/components/alert';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ChecksTable, VerdictPanel, VisibleText } from '@qldb-console/ion-view';
import type { ReactNode } from 'react';
import type { BlockLinks } from '../../lib/blocks/block-links.ts';
import type { JudgedBlock } from '../../lib/blocks/judged-block.ts';
import type { LoadedBlock } from '../../lib/blocks/loaded-block.ts';
import { BlockContent, type Lens } from './block-content.tsx';
import { BlockOverview } from './block-overview.tsx';
import { RedactionsTable } from './redactions-table.tsx';
import { RevisionsTable } from './revisions-table.tsx';
import { UnreadBlock } from './unread-block.tsx';

interface Props {
  links: BlockLinks;
  loaded: LoadedBlock;
  judged: JudgedBlock;
  /** Shown where data of a revision is missing and nothing explains it: a way to look for the explanation. */
  explain?: ReactNode;
  /** The block that was judged together with this one, because it records a redaction. */
  recordedIn: number | undefined;
  lens: Lens;
  /** Index of the selected revision; absent = the whole block. */
  revision: number | undefined;
  onSearch: (change: {
    lens?: 'text' | 'hashes' | undefined;
    revision?: number | undefined;
    recordedIn?: number | undefined;
  }) => void;
}

/** One block wherever it came from: the verdict, the checks, what it holds. Links lead to where it came from. */
export function BlockView(props: Props) {
  const { links, loaded, judged, explain, recordedIn, lens, revision, onSearch } = props;
  if (judged.kind === 'unreadable') {
    const { error } = judged;
    return (
      <SpaceBetween size="l">
        <Alert type="error" statusIconAriaLabel="Error" header="This block cannot be read">
          <VisibleText text={error.message} /> ({error.code}, at byte {error.at}
          {error.path === '' ? '' : `, in ${error.path}`}). Nothing about it was verified.
        </Alert>
        <UnreadBlock source={loaded.source} at={error.at} />
      </SpaceBetween>
    );
  }
  const { block, verdict, revisions } = judged;
  return (
    <SpaceBetween size="l">
      <VerdictPanel verdict={verdict}>
        {recordedIn === undefined ? null : (
          <span>
            {' '}
            Judged together with <Link href={links.block(recordedIn)}>block {recordedIn}</Link>.
          </span>
        )}
      </VerdictPanel>
      {revisions.some(({ content }) => content === 'unexplained') ? explain : null}
      <ExpandableSection
        variant="container"
        headerText="Checks"
        headerCounter={`(${verdict.checks.length})`}
        headerDescription="Everything that was recomputed in this browser, and everything that could not be."
      >
        <ChecksTable checks={verdict.checks} label="Checks of the block" />
      </ExpandableSection>
      <BlockOverview block={block} />
      <RevisionsTable
        links={links}
        block={block}
        summaries={revisions}
        recordedIn={recordedIn}
        selected={revision}
        onSelect={(index) => onSearch({ revision: index })}
      />
      {block.redactionInfo ? <RedactionsTable links={links} block={block} info={block.redactionInfo} /> : null}
      <BlockContent
        block={block}
        lens={lens}
        revision={revision}
        onLens={(next) => onSearch({ lens: next === 'tree' ? undefined : next })}
        onRevision={(index) => onSearch({ revision: index })}
      />
    </SpaceBetween>
  );
}
