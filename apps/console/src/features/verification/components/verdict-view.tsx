import Box from '@cloudscape-design/components/box';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ChecksTable, VerdictPanel } from '@qldb-console/ion-view';
import type { Place } from '@qldb-console/journal';
import type { ReactNode } from 'react';
import type { Judgement } from '../model/judge.ts';
import { BundleParts } from './bundle-parts.tsx';
import { JudgedEvidence } from './judged-evidence.tsx';

interface Props {
  judgement: Judgement;
  /** Why the verdict is not about what stands in the inputs now. */
  outdated: string | undefined;
  /** How it came about: "computed in this browser in 3 ms, 2 requests sent". */
  how: string;
  /** What can be done with the verdict. */
  actions?: ReactNode;
  hint?: ReactNode;
  onPlace: ((place: Place) => void) | undefined;
}

/** The verdict and everything it rests on: path, digests, checks, content. */
export function VerdictView({ judgement, outdated, how, actions, hint, onPlace }: Props) {
  const { verdict, subject } = judgement;
  return (
    <SpaceBetween size="l">
      <SpaceBetween size="xs">
        {actions === undefined ? null : <Box float="right">{actions}</Box>}
        <VerdictPanel verdict={verdict} outdated={outdated}>
          <span>{how}</span>
        </VerdictPanel>
      </SpaceBetween>
      {hint}
      {subject.kind === 'bundle' ? (
        <BundleParts
          key={subject.itemId}
          bundle={subject.bundle}
          parts={judgement.parts ?? []}
          outcome={verdict.outcome}
        />
      ) : (
        <JudgedEvidence
          key={subject.itemId}
          kind={subject.kind}
          revision={subject.kind === 'revision' ? subject.revision : undefined}
          block={subject.kind === 'block' ? subject.block : undefined}
          verdict={verdict}
          outcome={outdated === undefined ? verdict.outcome : undefined}
          sequenceNo={judgement.block}
          blocks={judgement.blocks}
          comparisons={judgement.comparisons}
        />
      )}
      <Container
        header={
          <Header variant="h2" counter={`(${verdict.checks.length})`}>
            Checks
          </Header>
        }
      >
        <ChecksTable
          checks={verdict.checks}
          label="Every check of this verdict"
          onPlace={subject.kind === 'bundle' ? undefined : onPlace}
        />
      </Container>
    </SpaceBetween>
  );
}
