import { createClient } from '@qldb-console/contract';
import { BASE_PATH } from './base-path.ts';
import { takeActivity } from './session/activity.ts';
import { createRefresher, createRefreshingFetch, exclusively } from './session/refreshing-fetch.ts';
import { tellSession } from './session/session-channel.ts';
import { sessionState } from './session/session-state.ts';

/** Asks as things stand, without refreshing the session. */
const plain = createClient((input, init) => fetch(input, init), BASE_PATH);

export const refresher = createRefresher({
  client: plain,
  exclusively,
  isActive: takeActivity,
  onTimes(times) {
    sessionState.noteTimes(times);
    tellSession({ kind: 'times', times });
  },
});

/** The back end this console was served by. A session that is to be refreshed is, and the request is sent again. */
export const api = createClient(
  createRefreshingFetch(
    (input, init) => fetch(input, init),
    refresher,
    () => {
      sessionState.noteEnded('refused');
      tellSession({ kind: 'ended' });
    },
  ),
  BASE_PATH,
);
