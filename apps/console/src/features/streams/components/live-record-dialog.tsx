import Alert from '@cloudscape-design/components/alert';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { IonTree, VisibleText } from '@qldb-console/ion-view';
import { type IonValue, JournalError, readSingle } from '@qldb-console/journal';
import { useMemo } from 'react';
import { CloseDialog } from '../../../components/close-dialog.tsx';
import { CopyableValue } from '../../../components/copyable-value.tsx';
import { TimeText } from '../../../components/time-text.tsx';
import type { LiveRecord } from '../model/live-record.ts';

/** One record: where it lay, and its typed values. */
export function LiveRecordDialog({ record, onClose }: { record: LiveRecord; onClose: () => void }) {
  const { bytes, problem, otherStream, place } = record;
  const read = useMemo(() => readValue(bytes), [bytes]);
  const title = [record.kind, record.about].filter((part) => part !== '').join(': ');
  return (
    <CloseDialog size="large" header={title} onClose={onClose}>
      <SpaceBetween size="m">
        {problem ? (
          <Alert type="error" statusIconAriaLabel="Error" header="This record cannot be used">
            <VisibleText text={problem.message} /> ({problem.code}, at byte {problem.at}
            {problem.path === '' ? '' : `, in ${problem.path}`})
          </Alert>
        ) : null}
        {otherStream === undefined ? null : (
          <Alert type="info" statusIconAriaLabel="Info" header="It belongs to another journal stream">
            {otherStream} writes into the same Kinesis data stream. Its records are not taken into the blocks here.
          </Alert>
        )}
        <KeyValuePairs
          columns={2}
          items={[
            { label: 'Arrived in Kinesis', value: <TimeText instant={record.arrivalTime} /> },
            { label: 'Shard', value: record.shardId },
            {
              label: 'Sequence number in the shard',
              value: <CopyableValue what="sequence number" text={record.sequenceNumber} />,
            },
            { label: 'Partition key', value: <VisibleText text={record.partitionKey} /> },
            { label: 'In aggregated record', value: place ? `${place.index} of ${place.of}` : 'It travelled alone' },
            { label: 'Bytes', value: bytes.length.toLocaleString('en') },
          ]}
        />
        {'value' in read ? <IonTree value={read.value} label={title} /> : null}
      </SpaceBetween>
    </CloseDialog>
  );
}

function readValue(bytes: Uint8Array): { value: IonValue } | { error: JournalError } {
  try {
    return { value: readSingle(bytes) };
  } catch (error) {
    if (error instanceof JournalError) return { error };
    throw error;
  }
}
