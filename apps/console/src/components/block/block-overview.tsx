import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { HashText } from '@qldb-console/ion-view';
import type { ParsedBlock } from '@qldb-console/journal';
import { addressText } from '../../lib/block-address.ts';
import { timestampText } from '../../lib/ion-time.ts';
import { CopyableValue } from '../copyable-value.tsx';
import { TimeText } from '../time-text.tsx';

/** The fields of the block itself. */
export function BlockOverview({ block }: { block: ParsedBlock }) {
  return (
    <Container header={<Header variant="h2">Overview</Header>}>
      <KeyValuePairs
        columns={3}
        minColumnWidth={240}
        items={[
          { label: 'Block address', value: <CopyableValue what="block address" text={addressText(block.address)} /> },
          { label: 'Transaction id', value: <CopyableValue what="transaction id" text={block.transactionId} /> },
          { label: 'Time', value: <TimeText instant={timestampText(block.blockTimestamp)} /> },
          { label: 'Block hash', value: <HashText hash={block.blockHash} label="block hash" /> },
          {
            label: 'Hash of the block before it',
            value: <HashText hash={block.previousBlockHash} label="hash of the block before it" />,
          },
          { label: 'Entries hash', value: <HashText hash={block.entriesHash} label="entries hash" /> },
        ]}
      />
    </Container>
  );
}
