import { knownRedactions } from '../block/index.ts';
import type { Anchor } from '../chain/index.ts';
import { bundleAnchors } from './bundle-anchors.ts';
import type { BundlePart, EvidenceBundle, JudgedBundle } from './bundle-format.ts';
import { checksumCheck, withBundle } from './bundle-verdict.ts';
import { judgeDocumentBundle } from './judge-bundle-document.ts';
import { type BundleContext, judgeBlockItem, judgeRevisionItem, readItems } from './judge-bundle-items.ts';
import { judgeJournalBundle } from './judge-bundle-journal.ts';

/**
 * Judges a bundle by its raw bytes alone; what the sender says in it plays no part. Its own digests are judged as digests
 * inside a bundle: they anchor nothing.
 *
 * @param bundle  as {@link readBundle} returned it, or as just built
 * @param anchors digests that the recipient has from elsewhere, with the provenance 'supplied' or 'saved'
 * @returns a verdict over all of it, and one on each part; never throws for a false claim
 * @throws JournalError when items of a bundle that was not read by readBundle cannot be parsed
 */
export function judgeBundle(bundle: EvidenceBundle, anchors: readonly Anchor[] = []): JudgedBundle {
  const items = readItems(bundle);
  const blocks = items.flatMap((item) => (item?.kind === 'block' ? [item.block] : []));
  const chosen = bundleAnchors(bundle, anchors, strandOf(bundle, items));
  const context: BundleContext = { bundle, items, anchors: chosen, redactions: knownRedactions(blocks) };
  const checksum = checksumCheck(bundle);
  const notUsed = chosen.notUsed.map((anchor) => ({
    anchor,
    why: `not used: it belongs to the journal of strand ${anchor.digest.tip.strandId}`,
  }));
  const { subject } = bundle;
  switch (subject.kind) {
    case 'document':
      return { ...judgeDocumentBundle(subject, context, checksum), notUsed };
    case 'journal':
      return { ...judgeJournalBundle(subject, context, checksum), notUsed };
    case 'revision':
      return { ...single(judgeRevisionItem(subject, context), checksum), notUsed };
    case 'block':
      return { ...single(judgeBlockItem(subject.item, subject.previous, context), checksum), notUsed };
  }
}

function single(part: BundlePart, checksum: ReturnType<typeof checksumCheck>): Omit<JudgedBundle, 'notUsed'> {
  if (part.verdict === undefined) throw new Error('a revision or block that was read has a verdict');
  const { path: _path, digestComputed: _computed, ...verdict } = part.verdict;
  return { ...withBundle(verdict, checksum), parts: [part] };
}

function strandOf({ subject }: EvidenceBundle, items: BundleContext['items']): string | undefined {
  switch (subject.kind) {
    case 'journal':
      return subject.strandId;
    case 'document':
      for (const revision of subject.revisions) {
        const strand = strandAt(items, revision.block) ?? strandAt(items, revision.item);
        if (strand !== undefined) return strand;
      }
      return undefined;
    case 'revision':
      return strandAt(items, subject.item) ?? strandAt(items, subject.block);
    case 'block':
      return strandAt(items, subject.item);
  }
}

function strandAt(items: BundleContext['items'], index: number | undefined): string | undefined {
  const item = index === undefined ? undefined : items[index];
  return item?.kind === 'block' ? item.block.address.strandId : item?.revision.blockAddress?.strandId;
}
