import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { VisibleText } from '@qldb-console/ion-view';
import type { InventorySeverity } from '@qldb-console/journal/archive';
import { memo } from 'react';
import type { InventoryState } from '../../../workers/archive/calls.ts';
import { countOf } from '../model/archive-text.ts';

interface Props {
  inventory: InventoryState;
  /** Where all of the inventory is. */
  moreHref: string;
}

const MOST_SHOWN = 5;
export const FINDING_TYPES: Readonly<Record<InventorySeverity, 'error' | 'warning' | 'info'>> = {
  error: 'error',
  warning: 'warning',
  info: 'info',
};

/** In short: whether everything is there that should be. Not drawn again while blocks are judged. */
export const InventoryFindings = memo(function InventoryFindings({ inventory, moreHref }: Props) {
  const { findings, exports, objects } = inventory;
  const weighty = findings.filter(({ severity }) => severity !== 'info');
  const more = weighty.length - MOST_SHOWN;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description="What names, manifests, and the beginnings and ends of the files say."
          actions={<Link href={moreHref}>All of the inventory</Link>}
        >
          Inventory
        </Header>
      }
    >
      <SpaceBetween size="xs">
        {weighty.length === 0 ? (
          <StatusIndicator type="success" wrapText>
            {countOf(objects, 'object')} of {countOf(exports.length, 'export')}: nothing is missing, cut off, doubled or
            renamed.
          </StatusIndicator>
        ) : null}
        <ul className="plain-list">
          {weighty.slice(0, MOST_SHOWN).map(({ severity, sentence }) => (
            <li key={sentence}>
              <StatusIndicator type={FINDING_TYPES[severity]} wrapText>
                <VisibleText text={sentence} />
              </StatusIndicator>
            </li>
          ))}
        </ul>
        {more > 0 ? <Link href={moreHref}>and {more.toLocaleString('en')} more findings</Link> : null}
      </SpaceBetween>
    </Container>
  );
});
