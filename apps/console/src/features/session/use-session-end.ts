import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, refresher } from '../../lib/api-client.ts';
import { notify } from '../../lib/notifications.ts';
import { isActivityUntold, takeActivity, watchActivity } from '../../lib/session/activity.ts';
import { listenToSession } from '../../lib/session/session-channel.ts';
import { sessionState } from '../../lib/session/session-state.ts';
import { type SessionEnd, standing, tellEveryMs } from '../../lib/session/session-times.ts';
import { isSignedOut, sessionQuery } from '../../lib/session-query.ts';

/** An end of the session that comes soon; `at` in milliseconds of this browser's clock. */
export interface ComingEnd {
  readonly why: SessionEnd;
  readonly at: number;
}

const LOOK_MS = 1_000;

/**
 * Watches over the session of this tab: tells the back end that the reader is active when no request does, learns from the
 * other tabs, and finds out when the end comes near. @returns the end that comes soon
 */
export function useSessionEnd(): ComingEnd | undefined {
  const [coming, setComing] = useState<ComingEnd>();
  useEffect(() => watchActivity(), []);
  useEffect(() => {
    let asking = false;
    /** For an end on which the back end was asked already, and agreed. */
    let agreed = 0;
    const look = async () => {
      const { times, idleMs, ended } = sessionState.get();
      if (!times || ended !== undefined) return setComing(undefined);
      const now = standing(times, Date.now(), idleMs);
      if (now.phase === 'good') {
        setComing(undefined);
        if (isActivityUntold(tellEveryMs(idleMs))) {
          takeActivity();
          await refresher.stayActive();
        }
        return;
      }
      if (now.phase === 'ending' && now.why === 'idle' && agreed !== now.at && isActivityUntold()) {
        takeActivity();
        await refresher.stayActive();
        return;
      }
      // Another tab may have been active, and this one asleep when it said so.
      if (now.phase === 'ended' || agreed !== now.at) {
        agreed = now.at;
        if (!(await isAlive(now.at)) && now.phase === 'ended') sessionState.noteEnded(now.why);
        return;
      }
      setComing((before) => (before?.at === now.at && before.why === now.why ? before : { why: now.why, at: now.at }));
    };
    const timer = setInterval(() => {
      if (asking) return;
      asking = true;
      void look().finally(() => {
        asking = false;
      });
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, []);
  useSessionMessages();
  return coming;
}

/** Whether the back end knows of a later end. Whatever it answers, its times are kept. */
async function isAlive(end: number): Promise<boolean> {
  try {
    const { times } = await api.getSession();
    if (times) sessionState.noteTimes(times);
    const known = sessionState.get().times;
    return known !== undefined && Math.min(known.absoluteEnds, known.idleEnds ?? known.absoluteEnds) > end + LOOK_MS;
  } catch (error) {
    // What does not answer ends no session.
    return !isSignedOut(error);
  }
}

/** What other tabs say. */
function useSessionMessages(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      listenToSession((message) => {
        if (message.kind === 'times') sessionState.noteTimes(message.times);
        // A request of this tab finds out whether it is true.
        if (message.kind === 'ended') void api.getSession().catch(() => {});
        if (message.kind === 'signed-in') void goOn();
      }),
    [],
  );
  async function goOn() {
    const before = queries.getQueryData(sessionQuery.queryKey);
    const after = await api.getSession().catch(() => undefined);
    if (after?.times === undefined) return;
    // What is on the page was made for somebody: nobody else goes on with it.
    if (!before || !isSamePerson(before.caller, after.caller)) return globalThis.location.reload();
    sessionState.noteTimes(after.times);
    queries.setQueryData(sessionQuery.queryKey, after);
    notify({ id: 'signed-in', type: 'success', header: 'Signed in again', content: 'You go on where you were.' });
    await queries.invalidateQueries({ predicate: ({ state }) => state.status === 'error' });
  }
}

function isSamePerson(a: Person, b: Person): boolean {
  return a.kind === b.kind && a.name === b.name && a.email === b.email && a.linkId === b.linkId;
}

interface Person {
  readonly kind: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly linkId?: string | undefined;
}
