import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import { notify } from '../../../lib/notifications.ts';
import type { useWorkload } from '../api/run-workload.ts';

const AMOUNTS = [1, 10, 100, 1000];

/** Lets the embedded ledger service commit more sample transactions, so that there is something new to look at. */
export function AddSampleBlocks({ workload, ledger }: { workload: ReturnType<typeof useWorkload>; ledger: string }) {
  return (
    <ButtonDropdown
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
