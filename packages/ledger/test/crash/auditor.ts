import {
  encodeUtf8,
  equalBytes,
  Frontier,
  foldProof,
  type ParsedBlock,
  parseBlock,
  parseProof,
  verifyBlock,
  verifyLink,
} from '@qldb-console/journal';
import type { Seeded } from '@qldb-console/testkit';
import { postJson, sendSigned } from '../support/signed-request.ts';

interface Digest {
  readonly bytes: Uint8Array;
  readonly tip: number;
}

/**
 * Follows one journal from outside, over any number of restarts: knows every block it has verified, and keeps every
 * digest it was given.
 */
export class Auditor {
  readonly ledger: string;
  readonly #digests: Digest[] = [];
  readonly #frontier = new Frontier();
  #strandId = '';
  #last: ParsedBlock | undefined;

  constructor(ledger: string) {
    this.ledger = ledger;
  }

  /** Blocks verified so far. */
  get size(): number {
    return this.#frontier.size;
  }

  /**
   * Verifies what is new since the last time, block by block and link by link, up to a digest over all of it; and that one
   * of the digests from before still proves some block.
   *
   * @throws Error saying what does not hold
   */
  async catchUp(url: string, random: Seeded): Promise<void> {
    const digest = await this.#fetchDigest(url);
    while (this.size <= digest.tip) this.#add((await this.#fetchBlock(url, this.size)).block);
    if (!equalBytes(this.#frontier.root(), digest.bytes)) {
      throw new Error(`the digest over ${this.size} blocks of ${this.ledger} is not that of its blocks`);
    }
    this.#digests.push(digest);
    await this.#proveWith(url, random.pick(this.#digests), random);
  }

  /** The whole chain from the first block on, by somebody who has seen nothing of it, and every digest there ever was. */
  async auditFromTheBeginning(url: string, random: Seeded): Promise<void> {
    const fresh = new Auditor(this.ledger);
    await fresh.catchUp(url, random);
    if (fresh.size < this.size) throw new Error(`${this.ledger} has lost ${this.size - fresh.size} blocks`);
    for (const digest of this.#digests) await this.#proveWith(url, digest, random);
  }

  #add(block: ParsedBlock): void {
    const failed = [...verifyBlock(block).checks, ...(this.#last ? verifyLink(this.#last, block) : [])].filter(
      ({ status }) => status === 'failed',
    );
    if (failed.length > 0) {
      throw new Error(`block ${this.size} of ${this.ledger}: ${failed.map(({ id }) => id).join(', ')} failed`);
    }
    this.#frontier.append(block.blockHash);
    this.#last = block;
  }

  async #proveWith(url: string, { bytes, tip }: Digest, random: Seeded): Promise<void> {
    const sequenceNo = random.int(tip + 1);
    const { block, proof } = await this.#fetchBlock(url, sequenceNo, tip);
    const { root } = foldProof(block.blockHash, parseProof(encodeUtf8(proof ?? '[]')).elements);
    if (!equalBytes(root, bytes)) {
      throw new Error(`the digest at ${tip} does not prove block ${sequenceNo} of ${this.ledger} any more`);
    }
  }

  async #fetchDigest(url: string): Promise<Digest> {
    const { status, text, json } = await sendSigned(url, { method: 'POST', target: `/ledgers/${this.ledger}/digest` });
    if (status !== 200) throw new Error(`GetDigest answered ${status}: ${text}`);
    const [, strandId, tip] = /strandId:"(\w{22})",sequenceNo:(\d+)/.exec(
      (json.DigestTipAddress as { IonText: string }).IonText,
    ) as unknown as [string, string, string];
    this.#strandId = strandId;
    return { bytes: Buffer.from(json.Digest as string, 'base64'), tip: Number(tip) };
  }

  async #fetchBlock(url: string, sequenceNo: number, tip?: number): Promise<{ block: ParsedBlock; proof?: string }> {
    const address = (at: number) => ({ IonText: `{strandId:"${this.#strandId}",sequenceNo:${at}}` });
    const { status, text, json } = await postJson(url, `/ledgers/${this.ledger}/block`, {
      BlockAddress: address(sequenceNo),
      ...(tip === undefined ? {} : { DigestTipAddress: address(tip) }),
    });
    if (status !== 200) throw new Error(`GetBlock ${sequenceNo} answered ${status}: ${text}`);
    const block = parseBlock(encodeUtf8((json.Block as { IonText: string }).IonText));
    const proof = (json.Proof as { IonText: string } | undefined)?.IonText;
    return proof === undefined ? { block } : { block, proof };
  }
}
