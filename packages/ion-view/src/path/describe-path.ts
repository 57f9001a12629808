import { type Check, encodeBase64, equalBytes, type PathStep } from '@qldb-console/journal';
import { asSentence } from '../verdict/describe-checks.ts';

export type Stage = PathStep['stage'];

/** The audit path, ready to draw. Every hash in it is one the fold really used or produced. */
export interface DescribedPath {
  readonly start: { readonly hash: Uint8Array; readonly label: string };
  readonly stages: readonly DescribedStage[];
  readonly steps: readonly DescribedStep[];
  /** Sequence number of the block the path goes through, where known. */
  readonly block: number | undefined;
  /** How many blocks the whole journal has at the digest's tip; undefined where no step knows. */
  readonly blocks: number | undefined;
  /** Index of the first step that fails, or undefined. */
  readonly firstFailure: number | undefined;
}
export interface DescribedStage {
  readonly stage: Stage;
  readonly title: string;
  readonly steps: readonly DescribedStep[];
}
export interface DescribedStep {
  /** 0-based position; people see `index + 1`. */
  readonly index: number;
  readonly stage: Stage;
  readonly running: Uint8Array;
  readonly runningLabel: string;
  readonly other: Uint8Array;
  readonly otherLabel: string;
  readonly output: Uint8Array;
  readonly first: 'running' | 'other' | 'equal';
  /** Which of the two sorts first, in words. */
  readonly order: string;
  /** Why: the deciding byte and its two signed values. */
  readonly why: string;
  readonly decidingByte: number | undefined;
  readonly coverage: DescribedCoverage | undefined;
  readonly failure: StepFailure | undefined;
  /** A step whose running hash follows from a failed one. */
  readonly afterFailure: boolean;
  /** The running hash is not the result of the step before: the path goes on from a hash as it is stated. */
  readonly restarts: boolean;
  /** The step as one sentence, for screen readers. */
  readonly sentence: string;
  /** A shell command that computes the output from the two inputs. */
  readonly command: string;
}
/** What is wrong at a step, from the check that names it. */
export interface StepFailure {
  readonly what: string;
  readonly why: string | undefined;
  readonly expected: string | undefined;
  readonly computed: string | undefined;
}
/** Half-open ranges of blocks: what the running hash stood for, what the other brings in, and both together. */
export interface DescribedCoverage {
  readonly own: readonly [number, number];
  readonly brought: readonly [number, number];
  readonly merged: readonly [number, number];
  readonly text: string;
}

/** What the drawing may know beyond the steps. */
export interface PathContext {
  /** Sequence number of the block the path goes through. */
  readonly block?: number | undefined;
  /** Blocks in the journal at the digest's tip: the tip's sequence number + 1. */
  readonly blocks?: number | undefined;
}

/**
 * @param steps  the executed fold, in order; at least one
 * @param checks the checks of the same verdict: a step names the check that fails at it
 */
export function describePath(
  steps: readonly PathStep[],
  checks: readonly Check[],
  context: PathContext = {},
): DescribedPath {
  const last = steps.findLast((step) => step.covers !== undefined)?.covers;
  const blocks = context.blocks ?? last?.after[1];
  const block = context.block ?? steps.find((step) => step.covers !== undefined)?.covers?.before[0];
  const described: DescribedStep[] = [];
  for (const [index, step] of steps.entries()) {
    const before = described.at(-1);
    const restarts = before !== undefined && !equalBytes(before.output, step.running);
    const tainted = before !== undefined && (before.failure !== undefined || before.afterFailure);
    described.push({ ...describeStep(step, index, checks, block), afterFailure: tainted && !restarts, restarts });
  }
  const first = steps[0];
  const failing = described.findIndex((step) => step.failure !== undefined);
  const firstFailure = failing === -1 ? undefined : failing;
  return {
    start: { hash: first?.running ?? new Uint8Array(), label: first?.runningLabel ?? '' },
    block,
    stages: group(described, block),
    steps: described,
    blocks,
    firstFailure,
  };
}

