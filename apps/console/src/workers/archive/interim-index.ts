import { Frontier } from '@qldb-console/journal';
import type { FactTable } from '@qldb-console/journal/engine';

/** The rows of blocks alone, looked through one by one. */
const nan = (n: number) => (Number.isNaN(n) ? undefined : n);
interface RevisionRow {
  readonly index: number;
  readonly position: number;
  readonly documentId: string | undefined;
  readonly version: number | undefined;
  readonly hash: Uint8Array;
  readonly table: { readonly id: string; readonly name: string } | undefined;
  readonly flags: number;
}
type Found =
  | { readonly kind: 'document'; readonly documentId: string; readonly revisions: number }
  | { readonly kind: 'transaction'; readonly transactionId: string; readonly index: number }
  | { readonly kind: 'block'; readonly index: number }
  | { readonly kind: 'revision'; readonly revision: RevisionRow };

export class ArchiveIndex {
  blocks = 0;
  private readonly tables_: { table: FactTable; first: number }[] = [];
  append(table: FactTable): void {
    this.tables_.push({ table, first: this.blocks });
    this.blocks += table.blocks;
  }
  row(index: number) {
    const found = this.tables_.findLast(({ first }) => first <= index);
    if (!found) throw new RangeError('no row');
    const { table, first } = found;
    const i = index - first;
    const tx = String.fromCharCode(...table.transactionId.subarray(i * 22, i * 22 + 22));
    return {
      index,
      object: table.object,
      start: table.start[i] as number,
      length: table.length[i] as number,
      sequenceNo: nan(table.sequenceNo[i] as number),
      time: nan(table.time[i] as number),
      blockHash: table.blockHash.slice(i * 32, i * 32 + 32),
      transactionId: tx.startsWith('\0') ? undefined : tx,
      flags: table.flags[i] as number,
      revisions: table.revisions[i] as number,
    };
  }
  rowsOfSequenceNo(n: number): number[] {
    return this.tables_.flatMap(({ table, first }) =>
      [...table.sequenceNo].flatMap((s, i) => (s === n ? [first + i] : [])),
    );
  }
  rowsWith(_flags: number, _most: number): number[] {
    return [];
  }
  revisionsOf(_row: number): RevisionRow[] {
    return [];
  }
  find(_text: string): Found[] {
    return [];
  }
  tables(): { id: string; name: string; documents: number; revisions: number }[] {
    return [];
  }
  documents(
    _table: string,
    _page: { from: number; count: number },
  ): {
    documentId: string;
    revisions: number;
    lastVersion: number | undefined;
    deleted: boolean;
    flags: number;
    lastBlock: number;
  }[] {
    return [];
  }
  history(_document: string): RevisionRow[] {
    return [];
  }
  rootAt(tip: number): Uint8Array | undefined {
    const tree = new Frontier();
    for (let row = 0; row < this.blocks && tree.size <= tip; row++) {
      const { sequenceNo, blockHash } = this.row(row);
      if (sequenceNo !== tree.size) return undefined;
      tree.append(blockHash);
    }
    return tree.size === tip + 1 ? tree.root() : undefined;
  }
  blockProof(_s: number, _t: number): Uint8Array[] | undefined {
    return undefined;
  }
}
