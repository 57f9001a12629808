import type { Check, Outcome, PathStep } from '@qldb-console/journal';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { Icon } from '../icon.tsx';
import { describePath } from './describe-path.ts';
import { OrderMark } from './order-mark.tsx';
import { DescribedStages } from './path-drawing.tsx';
import { PathTable } from './path-table.tsx';
import { stepKey } from './step-keys.ts';

export interface ProofPathProps {
  /** The executed fold. */
  path: readonly PathStep[];
  /** The checks of the same verdict. */
  checks: readonly Check[];
  /** Sequence number of the block, and blocks in the journal at the digest's tip, where known. */
  block?: number | undefined;
  blocks?: number | undefined;
  /** Colours the end of the path: green only for a verdict that is anchored. */
  outcome?: Outcome | undefined;
  /** Begins the heading. */
  title?: string;
}

/**
 * The audit path, drawn from the first hash to the digest, and the same as a table. The table is always there for
 * screen readers and print; the drawing can be stepped through with the arrow keys.
 */
export function ProofPath(props: ProofPathProps) {
  const { path, checks, block, blocks } = props;
  const described = useMemo(() => describePath(path, checks, { block, blocks }), [path, checks, block, blocks]);
  const [view, setView] = useState<'drawing' | 'table'>('drawing');
  const [chosen, setChosen] = useState<number | 'none' | undefined>(undefined);
  const frame = useRef<HTMLDivElement>(null);
  const heading = useId();
  // A failing step opens by itself, so that what broke is on screen without a click.
  const selected = chosen === undefined ? described.firstFailure : chosen === 'none' ? undefined : chosen;
  const count = described.steps.length;

  const select = (index: number) => {
    setChosen(index);
    const target = frame.current?.querySelector(`[data-step="${index}"]`);
    if (target instanceof HTMLElement) target.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const next = stepKey(event.key, selected, count);
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    select(next);
  };

  return (
    <section className="iv iv-path" aria-labelledby={heading}>
      <header className="iv-path-head">
        <h2 id={heading} className="iv-heading">
          {props.title ?? 'From the document to the digest'}, {count} {count === 1 ? 'step' : 'steps'}
        </h2>
        <div className="iv-path-tools">
          <button
            type="button"
            className="iv-button"
            disabled={view !== 'drawing' || selected === 0}
            onClick={() => select(selected === undefined ? count - 1 : selected - 1)}
          >
            <span aria-hidden="true">←</span> Previous step
          </button>
          <button
            type="button"
            className="iv-button"
            disabled={view !== 'drawing' || selected === count - 1}
            onClick={() => select(selected === undefined ? 0 : selected + 1)}
          >
            Next step <span aria-hidden="true">→</span>
          </button>
          <fieldset className="iv-segments">
            <legend className="iv-sr">Show the path as</legend>
            <button
              type="button"
              className="iv-segment"
              aria-pressed={view === 'drawing'}
              onClick={() => setView('drawing')}
            >
              Drawing
            </button>
            <button
              type="button"
              className="iv-segment"
              aria-pressed={view === 'table'}
              onClick={() => setView('table')}
            >
              Table
            </button>
          </fieldset>
        </div>
      </header>
      {described.firstFailure === undefined ? null : (
        <p className="iv-path-fails">
          <Icon name="cross" />
          <span>
            <strong>Step {described.firstFailure + 1} fails.</strong>{' '}
            {described.steps.some((step) => step.restarts)
              ? 'The path goes on from the hash that is claimed: the rest shows where that one leads.'
              : described.firstFailure === count - 1
                ? 'The path does not lead to the digest.'
                : 'Every hash after it follows from it and proves nothing.'}
          </span>
        </p>
      )}
      {view === 'drawing' ? (
        // biome-ignore lint/a11y/noStaticElementInteractions: the arrow keys belong to the step buttons inside
        <div ref={frame} onKeyDown={onKeyDown} className={`iv-drawing-frame iv-ends-${props.outcome ?? 'open'}`}>
          <Legend />
          <DescribedStages
            path={described}
            selected={selected}
            onToggle={(index) => setChosen(selected === index ? 'none' : index)}
          />
        </div>
      ) : null}
      <PathTable path={described} hidden={view === 'drawing'} />
    </section>
  );
}

function Legend() {
  return (
    <p className="iv-legend">
      <span>
        <span className="iv-swatch iv-swatch-own" /> the running hash
      </span>
      <span>
        <span className="iv-swatch iv-swatch-brought" /> what it is combined with
      </span>
      <span>
        <OrderMark first="running" /> which of the two is hashed first
      </span>
      <span>
        <kbd>←</kbd> <kbd>→</kbd> step through
      </span>
    </p>
  );
}
