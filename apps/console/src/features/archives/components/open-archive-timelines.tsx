import '@qldb-console/ion-view/ion-view.css';
import { archiveTitle } from '../../../lib/archive-id.ts';
import { useDigests } from '../../digests/model/digests.ts';
import { useOpenArchives } from '../model/open-archives.ts';
import { ArchiveTimeline } from './archive-timeline.tsx';

/** The digests over the journals of all archives that are open, as far as there are digests of them. */
export function OpenArchiveTimelines() {
  const strands = new Set(useDigests().map(({ tip }) => tip.strandId));
  return useOpenArchives().flatMap(([id, view]) =>
    view.phase !== 'open'
      ? []
      : (view.state.inventory?.strands ?? [])
          .filter(({ strandId }) => strands.has(strandId))
          .map((strand) => (
            <ArchiveTimeline
              key={`${id} ${strand.strandId}`}
              archive={{ id, strand, judged: view.state.strands.find((one) => one.strandId === strand.strandId) }}
              title={`Over the journal in ${archiveTitle(id)}`}
            />
          )),
  );
}
