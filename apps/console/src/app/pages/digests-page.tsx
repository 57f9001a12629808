import { OpenArchiveTimelines } from '../../features/archives/components/open-archive-timelines.tsx';
import { DigestsPage as DigestsOfBrowser } from '../../features/digests/digests-page.tsx';

/** The digests this browser knows of, and what they fix of the archives that are open. */
export function DigestsPage() {
  return (
    <DigestsOfBrowser>
      <OpenArchiveTimelines />
    </DigestsOfBrowser>
  );
}
