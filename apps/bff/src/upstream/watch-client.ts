import { setTimeout as delay } from 'node:timers/promises';
import type { KinesisClient } from '@aws-sdk/client-kinesis';
import type { QLDBClient } from '@aws-sdk/client-qldb';
import type { S3Client } from '@aws-sdk/client-s3';
import { LIMITS } from '../limits.ts';
import type { ServiceName } from './call-facts.ts';
import type { CallObserver } from './observe-calls.ts';
import { retryAfterOf } from './retry-after.ts';

/** The clients differ only in the types of their commands. */
type Stack = QLDBClient['middlewareStack'];
type Client = QLDBClient | S3Client | KinesisClient;

/** A call took longer than all its attempts together may. */
class CallTimeout extends Error {
  override readonly name = 'TimeoutError';
}

interface WatchOptions {
  readonly connection: string;
  readonly service: ServiceName;
  readonly observer: CallObserver | undefined;
  /** Milliseconds that a call may take with all its attempts. */
  readonly callMs?: number | undefined;
}

/** Has every call of a client observed, and ended when its time is over however its retries would go on. */
export function watchClient<T extends Client>(client: T, { connection, service, observer, callMs }: WatchOptions): T {
  const stack = client.middlewareStack as unknown as Stack;
  const limitMs = callMs ?? LIMITS.upstreamCallMs;
  const late = new WeakSet<object>();
  stack.add(
    (next, context) => (args) => {
      const run = () =>
        inTime(
          limitMs,
          () => late.add(context),
          () => next(args),
        );
      if (!observer) return run();
      const operation = String(context.commandName ?? 'unknown').replace(/Command$/, '');
      return observer.observe({ connection, service, operation }, run, (answer) => answer.output.$metadata ?? {});
    },
    { name: 'watchCalls', step: 'initialize', priority: 'high' },
  );
  // Whoever asked has been answered: no further attempt.
  stack.add(
    (next, context) => (args) => {
      if (late.has(context)) throw new CallTimeout('the call has ended already');
      return next(args);
    },
    { name: 'endLateCalls', step: 'finalizeRequest', priority: 'low' },
  );
  return client;
}

async function inTime<T>(ms: number, onLate: () => void, run: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      onLate();
      reject(new CallTimeout(`no answer within ${ms} ms`));
    }, ms);
  });
  try {
    return await Promise.race([run(), limit]);
  } finally {
    clearTimeout(timer);
  }
}

/** Refused before anything was done. `LimitExceededException` is none of them: it speaks of how many there may be. */
const SLOW_DOWN = new Set([
  'ThrottlingException',
  'Throttling',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'SlowDown',
]);
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/**
 * For mutations, which are sent once: what the service refused to take because it came too fast has not happened, so that
 * alone may be sent again, after pauses that grow, are drawn at random, and are as long as the service asks.
 */
export function retryThrottled(client: QLDBClient, attempts: number = LIMITS.throttledAttempts): QLDBClient {
  client.middlewareStack.add(
    (next) => async (args) => {
      for (let attempt = 1; ; attempt++) {
        try {
          const answer = await next(args);
          answer.output.$metadata.attempts = attempt;
          return answer;
        } catch (error) {
          const { name, $metadata } = error as { name?: string; $metadata?: { attempts?: number } };
          if ($metadata) $metadata.attempts = attempt;
          if (attempt >= attempts || !SLOW_DOWN.has(name ?? '')) throw error;
          const pause = Math.max(
            FIRST_PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random() / 2),
            (retryAfterOf(error) ?? 0) * 1000,
          );
          await delay(Math.min(LONGEST_PAUSE_MS, pause));
        }
      }
    },
    // Before the request is signed, so that each attempt has a signature of its own time.
    { name: 'retryThrottled', step: 'build', priority: 'low' },
  );
  return client;
}
