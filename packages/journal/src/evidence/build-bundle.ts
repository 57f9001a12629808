import type { ParsedBlock, ParsedRevision } from '../block/index.ts';
import type { ParsedDigest } from '../chain/index.ts';
import { sha256 } from '../hash/index.ts';
import { encodeHex } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import type { BundleInput, BundleRevision, BundleSubject, EvidenceBundle, SenderVerdict } from './bundle-format.ts';
import { type AnyProof, BundleItems, bundleDigest, bundleText, ionOf, revisionName } from './bundle-items.ts';

/** What goes with every bundle, whatever it is about. */
export interface BundleAbout {
  /** ISO 8601, UTC. */
  readonly made: string;
  readonly tool: { readonly name: string; readonly version: string };
  /** Files it was made from (see bundleInput); more than LIMITS.bundleInputs are counted only. */
  readonly inputs: readonly BundleInput[];
  /** What was said about it here; a Verdict fits. */
  readonly verdict: SenderVerdict;
}

/** A digest with the proof that leads to it from what the bundle is about. */
export interface DigestWithProof {
  readonly digest: ParsedDigest;
  /** Where it comes from, for the recipient to read. */
  readonly label: string;
  readonly proof?: AnyProof | undefined;
}

/**
 * The bundle of one revision.
 *
 * @param evidence.block  the block it stands in
 * @param evidence.others blocks that record redactions
 * @throws JournalError 'input-too-large'
 */
export function bundleForRevision(
  evidence: {
    readonly revision: ParsedRevision;
    readonly block?: ParsedBlock | undefined;
    readonly digests: readonly DigestWithProof[];
    readonly others?: readonly ParsedBlock[] | undefined;
  },
  about: BundleAbout,
): EvidenceBundle {
  const { revision, block, digests, others = [] } = evidence;
  const items = new BundleItems();
  const item = items.add('revision', revisionName(revision), ionOf(revision), proofsOf(digests));
  const subject = { kind: 'revision', item, block: block && items.addBlock(block) } as const;
  for (const other of others) items.addBlock(other);
  return finishBundle(subject, items, digests, about);
}

/**
 * The bundle of one block.
 *
 * @param evidence.previous the block before it
 * @param evidence.others   blocks that record redactions
 * @throws JournalError 'input-too-large'
 */
export function bundleForBlock(
  evidence: {
    readonly block: ParsedBlock;
    readonly previous?: ParsedBlock | undefined;
    readonly digests: readonly DigestWithProof[];
    readonly others?: readonly ParsedBlock[] | undefined;
  },
  about: BundleAbout,
): EvidenceBundle {
  const { block, previous, digests, others = [] } = evidence;
  const items = new BundleItems();
  const item = items.addBlock(block, proofsOf(digests));
  const subject = { kind: 'block', item, previous: previous && items.addBlock(previous) } as const;
  for (const other of others) items.addBlock(other);
  return finishBundle(subject, items, digests, about);
}

/** One revision in the history of a document. */
export interface DocumentRevision {
  /** As GetRevision answered it; absent when it is one of the block's. */
  readonly revision?: ParsedRevision | undefined;
  readonly block?: ParsedBlock | undefined;
  /** Position among the block's revisions, when `revision` is absent. */
  readonly index?: number | undefined;
  /** One per digest, where there is one: of the revision, or without `revision` of the block. */
  readonly proofs: readonly (AnyProof | undefined)[];
}

/**
 * The bundle of a document's history, oldest revision first.
 *
 * @param evidence.others blocks that record redactions
 * @throws JournalError 'input-too-large'
 */
export function bundleForDocument(
  evidence: {
    readonly documentId: string;
    readonly revisions: readonly DocumentRevision[];
    readonly digests: readonly Omit<DigestWithProof, 'proof'>[];
    readonly others?: readonly ParsedBlock[] | undefined;
  },
  about: BundleAbout,
): EvidenceBundle {
  const { documentId, digests, others = [] } = evidence;
  const items = new BundleItems();
  const revisions = evidence.revisions.map(({ revision, block, index, proofs }): BundleRevision => {
    const item = revision && items.add('revision', revisionName(revision), ionOf(revision), proofs);
    return { item, block: block && items.addBlock(block, revision ? [] : proofs), index: revision ? undefined : index };
  });
  for (const other of others) items.addBlock(other);
  return finishBundle({ kind: 'document', documentId, revisions }, items, digests, about);
}

/** Name, size and SHA-256 of a file that evidence was made from. */
export function bundleInput(name: string, bytes: Uint8Array): BundleInput {
  return { name: bundleText(name), size: bytes.length, sha256: encodeHex(sha256(bytes)) };
}

function proofsOf(digests: readonly DigestWithProof[]): (AnyProof | undefined)[] {
  return digests.map(({ proof }) => proof);
}

export function finishBundle(
  subject: BundleSubject,
  items: BundleItems,
  digests: readonly Omit<DigestWithProof, 'proof'>[],
  { made, tool, inputs, verdict }: BundleAbout,
): EvidenceBundle {
  const listed = inputs.slice(0, LIMITS.bundleInputs);
  return {
    made: bundleText(made),
    tool: { name: bundleText(tool.name), version: bundleText(tool.version) },
    subject,
    items: items.all,
    digests: digests.map(({ digest, label }) => bundleDigest(digest, label)),
    inputs: listed.map(({ name, size, sha256: hash }) => ({ name: bundleText(name), size, sha256: hash })),
    inputsNotListed: inputs.length - listed.length,
    verdict: {
      outcome: verdict.outcome,
      headline: bundleText(verdict.headline),
      scope: bundleText(verdict.scope),
    },
  };
}
