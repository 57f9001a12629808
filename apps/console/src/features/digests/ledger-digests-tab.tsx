import '@qldb-console/ion-view/ion-view.css';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { useJournalTip } from '../journal/api/journal-tip.ts';
import { useTakeDigest } from './api/take-digest.ts';
import { DigestList } from './components/digest-list.tsx';
import { useDigests } from './model/digests.ts';

/** The digests of one ledger's journal: take, save, keep, load. */
export function LedgerDigestsTab({ connection, ledger }: { connection: string; ledger: string }) {
  const tip = useJournalTip(connection, ledger);
  const taking = useTakeDigest(connection, ledger);
  const all = useDigests();
  const digests = all.filter((digest) => digest.tip.strandId === tip.data?.strandId);
  const take = () => taking.mutate();
  return (
    <SpaceBetween size="l">
      {taking.isError ? <ProblemAlert what="No digest was taken." error={taking.error} onRetry={take} /> : null}
      {tip.isError ? (
        <ProblemAlert
          what="The journal’s strand could not be asked for, so its digests are not known."
          error={tip.error}
          onRetry={() => void tip.refetch()}
        />
      ) : null}
      {tip.isPending ? <StatusIndicator type="loading">Loading the journal’s strand</StatusIndicator> : null}
      {tip.isPending ? null : (
        <DigestList
          digests={digests}
          header={(load) => (
            <Header
              variant="h2"
              counter={`(${digests.length})`}
              description={
                <>
                  Of the journal of this ledger{tip.data ? `, strand ${tip.data.strandId}` : ''}. Save digests outside
                  the ledger: a digest is worth as much as its distance from whoever could change the journal.
                </>
              }
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  <Button onClick={load}>Load digest</Button>
                  <Button variant="primary" loading={taking.isPending} onClick={take}>
                    Take digest
                  </Button>
                </SpaceBetween>
              }
            >
              Digests
            </Header>
          )}
          empty={() => (
            <EmptyState
              title="No digests"
              text="No digest of this journal is known here."
              action={<Button onClick={take}>Take digest</Button>}
            />
          )}
        />
      )}
    </SpaceBetween>
  );
}
