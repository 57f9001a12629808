import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import ProgressBar from '@cloudscape-design/components/progress-bar';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { VerdictPanel } from '@qldb-console/ion-view';
import { ProblemAlert } from '../../../components/problem-alert.tsx';
import type { RunPlace } from '../model/run-block.ts';
import { RunFindingsTable } from './run-findings-table.tsx';
import type { RunState } from './use-run.ts';

interface Props {
  state: RunState;
  /** "this object" */
  what: string;
  /** Of all that is to be judged, 0 to 1. */
  done: number;
  progress: string;
  hrefOf: (place: RunPlace) => string;
  onStop: () => void;
  onAgain: () => void;
}

/** How the judging of many blocks stands, and, when it is over, its verdict. Half a result is never called a verdict. */
export function RunPanel({ state, what, done, progress, hrefOf, onStop, onAgain }: Props) {
  const { phase, totals, verdict, error } = state;
  const { contradictions, unreadable, partly } = totals;
  // What is judged only in part may still be explained by a block to come.
  const isOver = phase === 'done';
  const findings = isOver ? totals.findings : totals.findings.filter(({ status }) => status.tone === 'error');
  return (
    <SpaceBetween size="l">
      {phase === 'running' ? (
        <Container>
          <SpaceBetween size="s">
            <ProgressBar
              value={Math.floor(done * 100)}
              label={`Judging ${what}`}
              description={progress}
              additionalInfo={
                contradictions + unreadable > 0
                  ? `So far ${contradictions} with contradictions, ${unreadable} that cannot be read.`
                  : ''
              }
            />
            <Button onClick={onStop}>Stop</Button>
          </SpaceBetween>
        </Container>
      ) : null}
      {phase === 'stopped' ? (
        <Container>
          <SpaceBetween size="s">
            <span>Stopped after {totals.blocks.toLocaleString('en')} blocks. There is no verdict on the whole.</span>
            <Button onClick={onAgain}>Judge again</Button>
          </SpaceBetween>
        </Container>
      ) : null}
      {phase === 'failed' ? (
        <ProblemAlert
          what={`The judging stopped after ${totals.blocks.toLocaleString('en')} blocks. There is no verdict on the whole.`}
          error={error}
          onRetry={onAgain}
        />
      ) : null}
      {verdict ? <VerdictPanel verdict={verdict} /> : null}
      {findings.length > 0 ? (
        <RunFindingsTable
          findings={findings}
          total={contradictions + unreadable + (isOver ? partly : 0)}
          hrefOf={hrefOf}
        />
      ) : null}
    </SpaceBetween>
  );
}
