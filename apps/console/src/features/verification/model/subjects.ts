import type { ParsedBlock, ParsedReceipt, ParsedRevision } from '@qldb-console/journal';
import { bundleTitle, type EvidenceBundle } from '@qldb-console/journal/bundle';
import { blockWords, revisionWords } from './summarise.ts';
import type { InputDocument, Supplied } from './supplied.ts';

/** An item together with what it was when it could last be read. */
export interface ReadItem {
  readonly item: Supplied;
  readonly document: InputDocument;
}

/** Something among the inputs that can be judged. */
export type Subject = { readonly itemId: string; readonly name: string; readonly words: string } & (
  | { readonly kind: 'revision'; readonly revision: ParsedRevision }
  | { readonly kind: 'block'; readonly block: ParsedBlock }
  | { readonly kind: 'receipt'; readonly receipt: ParsedReceipt }
  | { readonly kind: 'bundle'; readonly bundle: EvidenceBundle }
);

export function readItems(items: readonly Supplied[]): ReadItem[] {
  return items.flatMap((item) => (item.lastRead === undefined ? [] : [{ item, document: item.lastRead }]));
}

/** Everything that can be judged: evidence files before documents before receipts before blocks, else in the order given. */
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
      case 'bundle':
        return [
          { ...base, kind: 'bundle', bundle: document.bundle, words: `Evidence: ${bundleTitle(document.bundle)}` },
        ];
      default:
        return [];
    }
  });
  const rank = { bundle: 0, revision: 1, receipt: 2, block: 3 } as const;
  return subjects.toSorted((a, b) => rank[a.kind] - rank[b.kind]);
}
