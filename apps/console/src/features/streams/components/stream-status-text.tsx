import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { StreamStatus } from '@qldb-console/contract';
import { STREAM_STATUSES } from '../model/stream-status.ts';

/** The status of a stream as icon and word. */
export function StreamStatusText({ status }: { status: StreamStatus }) {
  const { word, icon } = STREAM_STATUSES[status];
  return <StatusIndicator type={icon}>{word}</StatusIndicator>;
}
