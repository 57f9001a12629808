import { type ReferenceBlock, readBlock } from './block.ts';
import { same } from './bytes.ts';
import { merkleRoot } from './merkle.ts';

/**
 * Judges consecutive blocks: each by itself, each link, and every redacted revision against the redactions announced
 * in the blocks given. A chain that starts later than block 0 is judged from its first block on.
 */
export function verifyChainReference(ionTexts: readonly string[]): { ok: boolean; problems: string[] } {
  const problems: string[] = [];
  const blocks: ReferenceBlock[] = [];
  for (const [index, ionText] of ionTexts.entries()) {
    try {
      blocks.push(readBlock(ionText));
    } catch (error) {
      return { ok: false, problems: [...problems, `block ${index} of the list: unreadable: ${String(error)}`] };
    }
  }
  blocks.forEach((block, index) => {
    const name = `block ${block.sequenceNo ?? `${index} of the list`}`;
    problems.push(...block.problems.map((problem) => `${name}: ${problem}`));
    const previous = blocks[index - 1];
    if (previous) problems.push(...linkProblems(previous, block).map((problem) => `${name}: ${problem}`));
    problems.push(...redactionProblems(block, blocks).map((problem) => `${name}: ${problem}`));
  });
  return { ok: problems.length === 0, problems };
}

/** The digest over blocks 0…n-1: the Merkle root of their block hashes. Throws when they are not blocks 0…n-1. */
export function digestReference(ionTexts: readonly string[]): Uint8Array {
  return merkleRoot(blockHashes(ionTexts));
}

/** The block hashes of blocks 0…n-1, as they claim them. */
export function blockHashes(ionTexts: readonly string[]): Uint8Array[] {
  return ionTexts.map((ionText, index) => {
    const block = readBlock(ionText);
    if (block.sequenceNo !== index) throw new Error(`block ${String(block.sequenceNo)} stands where ${index} belongs`);
    if (block.blockHash === undefined) throw new Error(`block ${index} has no block hash`);
    return block.blockHash;
  });
}

function linkProblems(previous: ReferenceBlock, next: ReferenceBlock): string[] {
  const problems: string[] = [];
  if (next.strandId !== previous.strandId) problems.push('is of another strand than the block before');
  if (next.sequenceNo !== (previous.sequenceNo ?? Number.NaN) + 1) problems.push('does not follow the block before');
  const linked = next.previousBlockHash && previous.blockHash && same(next.previousBlockHash, previous.blockHash);
  if (!linked) problems.push('previousBlockHash is not the hash of the block before');
  if ((next.time ?? 0) < (previous.time ?? 0)) problems.push('is older than the block before');
  return problems;
}

function redactionProblems(block: ReferenceBlock, all: readonly ReferenceBlock[]): string[] {
  return block.revisions
    .filter((revision) => revision.kind === 'redacted')
    .filter(
      (revision) =>
        !all.some((other) =>
          other.redactions.some(
            (redaction) =>
              redaction.strandId === block.strandId &&
              redaction.sequenceNo === block.sequenceNo &&
              redaction.documentId === revision.id &&
              redaction.version === revision.version,
          ),
        ),
    )
    .map((revision) => `${revision.where}: redacted, but no block given announces it`);
}
