import { DigestTimelinePanel } from '../../../components/journal-verdict/digest-timeline.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { useDigests } from '../../digests/model/digests.ts';
import { journalDigests } from '../../digests/model/journal-digests.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';

interface Props {
  archive: Pick<ReadyArchive, 'id' | 'strand' | 'judged'>;
  /** What the heading says, where it stands among others. */
  title?: string | undefined;
}

/** All digests of a strand, over its journal in an archive. */
export function ArchiveTimeline({ archive: { id, strand, judged }, title }: Props) {
  const { strandId, first, last } = strand;
  const digests = journalDigests(useDigests().filter(({ tip }) => tip.strandId === strandId));
  const verdict = judged?.verdict;
  return (
    <DigestTimelinePanel
      title={title}
      digests={digests}
      verdict={verdict}
      first={verdict?.first ?? first}
      last={verdict?.last ?? last}
      hrefOf={(sequenceNo) => pagePaths.archiveBlock(id, sequenceNo, { strand: strandId })}
    />
  );
}
