import type { SiblingSpan } from '../merkle/index.ts';
import type { Check, CheckId, PathStep } from '../verdict.ts';
import type { FoldedProof } from './fold-to-digest.ts';
import { previousLabel } from './in-block-path.ts';
import type { ProofLeaf } from './proof-leaf.ts';

/** The step before the proof: a revision's two halves, or a block's entries and its previous hash. */
export interface LeadingStep extends Omit<PathStep, 'index'> {
  /** Names the output. */
  readonly outputLabel: string;
}

export interface PathInput {
  readonly leaf: ProofLeaf;
  /** Names the leaf of the proof when there is no leading step. */
  readonly leafLabel: string;
  readonly leading?: LeadingStep | undefined;
  readonly folded: FoldedProof | undefined;
  /** Sequence number of the digest's tip, where there is a digest. */
  readonly tip: number | undefined;
}

/** The executed steps with words to them: what each hash stands for, and the first one that cannot be right. */
export function describePath({ leaf, leafLabel, leading, folded, tip }: PathInput): PathStep[] {
  const path: PathStep[] = [];
  let running = leafLabel;
  if (leading !== undefined) {
    const { outputLabel, ...step } = leading;
    path.push({ ...step, index: 0 });
    running = leading.check === undefined ? outputLabel : `${outputLabel}, as stated`;
  }
  if (folded === undefined) return path;
  const failure = leading?.check === undefined ? firstFailure(folded) : undefined;
  for (const [i, step] of folded.steps.entries()) {
    const words = describeStep(i, leaf, folded, tip);
    path.push({
      ...step,
      index: path.length,
      stage: words.stage,
      label: words.label,
      runningLabel: running,
      covers: words.covers,
      check: failure?.at === i ? failure.check : undefined,
    });
    running = words.output;
  }
  return path;
}

interface StepWords {
  readonly stage: PathStep['stage'];
  readonly label: string;
  readonly output: string;
  readonly covers?: PathStep['covers'];
}

function describeStep(i: number, leaf: ProofLeaf, folded: FoldedProof, tip: number | undefined): StepWords {
  const { steps, shape, inBlock } = folded;
  const total = steps.length;
  const own = leaf.address?.sequenceNo;
  if (shape?.inBlock === undefined || own === undefined) {
    const output = i === total - 1 ? 'hash the proof leads to' : `after proof hash ${i + 1} of ${total}`;
    return { stage: 'journal', label: `proof hash ${i + 1} of ${total}`, output };
  }
  if (i < shape.inBlock) return describeInBlock(i, shape.inBlock, own, inBlock?.[i]?.label);
  const sibling = shape.journal[i - shape.inBlock] as SiblingSpan;
  const before =
    i === shape.inBlock ? ([own, own + 1] as const) : (shape.journal[i - shape.inBlock - 1] as SiblingSpan).merged;
  const last = i === total - 1 && tip !== undefined;
  return {
    stage: 'journal',
    label: blocks(sibling.span),
    output: last ? `digest at tip ${tip}` : `hash over ${blocks(sibling.merged)}`,
    covers: { before, other: sibling.span, after: sibling.merged },
  };
}

function describeInBlock(i: number, steps: number, sequenceNo: number, known: string | undefined): StepWords {
  const last = i === steps - 1;
  const byPlace = last && sequenceNo > 0 ? `, by its place the ${previousLabel(sequenceNo)}` : '';
  return {
    stage: 'block',
    label: known ?? `in-block hash ${i + 1} of ${steps}${byPlace}`,
    output: last ? `hash of block ${sequenceNo}` : `part of block ${sequenceNo}`,
  };
}

function blocks([start, end]: readonly [number, number]): string {
  return end - start === 1 ? `block ${start}` : `blocks ${start}–${end - 1}`;
}

/** A wrong element shows itself only at the end, unless the block or the neighbour locates it. */
function firstFailure({ checks, steps, wrongElement }: FoldedProof): { at: number; check: CheckId } | undefined {
  if (wrongElement !== undefined) {
    const check = failed(checks, ['proof.in-block', 'proof.neighbour']);
    if (check !== undefined) return { at: Math.min(wrongElement, steps.length - 1), check };
  }
  const check = failed(checks, [
    'proof.fold',
    'proof.length',
    'digest.covers',
    'digest.strand',
    'digest.length',
    'proof.in-block',
  ]);
  return check === undefined ? undefined : { at: steps.length - 1, check };
}

function failed(checks: readonly Check[], ids: readonly CheckId[]): CheckId | undefined {
  return ids.find((id) => checks.some((check) => check.id === id && check.status === 'failed'));
}
