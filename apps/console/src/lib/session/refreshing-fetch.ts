import { ApiError, type Client, type createClient, paths } from '@qldb-console/contract';

type Fetch = Parameters<typeof createClient>[0];

/** How a refresh went. `unknown`: the back end or the provider did not answer; the session may still be good. */
export type RefreshOutcome = 'refreshed' | 'ended' | 'unknown';

export interface SessionRefresher {
  /** Refreshes, unless somebody has since `sentAt` (milliseconds since 1970). Several calls at once share one refresh. */
  refresh(sentAt: number): Promise<RefreshOutcome>;
  /** Refreshes now, and tells the back end that the reader is active. */
  stayActive(): Promise<RefreshOutcome>;
}

/** Runs one task at a time among all tabs and threads of the console in this browser. */
export type Exclusively = <T>(task: () => Promise<T>) => Promise<T>;

const LOCK = 'qldb-console.session-refresh';

/** By Web Locks, which threads have too. Where the browser lacks them – no secure context – only this thread's own calls wait. */
export const exclusively: Exclusively = (task) =>
  globalThis.navigator?.locks ? navigator.locks.request(LOCK, task) : task();

/**
 * Refreshes the session once for everybody in this browser: providers that rotate refresh tokens take one that comes twice for
 * a stolen one.
 *
 * @param options.client     asks the back end without refreshing
 * @param options.isActive   whether the reader has done something since the last refresh
 * @param options.onTimes    told the times of the session after each refresh of this thread
 */
export function createRefresher(options: {
  client: Pick<Client, 'getSession' | 'refreshSession'>;
  exclusively: Exclusively;
  isActive: () => boolean;
  onTimes: (times: Awaited<ReturnType<Client['refreshSession']>>['times']) => void;
}): SessionRefresher {
  const { client, isActive, onTimes } = options;
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let underWay: Promise<RefreshOutcome> | undefined;

  const run = async (): Promise<RefreshOutcome> => {
    // While this one waited for the lock, another tab may have refreshed: the cookie is shared, its answer was not.
    const before = await outcomeOf(() => client.getSession());
    if (before !== 'expired') return before === 'done' ? 'refreshed' : before;
    return refreshNow(isActive());
  };
  const refreshNow = async (active: boolean): Promise<RefreshOutcome> => {
    const outcome = await outcomeOf(async () => onTimes((await client.refreshSession(active)).times));
    if (outcome === 'done') refreshedAt = Date.now();
    return outcome === 'done' ? 'refreshed' : outcome === 'expired' ? 'ended' : outcome;
  };
  return {
    refresh(sentAt) {
      if (refreshedAt > sentAt) return Promise.resolve('refreshed');
      underWay ??= options.exclusively(run).finally(() => {
        underWay = undefined;
      });
      return underWay;
    },
    stayActive: () => options.exclusively(() => refreshNow(true)),
  };
}

async function outcomeOf(ask: () => Promise<unknown>): Promise<'done' | 'expired' | 'ended' | 'unknown'> {
  try {
    await ask();
    return 'done';
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    if (error.problem.code === 'session-expired') return 'expired';
    return error.problem.code === 'sign-in-required' ? 'ended' : 'unknown';
  }
}

/**
 * `fetch` for the calls of the console: when an answer says that the session is to be refreshed, it is, and the request is
 * sent once more. Requests that are refused for it have done nothing, so that mutations can be repeated too.
 *
 * @param onEnded told when an answer, or the refresh, says that nobody is signed in any more
 */
export function createRefreshingFetch(fetch: Fetch, refresher: SessionRefresher, onEnded: () => void): Fetch {
  return async (input, init) => {
    const sentAt = Date.now();
    const response = await fetch(input, init);
    if (response.status !== 401) return response;
    const code = await problemCode(response.clone());
    if (code === 'sign-in-required') onEnded();
    if (code !== 'session-expired' || input.endsWith(paths.refreshSession())) return response;
    const outcome = await refresher.refresh(sentAt);
    // An ended session is refused for good: the second answer says so in the words for it.
    if (outcome === 'ended') onEnded();
    if (outcome === 'unknown') return response;
    await response.body?.cancel().catch(() => {});
    return fetch(input, init);
  };
}

async function problemCode(response: Response): Promise<unknown> {
  try {
    return ((await response.json()) as { code?: unknown }).code;
  } catch {
    return undefined;
  }
}
