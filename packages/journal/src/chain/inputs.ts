import type { AssertingInput } from '../asserted-fields.ts';
import type { ParsedBlock } from '../block/index.ts';
import type { Anchor, ParsedProof } from './types.ts';

/** The inputs of a proof, as the verdict calls them. */
export function proofInputs(proof: ParsedProof | undefined, anchors: readonly Anchor[]): string[] {
  const proofs = proof !== undefined || anchors.some((anchor) => anchor.proof !== undefined);
  return [...(proofs ? ['proof'] : []), ...(anchors.length > 0 ? ['digest'] : [])];
}

export function assertingBlock({ revisions, revisionSummaries }: ParsedBlock): AssertingInput {
  return { input: 'block', absent: [!revisions && 'revisions', !revisionSummaries && 'revisionSummaries'] };
}

export function assertingProof(proof: ParsedProof | undefined, anchors: readonly Anchor[]): AssertingInput[] {
  const proofs = proof !== undefined || anchors.some((anchor) => anchor.proof !== undefined);
  const named = anchors.some(({ digest }) => digest.ledger !== undefined);
  const dated = anchors.some(({ digest }) => digest.date !== undefined);
  return [
    ...(proofs ? [{ input: 'proof' } as const] : []),
    ...(anchors.length > 0 ? [{ input: 'digest', absent: [!named && 'ledger', !dated && 'date'] } as const] : []),
  ];
}
