import Box from '@cloudscape-design/components/box';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import Table from '@cloudscape-design/components/table';
import { HashText, VisibleText } from '@qldb-console/ion-view';
import type { JournalAnchor } from '@qldb-console/journal/judgement';
import type { ReactNode } from 'react';
import { ANCHOR_STATES } from '../../lib/anchor-text.ts';

interface Props {
  anchors: readonly JournalAnchor[];
  header: ReactNode;
  empty: ReactNode;
}

/** The digests that the journal was compared with, and what came of each. */
export function AnchorsTable({ anchors, header, empty }: Props) {
  return (
    <Table
      variant="container"
      ariaLabels={{ tableLabel: 'Digests compared' }}
      trackBy={({ digest }) => digest.id}
      items={anchors}
      wrapLines
      enableKeyboardNavigation
      header={header}
      empty={empty}
      columnDefinitions={[
        {
          id: 'digest',
          header: 'Digest',
          isRowHeader: true,
          minWidth: 200,
          cell: ({ digest: { digest } }) => (
            <>
              <HashText hash={digest.digest} label={`digest at block ${digest.tip.sequenceNo}`} />
              <Box variant="small" color="text-body-secondary" display="block">
                up to block {digest.tip.sequenceNo.toLocaleString('en')}
                {digest.date === undefined ? '' : `, dated ${digest.date}`}
              </Box>
            </>
          ),
        },
        {
          id: 'provenance',
          header: 'Where it comes from',
          minWidth: 240,
          cell: ({ digest, canAnchor }) => (
            <>
              <VisibleText text={digest.label} />
              {canAnchor ? null : (
                <Box variant="small" color="text-body-secondary" display="block">
                  Anchors nothing: it comes from the same hands as the journal.
                </Box>
              )}
            </>
          ),
        },
        {
          id: 'result',
          header: 'Compared here',
          minWidth: 260,
          cell: ({ state, why, computed, digest: { digest } }) => (
            <>
              <StatusIndicator type={ANCHOR_STATES[state].type} wrapText>
                {ANCHOR_STATES[state].word}
              </StatusIndicator>
              {why === undefined ? null : (
                <Box variant="small" color="text-body-secondary" display="block">
                  <VisibleText text={why} />
                </Box>
              )}
              {state === 'contradicts' && computed !== undefined ? (
                <div>
                  <Box variant="small" color="text-body-secondary">
                    The blocks give
                  </Box>{' '}
                  <HashText hash={computed} label={`computed at block ${digest.tip.sequenceNo}`} />
                </div>
              ) : null}
            </>
          ),
        },
      ]}
    />
  );
}
