import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FileInput from '@cloudscape-design/components/file-input';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { VisibleText } from '@qldb-console/ion-view';
import { type ClipboardEvent, useState } from 'react';
import { blocksText } from '../../../lib/block-range.ts';
import { useDigests } from '../../digests/model/digests.ts';
import { journalDigests } from '../../digests/model/journal-digests.ts';
import { askArchive } from '../model/open-archives.ts';
import { MOST_ANSWER_BYTES, readFirstBlock } from '../model/read-first-block.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

/** For an archive that does not begin with block 0: takes a saved GetBlock answer, whose proof stands in for the blocks before. */
export function SupplyFirstBlock({ archive: { id, strand, judged } }: { archive: ReadyArchive }) {
  const digests = journalDigests(useDigests());
  const [refused, setRefused] = useState<string>();
  const { first, strandId } = strand;
  const call = (proof: Parameters<typeof readFirstBlock>[0] | undefined) => {
    if (proof === undefined) {
      void askArchive(id)
        .call('supplyFirstBlock', { strandId, proof: undefined })
        .catch(() => {});
      return;
    }
    const reading = readFirstBlock(proof, strand, digests);
    setRefused(reading.kind === 'refused' ? reading.why : undefined);
    if (reading.kind === 'proof')
      askArchive(id)
        .call('supplyFirstBlock', { strandId, proof: reading.proof })
        .catch((error: Error) => setRefused(error.message));
  };
  const take = async (file: Blob | undefined) => {
    if (file === undefined) return;
    // Judged by its size before it is read.
    if (file.size > MOST_ANSWER_BYTES) setRefused('It is too large for the answer of one block.');
    else call(new Uint8Array(await file.arrayBuffer()));
  };
  const onPaste = (event: ClipboardEvent) => {
    event.preventDefault();
    void take(event.clipboardData.files[0] ?? new Blob([event.clipboardData.getData('text/plain')]));
  };
  const known = judged?.firstBlock;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={`The archive begins with block ${first.toLocaleString('en')}. Its blocks can be compared with a digest all the same, when what GetBlock answered for block ${first.toLocaleString('en')}, with a proof, was saved: the proof holds the hashes that stand for ${blocksText(0, first - 1)}.`}
        >
          The blocks before the first one
        </Header>
      }
    >
      {known === undefined ? (
        <SpaceBetween size="xs">
          <div className="supply-first-block">
            <FileInput
              value={[]}
              ariaLabel={`Load the answer of GetBlock for block ${first}`}
              onChange={({ detail }) => take(detail.value[0])}
            >
              Load a GetBlock answer
            </FileInput>
            <textarea
              className="archive-paste"
              aria-label={`Paste the answer of GetBlock for block ${first} here`}
              placeholder="or paste it here"
              rows={1}
              value=""
              onChange={() => {}}
              onPaste={onPaste}
            />
          </div>
          {refused === undefined ? null : (
            <div role="alert">
              <Alert type="error" statusIconAriaLabel="Error" header="It was not taken">
                <VisibleText text={refused} />
              </Alert>
            </div>
          )}
        </SpaceBetween>
      ) : (
        <SpaceBetween size="s" direction="horizontal" alignItems="center">
          <StatusIndicator type="success">
            {`A proof of block ${first.toLocaleString('en')} up to the digest at block ${known.tip.toLocaleString('en')} stands in for ${blocksText(0, first - 1)}`}
          </StatusIndicator>
          <Button onClick={() => call(undefined)}>Remove it</Button>
        </SpaceBetween>
      )}
    </Container>
  );
}
