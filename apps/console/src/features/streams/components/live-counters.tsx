import Box from '@cloudscape-design/components/box';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { LIVE_LIMITS, type LiveCounters } from '../model/live-view.ts';

/** What came, what became of it, and what was let go. */
export function LiveCountersView({ counters }: { counters: LiveCounters }) {
  const { kinesisRecords, ofOtherStreams, unreadable, duplicates, waiting, sound, partly, contradictions } = counters;
  return (
    <KeyValuePairs
      columns={4}
      minColumnWidth={150}
      items={[
        {
          label: 'Records',
          value: `${text(counters.records)} in ${text(kinesisRecords)} of Kinesis`,
        },
        {
          label: 'Blocks re-hashed',
          value: sound === 0 ? '0' : <StatusIndicator type="success">{text(sound)}</StatusIndicator>,
        },
        {
          label: 'Blocks partly re-hashed',
          value: partly === 0 ? '0' : <StatusIndicator type="warning">{text(partly)}</StatusIndicator>,
        },
        {
          label: 'Blocks with contradictions',
          value: contradictions === 0 ? '0' : <StatusIndicator type="error">{text(contradictions)}</StatusIndicator>,
        },
        {
          label: 'Blocks waiting for records',
          value: waiting === 0 ? '0' : <StatusIndicator type="pending">{text(waiting)}</StatusIndicator>,
        },
        {
          label: 'Records that cannot be read',
          value: unreadable === 0 ? '0' : <StatusIndicator type="error">{text(unreadable)}</StatusIndicator>,
        },
        { label: 'Records delivered twice', value: text(duplicates) },
        { label: 'Records of other streams', value: text(ofOtherStreams) },
      ]}
    />
  );
}

/** What was let go, because only the newest is kept; nothing while everything is there. */
export function LetGo({ counters: { droppedRecords, droppedBlocks } }: { counters: LiveCounters }) {
  if (droppedRecords + droppedBlocks === 0) return null;
  return (
    <Box variant="small" color="text-body-secondary">
      The newest {LIVE_LIMITS.records} records and {LIVE_LIMITS.blocks} blocks are kept. Let go so far:{' '}
      {text(droppedRecords)} {droppedRecords === 1 ? 'record' : 'records'} and {text(droppedBlocks)}{' '}
      {droppedBlocks === 1 ? 'block' : 'blocks'}; they count above.
    </Box>
  );
}

const text = (count: number) => count.toLocaleString('en');
