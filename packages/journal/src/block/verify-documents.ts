import { type Claim, finds, holds, place, skips } from '../checks.ts';
import type { ByteRange } from '../ion/index.ts';
import type { Check } from '../verdict.ts';
import type { BlockFacts } from './facts.ts';
import type { ContentState, RevisionSummary } from './verified.ts';
import { count, listed } from './words.ts';

const WHAT = 'Every document that the transaction changed has its content in the block, and no other has';
const SHOWN = 20;

/** States in which what stands in a revision is accounted for. */
const SEEN: readonly ContentState[] = ['rehashed', 'redacted', 'deleted'];

/** A document id and where it stands. */
interface Mention {
  readonly id: string;
  readonly path: string;
  readonly range: ByteRange | undefined;
}

/**
 * Absence is a claim: every document that transactionInfo names must have a revision whose content was hashed, and every
 * such revision must be named, once. What is wrong here is a finding and no contradiction: all hashes may hold.
 */
export function documentsCheck(facts: BlockFacts, revisions: readonly RevisionSummary[]): Check[] {
  const { block, documents } = facts;
  const { transactionInfo } = block;
  if (transactionInfo === undefined) {
    return [skips(claimAt([]), 'without transactionInfo it is not known which documents the transaction changed')];
  }
  const mentions = revisions.flatMap(({ index, documentId }): Mention[] => {
    const range = block.revisions?.[index]?.metadata?.value.range;
    return documentId === undefined ? [] : [{ id: documentId, path: `revisions[${index}].metadata.id`, range }];
  });
  const summarised = (block.revisionSummaries ?? []).flatMap(({ documentId, range }, index): Mention[] =>
    documentId === undefined ? [] : [{ id: documentId, path: `revisionSummaries[${index}].documentId`, range }],
  );
  const seen = new Set(revisions.filter(({ content }) => SEEN.includes(content)).map(({ documentId }) => documentId));
  const missing = transactionInfo.documents
    .filter(({ documentId }) => !seen.has(documentId))
    .map(
      ({ documentId, range }): Mention => ({ id: documentId, path: `transactionInfo.documents.${documentId}`, range }),
    );

  const checks = [
    ...finding(
      missing,
      (n) =>
        `content missing: the transaction changed ${count(n, 'document')} whose content is not in the block or does not hash`,
    ),
    ...finding(
      mentions.filter(({ id }) => !documents.has(id)),
      (n) => `the block has ${count(n, 'revision')} of documents that its transactionInfo does not name`,
    ),
    ...finding(repeated(mentions), () => 'the block has more than one revision of the same document'),
    ...finding(
      summarised.filter(({ id }) => !documents.has(id)),
      (n) => `the block summary has ${count(n, 'revision')} of documents that its transactionInfo does not name`,
    ),
  ];
  if (checks.length > 0) return checks;
  const at: Mention = { id: '', path: 'transactionInfo', range: transactionInfo.value.range };
  return [holds(claimAt([at]), count(documents.size, 'document'))];
}

function repeated(mentions: readonly Mention[]): Mention[] {
  const before = new Set<string>();
  return mentions.filter(({ id }) => {
    const again = before.has(id);
    before.add(id);
    return again;
  });
}

function finding(mentions: readonly Mention[], why: (n: number) => string): Check[] {
  if (mentions.length === 0) return [];
  return [finds(claimAt(mentions), `${why(mentions.length)} (${listed(mentions.map(({ id }) => id))})`)];
}

function claimAt(mentions: readonly Mention[]): Claim {
  const places = mentions.slice(0, SHOWN).map(({ path, range }) => place('block', path, range));
  return { id: 'block.documents', what: WHAT, places };
}
