import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { VerdictPanel, VisibleText } from '@qldb-console/ion-view';
import { CausesTable } from '../../../components/journal-verdict/causes-table.tsx';
import { CoveragePanel } from '../../../components/journal-verdict/coverage-panel.tsx';
import { JudgingProgress } from '../../../components/journal-verdict/judging-progress.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import { provenanceText } from '../model/archive-text.ts';
import type { ReadyArchive } from '../model/ready-archive.ts';
import { strandProgress } from '../model/strand-progress.ts';
import { ArchiveDigests } from './archive-digests.tsx';
import { CauseExplained } from './cause-explained.tsx';
import { InventoryFindings } from './inventory-findings.tsx';

/** The inventory in short, the judging, and its verdict: one sentence, and what stands behind it. */
export function ArchiveOverview({ archive }: { archive: ReadyArchive }) {
  const { id, strand, judged, inventory } = archive;
  const { strandId } = strand;
  const verdict = judged?.verdict;
  const hrefOf = (sequenceNo: number) => pagePaths.archiveBlock(id, sequenceNo, { strand: strandId });
  return (
    <SpaceBetween size="l">
      {judged?.phase === 'running' || judged?.phase === 'paused' ? (
        <Container>
          <JudgingProgress {...strandProgress(id, strand, judged)} />
        </Container>
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
      <ArchiveDigests id={id} strand={strand} verdict={verdict} />
      <InventoryFindings inventory={inventory} moreHref={pagePaths.archive(id, 'inventory', { strand: strandId })} />
    </SpaceBetween>
  );
}
