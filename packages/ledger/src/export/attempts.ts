import { setTimeout } from 'node:timers/promises';
import { EXPORT_LIMITS } from '../engine/limits.ts';
import { type S3Failure, s3Failure } from './s3-failure.ts';

/** S3 refused, or did not do as it was asked for too long. */
export class S3Error extends Error {
  override readonly name = 'S3Error';
  readonly failure: S3Failure;
  constructor(failure: S3Failure, options?: ErrorOptions) {
    super(`${failure.code} ${failure.message}`, options);
    this.failure = failure;
  }
}

export interface Attempts {
  /** Ends everything at once. */
  readonly signal: AbortSignal;
  /** How long to go on after the first failure, in milliseconds. */
  readonly giveUpMs: number;
  /** Called before each wait. */
  readonly onFailure?: (failure: S3Failure) => void;
}

/**
 * Calls S3 until it succeeds: again after a growing, random wait for whatever may pass, i.e. 5xx, throttling, trouble of
 * the network, and answers that are none of S3.
 *
 * @param call gets the signal to hand to the client
 * @throws S3Error when S3 refuses, or the time is up
 * @throws the signal's reason when it is aborted
 */
export async function persist<T>(call: (signal: AbortSignal) => Promise<T>, attempts: Attempts): Promise<T> {
  const { signal, giveUpMs, onFailure } = attempts;
  let started: number | undefined;
  for (let wait: number = EXPORT_LIMITS.firstWaitMs; ; wait = Math.min(2 * wait, EXPORT_LIMITS.longestWaitMs)) {
    signal.throwIfAborted();
    try {
      return await call(AbortSignal.any([signal, AbortSignal.timeout(EXPORT_LIMITS.requestTimeoutMs)]));
    } catch (error) {
      signal.throwIfAborted();
      const failure = s3Failure(error);
      started ??= performance.now();
      const pause = wait * (0.5 + Math.random() / 2);
      if (failure.refused || performance.now() + pause > started + giveUpMs)
        throw new S3Error(failure, { cause: error });
      onFailure?.(failure);
      await setTimeout(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
    }
  }
}
