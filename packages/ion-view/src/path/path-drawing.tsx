import { describeHash } from '../hash/describe-hash.ts';
import { useHashEncoding } from '../hash/hash-encoding.tsx';
import { HashText } from '../hash/hash-text.tsx';
import { Icon } from '../icon.tsx';
import { CoverageBar } from './coverage-bar.tsx';
import type { DescribedPath, DescribedStep } from './describe-path.ts';
import { OrderMark } from './order-mark.tsx';
import { StepDetail } from './step-detail.tsx';

interface DescribedStagesProps {
  path: DescribedPath;
  selected: number | undefined;
  onToggle: (index: number) => void;
}

/** The drawing: one row per step, grouped by stage; the other hash joins the spine from the right. */
export function DescribedStages(props: DescribedStagesProps) {
  const { path, selected } = props;
  const focusable = selected ?? 0;
  const last = path.steps.length - 1;
  return (
    <div className="iv-drawing">
      <div className="iv-columns" aria-hidden="true">
        <span />
        <span>Running hash</span>
        <span>Combined with</span>
        <span className="iv-column-bar">
          Stands for
          {path.blocks === undefined
            ? ''
            : ` how much of the journal: ${path.blocks.toLocaleString('en')} ${path.blocks === 1 ? 'block' : 'blocks'}`}
        </span>
      </div>
      <ol className="iv-stages">
        {path.stages.map((stage) => (
          <li key={`${stage.stage}-${stage.steps[0]?.index}`} className={`iv-stage iv-stage-${stage.stage}`}>
            <span className="iv-stage-title">{stage.title}</span>
            {stage === path.stages[0] ? <Start hash={path.start.hash} label={path.start.label} /> : null}
            <ol className="iv-steps">
              {stage.steps.map((step) => (
                <li key={step.index} className="iv-step-item">
                  {step.restarts ? <Start hash={step.running} label={step.runningLabel} restart /> : null}
                  <StepRow
                    step={step}
                    path={path}
                    last={step.index === last}
                    ends={step.index === last || path.steps[step.index + 1]?.restarts === true}
                    open={selected === step.index}
                    tabIndex={step.index === focusable ? 0 : -1}
                    onToggle={() => props.onToggle(step.index)}
                  />
                  {selected === step.index ? <StepDetail step={step} /> : null}
                </li>
              ))}
            </ol>
          </li>
        ))}
      </ol>
    </div>
  );
}

/** The hash the path begins with, or goes on from where it is broken. */
function Start(props: { hash: Uint8Array; label: string; restart?: boolean }) {
  return (
    <div className={`iv-start${props.restart ? ' iv-restart' : ''}`}>
      <span className="iv-spine iv-spine-start" aria-hidden="true" />
      <span className="iv-chip-hash iv-chip-leaf">
        <HashText hash={props.hash} bare />
      </span>
      <span className="iv-start-label">
        {props.restart ? <strong>The path is broken here and goes on from a claimed hash: </strong> : null}
        {props.label}
      </span>
    </div>
  );
}

interface StepRowProps {
  step: DescribedStep;
  path: DescribedPath;
  last: boolean;
  /** No line leads on from here. */
  ends: boolean;
  open: boolean;
  tabIndex: number;
  onToggle: () => void;
}

function StepRow(props: StepRowProps) {
  const { step, path } = props;
  const state = step.failure !== undefined ? ' iv-step-fails' : step.afterFailure ? ' iv-step-after' : '';
  return (
    <button
      type="button"
      className={`iv-step${state}${props.ends ? ' iv-step-ends' : ''}`}
      data-step={step.index}
      aria-expanded={props.open}
      tabIndex={props.tabIndex}
      onClick={props.onToggle}
    >
      {/* The button is named by this sentence; what is drawn besides says the same to the eye. */}
      <span className="iv-sr">{step.sentence}</span>
      <span className="iv-spine" aria-hidden="true">
        <span className="iv-node">
          {step.failure === undefined ? step.index + 1 : <Icon name="cross" className="iv-icon-node" />}
        </span>
      </span>
      <span className="iv-step-running" aria-hidden="true">
        <HashChip hash={step.output} className={props.last ? 'iv-chip-digest' : undefined} />
        {step.failure === undefined ? null : <span className="iv-step-word">Step {step.index + 1} fails</span>}
      </span>
      <span className="iv-step-other" aria-hidden="true">
        <OrderMark first={step.first} />
        <HashChip hash={step.other} className="iv-chip-other" />
        <span className="iv-step-label">{step.otherLabel}</span>
      </span>
      <span className="iv-step-coverage" aria-hidden="true">
        {step.coverage === undefined || path.blocks === undefined ? null : (
          <>
            <CoverageBar coverage={step.coverage} blocks={path.blocks} />
            <span className="iv-coverage-text">{step.coverage.text}</span>
          </>
        )}
      </span>
    </button>
  );
}

/** A hash in the drawing: head and tail, the whole on hover; the table and the opened step have it for everybody. */
function HashChip(props: { hash: Uint8Array; className: string | undefined }) {
  const { encoding } = useHashEncoding();
  const { short, full } = describeHash(props.hash, encoding);
  return (
    <code className={`iv-chip-hash${props.className === undefined ? '' : ` ${props.className}`}`} title={full}>
      {short}
    </code>
  );
}
