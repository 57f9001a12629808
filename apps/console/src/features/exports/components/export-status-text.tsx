import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { ExportStatus } from '@qldb-console/contract';
import { EXPORT_STATUSES } from '../model/export-status.ts';

/** The status of an export as icon and word. */
export function ExportStatusText({ status }: { status: ExportStatus }) {
  const { word, icon } = EXPORT_STATUSES[status];
  return <StatusIndicator type={icon}>{word}</StatusIndicator>;
}
