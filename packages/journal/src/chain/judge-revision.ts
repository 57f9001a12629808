import { assertedSentences } from '../asserted-fields.ts';
import { type BlockFacts, blockFacts } from '../block/facts.ts';
import type { KnownRedaction, ParsedBlock, ParsedRevision } from '../block/index.ts';
import { timeText } from '../block/instants.ts';
import { addressText, sameAddress } from '../block/redactions.ts';
import type { VerifiedRevision } from '../block/verified.ts';
import { runBlockHashChecks } from '../block/verify-block.ts';
import { verifyLoneRevision } from '../block/verify-revision.ts';
import { type Claim, comparesText, fails, finds, holds, place, skips } from '../checks.ts';
import { encodeBase64 } from '../ion/index.ts';
import { foldStep } from '../merkle/index.ts';
import type { Check, ProofVerdict, Rung } from '../verdict.ts';
import { composeVerdict } from './compose.ts';
import { inBlockPaths } from './in-block-path.ts';
import { assertingBlock, assertingProof, proofInputs } from './inputs.ts';
import { chainedRung, judgeAnchors } from './judge-anchors.ts';
import { describePath, type LeadingStep } from './path.ts';
import type { ProofLeaf } from './proof-leaf.ts';
import type { Anchor, Asked, ParsedProof } from './types.ts';

export interface RevisionEvidence {
  readonly revision: ParsedRevision;
  /** The block it is said to stand in: makes the part of the proof inside the block exact. */
  readonly block?: ParsedBlock | undefined;
  /** As GetRevision answers it for the tip of the first digest. */
  readonly proof?: ParsedProof | undefined;
  readonly anchors: readonly Anchor[];
  readonly asked?: Asked | undefined;
  /** Redactions recorded elsewhere (see knownRedactions). */
  readonly redactions?: readonly KnownRedaction[] | undefined;
}

/**
 * Judges one revision: its content against its hash, itself against what was asked and against its block, and its proof
 * against each digest.
 *
 * @returns a verdict with the executed path; never throws for a false claim
 */
export function judgeRevision(evidence: RevisionEvidence): ProofVerdict {
  const { revision, block, proof, anchors, asked, redactions } = evidence;
  const facts = block && blockFacts(block);
  const verified = verifyLoneRevision(revision, { block, redactions });
  const address = revision.blockAddress ?? asked?.address ?? block?.address;
  const leaf: ProofLeaf = {
    kind: 'revision',
    hash: revision.hash,
    hashPlace: place('revision', 'hash', revision.ranges.hash),
    address,
    addressPlace: revision.blockAddress && place('revision', 'blockAddress', revision.blockAddress.value.range),
    previousBlockHash: block?.previousBlockHash,
    inBlock: facts && inBlockPaths(facts, revision.hash),
  };
  const judged = judgeAnchors(leaf, proof, anchors);
  const checks = [
    ...verified.checks,
    ...askedChecks(revision, asked),
    ...(facts ? blockChecks(facts, revision) : []),
    ...(facts && proof === undefined ? [containedCheck(leaf)] : []),
    ...judged.checks,
  ];
  const content = contentRung(revision, verified);
  const tip = judged.drawnAnchor?.digest.tip.sequenceNo;
  const inputs = ['revision', ...(block ? ['block'] : []), ...proofInputs(proof, anchors)];
  return {
    ...composeVerdict({
      checks,
      parsed: `${inputs.join(', ')} well formed`,
      chained: chainedRung(leaf, judged),
      content,
      anchors: judged.results,
      subject: subjectOf(revision, address),
      contentSentence: contentSentence(content.state === 'reached', content.note, revision),
      strandId: address?.strandId,
      notCovered: [
        'The content of other documents and blocks.',
        ...(block === undefined && proof !== undefined
          ? ['What the steps inside the block stand for, and how many there must be: the block was not given.']
          : []),
        ...(verified.content === 'deleted'
          ? ['How the hash of a delete is made: AWS never published it. The formula that fits here is a likely one.']
          : []),
        ...(revision.kind === 'redacted' ? ['The data: it was replaced by its hash.'] : []),
      ],
      asserted: assertedSentences([
        { input: 'revision', absent: [!revision.blockAddress && 'blockAddress'] },
        ...(block ? [assertingBlock(block)] : []),
        ...assertingProof(proof, anchors),
      ]),
    }),
    path: describePath({
      leaf,
      leafLabel: leafLabel(verified),
      leading: leadingStep(verified),
      folded: judged.drawn,
      tip,
    }),
    digestComputed: judged.drawn?.root,
  };
}

