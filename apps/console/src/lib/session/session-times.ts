import type { SessionTimes } from '@qldb-console/contract';

/** When a session ends, in milliseconds of this browser's clock. */
export interface LocalTimes {
  readonly accessEnds: number;
  /** Absent: it does not end by itself when nobody is active. */
  readonly idleEnds: number | undefined;
  readonly absoluteEnds: number;
}

/** The back end's times on this browser's clock, which may be wrong. `undefined` for what is no time. */
export function localTimes(times: SessionTimes, receivedAt: number): LocalTimes | undefined {
  const ahead = receivedAt - Date.parse(times.now);
  const local = (time: string) => Date.parse(time) + ahead;
  const accessEnds = local(times.accessEnds);
  const absoluteEnds = local(times.absoluteEnds);
  const idleEnds = times.idleEnds === undefined ? undefined : local(times.idleEnds);
  if ([accessEnds, absoluteEnds, idleEnds ?? 0].some(Number.isNaN)) return undefined;
  return { accessEnds, absoluteEnds, idleEnds };
}

/** Why a session ends, or ended: nobody was active, it was as long as it may be, or the back end or the reader ended it. */
export type SessionEnd = 'idle' | 'absolute' | 'refused';

const WARN_MS = 120_000;

/**
 * What stands before the reader: nothing, an end that comes soon, or one that has come.
 *
 * @param idleMs how long a session lasts without activity, as far as known: short ones are warned of in their second half
 */
export function standing(
  times: LocalTimes,
  now: number,
  idleMs: number,
): { readonly phase: 'good' } | { readonly phase: 'ending' | 'ended'; readonly why: SessionEnd; readonly at: number } {
  const ends: readonly { why: SessionEnd; at: number; warn: number }[] = [
    { why: 'absolute', at: times.absoluteEnds, warn: WARN_MS },
    ...(times.idleEnds === undefined
      ? []
      : [{ why: 'idle' as const, at: times.idleEnds, warn: Math.min(WARN_MS, idleMs / 2) }]),
  ];
  const [first] = ends.toSorted((a, b) => a.at - b.at);
  if (!first || now < first.at - first.warn) return { phase: 'good' };
  return { phase: now >= first.at ? 'ended' : 'ending', why: first.why, at: first.at };
}

/** How often activity is told to the back end while no request tells it: several times within the idle lifetime. */
export function tellEveryMs(idleMs: number): number {
  return Math.min(300_000, Math.max(1_000, idleMs / 6));
}
