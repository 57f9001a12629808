import { type KnownRedaction, type ParsedBlock, parseBlock } from '../block/index.ts';
import { count } from '../block/words.ts';
import { type BlockEvidence, type BlockVerdict, judgeReceivedBlock } from '../chain/judge-block.ts';
import { encodeUtf8 } from '../ion/index.ts';
import type { ProofVerdict } from '../verdict.ts';
import { chooseDetail } from './choose-details.ts';
import { type DeliveredRevision, streamChecks } from './stream-checks.ts';
import type { StreamedEntry } from './streamed-entry.ts';

/** What a block of a stream is judged with, beside what the stream delivered. */
export type StreamEvidence = Pick<BlockEvidence, 'proof' | 'digests' | 'asked'>;

/** A block put together from its records. */
interface Rebuilt {
  readonly block: ParsedBlock;
  readonly delivered: readonly DeliveredRevision[];
  /** Hashes, base64, of revisions that the summary does not name. */
  readonly strangers: readonly string[];
}

/**
 * Puts a block together as GetBlock would answer it: the summary as it was delivered, and in it, as `revisions`, the
 * revisions in the order of the summary; a bare hash stands for each that was not delivered. Its bytes are Ion text made
 * here, so that every place of a check can be shown.
 *
 * @returns undefined while the summary is missing
 * @throws JournalError 'input-too-large', 'ion-too-many-values' when the whole is larger than any block can be
 */
export function rebuild({ summary, details }: StreamedEntry): Rebuilt | undefined {
  if (summary === undefined) return undefined;
  const delivered: DeliveredRevision[] = [];
  const revisions = summary.hashes.map((hash, index) => {
    const variants = details.get(hash);
    if (variants === undefined) return `{hash:{{${hash}}}}`;
    const chosen = chooseDetail(variants);
    delivered.push({ index, chosen, variants });
    return chosen.detail.text;
  });
  const named = new Set(summary.hashes);
  const strangers = [...details.keys()].filter((hash) => !named.has(hash));
  const text =
    revisions.length === 0 ? summary.text : `${summary.text.slice(0, -1)},revisions:[${revisions.join(',')}]}`;
  return { block: parseBlock(encodeUtf8(text)), delivered, strangers };
}

/** Judges a rebuilt block by the rules of every block, and the records it came in beside that. */
export function judgeRebuilt(
  entry: StreamedEntry,
  { block, delivered, strangers }: Rebuilt,
  previous: ParsedBlock | undefined,
  redactions: readonly KnownRedaction[],
  evidence: StreamEvidence,
): BlockVerdict & ProofVerdict {
  const tables = delivered.some(({ variants }) => variants.some(({ tableInfo }) => tableInfo !== undefined));
  return judgeReceivedBlock(
    { ...evidence, block, previous, redactions },
    {
      inputs: ['block summary', ...(delivered.length > 0 ? [count(delivered.length, 'revision')] : [])],
      checks: streamChecks(entry, block, delivered, strangers),
      absent: [!tables && 'payload'],
    },
  );
}
