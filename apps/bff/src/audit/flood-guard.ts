import { AUDIT_LIMITS } from './limits.ts';

/** What was not written one by one. */
export interface FloodSummary {
  /** Start of the minute. */
  readonly since: string;
  readonly total: number;
  readonly sources: readonly {
    readonly kind: string;
    readonly action: string;
    readonly from: string;
    readonly count: number;
  }[];
  /** Of sources beyond those. */
  readonly others: number;
}

/**
 * Lets the first entries of each minute through and counts the rest, so that whoever has himself refused ten thousand
 * times a second fills no disk: the limits and one that sums up, a minute.
 */
export interface FloodGuard {
  /** Whether this one is written by itself. */
  admit(kind: string, action: string, from: string, isKnown: boolean): boolean;
  /** What was counted, once its minute is over; the count begins anew. @param all whatever the time is */
  takeSummary(all?: boolean): FloodSummary | undefined;
}

export function createFloodGuard(now: () => number = Date.now): FloodGuard {
  let since = now();
  let admitted = { refusals: 0, knownRefusals: 0, notes: 0 };
  let bySource = new Map<string, number>();
  let counted = new Map<string, { kind: string; action: string; from: string; count: number }>();
  let others = 0;
  let total = 0;
  let ready: FloodSummary[] = [];

  const roll = (all: boolean) => {
    if (!all && now() - since < AUDIT_LIMITS.floodWindowMs) return;
    if (total > 0) ready.push({ since: new Date(since).toISOString(), total, sources: [...counted.values()], others });
    since = now();
    admitted = { refusals: 0, knownRefusals: 0, notes: 0 };
    bySource = new Map();
    counted = new Map();
    others = 0;
    total = 0;
  };
  return {
    admit(kind, action, from, isKnown) {
      roll(false);
      const budget = !isKnown ? 'refusals' : kind === 'refusal' ? 'knownRefusals' : 'notes';
      const { perSource, total: most } = AUDIT_LIMITS[budget];
      const source = `${kind}\0${from}`;
      const own = bySource.get(source) ?? 0;
      if (own < perSource && admitted[budget] < most) {
        // Bounded: a source is only remembered when it was let through.
        bySource.set(source, own + 1);
        admitted[budget] += 1;
        return true;
      }
      total += 1;
      const key = `${kind}\0${action}\0${from}`;
      const count = counted.get(key);
      if (count) count.count += 1;
      else if (counted.size < AUDIT_LIMITS.floodSources)
        counted.set(key, { kind, action, from: from.slice(0, 100), count: 1 });
      else others += 1;
      return false;
    },
    takeSummary(all = false) {
      roll(all);
      const [first, ...rest] = ready;
      ready = rest;
      return first;
    },
  };
}
