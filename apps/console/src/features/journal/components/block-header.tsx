import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { useRouter } from '@tanstack/react-router';
import { RefreshButton } from '../../../components/refresh-button.tsx';
import { RequestInfo } from '../../../components/request-info.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { addressIon } from '../../../lib/qldb-request.ts';
import { useShortcut } from '../../../lib/shortcuts.ts';
import type { JournalTip } from '../api/journal-tip.ts';
import { GoToBlock } from './go-to-block.tsx';

interface Props {
  connection: string;
  ledger: string;
  /** The block as the address names it. */
  name: string;
  sequenceNo: number | undefined;
  tip: JournalTip | undefined;
  updatedAt: number;
  isFetching: boolean;
  onRefresh: () => void;
}

/** Title and ways on: previous, next, any other block, verification. */
export function BlockHeader({ connection, ledger, name, sequenceNo, tip, ...refresh }: Props) {
  const { history } = useRouter();
  const go = (wanted: number) => history.push(pagePaths.block(connection, ledger, wanted));
  const previous = sequenceNo !== undefined && sequenceNo > 0 ? sequenceNo - 1 : undefined;
  const next = sequenceNo !== undefined && tip && sequenceNo < tip.sequenceNo ? sequenceNo + 1 : undefined;
  useShortcut('[', previous === undefined ? undefined : () => go(previous));
  useShortcut(']', next === undefined ? undefined : () => go(next));
  return (
    <Header
      variant="h1"
      actions={
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <RefreshButton what="block" {...refresh} />
          <GoToBlock onGo={go} />
          {sequenceNo !== undefined && tip ? (
            <RequestInfo
              connection={connection}
              operation="GetBlock"
              input={{ Name: ledger, BlockAddress: addressIon(tip.strandId, sequenceNo) }}
            />
          ) : null}
          <Button
            iconName="angle-left"
            disabled={previous === undefined}
            {...(previous === undefined ? {} : { href: pagePaths.block(connection, ledger, previous) })}
          >
            Previous block
          </Button>
          <Button
            iconName="angle-right"
            iconAlign="right"
            disabled={next === undefined}
            {...(next === undefined ? {} : { href: pagePaths.block(connection, ledger, next) })}
          >
            Next block
          </Button>
          <Button
            variant="primary"
            disabled={sequenceNo === undefined || !tip || sequenceNo > tip.sequenceNo}
            {...(sequenceNo !== undefined && tip
              ? { href: pagePaths.verify(connection, ledger, { block: sequenceNo, strand: tip.strandId }) }
              : {})}
          >
            Verify block
          </Button>
        </SpaceBetween>
      }
    >
      Block {name}
    </Header>
  );
}
