import './coverage.css';
import './digest-timeline.css';
import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { VisibleText } from '@qldb-console/ion-view';
import { digestTimeline, type JournalDigest, type JournalVerdict } from '@qldb-console/journal/judgement';
import { useMemo } from 'react';
import { blocksText } from '../../lib/block-range.ts';
import { type TimelinePart, timelineParts } from '../../lib/coverage/timeline-parts.ts';
import { CoverageMarks } from './coverage-marks.tsx';

interface Props {
  /** Of the journal's strand. */
  digests: readonly JournalDigest[];
  /** Undefined until all blocks are judged. */
  verdict: Pick<JournalVerdict, 'anchors' | 'horizon'> | undefined;
  /** First and last block that are there. */
  first: number;
  last: number;
  hrefOf: (sequenceNo: number) => string;
  /** What the heading says. */
  title?: string | undefined;
}

const WORDS: Readonly<Record<TimelinePart['kind'], string>> = {
  before: 'Not in the archive',
  fixed: 'Fixed by a digest saved outside',
  open: 'Fixed by nothing saved outside',
  behind: 'Covered by a digest, not in the archive',
};
/** Colours of the coverage strip. */
const LOOKS: Readonly<Record<TimelinePart['kind'], string>> = {
  before: 'missing',
  fixed: 'proven',
  open: 'chained',
  behind: 'missing',
};

/** The digests of a journal over its blocks: how far what was saved outside fixes it, and whether the digests go together. */
export function DigestTimelinePanel({
  digests,
  verdict,
  first,
  last,
  hrefOf,
  title = 'Digests over the journal',
}: Props) {
  const { entries, conflicts } = useMemo(() => digestTimeline(digests, verdict), [digests, verdict]);
  const furthest = Math.max(last, ...entries.map(({ sequenceNo }) => sequenceNo));
  const parts = timelineParts({ first, last, horizon: verdict?.horizon, furthest });
  return (
    <Container
      header={
        <Header variant="h2" description={<HorizonText verdict={verdict} last={last} hrefOf={hrefOf} />}>
          {title}
        </Header>
      }
    >
      <SpaceBetween size="s">
        <div className="coverage">
          <ul className="coverage-legend" aria-label="Blocks by what fixes them">
            {parts.map(({ kind, from, to }) => (
              <li key={kind}>
                <span className={`coverage-swatch coverage-${LOOKS[kind]}`} aria-hidden="true" />
                <span>
                  <strong>{WORDS[kind]}</strong> <span className="coverage-means">{blocksText(from, to - 1)}</span>
                </span>
              </li>
            ))}
          </ul>
          <div className="coverage-strip digest-timeline" aria-hidden="true">
            {parts.map(({ kind, from, to }) => (
              <div
                key={kind}
                className={`coverage-segment coverage-${LOOKS[kind]}`}
                style={{
                  insetInlineStart: `${(from / (furthest + 1)) * 100}%`,
                  inlineSize: `${((to - from) / (furthest + 1)) * 100}%`,
                }}
              />
            ))}
          </div>
          <CoverageMarks first={0} last={furthest} anchors={anchorsOf(digests, verdict)} horizon={verdict?.horizon} />
        </div>
        {conflicts.map(({ kind, digests: [id], sentence }) => (
          <Alert
            key={`${kind} ${id}`}
            type={kind === 'strands' ? 'info' : 'error'}
            statusIconAriaLabel={kind === 'strands' ? 'Info' : 'Error'}
          >
            <VisibleText text={sentence} />
          </Alert>
        ))}
      </SpaceBetween>
    </Container>
  );
}

/** What the marks are drawn from: before anything was judged they say only where the digests end. */
function anchorsOf(digests: readonly JournalDigest[], verdict: Props['verdict']): JournalVerdict['anchors'] {
  return verdict?.anchors ?? digests.map((digest) => ({ digest, state: 'not-computable', canAnchor: false }));
}

function HorizonText({ verdict, last, hrefOf }: Pick<Props, 'verdict' | 'last' | 'hrefOf'>) {
  if (verdict === undefined) return 'They are compared with the journal as soon as all blocks are judged.';
  const { horizon } = verdict;
  if (horizon === undefined)
    return 'Nothing saved outside fixes any of it: there is no digest that agrees, or none whose blocks are all there.';
  return (
    <>
      The trust horizon is <Link href={hrefOf(horizon)}>block {horizon.toLocaleString('en')}</Link>: up to there a
      digest saved outside fixes the history
      {horizon < last ? `. Nothing saved outside fixes ${blocksText(horizon + 1, last)}` : ', to its last block'}.
    </>
  );
}
