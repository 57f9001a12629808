import type { BlockAddress } from '../block/index.ts';
import { count } from '../block/words.ts';
import { type Claim, comparesHashes, fails, hasStatus, holds, place, skips } from '../checks.ts';
import { encodeBase64 } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import { equalBytes, type FoldStep, foldProof, HASH_BYTES, type Hash } from '../merkle/index.ts';
import type { Check, Place } from '../verdict.ts';
import { anchorName } from './anchor-name.ts';
import { firstDifference, type InBlockPaths, type InBlockStep } from './in-block-path.ts';
import { type ProofKind, type ProofShape, proofShape } from './proof-shape.ts';
import type { Anchor, ParsedProof } from './types.ts';

/** What a proof starts from, and all that is known about where it stands. */
export interface ProofLeaf {
  readonly kind: ProofKind;
  /** The block's or revision's hash, as stated. */
  readonly hash: Hash;
  readonly hashPlace: Place;
  /** The block address, as stated. */
  readonly address: BlockAddress | undefined;
  readonly addressPlace: Place | undefined;
  /** Hash of the block before, where the block itself is known; may be empty. */
  readonly previousBlockHash: Uint8Array | undefined;
  /** For a revision whose block was given. */
  readonly inBlock: InBlockPaths | undefined;
}

/** How checks call the parts of the proof and the digest. */
export interface ProofPlaces {
  readonly element: (index: number, proof: ParsedProof) => Place;
  readonly proof: Place;
  readonly digest: Place;
  readonly tipStrand: Place;
  readonly tipSequence: Place;
}
export const PROOF_PLACES: ProofPlaces = {
  element: (index, proof) => place('proof', `[${index}]`, proof.ranges[index]),
  proof: place('proof', ''),
  digest: place('digest', 'digest'),
  tipStrand: place('digest', 'tip.strandId'),
  tipSequence: place('digest', 'tip.sequenceNo'),
};

export interface FoldedProof {
  readonly checks: readonly Check[];
  /** The executed steps; they end before an element that is no hash. */
  readonly steps: readonly FoldStep[];
  /** Where the proof leads; `undefined` when it cannot be executed to its end. */
  readonly root: Hash | undefined;
  readonly shape: ProofShape | undefined;
  /** The steps inside the block that the block itself demands, where it was given. */
  readonly inBlock: readonly InBlockStep[] | undefined;
  /** The first element that contradicts the block given, and the check that says so. */
  readonly wrongElement: number | undefined;
  /** Whether the proof was executed to its end, and nothing contradicts it or the digest. */
  readonly holds: boolean;
}

const SHOWN = 10;

/** Executes a proof and holds every claim that goes with it against what it must be. Without `anchor` there is no digest to reach. */
export function foldToDigest(
  leaf: ProofLeaf,
  proof: ParsedProof,
  anchor: Anchor | undefined,
  subject?: string,
  places = PROOF_PLACES,
): FoldedProof {
  const checks: Check[] = [];
  const elements = elementsCheck(proof, subject, places);
  if (anchor !== undefined) checks.push(...digestChecks(leaf, anchor, subject, places));
  checks.push(elements);
  const inBlock = chooseInBlock(leaf, proof);
  const shape = anchor && shapeOf(leaf, proof, anchor, inBlock);
  if (anchor !== undefined) checks.push(lengthCheck(leaf, proof, shape, subject, places));
  const compared = inBlockCheck(leaf, proof, inBlock, subject, places);
  if (compared.check !== undefined) checks.push(compared.check);
  const neighbour = anchor && neighbourCheck(leaf, proof, shape, subject, places);
  if (neighbour !== undefined) checks.push(neighbour.check);

  const usable = proof.elements.findIndex((element) => element.length !== HASH_BYTES);
  const foldable = usable < 0 ? proof.elements : proof.elements.slice(0, usable);
  const { steps, root } = foldProof(leaf.hash, foldable.slice(0, LIMITS.proofElements));
  const complete = elements.status === 'ok';
  if (anchor !== undefined) checks.push(foldCheck(leaf, proof, anchor, complete ? root : undefined, subject, places));
  return {
    checks,
    steps,
    root: complete ? root : undefined,
    shape,
    inBlock,
    wrongElement: compared.at ?? neighbour?.at,
    holds: complete && !hasStatus(checks, 'failed'),
  };
}

