import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { DigestComparisonView, ProofPath } from '@qldb-console/ion-view';
import type { Outcome, ParsedBlock, ParsedRevision, ProofVerdict } from '@qldb-console/journal';
import type { DigestCompared } from '../model/judge.ts';
import { ContentView } from './content-view.tsx';

interface Props {
  kind: 'revision' | 'block' | 'receipt';
  revision: ParsedRevision | undefined;
  block: ParsedBlock | undefined;
  verdict: ProofVerdict;
  /** Colours the end of the path. */
  outcome: Outcome | undefined;
  sequenceNo: number | undefined;
  /** Blocks in the journal at the tip that the path leads to. */
  blocks: number | undefined;
  comparisons: readonly DigestCompared[];
}

const TITLES = {
  revision: 'From the document to the digest',
  block: 'From the block to the digest',
  receipt: 'From the revision’s hash to the digest',
} as const;

/** What a verdict on one thing rests on: its path, the digests, its content. */
export function JudgedEvidence(props: Props) {
  const { kind, revision, block, verdict, comparisons } = props;
  return (
    <SpaceBetween size="l">
      {verdict.path.length === 0 ? null : (
        <Container>
          <ProofPath
            path={verdict.path}
            checks={verdict.checks}
            outcome={props.outcome}
            block={props.sequenceNo}
            blocks={props.blocks}
            title={TITLES[kind]}
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
      {kind === 'revision' && revision !== undefined ? <ContentView what="revision" of={revision} /> : null}
      {kind === 'block' && block !== undefined ? <ContentView what="block" of={block} /> : null}
    </SpaceBetween>
  );
}
