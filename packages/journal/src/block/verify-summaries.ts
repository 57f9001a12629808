import { type Claim, fails, finds, holds, place } from '../checks.ts';
import { encodeBase64 } from '../ion/index.ts';
import { equalBytes } from '../merkle/index.ts';
import type { Check } from '../verdict.ts';
import type { ParsedBlock } from './types.ts';
import { count, listed } from './words.ts';

const SHOWN = 20;

/**
 * The revisions of a block against its revisionSummaries, for a block that has both: one put together again from what a
 * stream delivered. Hashes and their order must be the same. The document ids of the summaries are covered by no hash, those
 * in the metadata are: a difference means that the summary was changed. A summary that names a document promises its
 * content; one that does not is internal to the service, and a bare hash is all there ever is.
 *
 * @returns undefined for a block that does not have both
 */
export function summariesCheck({ revisions, revisionSummaries, ranges }: ParsedBlock): Check | undefined {
  if (revisions === undefined || revisionSummaries === undefined) return undefined;
  const claim: Claim = {
    id: 'block.summaries',
    what: 'The revisions are those that the block summary names, under the same documents and in the same order',
    places: [
      place('block', 'revisionSummaries', ranges.revisionSummaries),
      place('block', 'revisions', ranges.revisions),
    ],
  };
  if (revisions.length !== revisionSummaries.length) {
    const why = 'the block has another number of revisions than its summary names';
    return fails(claim, why, count(revisionSummaries.length, 'revision'), count(revisions.length, 'revision'));
  }
  const missing: { id: string; index: number }[] = [];
  for (const [index, revision] of revisions.entries()) {
    const summary = revisionSummaries[index] as NonNullable<(typeof revisionSummaries)[number]>;
    const { documentId } = summary;
    const at = (name: string): Claim => ({
      ...claim,
      places: [
        place('block', `revisionSummaries[${index}].${name}`, summary.range),
        place('block', `revisions[${index}]`, revision.value.range),
      ],
    });
    if (!equalBytes(summary.hash, revision.hash)) {
      const why = 'the hash of a revision is not the one that the block summary names';
      return fails(at('hash'), why, encodeBase64(summary.hash), encodeBase64(revision.hash));
    }
    if (documentId === undefined) continue;
    const id = revision.metadata?.id;
    if (id === undefined) missing.push({ id: documentId, index });
    else if (id !== documentId) {
      const why = "the block summary names another document than the revision's metadata, which is hashed";
      return fails(at('documentId'), why, id, documentId);
    }
  }
  if (missing.length === 0) return holds(claim, count(revisions.length, 'revision'));
  const ids = listed(missing.map(({ id }) => id));
  const places = missing
    .slice(0, SHOWN)
    .map(({ index }) => place('block', `revisionSummaries[${index}].documentId`, revisionSummaries[index]?.range));
  return finds(
    { ...claim, places },
    `content missing: the block summary names ${count(missing.length, 'revision')} whose content is not there (${ids})`,
  );
}
