import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { Cause } from '@qldb-console/journal/judgement';
import { CausesTable } from '../../../components/journal-verdict/causes-table.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { ArchiveRow, StrandState } from '../../../workers/archive/calls.ts';
import { CauseExplained } from '../components/cause-explained.tsx';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { causesOf, rowStanding } from '../model/row-standing.ts';

/** What the judging of the whole journal says of one block: its standing, what fixes it, and what is wrong with it. */
export function BlockStanding({ archive, row }: { archive: ReadyArchive; row: ArchiveRow }) {
  const { id, strand, judged } = archive;
  const { strandId } = strand;
  const verdict = judged?.verdict;
  const { tone, word, why } = rowStanding(row, verdict);
  const causes = row.sequenceNo === undefined ? [] : causesOf(row.sequenceNo, verdict);
  return (
    <SpaceBetween size="l">
      <Container
        header={
          <Header
            variant="h2"
            description={
              verdict === undefined
                ? 'The journal is not judged to its end yet.'
                : 'From the judging of all blocks, which may know more than the block alone can show.'
            }
          >
            In the journal as a whole
          </Header>
        }
      >
        <KeyValuePairs
          columns={3}
          minColumnWidth={220}
          items={[
            {
              label: 'Standing',
              value: (
                <StatusIndicator type={tone} wrapText>
                  {word}
                  {why === undefined || causes.length > 0 ? '' : `: ${why}`}
                </StatusIndicator>
              ),
            },
            { label: 'Trust horizon', value: <Horizon {...{ judged, row, id, strandId }} /> },
            {
              label: 'Place in the archive',
              value: `${(row.row + 1).toLocaleString('en')} of ${(judged?.blocks ?? 0).toLocaleString('en')} that were judged`,
            },
          ]}
        />
      </Container>
      <CausesHere archive={archive} causes={causes} />
    </SpaceBetween>
  );
}

/** The causes that name a block, looked at more closely. */
export function CausesHere({ archive, causes }: { archive: ReadyArchive; causes: readonly Cause[] }) {
  const { id, strand, judged } = archive;
  const verdict = judged?.verdict;
  if (verdict === undefined || judged === undefined || causes.length === 0) return null;
  return (
    <CausesTable
      verdict={{ ...verdict, causes, unlisted: 0 }}
      hrefOf={(sequenceNo) => pagePaths.archiveBlock(id, sequenceNo, { strand: strand.strandId })}
      explained={(cause) => <CauseExplained archive={id} judged={judged} cause={cause} />}
    />
  );
}

interface HorizonProps {
  judged: StrandState | undefined;
  row: ArchiveRow;
  id: string;
  strandId: string;
}

function Horizon({ judged, row, id, strandId }: HorizonProps) {
  const verdict = judged?.verdict;
  const digests = <Link href={pagePaths.archive(id, 'digests', { strand: strandId })}>Digests</Link>;
  if (verdict === undefined) return 'Not known yet';
  const { horizon } = verdict;
  if (horizon === undefined) return <>No digest saved outside fixes any block. {digests}</>;
  const where =
    row.sequenceNo !== undefined && row.sequenceNo <= horizon
      ? `This block is in front of it: a digest fixes what stood here when block ${horizon.toLocaleString('en')} was the last one.`
      : `Behind it: block ${horizon.toLocaleString('en')} is the last one that a digest fixes.`;
  return (
    <>
      {where} {digests}
    </>
  );
}
