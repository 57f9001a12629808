import { createHash } from 'node:crypto';
import { LIMITS } from '../limits.ts';

/** What the provider answered, and when. */
export interface Renewed<T> {
  readonly answer: T;
  /** Milliseconds since 1970. What follows from the answer counts from here on, also where it is handed out again. */
  readonly at: number;
}

/**
 * Runs one renewal per token, and hands its result to whoever comes with the same token meanwhile or shortly after: two tabs
 * without a common lock, or a browser that lost the answer. The provider would take the second use of a token that it has
 * replaced for theft, and end the session.
 */
export interface Renewals<T> {
  /** @param token what tells renewals apart; kept as a hash alone */
  renew(token: string, run: () => Promise<T>): Promise<Renewed<T>>;
}

/** @param now milliseconds since 1970 */
export function createRenewals<T>(now: () => number): Renewals<T> {
  const kept = new Map<string, { readonly result: Promise<Renewed<T>>; until: number }>();
  return {
    renew(token, run) {
      // In the order of insertion: the oldest go first. What is under way has no end yet.
      for (const [key, { until }] of kept) {
        if (until > now() && kept.size < LIMITS.renewals) break;
        kept.delete(key);
      }
      const key = createHash('sha256').update(token).digest('base64url');
      const before = kept.get(key);
      if (before !== undefined && before.until > now()) return before.result;
      const result = run().then((answer) => ({ answer, at: now() }));
      const entry = { result, until: Number.POSITIVE_INFINITY };
      kept.delete(key);
      kept.set(key, entry);
      result.then(
        ({ at }) => {
          entry.until = at + LIMITS.renewalGraceMs;
        },
        // What failed may be tried again at once.
        () => {
          if (kept.get(key) === entry) kept.delete(key);
        },
      );
      return result;
    },
  };
}
