import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import type { JournalStream } from '@qldb-console/contract';
import type { ReactNode } from 'react';
import { CopyableValue } from '../../../components/copyable-value.tsx';
import { TimeRangeText } from '../../../components/time-range-text.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { STREAM_STATUSES } from '../model/stream-status.ts';
import { StreamStatusText } from './stream-status-text.tsx';

interface Props {
  connection: string;
  stream: JournalStream;
  refresh: ReactNode;
}

const NOT_TOLD = 'Not told by the service';

/** Every field DescribeJournalKinesisStream answers. */
export function StreamOverview({ connection, stream, refresh }: Props) {
  const { aggregationEnabled } = stream;
  return (
    <Container
      header={
        <Header variant="h2" actions={refresh}>
          Overview
        </Header>
      }
    >
      <KeyValuePairs
        columns={3}
        minColumnWidth={240}
        items={[
          {
            label: 'Status',
            value: (
              <>
                <StreamStatusText status={stream.status} />
                <Box variant="small" display="block" color="text-body-secondary">
                  {STREAM_STATUSES[stream.status].means}
                </Box>
              </>
            ),
          },
          {
            label: 'Ledger',
            value: <Link href={pagePaths.ledger(connection, stream.ledgerName)}>{stream.ledgerName}</Link>,
          },
          { label: 'Created', value: stream.creationTime ? <TimeText instant={stream.creationTime} /> : NOT_TOLD },
          {
            label: 'Blocks stamped [start, end)',
            value: <TimeRangeText start={stream.inclusiveStartTime} end={stream.exclusiveEndTime} />,
          },
          {
            label: 'Record aggregation',
            value: aggregationEnabled === undefined ? NOT_TOLD : aggregationEnabled ? 'On' : 'Off',
          },
          { label: 'Stream id', value: <CopyableValue what="stream id" text={stream.streamId} /> },
          {
            label: 'Kinesis data stream',
            value: <CopyableValue what="ARN of the Kinesis data stream" text={stream.kinesisStreamArn} />,
          },
          { label: 'IAM role', value: <CopyableValue what="role ARN" text={stream.roleArn} /> },
          {
            label: 'Amazon Resource Name (ARN)',
            value: stream.arn === undefined ? NOT_TOLD : <CopyableValue what="ARN" text={stream.arn} />,
          },
        ]}
      />
    </Container>
  );
}
