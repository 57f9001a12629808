import './coverage.css';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { JournalVerdict } from '@qldb-console/journal/judgement';
import { CoverageStrip } from './coverage-strip.tsx';
import { CoverageTable } from './coverage-table.tsx';

interface Props {
  verdict: JournalVerdict;
  hrefOf: (sequenceNo: number) => string;
}

/** What the verdict covers, block by block: drawn, and as a table. */
export function CoveragePanel({ verdict: { coverage, anchors, horizon }, hrefOf }: Props) {
  if (coverage.length === 0) return null;
  return (
    <Container
      header={
        <Header variant="h2" description={horizonText(horizon)}>
          Coverage
        </Header>
      }
    >
      <SpaceBetween size="s">
        <CoverageStrip ranges={coverage} anchors={anchors} horizon={horizon} hrefOf={hrefOf} />
        <CoverageTable ranges={coverage} hrefOf={hrefOf} />
      </SpaceBetween>
    </Container>
  );
}

const horizonText = (horizon: number | undefined) =>
  horizon === undefined
    ? 'The whole journal from left to right. No digest saved outside fixes any of it yet.'
    : `The whole journal from left to right. Up to block ${horizon.toLocaleString('en')}, the trust horizon, a digest saved outside fixes every block.`;
