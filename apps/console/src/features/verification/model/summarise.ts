import type { ParsedBlock, ParsedRevision } from '@qldb-console/journal';
import { bundleTitle } from '@qldb-console/journal/bundle';
import type { InputDocument } from './supplied.ts';

/** What an item is, in one line: "Revision of document JUJ…, version 3, block 100, with a proof of 10 hashes". */
export function summarise(document: InputDocument): string {
  switch (document.kind) {
    case 'digest': {
      const { tip, ledger, date } = document.digest;
      const of = ledger === undefined ? '' : ` of ledger ${ledger}`;
      const taken = date === undefined ? '' : `, dated ${date}`;
      return `Digest${of}, tip: block ${tip.sequenceNo} of strand ${tip.strandId}${taken}`;
    }
    case 'block':
      return `${blockWords(document.block)}${proofWords(document.proof)}`;
    case 'revision':
      return `${revisionWords(document.revision)}${proofWords(document.proof)}`;
    case 'receipt':
      return 'Receipt: proof only, the content of the revision is not in it';
    case 'proof':
      return `Proof of ${hashes(document.proof.elements.length)}`;
    case 'bundle':
      return `Evidence file: ${bundleTitle(document.bundle)}`;
  }
}

export function blockWords(block: ParsedBlock): string {
  const count = block.revisions?.length ?? 0;
  const revisions = count === 0 ? 'no revisions' : count === 1 ? '1 revision' : `${count} revisions`;
  return `Block ${block.address.sequenceNo} of strand ${block.address.strandId}, ${revisions}`;
}

export function revisionWords(revision: ParsedRevision): string {
  const { metadata, blockAddress } = revision;
  const of = metadata === undefined ? '' : ` of document ${metadata.id}, version ${metadata.version}`;
  const at = blockAddress === undefined ? '' : `, block ${blockAddress.sequenceNo}`;
  return `Revision${of}${at}`;
}

function proofWords(proof: { readonly elements: readonly unknown[] } | undefined): string {
  return proof === undefined ? ', without a proof' : `, with a proof of ${hashes(proof.elements.length)}`;
}

function hashes(count: number): string {
  return count === 1 ? '1 hash' : `${count} hashes`;
}
