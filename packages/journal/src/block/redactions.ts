import { blockHashCheck, entriesHashCheck, redactionInfoCheck, transactionInfoCheck } from './block-checks.ts';
import { blockFacts } from './facts.ts';
import type { BlockAddress, ParsedBlock, RedactedRevision } from './types.ts';

/** A redaction that a block records, and where it was found. */
export interface KnownRedaction extends Pick<RedactedRevision, 'tableId' | 'documentId' | 'version'> {
  /** Block of the revision whose data was removed. */
  readonly blockAddress: BlockAddress;
  /** Block whose redactionInfo names it. */
  readonly recordedIn: BlockAddress;
}

/**
 * The redactions recorded in these blocks. A block counts only when its redactionInfo and its transactionInfo are among
 * its entries, the entries lead to its block hash, and they could not have been put together otherwise; others are left
 * out. Whether the block itself belongs to the journal is for the caller to see (chain or proof).
 */
export function knownRedactions(blocks: readonly ParsedBlock[]): KnownRedaction[] {
  return blocks.filter(recordsRedactions).flatMap((block) =>
    (block.redactionInfo?.revisions ?? []).map(({ blockAddress, tableId, documentId, version }) => ({
      blockAddress: { strandId: blockAddress.strandId, sequenceNo: blockAddress.sequenceNo },
      tableId,
      documentId,
      version,
      recordedIn: { strandId: block.address.strandId, sequenceNo: block.address.sequenceNo },
    })),
  );
}

function recordsRedactions(block: ParsedBlock): boolean {
  if (block.redactionInfo === undefined) return false;
  const facts = blockFacts(block);
  const checks = [
    redactionInfoCheck(facts),
    transactionInfoCheck(facts),
    entriesHashCheck(facts),
    blockHashCheck(facts),
  ];
  return checks.every((check) => check?.status === 'ok');
}

/** Finds the recorded redaction that explains why a revision of the block has no data. */
export type FindRedaction = (
  documentId: string,
  version: number,
  /** Known only where transactionInfo names the document. */
  tableId: string | undefined,
) => KnownRedaction | undefined;

/** The redactions of revisions in one block, recorded in later blocks of its strand. */
export function redactionFinder(known: readonly KnownRedaction[], address: BlockAddress | undefined): FindRedaction {
  const found = new Map<string, KnownRedaction>();
  for (const redaction of known) {
    const { blockAddress, recordedIn, documentId, version, tableId } = redaction;
    if (address === undefined || !sameAddress(blockAddress, address)) continue;
    if (recordedIn.strandId !== address.strandId || recordedIn.sequenceNo <= address.sequenceNo) continue;
    found.set(`${documentId} ${version}`, redaction);
    found.set(`${documentId} ${version} ${tableId}`, redaction);
  }
  return (documentId, version, tableId) =>
    found.get(tableId === undefined ? `${documentId} ${version}` : `${documentId} ${version} ${tableId}`);
}

export function sameAddress(a: BlockAddress, b: BlockAddress): boolean {
  return a.strandId === b.strandId && a.sequenceNo === b.sequenceNo;
}

/** As QLDB writes it: `{strandId:"…",sequenceNo:17}`. */
export function addressText(address: BlockAddress): string {
  return `{strandId:"${address.strandId}",sequenceNo:${address.sequenceNo}}`;
}
