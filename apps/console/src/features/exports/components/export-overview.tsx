import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import Link from '@cloudscape-design/components/link';
import type { JournalExport } from '@qldb-console/contract';
import type { ReactNode } from 'react';
import { CopyableValue } from '../../../components/copyable-value.tsx';
import { TimeRangeText } from '../../../components/time-range-text.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { destinationOf, formatOf } from '../model/export-list.ts';
import { ENCRYPTIONS, EXPORT_STATUSES, OUTPUT_FORMATS } from '../model/export-status.ts';
import { ExportStatusText } from './export-status-text.tsx';

interface Props {
  connection: string;
  one: JournalExport;
  refresh: ReactNode;
}

/** Every field DescribeJournalS3Export answers. */
export function ExportOverview({ connection, one, refresh }: Props) {
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
                <ExportStatusText status={one.status} />
                <Box variant="small" display="block" color="text-body-secondary">
                  {EXPORT_STATUSES[one.status].means}
                </Box>
              </>
            ),
          },
          {
            label: 'Ledger',
            value: <Link href={pagePaths.ledger(connection, one.ledgerName)}>{one.ledgerName}</Link>,
          },
          { label: 'Created', value: <TimeText instant={one.creationTime} /> },
          {
            label: 'Blocks stamped [start, end)',
            value: <TimeRangeText start={one.inclusiveStartTime} end={one.exclusiveEndTime} />,
          },
          { label: 'Output format', value: OUTPUT_FORMATS[formatOf(one)] },
          { label: 'Export id', value: <CopyableValue what="export id" text={one.exportId} /> },
          { label: 'Destination', value: <CopyableValue what="destination" text={destinationOf(one)} /> },
          {
            label: 'Encryption of the objects',
            value:
              one.kmsKeyArn === undefined ? (
                ENCRYPTIONS[one.encryption]
              ) : (
                <CopyableValue what="KMS key ARN" text={one.kmsKeyArn} />
              ),
          },
          { label: 'IAM role', value: <CopyableValue what="role ARN" text={one.roleArn} /> },
        ]}
      />
    </Container>
  );
}
