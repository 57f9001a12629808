import type { StreamErrorCause } from '../store/streams.ts';
import { errorName, judgeFailure } from './kinesis-failure.ts';
import type { KinesisTarget } from './kinesis-target.ts';
import { type KinesisEntry, UndeliverableRecord } from './pack.ts';
import { backoff, delay } from './pause.ts';
import { STREAMING } from './stream-limits.ts';

/** Where one stream's entries go, and who hears how that goes. */
export interface Destination {
  readonly kinesis: KinesisTarget;
  readonly streamArn: string;
  readonly signal: AbortSignal;
  /** Kinesis took something. */
  readonly working: () => Promise<void>;
  /** Somebody has to mend something before Kinesis takes anything. Throws to give up. */
  readonly impaired: (cause: StreamErrorCause, error: unknown) => Promise<void>;
  /** An attempt failed and is made again. @param failures in a row */
  readonly refused: (failures: number, why: string) => void;
}

/**
 * Puts the entries of one request, and only those that were refused again, in their order, until Kinesis has
 * acknowledged every one. Nothing that follows is sent before, so that entries overtake each other only within a request.
 *
 * @throws UndeliverableRecord when trying again cannot help; what `impaired` throws; AbortError
 */
export async function deliver(entries: readonly KinesisEntry[], to: Destination): Promise<void> {
  let pending = entries;
  let failures = 0;
  while (pending.length > 0) {
    to.signal.throwIfAborted();
    let probing = false;
    try {
      const results = await to.kinesis.put(to.streamArn, pending, to.signal);
      const refused = pending.filter((_, at) => results[at]?.SequenceNumber === undefined);
      if (refused.length < pending.length) {
        failures = 0;
        await to.working();
      }
      if (refused.length > 0) {
        failures += 1;
        const { ErrorCode, ErrorMessage } = results.find(({ ErrorCode }) => ErrorCode !== undefined) ?? {};
        to.refused(failures, `${refused.length} of ${pending.length} entries: ${ErrorCode}: ${ErrorMessage}`);
      }
      pending = refused;
    } catch (error) {
      to.signal.throwIfAborted();
      const verdict = judgeFailure(error);
      const why = `${errorName(error)}: ${error instanceof Error ? error.message : ''}`;
      if (verdict.kind === 'never') throw new UndeliverableRecord(`Kinesis refuses it: ${why}`, { cause: error });
      failures += 1;
      probing = verdict.kind === 'impaired';
      if (verdict.kind === 'impaired') await to.impaired(verdict.cause, error);
      else to.refused(failures, why);
    }
    if (pending.length === 0) return;
    const [first, last] = probing
      ? [STREAMING.firstProbeMs, STREAMING.lastProbeMs]
      : [STREAMING.firstRetryMs, STREAMING.lastRetryMs];
    await delay(backoff(failures, first, last), to.signal);
  }
}
