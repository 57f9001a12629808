import { type ParsedRevision, parseRevision, verifyRevisionHash } from '../block/index.ts';
import { encodeUtf8 } from '../ion/index.ts';
import type { StoredDetail } from './streamed-entry.ts';

/** The content of a revision that a block is put together with. */
export interface ChosenDetail {
  readonly detail: StoredDetail;
  /** Whether what was delivered for the revision contradicts itself. */
  readonly conflict: boolean;
}

/**
 * Which of several different contents of one revision counts, whatever the order in which they came. Genuine are two
 * that both hold: one from before a redaction, one from after it; then the one with the data counts. Else the worst one
 * does: content that does not hold is never passed over because better content came too.
 */
export function chooseDetail(variants: readonly StoredDetail[]): ChosenDetail {
  const [only, second] = variants;
  if (second === undefined) return { detail: only as StoredDetail, conflict: false };
  const ranked = variants
    .map((detail) => ({ detail, rank: rankOf(detail, parseRevision(encodeUtf8(detail.text))) }))
    .sort((a, b) => a.rank - b.rank || (a.detail.text < b.detail.text ? -1 : 1));
  const [worst] = ranked;
  const ranks = ranked.map(({ rank }) => rank);
  const redelivered = ranks.length === 2 && ranks[0] === REDACTED && ranks[1] === WHOLE && sameTable(variants);
  const chosen = redelivered ? ranked[1] : worst;
  return { detail: (chosen as { detail: StoredDetail }).detail, conflict: !redelivered };
}

const FAILED = 0;
const DOUBTFUL = 1;
const REDACTED = 2;
const WHOLE = 3;

function rankOf(detail: StoredDetail, revision: ParsedRevision): number {
  const hash = verifyRevisionHash(revision).find(({ id }) => id === 'revision.hash');
  if (hash?.status === 'failed') return FAILED;
  if (hash?.status !== 'ok' || revision.unknownFields.length + detail.unknown.length > 0) return DOUBTFUL;
  return revision.kind === 'redacted' ? REDACTED : revision.kind === 'document' ? WHOLE : DOUBTFUL;
}

function sameTable(variants: readonly StoredDetail[]): boolean {
  const keys = variants.map(({ tableInfo }) => `${tableInfo?.tableId} ${tableInfo?.tableName}`);
  return new Set(keys).size === 1;
}
