import type { ParsedBlock, ParsedReceipt, ParsedRevision, SuppliedDocument } from '@qldb-console/journal';
import { blockWords, revisionWords } from './summarise.ts';
import type { Supplied } from './supplied.ts';

/** An item together with what it was when it could last be read. */
export interface ReadItem {
  readonly item: Supplied;
  readonly document: SuppliedDocument;
}

/** Something among the inputs that can be judged. */
export type Subject = { readonly itemId: string; readonly name: string; readonly words: string } & (
  | { readonly kind: 'revision'; readonly revision: ParsedRevision }
  | { readonly kind: 'block'; readonly block: ParsedBlock }
  | { readonly kind: 'receipt'; readonly receipt: ParsedReceipt }
);

export function readItems(items: readonly Supplied[]): ReadItem[] {
  return items.flatMap((item) => (item.lastRead === undefined ? [] : [{ item, document: item.lastRead }]));
}

/** Everything that can be judged: documents before receipts before blocks, otherwise in the order given. */
export function findSubjects(items: readonly ReadItem[]): Subject[] {
  const subjects = items.flatMap(({ item, document }): Subject[] => {
    const base = { itemId: item.id, name: item.name };
    switch (document.kind) {
      case 'revision':
        return [{ ...base, kind: 'revision', revision: document.revision, words: revisionWords(document.revision) }];
      case 'block':
        return [{ ...base, kind: 'block', block: document.block, words: blockWords(document.block) }];
      case 'receipt':
        return [{ ...base, kind: 'receipt', receipt: document.receipt, words: 'Receipt' }];
      default:
        return [];
    }
  });
  const rank = { revision: 0, receipt: 1, block: 2 } as const;
  return subjects.toSorted((a, b) => rank[a.kind] - rank[b.kind]);
}
