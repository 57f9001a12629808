import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { notify } from '../../../lib/notifications.ts';
import { disabledBy, usePermission } from '../../../lib/session.ts';
import type { useWorkload } from '../api/run-workload.ts';

const AMOUNTS = [1, 10, 100, 1000];

interface Props {
  workload: ReturnType<typeof useWorkload>;
  connection: string;
  ledger: string;
}

/** Lets the embedded ledger service commit more sample transactions, so that there is something new to look at. */
export function AddSampleBlocks({ workload, connection, ledger }: Props) {
  const mayAdd = usePermission('administer', { connection, ledger });
  return (
    <ButtonDropdown
      {...disabledBy(mayAdd)}
      loading={workload.isPending}
      loadingText="Committing sample blocks"
      items={AMOUNTS.map((blocks) => ({
        id: String(blocks),
        text: blocks === 1 ? '1 block' : `${blocks.toLocaleString('en')} blocks`,
      }))}
      onItemClick={({ detail }) =>
        workload.mutate(
          { blocks: Number(detail.id) },
          {
            onSuccess: ({ committed, firstSequenceNo, lastSequenceNo }) =>
              notify({
                type: 'success',
                header: `${committed.toLocaleString('en')} sample ${committed === 1 ? 'block' : 'blocks'} added to ${ledger}`,
                content:
                  firstSequenceNo === undefined || lastSequenceNo === undefined
                    ? undefined
                    : `Sequence numbers ${firstSequenceNo} to ${lastSequenceNo}.`,
              }),
          },
        )
      }
    >
      Add sample blocks
    </ButtonDropdown>
  );
}
