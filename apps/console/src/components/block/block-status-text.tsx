import Popover from '@cloudscape-design/components/popover';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { VisibleText } from '@qldb-console/ion-view';
import type { BlockStatus } from '../../lib/blocks/block-row.ts';

/** Icon and words; the reason opens on request. */
export function BlockStatusText({ status: { tone, word, why } }: { status: BlockStatus }) {
  const text = <StatusIndicator type={tone}>{word}</StatusIndicator>;
  if (why === undefined) return text;
  return (
    <Popover
      dismissAriaLabel="Close"
      triggerType="text"
      wrapTriggerText={false}
      header={word}
      content={<VisibleText text={why.charAt(0).toUpperCase() + why.slice(1)} />}
    >
      {text}
    </Popover>
  );
}