function digestChecks(leaf: ProofLeaf, { digest }: Anchor, subject: string | undefined, places: ProofPlaces): Check[] {
  const length: Claim = { id: 'digest.length', subject, what: 'The digest has 32 bytes', places: [places.digest] };
  const checks = [
    digest.digest.length === HASH_BYTES
      ? holds(length, '32')
      : fails(length, `the digest has ${digest.digest.length} bytes instead of 32`, '32', String(digest.digest.length)),
  ];
  const strand: Claim = {
    id: 'digest.strand',
    subject,
    what: 'The digest belongs to the strand of the block',
    places: [places.tipStrand, ...(leaf.addressPlace ? [leaf.addressPlace] : [])],
  };
  const covers: Claim = {
    id: 'digest.covers',
    subject,
    what: "The digest's tip is not before the block",
    places: [places.tipSequence, ...(leaf.addressPlace ? [leaf.addressPlace] : [])],
  };
  if (leaf.address === undefined) {
    const why = 'the block address is not known';
    return [...checks, skips(strand, why), skips(covers, why)];
  }
  const { strandId, sequenceNo } = leaf.address;
  const { tip } = digest;
  checks.push(
    tip.strandId === strandId
      ? holds(strand, strandId)
      : fails(strand, `the digest is of strand ${tip.strandId}, not of ${strandId}`, strandId, tip.strandId),
    tip.sequenceNo >= sequenceNo
      ? holds(covers, `at least ${sequenceNo}`, String(tip.sequenceNo))
      : fails(
          covers,
          `the digest covers blocks 0 to ${tip.sequenceNo} and so not block ${sequenceNo}`,
          `at least ${sequenceNo}`,
          String(tip.sequenceNo),
        ),
  );
  return checks;
}

function elementsCheck(proof: ParsedProof, subject: string | undefined, places: ProofPlaces): Check {
  const { elements } = proof;
  const wrong = [...elements.keys()].filter((i) => elements[i]?.length !== HASH_BYTES);
  const claim: Claim = {
    id: 'proof.elements',
    subject,
    what: 'Every element of the proof has 32 bytes',
    places: wrong.length > 0 ? wrong.slice(0, SHOWN).map((i) => places.element(i, proof)) : [places.proof],
  };
  const [first] = wrong;
  if (first !== undefined) {
    const length = elements[first]?.length;
    return fails(claim, `element ${first} of the proof has ${length} bytes instead of 32`, '32', String(length));
  }
  if (elements.length > LIMITS.proofElements) {
    const most = String(LIMITS.proofElements);
    return fails(
      claim,
      `the proof has ${elements.length} elements, more than any journal can need`,
      `at most ${most}`,
      String(elements.length),
    );
  }
  return holds(claim, '32');
}

function shapeOf(
  leaf: ProofLeaf,
  proof: ParsedProof,
  anchor: Anchor,
  inBlock: readonly InBlockStep[] | undefined,
): ProofShape | undefined {
  const tip = anchor.digest.tip.sequenceNo;
  const sequenceNo = leaf.address?.sequenceNo;
  if (sequenceNo !== undefined && sequenceNo > tip) return undefined;
  return proofShape(leaf.kind, proof.elements.length, sequenceNo, tip, inBlock?.length);
}

function lengthCheck(
  leaf: ProofLeaf,
  proof: ParsedProof,
  shape: ProofShape | undefined,
  subject: string | undefined,
  places: ProofPlaces,
): Check {
  const claim: Claim = {
    id: 'proof.length',
    subject,
    what: 'The proof has as many steps as block address and tip demand',
    places: [places.proof, places.tipSequence, ...(leaf.addressPlace ? [leaf.addressPlace] : [])],
  };
  if (shape === undefined) return skips(claim, 'there can be no proof of a block after the tip');
  const steps = String(proof.elements.length);
  if (shape.fits) return holds(claim, shape.demanded, steps);
  return fails(
    claim,
    `the proof has ${count(proof.elements.length, 'step')} where block address and tip demand ${shape.demanded}`,
    shape.demanded,
    steps,
  );
}

