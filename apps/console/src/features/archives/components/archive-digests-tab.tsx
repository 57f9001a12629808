import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { ArchiveDigests } from './archive-digests.tsx';
import { ArchiveTimeline } from './archive-timeline.tsx';
import { SupplyFirstBlock } from './supply-first-block.tsx';

/** What was saved outside of the archive: how far it fixes the journal, and how it compares. */
export function ArchiveDigestsTab({ archive }: { archive: ReadyArchive }) {
  return (
    <SpaceBetween size="l">
      <ArchiveTimeline archive={archive} />
      {archive.strand.first > 0 ? <SupplyFirstBlock archive={archive} /> : null}
      <ArchiveDigests id={archive.id} strand={archive.strand} verdict={archive.judged?.verdict} />
    </SpaceBetween>
  );
}
