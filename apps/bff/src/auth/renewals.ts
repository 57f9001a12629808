import { createHash } from 'node:crypto';

/**
 * Runs one renewal per refresh cookie, and hands its result to whoever comes with the same cookie meanwhile or shortly
 * after: two tabs without a common lock, or a browser that lost the answer. The provider would take the second use of a token
 * that it has replaced for theft, and end the session.
 */
export interface Renewals<T> {
  /** @param cookie what tells renewals apart; kept as a hash alone */
  renew(cookie: string, run: () => Promise<T>): Promise<T>;
}

/** How long a result is handed out again. */
export const RENEWAL_GRACE_MS = 10_000;
const MAX_KEPT = 10_000;

/** @param now milliseconds since 1970 */
export function createRenewals<T>(now: () => number): Renewals<T> {
  const kept = new Map<string, { readonly result: Promise<T>; until: number }>();
  return {
    renew(cookie, run) {
      for (const [key, { until }] of kept) {
        // In the order of insertion; what is under way has no end yet.
        if (until > now() && kept.size < MAX_KEPT) break;
        kept.delete(key);
      }
      const key = createHash('sha256').update(cookie).digest('base64url');
      const before = kept.get(key);
      if (before !== undefined && before.until > now()) return before.result;
      const entry = { result: run(), until: Number.POSITIVE_INFINITY };
      kept.set(key, entry);
      entry.result.then(
        () => {
          entry.until = now() + RENEWAL_GRACE_MS;
        },
        // What failed may be tried again at once.
        () => {
          if (kept.get(key) === entry) kept.delete(key);
        },
      );
      return entry.result;
    },
  };
}
