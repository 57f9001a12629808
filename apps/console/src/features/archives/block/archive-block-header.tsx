import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { VisibleText } from '@qldb-console/ion-view';
import { useRouter } from '@tanstack/react-router';
import { pagePaths } from '../../../lib/page-paths.ts';
import { useShortcut } from '../../../lib/shortcuts.ts';
import type { ArchiveRow } from '../../../workers/archive/calls.ts';
import { GoToBlock } from '../../journal/components/go-to-block.tsx';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { SaveBlockEvidence } from './save-block-evidence.tsx';

interface Props {
  archive: ReadyArchive;
  /** The block as the address names it. */
  name: string;
  sequenceNo: number | undefined;
  row: ArchiveRow | undefined;
}

/** Title, where the block lies, and ways on: previous, next, any other block, verification, evidence. */
export function ArchiveBlockHeader({ archive, name, sequenceNo, row }: Props) {
  const { id, strand } = archive;
  const { strandId, first, last } = strand;
  const { history } = useRouter();
  const pathOf = (wanted: number) => pagePaths.archiveBlock(id, wanted, { strand: strandId });
  const near = (wanted: number) =>
    sequenceNo === undefined || wanted < first || wanted > last ? undefined : pathOf(wanted);
  const [back, on] = [near((sequenceNo ?? 0) - 1), near((sequenceNo ?? 0) + 1)];
  useShortcut('[', back === undefined ? undefined : () => history.push(back));
  useShortcut(']', on === undefined ? undefined : () => history.push(on));
  return (
    <Header
      variant="h1"
      description={
        row === undefined ? undefined : (
          <span className="hash-value">
            <VisibleText text={row.file} />, bytes {row.start.toLocaleString('en')}–
            {(row.start + row.length - 1).toLocaleString('en')}
          </span>
        )
      }
      actions={
        <SpaceBetween direction="horizontal" size="xs" alignItems="center">
          <GoToBlock onGo={(wanted) => history.push(pathOf(wanted))} />
          <Button iconName="angle-left" disabled={back === undefined} {...(back === undefined ? {} : { href: back })}>
            Previous block
          </Button>
          <Button
            iconName="angle-right"
            iconAlign="right"
            disabled={on === undefined}
            {...(on === undefined ? {} : { href: on })}
          >
            Next block
          </Button>
          {row === undefined ? null : <SaveBlockEvidence archive={archive} row={row} />}
          {sequenceNo === undefined || row === undefined ? null : (
            <Button variant="primary" href={pagePaths.archiveVerify(id, { block: sequenceNo, strand: strandId })}>
              Verify block
            </Button>
          )}
        </SpaceBetween>
      }
    >
      Block {name}
    </Header>
  );
}
