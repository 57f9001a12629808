import type { SessionTimes } from '@qldb-console/contract';
import { type LocalTimes, localTimes, type SessionEnd } from './session-times.ts';

/** What this tab, or this thread, knows of the life of the session. */
export interface SessionState {
  readonly times: LocalTimes | undefined;
  /** How long it lasts without activity: the longest time left that was ever told. */
  readonly idleMs: number;
  readonly ended: SessionEnd | undefined;
}

let state: SessionState = { times: undefined, idleMs: 0, ended: undefined };
const listeners = new Set<() => void>();

function change(part: Partial<SessionState>): void {
  state = { ...state, ...part };
  for (const listener of listeners) listener();
}

export const sessionState = {
  get: () => state,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  /** As the back end answered just now: the session lives. */
  noteTimes(times: SessionTimes): void {
    const receivedAt = Date.now();
    const local = localTimes(times, receivedAt);
    if (!local) return;
    const idleMs = Math.max(state.idleMs, (local.idleEnds ?? receivedAt) - receivedAt);
    change({ times: local, idleMs, ended: undefined });
  },
  /** The session is over. Everything on the page stays; who signs in again goes on with it. */
  noteEnded(why: SessionEnd): void {
    // That it was refused is all a request knows; the clock may know why.
    if (state.ended === undefined || state.ended === 'refused') change({ ended: why });
  },
};
