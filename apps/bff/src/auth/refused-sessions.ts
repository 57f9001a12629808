import { LIMITS } from '../limits.ts';

/** Sessions that were ended here, until they would have ended by themselves. */
export interface RefusedSessions {
  /** @param until milliseconds since 1970 after which the session's cookies are worth nothing anyway */
  refuse(sessionId: string, until: number): void;
  has(sessionId: string): boolean;
  /**
   * Tells once when a session is refused: what is being answered to it ends then.
   *
   * @returns what to call when that no longer matters
   */
  watch(sessionId: string, onRefused: () => void): () => void;
}

/** @param now milliseconds since 1970 */
export function createRefusedSessions(now: () => number, most: number = LIMITS.endedSessions): RefusedSessions {
  const ends = new Map<string, number>();
  const watching = new Map<string, Set<() => void>>();
  const makeRoom = () => {
    for (const [id, until] of ends) if (until <= now()) ends.delete(id);
    // A map is in the order of insertion: the oldest go first.
    for (const id of ends.keys()) {
      if (ends.size < most) break;
      ends.delete(id);
    }
  };
  return {
    refuse(sessionId, until) {
      if (until <= now()) return;
      if (ends.size >= most) makeRoom();
      ends.delete(sessionId);
      ends.set(sessionId, until);
      const watchers = watching.get(sessionId);
      watching.delete(sessionId);
      for (const tell of watchers ?? []) tell();
    },
    has: (sessionId) => ends.has(sessionId),
    watch(sessionId, onRefused) {
      const watchers = watching.get(sessionId) ?? new Set();
      watching.set(sessionId, watchers.add(onRefused));
      return () => {
        watchers.delete(onRefused);
        if (watchers.size === 0 && watching.get(sessionId) === watchers) watching.delete(sessionId);
      };
    },
  };
}
