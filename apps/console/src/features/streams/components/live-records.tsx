import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { JournalStream } from '@qldb-console/contract';

interface Props {
  connection: string;
  stream: JournalStream;
  embedded: boolean;
}

export function LiveRecords({ stream }: Props) {
  return <StatusIndicator type="loading">{stream.streamName}</StatusIndicator>;
}
