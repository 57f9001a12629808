import {
  type BundleAbout,
  bundleForBlock,
  bundleForRevision,
  bundleInput,
  type DigestWithProof,
  type EvidenceBundle,
} from '@qldb-console/journal/bundle';
import { TOOL } from '../../../lib/tool.ts';
import type { Basis, Judgement } from './judge.ts';
import type { Supplied } from './supplied.ts';

/**
 * A verdict and everything it rests on, to be handed over.
 *
 * @param items the inputs, whose names and hashes go with it
 * @param now   ISO 8601, UTC
 * @returns undefined where the verdict is about neither a revision nor a block
 * @throws JournalError 'input-too-large'
 */
export function evidenceOf(
  { basis, verdict }: Judgement,
  items: readonly Supplied[],
  now: string,
): EvidenceBundle | undefined {
  if (basis === undefined) return undefined;
  const inputs = items.map(({ name, bytes }) => bundleInput(name, bytes));
  const about: BundleAbout = { made: now, tool: TOOL, inputs, verdict };
  const { revision, block, previous, blocks } = basis;
  const others = blocks.filter((other) => other.redactionInfo !== undefined && other !== block && other !== previous);
  const digests = digestsOf(basis);
  if (revision !== undefined) return bundleForRevision({ revision, block, digests, others }, about);
  return block && bundleForBlock({ block, previous, digests, others }, about);
}

/** The digests as they were judged, each with the proof that leads to it. */
function digestsOf({ anchors, proof }: Basis): DigestWithProof[] {
  const tip = anchors[0]?.digest.tip.sequenceNo;
  return anchors.map((anchor) => ({
    digest: anchor.digest,
    label: anchor.label,
    proof: anchor.proof ?? (anchor.digest.tip.sequenceNo === tip ? proof : undefined),
  }));
}
