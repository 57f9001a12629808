import '@qldb-console/ion-view/ion-view.css';
import Button from '@cloudscape-design/components/button';
import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { JournalStream, WorkloadRequest } from '@qldb-console/contract';
import { useState } from 'react';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { StoredHashEncoding } from '../../../components/stored-hash-encoding.tsx';
import type { JudgedBlock } from '../../../lib/blocks/judged-block.ts';
import { notify } from '../../../lib/notifications.ts';
import { disabledBy, usePermission } from '../../../lib/session.ts';
import { useWorkload } from '../../journal/api/run-workload.ts';
import type { LiveBlock } from '../model/live-block.ts';
import type { LiveRecord } from '../model/live-record.ts';
import { isLive } from '../model/stream-status.ts';
import { LiveAnnouncer } from './live-announcer.tsx';
import { LiveBlockDialog } from './live-block-dialog.tsx';
import { LiveBlocksTable } from './live-blocks-table.tsx';
import { LetGo, LiveCountersView } from './live-counters.tsx';
import { LiveRecordDialog } from './live-record-dialog.tsx';
import { LiveRecordsTable } from './live-records-table.tsx';
import { LiveStartField } from './live-start.tsx';
import { useLiveView } from './use-live-view.ts';

interface Props {
  connection: string;
  stream: JournalStream;
  embedded: boolean;
}

/** The records of a stream as they arrive, put together to blocks and judged. */
export function LiveRecords({ connection, stream, embedded }: Props) {
  const live = useLiveView(connection, stream, { from: isLive(stream.status) ? 'latest' : 'oldest' });
  const { snapshot, running, error } = live;
  const [lens, setLens] = useState<'blocks' | 'records'>('blocks');
  const [record, setRecord] = useState<LiveRecord>();
  const [block, setBlock] = useState<{ block: LiveBlock; judged: JudgedBlock | undefined }>();

  return (
    <StoredHashEncoding>
      <SpaceBetween size="l">
        <Container
          header={
            <Header
              variant="h2"
              description="Read from the Kinesis data stream, taken apart and judged in this browser."
              actions={
                <SpaceBetween direction="horizontal" size="xs">
                  {embedded ? <AddSampleBlocks connection={connection} ledger={stream.ledgerName} /> : null}
                  <Button onClick={live.clear}>Clear</Button>
                  {running ? (
                    <Button iconName="pause" onClick={live.pause}>
                      Pause
                    </Button>
                  ) : (
                    <Button iconName="play" variant="primary" onClick={live.resume}>
                      Resume
                    </Button>
                  )}
                </SpaceBetween>
              }
            >
              Live records
            </Header>
          }
        >
          <SpaceBetween size="m">
            <LiveStartField start={live.start} onBegin={live.beginAt} />
            <Reading live={live} />
            {error === undefined ? null : (
              <ProblemAlert what="The records could not be read any further." error={error} onRetry={live.resume} />
            )}
            <LiveCountersView counters={snapshot.counters} />
            <LetGo counters={snapshot.counters} />
          </SpaceBetween>
        </Container>
        <div>
          <LiveAnnouncer counters={snapshot.counters} />
          <SegmentedControl
            label="What is listed"
            selectedId={lens}
            options={[
              { id: 'blocks', text: 'Blocks' },
              { id: 'records', text: 'Records' },
            ]}
            onChange={({ detail }) => setLens(detail.selectedId === 'records' ? 'records' : 'blocks')}
          />
        </div>
        {lens === 'blocks' ? (
          <LiveBlocksTable
            blocks={snapshot.blocks}
            onOpen={(opened) => setBlock({ block: opened, judged: live.judge(opened.address) })}
          />
        ) : (
          <LiveRecordsTable records={snapshot.records} onOpen={setRecord} />
        )}
        {record ? <LiveRecordDialog record={record} onClose={() => setRecord(undefined)} /> : null}
        {block ? (
          <LiveBlockDialog
            connection={connection}
            ledger={stream.ledgerName}
            address={block.block.address}
            judged={block.judged}
            onClose={() => setBlock(undefined)}
          />
        ) : null}
      </SpaceBetween>
    </StoredHashEncoding>
  );
}

/** What the reading is doing, in words. */
function Reading({ live }: { live: ReturnType<typeof useLiveView> }) {
  const { running, error, reading } = live;
  if (error !== undefined) return null;
  if (!running)
    return <StatusIndicator type="stopped">Paused. It goes on where it stopped; nothing is left out.</StatusIndicator>;
  if (reading.shards === undefined)
    return <StatusIndicator type="loading">Opening the Kinesis data stream</StatusIndicator>;
  const shards = `${reading.shards} ${reading.shards === 1 ? 'shard' : 'shards'}`;
  if (reading.millisBehind === undefined || reading.millisBehind > 5_000)
    return (
      <StatusIndicator type="in-progress">
        Reading {shards}
        {reading.millisBehind === undefined ? '' : `, ${Math.round(reading.millisBehind / 1000)} s behind`}
      </StatusIndicator>
    );
  return <StatusIndicator type="success">Reading {shards}, at the newest record</StatusIndicator>;
}

const WORKLOADS: readonly { id: string; text: string; request: WorkloadRequest }[] = [
  { id: 'ten', text: '10 blocks at once', request: { blocks: 10 } },
  { id: 'slow', text: '1 block a second, for a minute', request: { rate: 1, seconds: 60 } },
  { id: 'fast', text: '20 blocks a second, for a minute', request: { rate: 20, seconds: 60 } },
];

/** Lets the embedded ledger service commit sample blocks, so that records flow while one watches. */
function AddSampleBlocks({ connection, ledger }: { connection: string; ledger: string }) {
  const workload = useWorkload(connection, ledger);
  const mayAdd = usePermission('administer', { connection, ledger });
  return (
    <ButtonDropdown
      {...disabledBy(mayAdd)}
      loading={workload.isPending}
      loadingText="Committing sample blocks"
      items={WORKLOADS.map(({ id, text }) => ({ id, text }))}
      onItemClick={({ detail }) => {
        const chosen = WORKLOADS.find(({ id }) => id === detail.id);
        if (!chosen) return;
        workload.mutate(chosen.request, {
          onSuccess: ({ committed }) =>
            notify({ type: 'success', header: `${committed.toLocaleString('en')} sample blocks added to ${ledger}` }),
          onError: (thrown) =>
            notify({ type: 'error', header: 'The sample blocks were not added', content: thrown.message }),
        });
      }}
    >
      Add sample blocks
    </ButtonDropdown>
  );
}