/** The position in the block that fits the proof best: any that agrees, else the first. */
function chooseInBlock(leaf: ProofLeaf, proof: ParsedProof): readonly InBlockStep[] | undefined {
  if (leaf.inBlock === undefined || !('paths' in leaf.inBlock)) return undefined;
  const { paths } = leaf.inBlock;
  return paths.find((path) => firstDifference(proof.elements, path) === undefined) ?? paths[0];
}

function inBlockCheck(
  leaf: ProofLeaf,
  proof: ParsedProof,
  inBlock: readonly InBlockStep[] | undefined,
  subject: string | undefined,
  places: ProofPlaces,
): { check?: Check; at?: number } {
  if (leaf.inBlock === undefined) return {};
  const claim: Claim = {
    id: 'proof.in-block',
    subject,
    what: "The proof's steps inside the block are those that the block demands",
    places: [places.proof, place('block', 'entriesHashList')],
  };
  if ('absent' in leaf.inBlock)
    return { check: fails({ ...claim, places: [leaf.hashPlace, ...claim.places] }, leaf.inBlock.absent) };
  if ('unknown' in leaf.inBlock || inBlock === undefined) {
    return { check: skips(claim, 'unknown' in leaf.inBlock ? leaf.inBlock.unknown : 'the block does not show it') };
  }
  const at = firstDifference(proof.elements, inBlock);
  if (at === undefined) return { check: holds(claim, count(inBlock.length, 'step')) };
  const { hash, label } = inBlock[at] as InBlockStep;
  const element = proof.elements[at];
  const wrong: Claim = { ...claim, places: [places.element(at, proof), place('block', '')] };
  const why = `element ${at} of the proof is not what the block has there: ${label}`;
  return { check: fails(wrong, why, encodeBase64(hash), element && encodeBase64(element)), at };
}

/** Leaf N − 1 is the first sibling of an odd leaf N; the block states that hash, and a revision's proof contains it twice. */
function neighbourCheck(
  leaf: ProofLeaf,
  proof: ParsedProof,
  shape: ProofShape | undefined,
  subject: string | undefined,
  places: ProofPlaces,
): { check: Check; at?: number } | undefined {
  const sequenceNo = leaf.address?.sequenceNo;
  if (sequenceNo === undefined || sequenceNo % 2 === 0 || shape?.inBlock === undefined) return undefined;
  const at = shape.inBlock;
  const first = proof.elements[at];
  const stated = leaf.previousBlockHash ?? proof.elements[at - 1];
  if (first === undefined || stated === undefined) return undefined;
  const claim: Claim = {
    id: 'proof.neighbour',
    subject,
    what: `The first journal step is the hash of the previous block, as block ${sequenceNo} is the right one of a pair`,
    places: [
      places.element(at, proof),
      leaf.previousBlockHash ? place('block', 'previousBlockHash') : places.element(at - 1, proof),
      ...(leaf.addressPlace ? [leaf.addressPlace] : []),
      places.tipSequence,
    ],
  };
  if (equalBytes(first, stated)) return { check: holds(claim, encodeBase64(stated)) };
  const why = `element ${at} of the proof is not the hash of block ${sequenceNo - 1}, as the place of the block demands`;
  return { check: fails(claim, why, encodeBase64(stated), encodeBase64(first)), at };
}

function foldCheck(
  leaf: ProofLeaf,
  proof: ParsedProof,
  anchor: Anchor,
  root: Hash | undefined,
  subject: string | undefined,
  places: ProofPlaces,
): Check {
  const claim: Claim = {
    id: 'proof.fold',
    subject,
    what: `The ${leaf.kind}'s hash and the proof lead to the digest`,
    places: [
      places.digest,
      leaf.hashPlace,
      ...proof.elements.slice(0, LIMITS.proofElements).map((_, i) => places.element(i, proof)),
    ],
  };
  if (root === undefined) return skips(claim, 'the proof cannot be executed to its end');
  return comparesHashes(claim, `the proof does not lead to ${anchorName(anchor)}`, anchor.digest.digest, root);
}
