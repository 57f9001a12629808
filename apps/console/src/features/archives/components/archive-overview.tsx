import Alert from '@cloudscape-design/components/alert';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { VerdictPanel, VisibleText } from '@qldb-console/ion-view';
import { useEffect } from 'react';
import { CausesTable } from '../../../components/journal-verdict/causes-table.tsx';
import { CoveragePanel } from '../../../components/journal-verdict/coverage-panel.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { useDigests } from '../../digests/model/digests.ts';
import { journalDigests } from '../../digests/model/journal-digests.ts';
import { provenanceText } from '../model/archive-text.ts';
import { askArchive } from '../model/open-archives.ts';
import { summariseArchive } from '../model/recent-archives.ts';
import { ArchiveDigests } from './archive-digests.tsx';
import type { ReadyArchive } from './archive-gate.tsx';
import { ArchiveProgress } from './archive-progress.tsx';
import { CauseExplained } from './cause-explained.tsx';
import { InventoryFindings } from './inventory-findings.tsx';

/** The inventory in short, the judging, and its verdict: one sentence, and what stands behind it. */
export function ArchiveOverview({ archive }: { archive: ReadyArchive }) {
  const { id, strand, judged, inventory } = archive;
  const { strandId } = strand;
  const digests = useDigests();
  useEffect(() => {
    askArchive(id)
      .call('setDigests', { digests: journalDigests(digests) })
      // An archive that is closed meanwhile is given them when it is opened.
      .catch(() => {});
  }, [id, digests]);
  const verdict = judged?.verdict;
  useEffect(() => {
    if (verdict) void summariseArchive(id, verdict.headline);
  }, [id, verdict]);
  const hrefOf = (sequenceNo: number) => pagePaths.archiveBlock(id, sequenceNo, { strand: strandId });
  return (
    <SpaceBetween size="l">
      {judged?.phase === 'running' || judged?.phase === 'paused' ? (
        <ArchiveProgress archive={id} strand={strand} judged={judged} />
      ) : null}
      {judged?.phase === 'cancelled' ? (
        <Alert type="info" statusIconAriaLabel="Info" header="Judging was cancelled">
          There is no verdict. {judged.blocks.toLocaleString('en')} blocks were judged before.
        </Alert>
      ) : null}
      {judged?.phase === 'failed' ? (
        <Alert type="error" statusIconAriaLabel="Error" header="Judging could not be brought to its end">
          <VisibleText text={judged.problem?.message ?? ''} /> ({judged.problem?.code}) There is no verdict on the
          whole.
        </Alert>
      ) : null}
      {verdict === undefined || judged === undefined ? null : (
        <SpaceBetween size="l">
          <VerdictPanel verdict={verdict}>{provenanceText(judged)}</VerdictPanel>
          <CoveragePanel verdict={verdict} hrefOf={hrefOf} />
          <CausesTable
            verdict={verdict}
            hrefOf={hrefOf}
            explained={(cause) => <CauseExplained archive={id} judged={judged} cause={cause} />}
          />
        </SpaceBetween>
      )}
      <ArchiveDigests archive={archive} />
      <InventoryFindings inventory={inventory} moreHref={pagePaths.archive(id, 'inventory', { strand: strandId })} />
    </SpaceBetween>
  );
}
