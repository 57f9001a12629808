import type { LimitName, Metrics, StreamKind } from '../metrics/metrics.ts';
import { ProblemError } from '../problem.ts';
import { currentScope } from '../tracing/request-scope.ts';

/** Lets so many through at the same time, and no caller take the places of all others. */
export interface Gate {
  /**
   * For the caller of the current request.
   *
   * @returns what to call once when done
   * @throws ProblemError 429 while there is no place for this caller
   */
  enter(): () => void;
}

interface GateOptions {
  readonly places: number;
  /** Of one caller. */
  readonly perCaller: number;
  /** What is being limited, in the plural, for the reader. */
  readonly what: string;
  readonly kind: StreamKind & LimitName;
  readonly metrics: Metrics;
}

/** Seconds after which a refused reader may well find a place. */
const RETRY_AFTER_SECONDS = 5;

/**
 * The last quarter of the places is kept for callers who hold none: three greedy ones cannot shut out the fourth.
 */
export function createGate({ places, perCaller, what, kind, metrics }: GateOptions): Gate {
  const held = new Map<string, number>();
  const kept = Math.floor(places / 4);
  let taken = 0;
  return {
    enter() {
      const caller = currentScope()?.caller ?? '';
      const own = held.get(caller) ?? 0;
      if (own >= perCaller || taken >= places - (own > 0 ? kept : 0)) {
        metrics.rateLimited.inc({ limit: kind });
        throw new ProblemError(
          refusal(
            own >= perCaller
              ? `You have ${own} ${what} open already, which is the most at one time`
              : `Too many ${what} are open at the moment, by everybody together`,
          ),
        );
      }
      taken += 1;
      held.set(caller, own + 1);
      metrics.openStreams.inc({ kind });
      let left = false;
      return () => {
        if (left) return;
        left = true;
        taken -= 1;
        metrics.openStreams.dec({ kind });
        const rest = (held.get(caller) ?? 1) - 1;
        if (rest === 0) held.delete(caller);
        else held.set(caller, rest);
      };
    },
  };
}

function refusal(title: string) {
  return {
    status: 429,
    code: 'limit',
    title,
    detail: 'Close another one, or try again later.',
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  } as const;
}
