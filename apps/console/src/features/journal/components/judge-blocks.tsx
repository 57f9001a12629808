import Button from '@cloudscape-design/components/button';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { VerdictPanel } from '@qldb-console/ion-view';
import { useState } from 'react';
import { CausesTable } from '../../../components/journal-verdict/causes-table.tsx';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import { pagePaths } from '../../../lib/page-paths.ts';
import type { JournalTip } from '../api/journal-tip.ts';
import { forgetJudging, startJudging, useJudging } from '../model/judging.ts';
import { findingRows } from '../model/judging-findings.ts';
import { JudgingFindingsTable } from './judging-findings-table.tsx';
import { JudgingForm } from './judging-form.tsx';
import { JudgingProgress } from './judging-progress.tsx';

interface Props {
  connection: string;
  ledger: string;
  tip: JournalTip | undefined;
}

/** Judges the whole journal, or a part of it, in threads of their own. What is under way goes on while other pages are shown. */
export function JudgeBlocks({ connection, ledger, tip }: Props) {
  const known = useJudging(connection, ledger);
  // A ledger that was deleted and created anew has the name of the old one, and another journal.
  const judging = known && tip && known.range.strandId !== tip.strandId ? undefined : known;
  const [isOpen, setOpen] = useState<boolean>();
  const again = () => forgetJudging(connection, ledger);
  const restart = () => {
    if (judging && tip) startJudging({ connection, ledger, range: judging.range, tip: tip.sequenceNo });
  };
  const stopped = judging && `after ${judging.blocks.toLocaleString('en')} blocks. There is no verdict on the whole.`;
  const verdict = judging?.verdict;
  const findings = verdict === undefined ? (judging?.found ?? []) : findingRows(verdict);
  return (
    <ExpandableSection
      variant="container"
      headingTagOverride="h2"
      headerText="Judge blocks"
      headerDescription="Every block of the journal, or of a part of it, is loaded and hashed again in this browser, and compared with the one before it and with the digests the console knows."
      expanded={isOpen ?? judging !== undefined}
      onChange={({ detail }) => setOpen(detail.expanded)}
    >
      <SpaceBetween size="l">
        {judging === undefined ? (
          <JudgingForm
            tip={tip}
            onStart={(range) => tip && startJudging({ connection, ledger, range, tip: tip.sequenceNo })}
          />
        ) : null}
        {judging?.phase === 'running' || judging?.phase === 'paused' ? <JudgingProgress judging={judging} /> : null}
        {judging?.phase === 'cancelled' ? <span>Cancelled {stopped}</span> : null}
        {judging?.phase === 'failed' ? (
          <ProblemAlert what={`The judging stopped ${stopped}`} error={judging.error} onRetry={restart} />
        ) : null}
        {verdict ? <VerdictPanel verdict={verdict} /> : null}
        {verdict ? (
          <CausesTable
            inFiles={false}
            verdict={verdict}
            hrefOf={(sequenceNo) => pagePaths.block(connection, ledger, sequenceNo)}
          />
        ) : null}
        {findings.length > 0 ? (
          <JudgingFindingsTable
            connection={connection}
            ledger={ledger}
            findings={findings}
            total={verdict?.findingCount ?? findings.length}
          />
        ) : null}
        {judging?.phase === 'done' || judging?.phase === 'cancelled' || judging?.phase === 'failed' ? (
          <SpaceBetween direction="horizontal" size="xs">
            <Button disabled={tip === undefined} onClick={restart}>
              Judge again
            </Button>
            <Button onClick={again}>Judge other blocks</Button>
          </SpaceBetween>
        ) : null}
      </SpaceBetween>
    </ExpandableSection>
  );
}
