import '@qldb-console/ion-view/ion-view.css';
import Button from '@cloudscape-design/components/button';
import ContentLayout from '@cloudscape-design/components/content-layout';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { getRouteApi } from '@tanstack/react-router';
import { BlockView } from '../../components/block/block-view.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ProblemAlert } from '../../components/problem-alert.tsx';
import { StoredHashEncoding } from '../../components/stored-hash-encoding.tsx';
import { ledgerLinks } from '../../lib/blocks/block-links.ts';
import { judgeWithRedactions } from '../../lib/blocks/judged-block.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { wholeNumberParam } from '../../lib/search-params.ts';
import { useForgetBlocks } from './api/block-range.ts';
import { useBlock } from './api/get-block.ts';
import { useJournalTip } from './api/journal-tip.ts';
import { BlockHeader } from './components/block-header.tsx';
import { FindRedaction } from './components/find-redaction.tsx';

const route = getRouteApi('/connections/$connection/ledgers/$ledger/blocks/$sequenceNo');

/** One block: what it claims, what holds of it, and its content. */
export function BlockPage() {
  const params = route.useParams();
  const { connection, ledger } = params;
  const search = route.useSearch();
  const setSearch = route.useNavigate();
  const sequenceNo = wholeNumberParam(params.sequenceNo);
  const tip = useJournalTip(connection, ledger);
  const exists = tip.data !== undefined && sequenceNo !== undefined && sequenceNo <= tip.data.sequenceNo;
  const ask = (wanted: number | undefined) =>
    exists && wanted !== undefined && wanted >= 0 && tip.data
      ? { connection, ledger, strandId: tip.data.strandId, sequenceNo: wanted }
      : undefined;
  const block = useBlock(ask(sequenceNo));
  const previous = useBlock(ask(sequenceNo === undefined ? undefined : sequenceNo - 1));
  const recordedIn = useBlock(ask(search.recordedIn));
  const forgetBlocks = useForgetBlocks(connection, ledger);

  const waitsForPrevious = sequenceNo !== 0 && previous.isPending;
  const judged =
    block.data && !waitsForPrevious
      ? judgeWithRedactions(block.data, previous.data, recordedIn.data ? [recordedIn.data] : [])
      : undefined;

  return (
    <StoredHashEncoding>
      <ContentLayout
        header={
          <BlockHeader
            connection={connection}
            ledger={ledger}
            name={params.sequenceNo}
            sequenceNo={sequenceNo}
            tip={tip.data}
            updatedAt={block.dataUpdatedAt}
            isFetching={block.isFetching || previous.isFetching}
            onRefresh={() => {
              void tip.refetch();
              void forgetBlocks();
            }}
          />
        }
      >
        <SpaceBetween size="l">
          {tip.isError ? (
            <ProblemAlert
              what="The end of the journal could not be asked for."
              error={tip.error}
              onRetry={() => void tip.refetch()}
            />
          ) : null}
          {block.isError ? (
            <ProblemAlert
              what={`Block ${sequenceNo} could not be loaded.`}
              error={block.error}
              onRetry={() => void block.refetch()}
            />
          ) : null}
          {previous.isError ? (
            <ProblemAlert
              what={`Block ${(sequenceNo ?? 0) - 1} could not be loaded, so the link to it is not checked.`}
              error={previous.error}
              onRetry={() => void previous.refetch()}
            />
          ) : null}
          {recordedIn.isError ? (
            <ProblemAlert
              what={`Block ${search.recordedIn}, said to record a redaction, could not be loaded.`}
              error={recordedIn.error}
              onRetry={() => void recordedIn.refetch()}
            />
          ) : null}
          {(tip.isPending || (exists && !judged)) && !block.isError ? (
            <StatusIndicator type="loading">Loading and judging the block</StatusIndicator>
          ) : null}
          {tip.data && !exists ? (
            <EmptyState
              title={sequenceNo === undefined ? 'Not a sequence number' : `There is no block ${sequenceNo}`}
              text={`The journal ends at block ${tip.data.sequenceNo}.`}
              action={
                <Button href={pagePaths.block(connection, ledger, tip.data.sequenceNo)}>
                  Go to block {tip.data.sequenceNo}
                </Button>
              }
            />
          ) : null}
          {judged && block.data && tip.data ? (
            <BlockView
              links={ledgerLinks(connection, ledger)}
              loaded={block.data}
              judged={judged}
              explain={
                <FindRedaction
                  // A search belongs to its block.
                  key={block.data.sequenceNo}
                  connection={connection}
                  ledger={ledger}
                  tip={tip.data}
                  sequenceNo={block.data.sequenceNo}
                  onFound={(recordedIn) => void setSearch({ search: (now) => ({ ...now, recordedIn }), replace: true })}
                />
              }
              recordedIn={recordedIn.data?.sequenceNo}
              lens={search.lens ?? 'tree'}
              revision={search.revision}
              onSearch={(change) => void setSearch({ search: (now) => ({ ...now, ...change }), replace: true })}
            />
          ) : null}
        </SpaceBetween>
      </ContentLayout>
    </StoredHashEncoding>
  );
}
