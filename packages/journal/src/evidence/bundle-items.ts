import type { ParsedBlock, ParsedRevision } from '../block/index.ts';
import type { ParsedDigest, ParsedProof } from '../chain/index.ts';
import { JournalError } from '../errors.ts';
import { encodeBase64, encodeUtf8, equalIon, type IonValue, readSingle, writeIonBinary } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import type { BundleDigest, BundleItem, BundleProof } from './bundle-format.ts';

/** A proof as read, or its hashes, bottom-up. */
export type AnyProof = ParsedProof | readonly Uint8Array[];

/** Collects the items of a bundle: the same bytes become one item. */
export class BundleItems {
  readonly #items: { kind: BundleItem['kind']; name: string; ion: string; proofs: BundleProof[] }[] = [];
  readonly #known = new Map<string, number>();
  #characters = 0;

  /**
   * @param proofs one per digest, where there is one
   * @returns the position of the item
   * @throws JournalError 'input-too-large'
   */
  add(
    kind: BundleItem['kind'],
    name: string,
    bytes: Uint8Array,
    proofs: readonly (AnyProof | undefined)[] = [],
  ): number {
    const ion = encodeBase64(bytes);
    const key = `${kind} ${ion}`;
    const known = this.#known.get(key);
    const index = known ?? this.#items.length;
    if (known === undefined) {
      this.#known.set(key, index);
      this.#items.push({ kind, name: bundleText(name), ion, proofs: [] });
      this.#grow(ion.length);
    }
    const item = this.#items[index];
    for (const [digest, proof] of proofs.entries()) {
      if (proof === undefined || item === undefined || item.proofs.some((other) => other.digest === digest)) continue;
      const text = encodeBase64(proofIon(proof));
      item.proofs.push({ digest, ion: text });
      this.#grow(text.length);
    }
    return index;
  }

  addBlock(block: ParsedBlock, proofs: readonly (AnyProof | undefined)[] = []): number {
    return this.add('block', `block ${block.address.sequenceNo}`, ionOf(block), proofs);
  }

  get all(): readonly BundleItem[] {
    return this.#items;
  }

  #grow(characters: number): void {
    this.#characters += characters;
    if (this.#characters > LIMITS.bundleBytes - ROOM || this.#items.length > LIMITS.bundleItems) {
      throw new JournalError('input-too-large', 'This is more than one file of evidence can hold');
    }
  }
}

/** For everything in a bundle that is no item. */
const ROOM = 8 * 1024 * 1024;

/** The bytes of a block or revision alone: as they were received, or, where that needs a symbol table, written anew. */
export function ionOf({ value, source }: { readonly value: IonValue; readonly source: Uint8Array }): Uint8Array {
  const own = source.subarray(value.range.start, value.range.end);
  try {
    if (equalIon(readSingle(own), value)) return own;
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
  }
  return writeIonBinary([value]);
}

export function revisionName({ metadata }: ParsedRevision): string {
  return metadata === undefined ? 'revision' : `document ${metadata.id} version ${metadata.version}`;
}

/** A proof as QLDB writes it: `[{{…}},{{…}}]`. */
export function proofIon(proof: AnyProof): Uint8Array {
  const elements = 'elements' in proof ? proof.elements : proof;
  return encodeUtf8(`[${elements.map((element) => `{{${encodeBase64(element)}}}`).join(',')}]`);
}

export function bundleDigest({ digest, tip, ledger, date }: ParsedDigest, label: string): BundleDigest {
  return {
    digest: encodeBase64(digest),
    tip: { strandId: tip.strandId, sequenceNo: tip.sequenceNo },
    ...(ledger !== undefined && { ledger: bundleText(ledger) }),
    ...(date !== undefined && { date: bundleText(date) }),
    // A tool speaks to its user; whoever reads the file is somebody else.
    label: bundleText(label.replace(/\bby you\b/g, 'by the sender')),
  };
}

/** Text fit for JSON and within the limit: halves of surrogate pairs are replaced. */
export function bundleText(text: string): string {
  const cut = text.length > LIMITS.bundleText ? `${text.slice(0, LIMITS.bundleText - 1)}…` : text;
  return cut.replace(/\p{Cs}/gu, '\uFFFD');
}
