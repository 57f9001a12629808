import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { ChecksTable, DigestComparisonView, ProofPath, VerdictPanel } from '@qldb-console/ion-view';
import type { Place } from '@qldb-console/journal';
import type { ReactNode } from 'react';
import type { Judgement } from '../model/judge.ts';
import { ContentView } from './content-view.tsx';

interface Props {
  judgement: Judgement;
  /** Why the verdict is not about what stands in the inputs now. */
  outdated: string | undefined;
  /** How it came about: "computed in this browser in 3 ms, 2 requests sent". */
  how: string;
  hint?: ReactNode;
  onPlace: ((place: Place) => void) | undefined;
}

/** The verdict and everything it rests on: path, digests, checks, content. */
export function VerdictView({ judgement, outdated, how, hint, onPlace }: Props) {
  const { verdict, subject, comparisons } = judgement;
  return (
    <SpaceBetween size="l">
      <VerdictPanel verdict={verdict} outdated={outdated}>
        <span>{how}</span>
      </VerdictPanel>
      {hint}
      {verdict.path.length === 0 ? null : (
        <Container>
          <ProofPath
            key={subject.itemId}
            path={verdict.path}
            checks={verdict.checks}
            outcome={outdated === undefined ? verdict.outcome : undefined}
            block={judgement.block}
            blocks={judgement.blocks}
            title={
              subject.kind === 'block'
                ? 'From the block to the digest'
                : subject.kind === 'receipt'
                  ? 'From the revision’s hash to the digest'
                  : 'From the document to the digest'
            }
          />
        </Container>
      )}
      {comparisons.length === 0 ? null : (
        <Container header={<Header variant="h2">{comparisons.length === 1 ? 'Digest' : 'Digests'}</Header>}>
          <SpaceBetween size="l">
            {comparisons.map((comparison) => (
              <DigestComparisonView
                key={comparison.label}
                computed={comparison.computed}
                claimed={comparison.claimed}
                claimedLabel={comparison.label}
              />
            ))}
          </SpaceBetween>
        </Container>
      )}
      <ContentView subject={subject} />
      <Container
        header={
          <Header variant="h2" counter={`(${verdict.checks.length})`}>
            Checks
          </Header>
        }
      >
        <ChecksTable checks={verdict.checks} label="Every check of this verdict" onPlace={onPlace} />
      </Container>
    </SpaceBetween>
  );
}
