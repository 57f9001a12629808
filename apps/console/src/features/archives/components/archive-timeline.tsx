import { DigestTimelinePanel } from '../../../components/journal-verdict/digest-timeline.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { useDigests } from '../../digests/model/digests.ts';
import { journalDigests } from '../../digests/model/journal-digests.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

/** All digests of the strand that is shown, over its journal. */
export function ArchiveTimeline({
  archive: { id, strand, judged },
}: {
  archive: Pick<ReadyArchive, 'id' | 'strand' | 'judged'>;
}) {
  const { strandId, first, last } = strand;
  const digests = journalDigests(useDigests().filter(({ tip }) => tip.strandId === strandId));
  const verdict = judged?.verdict;
  return (
    <DigestTimelinePanel
      digests={digests}
      verdict={verdict}
      first={verdict?.first ?? first}
      last={verdict?.last ?? last}
      hrefOf={(sequenceNo) => pagePaths.archiveBlock(id, sequenceNo, { strand: strandId })}
    />
  );
}
