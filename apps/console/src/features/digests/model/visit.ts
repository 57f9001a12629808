import { createStoredValue } from '../../../lib/stored-value.ts';

/**
 * One sitting of one reader at this browser, over all tabs and reloads. A digest kept in the same visit in which it was
 * taken is as old as the visit and anchors nothing; one kept before it was there before.
 */
export interface Visit {
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  readonly lastSeenAt: number;
}

/** A visit ends when the console was not in sight for this long. */
export const VISIT_GAP_MS = 30 * 60_000;
const HEARTBEAT_MS = 60_000;

/** The visit at `now`, given the last one known. A clock that went backwards begins a new one. */
export function visitAt(last: Visit | undefined, now: number): Visit {
  if (!last || now < last.lastSeenAt || now - last.lastSeenAt > VISIT_GAP_MS)
    return { startedAt: now, lastSeenAt: now };
  return { startedAt: last.startedAt, lastSeenAt: now };
}

/** Makes a visit of whatever was stored. */
export function readVisit(stored: unknown): Visit | undefined {
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { startedAt, lastSeenAt } = stored as Record<string, unknown>;
  if (typeof startedAt !== 'number' || typeof lastSeenAt !== 'number') return undefined;
  return Number.isFinite(startedAt) && startedAt <= lastSeenAt ? { startedAt, lastSeenAt } : undefined;
}

const visits = createStoredValue<Visit | undefined>({ key: 'qldb-console.visit', version: 1, read: readVisit });
let current: Visit | undefined;

/** The visit this page belongs to: as it began when the page was opened, even if the page stays open for days. */
export function currentVisit(): Visit {
  if (current) return current;
  current = visitAt(visits.get(), Date.now());
  const beat = () => {
    if (document.visibilityState === 'visible') visits.set(visitAt(visits.get(), Date.now()));
  };
  beat();
  setInterval(beat, HEARTBEAT_MS);
  document.addEventListener('visibilitychange', beat);
  return current;
}
