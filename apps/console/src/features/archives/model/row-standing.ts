import { BLOCK_FLAGS } from '@qldb-console/journal/engine';
import type { Cause, CoverageState, JournalVerdict } from '@qldb-console/journal/judgement';
import type { BlockStatus } from '../../../lib/blocks/block-row.ts';
import { COVERAGE_STATES } from '../../../lib/coverage/states.ts';
import type { ArchiveRow } from '../../../workers/archive/calls.ts';

/** What the judging of all blocks says of one of them. The verdict is absent while it is under way. */
export type KnownVerdict = Pick<JournalVerdict, 'causes' | 'coverage'> | undefined;

const TONES: Readonly<Record<CoverageState, BlockStatus['tone']>> = {
  altered: 'error',
  conflicting: 'error',
  unreadable: 'error',
  missing: 'warning',
  incomplete: 'warning',
  redacted: 'info',
  'hash-only': 'info',
  json: 'warning',
  chained: 'success',
  proven: 'success',
};
/** Kinds of causes that every block of their range has a part in. */
const OF_EVERY_BLOCK: ReadonlySet<Cause['kind']> = new Set([
  'altered-content',
  'altered-transaction',
  'altered-revisions',
  'altered-metadata',
  'hash-altered',
  'replaced',
  'reordered',
  'duplicate',
  'conflicting',
  'foreign',
  'unreadable',
]);

/** Where a block stands in the verdict on its journal: the cause that names it, or how far it is covered. */
export function rowStanding(row: Pick<ArchiveRow, 'sequenceNo' | 'flags'>, verdict: KnownVerdict): BlockStatus {
  const { sequenceNo, flags } = row;
  const has = (flag: keyof typeof BLOCK_FLAGS) => (flags & BLOCK_FLAGS[flag]) !== 0;
  if (has('unreadable') || sequenceNo === undefined)
    return {
      tone: 'error',
      word: 'Cannot be read',
      why: 'What stands at this place of the file is no block that can be read.',
    };
  const [cause] = causesOf(sequenceNo, verdict).filter(({ kind }) => OF_EVERY_BLOCK.has(kind));
  if (cause !== undefined)
    return { tone: cause.severity === 'contradiction' ? 'error' : 'warning', word: cause.title, why: cause.sentence };
  if (has('failed'))
    return { tone: 'error', word: 'Contradiction', why: 'Something in it contradicts its own hashes.' };
  const state = coverageAt(sequenceNo, verdict?.coverage ?? []);
  if (state !== undefined && !(state === 'altered' && has('linkFailed'))) {
    const { word, means } = COVERAGE_STATES[state];
    return { tone: TONES[state], word, why: means };
  }
  if (has('linkFailed'))
    return {
      tone: 'warning',
      word: 'Link broken',
      why: 'It does not name the block before it, as that one stands here.',
    };
  if (has('json')) return { tone: 'warning', word: 'JSON', why: COVERAGE_STATES.json.means };
  if (has('finding')) return { tone: 'warning', word: 'Partly re-hashed', why: COVERAGE_STATES.incomplete.means };
  return { tone: 'success', word: 'Re-hashed, linked' };
}

/** Everything that the verdict says is wrong at that number. */
export function causesOf(sequenceNo: number, verdict: KnownVerdict): readonly Cause[] {
  return (verdict?.causes ?? []).filter(({ blocks }) => blocks && blocks[0] <= sequenceNo && sequenceNo <= blocks[1]);
}

export function coverageAt(sequenceNo: number, ranges: JournalVerdict['coverage']): CoverageState | undefined {
  return ranges.find(({ from, to }) => from <= sequenceNo && sequenceNo < to)?.state;
}
