import { Icon } from '@qldb-console/ion-view';
import type { JournalAnchor } from '@qldb-console/journal/judgement';
import { anchorDay } from '../../lib/anchor-text.ts';

interface Props {
  first: number;
  last: number;
  anchors: readonly JournalAnchor[];
  horizon: number | undefined;
}
interface Mark {
  readonly key: string;
  readonly text: string;
  readonly tone: 'ok' | 'bad' | 'none';
  /** 0 to 1. */
  readonly at: number;
}

/** Room that a label takes, in parts of the strip: more would run into its neighbour on a narrow screen. */
const LABEL_WIDTH = 0.26;
const MOST_LINES = 4;

/**
 * Where digests end, under the strip. The same stands in the table of digests, so that the drawing says nothing to a screen
 * reader.
 */
export function CoverageMarks({ first, last, anchors, horizon }: Props) {
  const width = Math.max(1, last - first + 1);
  const marks: Mark[] = anchors
    .filter(({ digest: { digest } }) => digest.tip.sequenceNo >= first && digest.tip.sequenceNo <= last)
    .filter(({ state }) => state !== 'other-strand' && state !== 'unusable')
    .map((anchor) => {
      const tip = anchor.digest.digest.tip.sequenceNo;
      const isHorizon = anchor.canAnchor && anchor.state === 'agrees' && tip === horizon;
      return {
        key: anchor.digest.id,
        text: `${anchorDay(anchor)}${isHorizon ? ', trust horizon' : ''}`,
        tone:
          anchor.state === 'agrees'
            ? ('ok' as const)
            : anchor.state === 'contradicts'
              ? ('bad' as const)
              : ('none' as const),
        at: (tip + 1 - first) / width,
      };
    })
    .toSorted((a, b) => a.at - b.at);
  if (marks.length === 0) return null;
  const lines = linesOf(marks);
  return (
    <div className="coverage-marks" aria-hidden="true" style={{ blockSize: `${14 + 20 * lines.length}px` }}>
      {lines.flatMap((line, index) =>
        line.map(({ key, text, tone, at }) => (
          <div key={key} className={`coverage-mark coverage-mark-${tone}`} style={{ insetInlineStart: `${at * 100}%` }}>
            <span className="coverage-tick" style={{ blockSize: `${10 + 20 * index}px` }} />
            <span
              className={`coverage-label coverage-label-${at < 0.15 ? 'start' : at > 0.85 ? 'end' : 'middle'}`}
              style={{ insetBlockStart: `${12 + 20 * index}px` }}
            >
              <Icon name={tone === 'ok' ? 'check' : tone === 'bad' ? 'cross' : 'skipped'} /> {text}
            </span>
          </div>
        )),
      )}
    </div>
  );
}

/** Labels that would touch stand under each other. */
function linesOf(marks: readonly Mark[]): Mark[][] {
  const lines: Mark[][] = [];
  for (const mark of marks) {
    const line = lines.find((one) => (one.at(-1)?.at ?? Number.NEGATIVE_INFINITY) + LABEL_WIDTH < mark.at);
    if (line) line.push(mark);
    else if (lines.length < MOST_LINES) lines.push([mark]);
  }
  return lines;
}
