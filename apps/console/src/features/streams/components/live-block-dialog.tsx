import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Modal from '@cloudscape-design/components/modal';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import type { BlockAddress } from '@qldb-console/journal';
import { useState } from 'react';
import type { Lens } from '../../../components/block/block-content.tsx';
import { BlockView } from '../../../components/block/block-view.tsx';
import { ledgerLinks } from '../../../lib/blocks/block-links.ts';
import type { JudgedBlock } from '../../../lib/blocks/judged-block.ts';
import { pagePaths } from '../../../lib/page-paths.ts';

interface Props {
  connection: string;
  ledger: string;
  address: BlockAddress;
  /** As it stood when it was opened; `undefined` when nothing of it can be put together. */
  judged: JudgedBlock | undefined;
  onClose: () => void;
}

/** A block as it was put together from the stream, with its verdict. */
export function LiveBlockDialog({ connection, ledger, address, judged, onClose }: Props) {
  const [lens, setLens] = useState<Lens>('tree');
  const [revision, setRevision] = useState<number>();
  const { strandId, sequenceNo } = address;
  return (
    <Modal
      visible
      size="max"
      header={`Block ${sequenceNo}, from the stream`}
      closeAriaLabel="Close"
      onDismiss={onClose}
      footer={
        <Box float="right">
          <SpaceBetween direction="horizontal" size="xs">
            <Button href={pagePaths.block(connection, ledger, sequenceNo)}>The same block in the journal</Button>
            <Button variant="primary" onClick={onClose}>
              Close
            </Button>
          </SpaceBetween>
        </Box>
      }
    >
      {judged === undefined ? (
        <StatusIndicator type="pending">
          Its summary has not come, or it was let go: there is nothing to judge.
        </StatusIndicator>
      ) : (
        <BlockView
          links={ledgerLinks(connection, ledger)}
          loaded={{
            strandId,
            sequenceNo,
            source: judged.kind === 'judged' ? judged.block.source : new Uint8Array(),
          }}
          judged={judged}
          recordedIn={undefined}
          lens={lens}
          revision={revision}
          onSearch={(change) => {
            if ('lens' in change) setLens(change.lens ?? 'tree');
            if ('revision' in change) setRevision(change.revision);
          }}
        />
      )}
    </Modal>
  );
}
