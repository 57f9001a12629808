import Badge from '@cloudscape-design/components/badge';
import type { RevisionCounts } from '../../lib/blocks/block-row.ts';

/** `3`, with a mark for each kind that is not an ordinary revision. */
export function RevisionCountsText({ counts }: { counts: RevisionCounts }) {
  return (
    <span className="marked-count">
      {counts.all}
      {counts.redacted > 0 ? <Badge color="severity-medium">{counts.redacted} redacted</Badge> : null}
      {counts.deleted > 0 ? <Badge color="blue">{counts.deleted} deleted</Badge> : null}
      {counts.hashOnly > 0 ? <Badge color="grey">{counts.hashOnly} hash only</Badge> : null}
    </span>
  );
}
