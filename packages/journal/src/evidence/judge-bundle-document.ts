import { listed } from '../block/words.ts';
import { type Claim, fails, finds, holds, place } from '../checks.ts';
import { plainText } from '../plain-text.ts';
import type { Check, Outcome } from '../verdict.ts';
import type { BundlePart, BundleSubject, JudgedBundle } from './bundle-format.ts';
import { decidingPart, joinChecks, joinRungs, joinSentences, withBundle } from './bundle-verdict.ts';
import { type BundleContext, judgeRevisionItem } from './judge-bundle-items.ts';

type DocumentSubject = Extract<BundleSubject, { kind: 'document' }>;

/** Judges each revision of a document, and whether they can be the document's history from its first one on. */
export function judgeDocumentBundle(
  subject: DocumentSubject,
  context: BundleContext,
  checksum: Check | undefined,
): Omit<JudgedBundle, 'notUsed'> {
  const parts = subject.revisions.map((revision) => judgeRevisionItem(revision, context));
  const deciding = decidingPart(parts);
  const id = plainText(subject.documentId);
  const versions = parts.flatMap(({ revision }) => revision?.metadata?.version ?? []);
  const verdict = withBundle(
    {
      outcome: deciding?.outcome ?? 'incomplete',
      headline: headlineOf(deciding?.outcome ?? 'incomplete', deciding?.part, parts.length),
      scope:
        `${countOf(parts.length)} of document ${id}${rangeOf(versions)}, each judged by its own bytes. ${deciding?.part.verdict?.scope ?? ''}`.trim(),
      notCovered: [
        ...joinSentences(parts, ({ notCovered }) => notCovered),
        'Whether there are later revisions of the document, or others than these: only the whole journal can tell.',
      ],
      asserted: joinSentences(parts, ({ asserted }) => asserted),
      rungs: joinRungs(parts),
      checks: joinChecks(parts),
    },
    documentCheck(subject.documentId, parts),
    historyCheck(parts),
    checksum,
  );
  return { ...verdict, parts };
}

function countOf(count: number): string {
  return count === 1 ? '1 revision' : `${count} revisions`;
}

function rangeOf(versions: readonly number[]): string {
  const [first] = versions;
  const last = versions.at(-1);
  if (first === undefined || last === undefined) return '';
  return first === last ? `, version ${first}` : `, versions ${first}–${last}`;
}

function headlineOf(outcome: Outcome, part: BundlePart | undefined, count: number): string {
  const own = part?.verdict?.headline ?? 'Nothing was judged';
  if (part === undefined || count === 1) return own;
  switch (outcome) {
    case 'anchored':
    case 'consistent':
      return `${own}: each of the ${count} revisions`;
    case 'incomplete':
      return own.replace(/^(Not everything could be checked: )?/, `Not everything could be checked: ${part.title}: `);
    case 'disproven':
      return own.replace(/^(Not verified: )?/, `Not verified: ${part.title}: `);
  }
}

function documentCheck(documentId: string, parts: readonly BundlePart[]): Check {
  const claim: Claim = {
    id: 'bundle.document',
    what: 'Every revision is one of this document',
    places: [place('bundle', 'subject.documentId')],
  };
  const other = parts.find(({ revision }) => revision?.metadata !== undefined && revision.metadata.id !== documentId);
  if (other === undefined) {
    const bare = parts.find(({ revision }) => revision?.metadata === undefined);
    return bare === undefined ? holds(claim, documentId) : finds(claim, `${bare.title} shows no document id`);
  }
  const { id } = other.revision?.metadata ?? { id: '' };
  return fails(claim, `${other.title} is a revision of another document`, documentId, id);
}

/** Versions count from 0, and none is in an earlier block than the one before (AWS: version, "starting at zero"). */
function historyCheck(parts: readonly BundlePart[]): Check {
  const claim: Claim = {
    id: 'bundle.history',
    what: 'The versions are all there, from 0 on, in the order of their blocks',
    places: [place('bundle', 'subject.revisions')],
  };
  const versions = parts.map(({ revision }) => revision?.metadata?.version);
  const wrong = versions.findIndex((version, i) => version !== i);
  const shown = listed(versions.map((version) => String(version ?? '?')));
  if (wrong >= 0) {
    const found = versions[wrong];
    const why =
      found === undefined
        ? 'a revision shows no version'
        : found > wrong
          ? `version ${wrong === 0 ? 0 : (versions[wrong - 1] ?? wrong - 1) + 1} of the document is not in the file`
          : `version ${found} is in the file more than once, or out of order`;
    return finds(claim, why, `0 to ${versions.length - 1}`, shown);
  }
  const early = parts.findIndex(({ sequenceNo }, i) => {
    const before = i === 0 ? undefined : parts[i - 1]?.sequenceNo;
    return sequenceNo !== undefined && before !== undefined && sequenceNo < before;
  });
  if (early > 0) return finds(claim, `${parts[early]?.title} stands before the version it follows`);
  return holds(claim, shown);
}
