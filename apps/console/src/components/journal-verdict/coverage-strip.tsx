import type { CoverageRange, JournalAnchor } from '@qldb-console/journal/judgement';
import { type KeyboardEvent, useId, useMemo, useState } from 'react';
import { blocksText, capitalised } from '../../lib/block-range.ts';
import { type CoverageSegment, coverageSegments, coverageShares } from '../../lib/coverage/segments.ts';
import { COVERAGE_STATES } from '../../lib/coverage/states.ts';
import { CoverageMarks } from './coverage-marks.tsx';

interface Props {
  ranges: readonly CoverageRange[];
  anchors: readonly JournalAnchor[];
  /** The last block that a digest saved outside fixes. */
  horizon: number | undefined;
  /** Where the page of a block is. */
  hrefOf: (sequenceNo: number) => string;
}

/** The whole journal from left to right, with what is known of each part; the same stands as a table beside it. */
export function CoverageStrip({ ranges, anchors, horizon, hrefOf }: Props) {
  const id = useId();
  const segments = useMemo(() => coverageSegments(ranges), [ranges]);
  const shares = useMemo(() => coverageShares(ranges), [ranges]);
  const [chosen, setChosen] = useState<number>();
  const at = chosen === undefined ? undefined : segments[Math.min(chosen, segments.length - 1)];
  const first = ranges[0]?.from ?? 0;
  const last = (ranges.at(-1)?.to ?? 1) - 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const next = moved(event.key, chosen, segments.length);
    if (next === undefined) return;
    event.preventDefault();
    setChosen(next);
  };
  return (
    <div className="coverage">
      <ul className="coverage-legend" aria-label="Blocks by state">
        {shares.map(({ state, blocks }) => (
          <li key={state}>
            <span className={`coverage-swatch coverage-${state}`} aria-hidden="true" />
            <span>
              <strong>{COVERAGE_STATES[state].word}</strong> {blocks.toLocaleString('en')}{' '}
              <span className="coverage-means">{COVERAGE_STATES[state].means}</span>
            </span>
          </li>
        ))}
      </ul>
      <div
        className="coverage-strip"
        role="listbox"
        aria-label={`Coverage of ${blocksText(first, last)}`}
        aria-orientation="horizontal"
        aria-activedescendant={at === undefined ? undefined : `${id}-${segments.indexOf(at)}`}
        aria-describedby={`${id}-told`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onFocus={() => setChosen((now) => now ?? 0)}
      >
        {segments.map((segment, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list takes the keys, its options are not focused themselves
          <div
            key={segment.from}
            id={`${id}-${index}`}
            role="option"
            tabIndex={-1}
            aria-selected={segment === at}
            aria-label={segmentText(segment)}
            title={segmentText(segment)}
            className={`coverage-segment coverage-${segment.state}`}
            style={{
              insetInlineStart: `${segment.start * 100}%`,
              inlineSize: `${(segment.end - segment.start) * 100}%`,
            }}
            onClick={() => setChosen(index)}
          />
        ))}
      </div>
      <CoverageMarks first={first} last={last} anchors={anchors} horizon={horizon} />
      <p className="coverage-told" id={`${id}-told`} aria-live="polite">
        {at === undefined ? (
          'Choose a part of the strip, or move over it with the arrow keys.'
        ) : (
          <>
            {segmentText(at)}{' '}
            {at.state === 'missing' ? null : <a href={hrefOf(at.from)}>Open block {at.from.toLocaleString('en')}</a>}
          </>
        )}
      </p>
    </div>
  );
}

function moved(key: string, chosen: number | undefined, count: number): number | undefined {
  const now = chosen ?? 0;
  if (key === 'ArrowRight' || key === 'ArrowDown') return Math.min(now + 1, count - 1);
  if (key === 'ArrowLeft' || key === 'ArrowUp') return Math.max(now - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

/** `Blocks 10–19: altered 1, chained 9.` */
function segmentText({ from, to, shares }: CoverageSegment): string {
  const where = capitalised(blocksText(from, to - 1));
  const [only, ...more] = shares;
  if (only !== undefined && more.length === 0) return `${where}: ${COVERAGE_STATES[only.state].word.toLowerCase()}.`;
  const what = shares.map(
    ({ state, blocks }) => `${blocks.toLocaleString('en')} ${COVERAGE_STATES[state].word.toLowerCase()}`,
  );
  return `${where}: ${what.join(', ')}.`;
}