function describeStep(
  step: PathStep,
  index: number,
  checks: readonly Check[],
  block: number | undefined,
): Omit<DescribedStep, 'afterFailure' | 'restarts'> {
  const failure = failureOf(step, checks);
  const order = orderText(step.first);
  const why = whyText(step);
  const failed = failure === undefined ? '' : ` Fails: ${failure.what}.`;
  return {
    index,
    stage: step.stage,
    running: step.running,
    runningLabel: step.runningLabel,
    other: step.other,
    otherLabel: step.label,
    output: step.output,
    first: step.first,
    order,
    why,
    decidingByte: step.decidedBy?.byte,
    coverage: step.covers === undefined ? withinBlock(block) : describeCoverage(step.covers),
    failure,
    sentence: `Step ${index + 1}, ${STAGES[step.stage]}: combined with ${step.label}. ${order}, because ${why}.${failed}`,
    command: commandOf(step),
  };
}

function failureOf(step: PathStep, checks: readonly Check[]): StepFailure | undefined {
  if (step.check === undefined) return undefined;
  const check = checks.find(({ id, status }) => id === step.check && status === 'failed');
  if (check === undefined)
    return {
      what: 'This step does not give what is claimed',
      why: undefined,
      expected: undefined,
      computed: undefined,
    };
  const { what, why, expected, computed } = check;
  return { what, why: why === undefined ? undefined : asSentence(why), expected, computed };
}

const STAGES: Record<Stage, string> = { document: 'document', block: 'block', journal: 'journal' };

function orderText(first: DescribedStep['first']): string {
  if (first === 'equal') return 'Both are the same hash';
  return first === 'running' ? 'The running hash sorts first' : 'The other hash sorts first';
}

/** dot compares from the last byte to the first, each byte as a signed number; the first difference decides. */
function whyText(step: PathStep): string {
  const { decidedBy } = step;
  if (decidedBy === undefined) return 'no byte differs';
  const smaller = Math.min(decidedBy.running, decidedBy.other);
  const larger = Math.max(decidedBy.running, decidedBy.other);
  const before = 31 - decidedBy.byte;
  const skipped = before === 0 ? '' : before === 1 ? ', after 1 equal byte' : `, after ${before} equal bytes`;
  return `byte ${decidedBy.byte} decides${skipped}: ${signed(smaller)} is less than ${signed(larger)}`;
}

/** With a real minus sign; a hyphen would read as a dash. */
export function signed(value: number): string {
  return value < 0 ? `−${-value}` : String(value);
}

function describeCoverage(covers: NonNullable<PathStep['covers']>): DescribedCoverage {
  const count = covers.after[1] - covers.after[0];
  return {
    own: covers.before,
    brought: covers.other,
    merged: covers.after,
    text: `[${covers.after[0]}, ${covers.after[1]}) · ${count.toLocaleString('en')} ${count === 1 ? 'block' : 'blocks'}`,
  };
}

/** Inside the block the hash stands for that block, or a part of it. */
function withinBlock(block: number | undefined): DescribedCoverage | undefined {
  if (block === undefined) return undefined;
  return {
    own: [block, block + 1],
    brought: [block, block],
    merged: [block, block + 1],
    text: `inside block ${block}`,
  };
}

function commandOf(step: PathStep): string {
  const [a, b] = step.first === 'other' ? [step.other, step.running] : [step.running, step.other];
  const decode = (hash: Uint8Array) => `echo ${encodeBase64(hash)} | openssl base64 -d -A`;
  return `( ${decode(a)} ; ${decode(b)} ) | openssl dgst -sha256 -binary | openssl base64`;
}

function group(steps: readonly DescribedStep[], block: number | undefined): DescribedStage[] {
  const titles: Record<Stage, string> = {
    document: 'Document',
    block: block === undefined ? 'Block' : `Block ${block}`,
    journal: 'Journal',
  };
  const stages: { stage: Stage; title: string; steps: DescribedStep[] }[] = [];
  for (const step of steps) {
    const last = stages.at(-1);
    if (last?.stage === step.stage) last.steps.push(step);
    else stages.push({ stage: step.stage, title: titles[step.stage], steps: [step] });
  }
  return stages;
}
