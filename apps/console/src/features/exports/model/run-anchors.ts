import { type BlockAddress, decodeBase64, equalBytes, Frontier, type ParsedBlock } from '@qldb-console/journal';
import type { DigestEntry } from '../../digests/model/digest-entry.ts';

/** How the comparison with one digest ended. */
export interface RunAnchor {
  readonly digest: DigestEntry;
  /** Whether the blocks from 0 to its tip give it. */
  readonly holds: boolean;
}

const HASH_BYTES = 32;

/**
 * Computes the digest of a journal at the tips of known digests, from the hashes of all its blocks in order. That takes
 * every block from the first one on: with the first gap it ends, and what comes behind is compared with nothing.
 */
export class RunAnchors {
  readonly results: RunAnchor[] = [];
  private tree: Frontier | undefined = new Frontier();
  private strandId: string | undefined;
  private readonly digests: readonly DigestEntry[];

  constructor(digests: readonly DigestEntry[]) {
    this.digests = digests;
  }

  /** The next block; `undefined` for one that is missing, cannot be read, or is not Ion. */
  add(block: ParsedBlock | undefined): void {
    const { tree } = this;
    if (tree === undefined) return;
    if (block === undefined || !this.continues(block.address, tree.size) || block.blockHash.length !== HASH_BYTES) {
      this.tree = undefined;
      return;
    }
    this.strandId = block.address.strandId;
    tree.append(block.blockHash);
    for (const digest of this.digests) {
      const { strandId, sequenceNo } = digest.tip;
      if (strandId !== block.address.strandId || sequenceNo !== block.address.sequenceNo) continue;
      const stated = decodeBase64(digest.digest);
      this.results.push({ digest, holds: stated !== undefined && equalBytes(tree.root(), stated) });
    }
  }

  private continues({ strandId, sequenceNo }: BlockAddress, size: number): boolean {
    return sequenceNo === size && (this.strandId === undefined || this.strandId === strandId);
  }
}

/** Only a digest that did not come from the service just now can anchor anything. */
export const canAnchor = ({ digest }: RunAnchor): boolean =>
  digest.provenance === 'saved' || digest.provenance === 'supplied';

const NAMES: Record<DigestEntry['provenance'], string> = {
  saved: 'the digest saved earlier',
  supplied: 'the digest you supplied',
  fetched: 'the digest fetched just now',
  bundle: 'the digest inside the same bundle',
};

/** How sentences call a digest: where it comes from, its day or its tip. */
export function digestName({ provenance, date, tip }: DigestEntry): string {
  const day = provenance === 'fetched' ? undefined : /^\d{4}-\d{2}-\d{2}/.exec(date ?? '')?.[0];
  return day === undefined ? `${NAMES[provenance]} (tip ${tip.sequenceNo})` : `${NAMES[provenance]}, dated ${day}`;
}
