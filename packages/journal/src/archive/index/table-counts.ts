import { UNKNOWN_TABLE } from '../../engine/fact-table.ts';

/** Numbers of documents and revisions by table. */
export class TableCounts {
  private readonly documents = new Uint32Array(UNKNOWN_TABLE + 1);
  private readonly revisions = new Uint32Array(UNKNOWN_TABLE + 1);

  /** Notes a revision, and of which table the revision of its document before was; `undefined`: it is the first. */
  add(table: number, before: number | undefined): void {
    change(this.revisions, table, 1);
    if (before === table) return;
    change(this.documents, table, 1);
    if (before !== undefined) change(this.documents, before, -1);
  }

  of(table: number): { readonly documents: number; readonly revisions: number } {
    return { documents: this.documents[table] ?? 0, revisions: this.revisions[table] ?? 0 };
  }
}

function change(counts: Uint32Array, at: number, by: number): void {
  counts[at] = (counts[at] as number) + by;
}