/** The answer against the question. */
function askedChecks(revision: ParsedRevision, asked: Asked | undefined): Check[] {
  const checks: Check[] = [];
  if (asked?.documentId !== undefined) {
    const claim: Claim = {
      id: 'revision.id',
      what: 'It is the document that was asked for',
      places: [place('revision', 'metadata.id', revision.metadata?.value.range), place('question', 'documentId')],
    };
    const id = revision.metadata?.id;
    checks.push(
      id === undefined
        ? skips(claim, 'the revision shows no metadata')
        : comparesText(claim, 'this is a revision of another document than was asked for', asked.documentId, id),
    );
  }
  if (asked?.address !== undefined) {
    const claim: Claim = {
      id: 'revision.address',
      what: 'It stands in the block that was asked for',
      places: [place('revision', 'blockAddress', revision.blockAddress?.value.range), place('question', 'address')],
    };
    const { blockAddress } = revision;
    if (blockAddress === undefined) checks.push(skips(claim, 'the revision carries no block address'));
    else if (sameAddress(blockAddress, asked.address)) checks.push(holds(claim, addressText(asked.address)));
    else {
      const why = 'the revision names another block than was asked for';
      checks.push(fails(claim, why, addressText(asked.address), addressText(blockAddress)));
    }
  }
  return checks;
}

/** Only what bears on this revision: the rest of the block has a verdict of its own. */
function blockChecks(facts: BlockFacts, revision: ParsedRevision): Check[] {
  const checks = runBlockHashChecks(facts);
  const { transactionInfo } = facts.block;
  if (transactionInfo !== undefined && revision.metadata !== undefined) {
    const { id } = revision.metadata;
    const claim: Claim = {
      id: 'block.documents',
      what: 'The transaction of the block names the document',
      places: [
        place('block', 'transactionInfo', transactionInfo.value.range),
        place('revision', 'metadata.id', revision.metadata.value.range),
      ],
    };
    checks.push(
      facts.documents.has(id)
        ? holds(claim, id)
        : finds(claim, `transactionInfo of the block does not name document ${id}`),
    );
  }
  return checks;
}

/** Without a proof, the block given can still say whether it contains the revision. */
function containedCheck(leaf: ProofLeaf): Check {
  const claim: Claim = {
    id: 'proof.in-block',
    what: 'The block contains the revision',
    places: [leaf.hashPlace, place('block', 'revisions')],
  };
  const { inBlock } = leaf;
  if (inBlock === undefined || 'unknown' in inBlock) return skips(claim, inBlock?.unknown ?? 'no block was given');
  return 'absent' in inBlock ? fails(claim, inBlock.absent) : holds(claim, encodeBase64(leaf.hash));
}

const CONTENT_CHECKS: ReadonlySet<string> = new Set(['revision.hash', 'revision.data-hash']);

function contentRung(revision: ParsedRevision, { content, checks }: VerifiedRevision): Omit<Rung, 'id'> {
  const contradicted = checks.find(({ id, status }) => status === 'failed' && CONTENT_CHECKS.has(id));
  if (contradicted?.why !== undefined) return { state: 'failed', note: contradicted.why };
  const finding = checks.find(({ status }) => status === 'finding');
  if (finding?.why !== undefined) return { state: 'not-reached', note: finding.why };
  if (content === 'rehashed') return { state: 'reached', note: 'data and metadata' };
  if (content === 'deleted') return { state: 'reached', note: 'metadata of a delete' };
  if (revision.kind === 'redacted') return { state: 'not-reached', note: 'the data was redacted' };
  return { state: 'not-reached', note: 'only the hash of the revision is there, its content was not seen' };
}

function contentSentence(reached: boolean, note: string, revision: ParsedRevision): string {
  if (!reached) return `Its content does not count as hashed: ${note}.`;
  if (revision.kind === 'deleted') return 'It marks the deletion of the document; its metadata was hashed again here.';
  return 'Its content was hashed again here, byte for byte.';
}

function subjectOf(revision: ParsedRevision, address: ProofLeaf['address']): string {
  const { metadata } = revision;
  const where = address === undefined ? '' : ` in block ${address.sequenceNo}`;
  if (metadata === undefined) return `The revision with hash ${encodeBase64(revision.hash)}${where}`;
  const written =
    where === '' ? `, written ${timeText(metadata.txTime)}` : `, written ${timeText(metadata.txTime)}${where},`;
  return `Version ${metadata.version} of document ${metadata.id}${written}`;
}

const METADATA_LABEL = 'Ion hash of metadata {id, version, txTime, txId}';
const DATA_LABELS = {
  data: "Ion hash of the document's data, computed here",
  'data-hash': 'hash of the redacted data, as stated in dataHash',
  'null-data': 'Ion hash of null, in place of deleted data',
} as const;

/** Two halves give the revision's hash; where there is only one, the proof starts there. */
function leadingStep({ halves, checks }: VerifiedRevision): LeadingStep | undefined {
  const { formula, data, metadata } = halves;
  if (data === undefined || metadata === undefined || formula === undefined || formula === 'metadata-only')
    return undefined;
  const failed = checks.some(({ id, status }) => id === 'revision.hash' && status === 'failed');
  return {
    ...foldStep(0, data, metadata),
    stage: 'document',
    runningLabel: DATA_LABELS[formula],
    label: METADATA_LABEL,
    outputLabel: "the revision's hash",
    check: failed ? 'revision.hash' : undefined,
  };
}

function leafLabel({ content, halves }: VerifiedRevision): string {
  if (halves.formula !== 'metadata-only') return "the revision's hash, as stated: its content was not hashed";
  return content === 'deleted' ? `${METADATA_LABEL}, of a delete` : METADATA_LABEL;
}
