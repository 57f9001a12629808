import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { LIVE_LIMITS, type LiveCounters } from '../model/live-view.ts';

/** What came, what became of it, and what was let go. */
export function LiveCountersView({ counters }: { counters: LiveCounters }) {
  const { kinesisRecords, ofOtherStreams, unreadable, duplicates, waiting, sound, partly, contradictions } = counters;
  const { droppedRecords, droppedBlocks } = counters;
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
        { label: 'Delivered twice · of other streams', value: `${text(duplicates)} · ${text(ofOtherStreams)}` },
        {
          label: 'Let go',
          value:
            droppedRecords + droppedBlocks === 0
              ? 'Nothing yet'
              : `${text(droppedRecords)} records, ${text(droppedBlocks)} blocks: the newest ${LIVE_LIMITS.records} and ${LIVE_LIMITS.blocks} are kept`,
        },
      ]}
    />
  );
}

const text = (count: number) => count.toLocaleString('en');
