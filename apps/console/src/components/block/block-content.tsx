import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import Select from '@cloudscape-design/components/select';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { IonText, IonTree } from '@qldb-console/ion-view';
import type { ParsedBlock } from '@qldb-console/journal';
import { blockHashes, revisionHashes } from '../../lib/blocks/block-hashes.ts';
import { HashesTable } from './hashes-table.tsx';

export type Lens = 'tree' | 'text' | 'hashes';
interface Props {
  block: ParsedBlock;
  lens: Lens;
  /** Index of the selected revision; absent, or of none, = the whole block. */
  revision: number | undefined;
  onLens: (lens: Lens) => void;
  onRevision: (index: number | undefined) => void;
}

const WHOLE = 'block';

/** Three lenses over one selection: the typed values, the Ion text, the hashes. */
export function BlockContent({ block, lens, revision, onLens, onRevision }: Props) {
  const revisions = block.revisions ?? [];
  const selected = revision === undefined ? undefined : revisions[revision];
  const { value, source } = selected ?? block;
  const name = selected
    ? `Revision ${revision} of block ${block.address.sequenceNo}`
    : `Block ${block.address.sequenceNo}`;
  const options = [
    { value: WHOLE, label: 'The whole block' },
    ...revisions.map(({ metadata }, i) => ({
      value: String(i),
      label: metadata ? `Revision ${i}: ${metadata.id}, version ${metadata.version}` : `Revision ${i}: hash only`,
    })),
  ];
  return (
    <div id="block-content">
      <Container
        header={
          <Header
            variant="h2"
            actions={
              <SpaceBetween direction="horizontal" size="xs">
                <div className="content-select">
                  <Select
                    ariaLabel="What is shown"
                    selectedOption={
                      options.find((option) => option.value === String(selected ? revision : WHOLE)) ?? null
                    }
                    options={options}
                    virtualScroll={options.length > 100}
                    onChange={({ detail }) =>
                      onRevision(
                        detail.selectedOption.value === WHOLE ? undefined : Number(detail.selectedOption.value),
                      )
                    }
                  />
                </div>
                <SegmentedControl
                  label="Lens"
                  selectedId={lens}
                  options={[
                    { id: 'tree', text: 'Tree' },
                    { id: 'text', text: 'Ion text' },
                    { id: 'hashes', text: 'Hashes' },
                  ]}
                  onChange={({ detail }) => onLens(detail.selectedId as Lens)}
                />
              </SpaceBetween>
            }
          >
            Content
          </Header>
        }
      >
        {lens === 'tree' ? <IonTree key={name} value={value} label={name} /> : null}
        {lens === 'text' ? (
          <IonText key={name} value={value} source={block.format === 'text' ? source : undefined} label={name} />
        ) : null}
        {lens === 'hashes' ? (
          <HashesTable hashes={selected ? revisionHashes(selected) : blockHashes(block)} label={`Hashes of ${name}`} />
        ) : null}
      </Container>
    </div>
  );
}
