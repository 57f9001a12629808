import type { Verdict } from '@qldb-console/journal';
import type { ReactNode } from 'react';
import { Icon } from '../icon.tsx';
import { VisibleText } from '../text/visible-text-view.tsx';
import { type DescribedRung, describeVerdict } from './describe-verdict.ts';

export interface VerdictPanelProps {
  verdict: Verdict;
  /** Says that the inputs changed since, and why no newer verdict stands here. */
  outdated?: string | undefined;
  /** Shown under the sentence, e.g. how it was computed. */
  children?: ReactNode;
}

/** The verdict: one sentence, what it covers, the rungs, what it does not cover, what is asserted only. */
export function VerdictPanel(props: VerdictPanelProps) {
  const verdict = describeVerdict(props.verdict);
  return (
    <section
      className={`iv iv-verdict iv-tone-${props.outdated === undefined ? verdict.tone : 'neutral'}`}
      aria-label="Verdict"
    >
      {props.outdated === undefined ? null : (
        <p className="iv-outdated">
          <Icon name="warning" />
          <span>
            <strong>Outdated.</strong> {props.outdated}
          </span>
        </p>
      )}
      <div className="iv-verdict-head">
        <span className="iv-verdict-mark">
          <Icon name={verdict.icon} className="iv-icon-big" />
        </span>
        <div>
          <p className="iv-verdict-word">{verdict.word}</p>
          <h2 className="iv-verdict-headline">
            <VisibleText text={verdict.headline} />
          </h2>
        </div>
      </div>
      <p className="iv-verdict-scope">
        <VisibleText text={verdict.scope} />
      </p>
      <p className="iv-verdict-counts">
        {verdict.counts.map((count) => (
          <span key={count.status} className={`iv-count iv-count-${count.status}`}>
            {count.text}
          </span>
        ))}
        {props.children}
      </p>
      <ol className="iv-rungs" aria-label="How far the checks reach">
        {verdict.rungs.map((rung) => (
          <RungView key={rung.name} rung={rung} />
        ))}
      </ol>
      <div className="iv-verdict-limits">
        <Limits
          title="Not covered by this verdict"
          items={verdict.notCovered}
          none="Nothing was left out of what was asked."
        />
        {verdict.asserted.length === 0 ? null : (
          <details className="iv-asserted">
            <summary className="iv-limits-title">
              Asserted, not proven: {verdict.asserted.length} {verdict.asserted.length === 1 ? 'thing' : 'things'} that
              no hash covers
            </summary>
            <Items items={verdict.asserted} />
          </details>
        )}
      </div>
    </section>
  );
}

function RungView(props: { rung: DescribedRung }) {
  const { rung } = props;
  return (
    <li className={`iv-rung iv-rung-${rung.state}`}>
      <span className="iv-rung-name">
        <Icon name={rung.icon} />
        <span>{rung.name}</span>
      </span>
      <span className="iv-rung-note">
        <span className="iv-rung-state">{rung.word}</span>
        {rung.note === '' ? '' : `: ${rung.note}`}
      </span>
    </li>
  );
}

function Limits(props: { title: string; items: readonly string[]; none?: string }) {
  return (
    <div>
      <h3 className="iv-limits-title">{props.title}</h3>
      {props.items.length === 0 ? <p className="iv-limits-none">{props.none}</p> : <Items items={props.items} />}
    </div>
  );
}

function Items(props: { items: readonly string[] }) {
  return (
    <ul className="iv-limits">
      {props.items.map((item) => (
        <li key={item}>
          <VisibleText text={item} />
        </li>
      ))}
    </ul>
  );
}
