import type { Fault, FaultCheck, StretchPlace } from '../engine/stretch.ts';
import { JUDGEMENT_LIMITS } from './limits.ts';
import type { Cause } from './types.ts';

/** A cause as it is put together; what it is called and what follows from it in numbers is added at the end. */
export type CauseDraft = Omit<Cause, 'id' | 'unreached' | 'places' | 'checks' | 'follows' | 'expected' | 'computed'> & {
  readonly expected?: string | undefined;
  readonly computed?: string | undefined;
  readonly places: readonly StretchPlace[];
  readonly checks: readonly FaultCheck[];
  readonly follows?: readonly string[] | undefined;
  /**
   * Whether the hashes of the blocks behind it no longer lead to the digests of the journal. Content that was altered under
   * its stated hash changes no other hash.
   */
  readonly breaksChain: boolean;
};

/** A cause with its checks and places cut to what is worth showing, and a name of its own. */
export function finishCause(
  draft: CauseDraft,
  taken: Set<string>,
  more: { readonly follows: readonly string[]; readonly unreached: number },
): Cause {
  const { breaksChain: _, follows = [], ...rest } = draft;
  const at = draft.blocks?.[0] ?? draft.places[0]?.start ?? 0;
  let id = `${draft.kind}-${at}`;
  for (let n = 2; taken.has(id); n++) id = `${draft.kind}-${at}-${n}`;
  taken.add(id);
  const failing = draft.checks.find(({ status }) => status === 'failed') ?? draft.checks[0];
  return {
    ...rest,
    id,
    places: draft.places.slice(0, JUDGEMENT_LIMITS.places),
    checks: draft.checks.slice(0, JUDGEMENT_LIMITS.checks),
    expected: draft.expected ?? failing?.expected,
    computed: draft.computed ?? failing?.computed,
    follows: [...follows, ...more.follows],
    unreached: more.unreached,
  };
}

export const checksOf = (faults: readonly Fault[]): FaultCheck[] => faults.flatMap(({ checks }) => checks);

/** The same place, whatever else is said of it. */
export const placeKey = ({ source, start }: StretchPlace): string => `${start} ${source}`;
