import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JournalVerdict } from '@qldb-console/journal/judgement';
import { lazy, memo, Suspense, useState } from 'react';
import { EmptyState } from '../../../components/empty-state.tsx';
import { AnchorsTable } from '../../../components/journal-verdict/anchors-table.tsx';
import type { StrandSummary } from '../../../workers/archive/calls.ts';
import { useDigests } from '../../digests/model/digests.ts';
import { SampleDigests } from './sample-digests.tsx';

const LoadDigestDialog = lazy(() =>
  import('../../digests/components/load-digest-dialog.tsx').then((module) => ({ default: module.LoadDigestDialog })),
);

interface Props {
  id: string;
  strand: StrandSummary;
  verdict: JournalVerdict | undefined;
}

/** The digests that the journal is compared with, and how to add one. Not drawn again while blocks are judged. */
export const ArchiveDigests = memo(function ArchiveDigests({ id, strand, verdict }: Props) {
  const [loading, setLoading] = useState(false);
  const known = useDigests().filter(({ tip }) => tip.strandId === strand.strandId);
  const anchors = (verdict?.anchors ?? []).filter(({ state }) => state !== 'other-strand');
  const actions = (
    <SpaceBetween direction="horizontal" size="xs">
      <SampleDigests archive={id} strandId={strand.strandId} />
      <Button onClick={() => setLoading(true)}>Add digest</Button>
    </SpaceBetween>
  );
  return (
    <>
      <AnchorsTable
        anchors={anchors}
        header={
          <Header
            variant="h2"
            counter={`(${anchors.length})`}
            description="Only a digest that was saved outside the archive shows that this is the journal that stood in the ledger."
            actions={actions}
          >
            Digests
          </Header>
        }
        empty={
          verdict === undefined && known.length > 0 ? (
            <EmptyState
              title={`${known.length.toLocaleString('en')} to compare with`}
              text="The console knows digests of this journal. They are compared as soon as all blocks are judged."
            />
          ) : (
            <EmptyState
              title="No digest of this journal"
              text="Add one that you saved while the ledger was running: a file of the AWS console, what aws qldb get-digest printed, or a text."
            />
          )
        }
      />
      {loading ? (
        <Suspense fallback={null}>
          <LoadDigestDialog onClose={() => setLoading(false)} />
        </Suspense>
      ) : null}
    </>
  );
});
