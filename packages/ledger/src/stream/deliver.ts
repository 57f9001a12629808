import type { PutRecordsResultEntry } from '@aws-sdk/client-kinesis';
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
  /** An attempt failed, for some entries or all, and is made again. Throws to give up. */
  readonly refused: (why: string) => Promise<void>;
}

/**
 * Puts the entries of one request until Kinesis has acknowledged every one; of those it refuses only these again, in their
 * order, before any that follow. After a refusal less is sent at once, after a success more again, so that what a shard
 * cannot take is not sent over and over. Nothing else is sent before, so that entries overtake each other only within a
 * request.
 *
 * @throws UndeliverableRecord when trying again cannot help; what `impaired` and `refused` throw; AbortError
 */
export async function deliver(entries: readonly KinesisEntry[], to: Destination): Promise<void> {
  let pending = entries;
  let atOnce = entries.length;
  let failures = 0;
  while (pending.length > 0) {
    to.signal.throwIfAborted();
    const sent = pending.slice(0, atOnce);
    const results = await put(sent, to);
    if (results === 'probe' || results === 'retry') {
      failures += 1;
      await rest(results, failures, to.signal);
      continue;
    }
    const refused = sent.filter((_, at) => results[at]?.SequenceNumber === undefined);
    const taken = sent.length - refused.length;
    pending = [...refused, ...pending.slice(atOnce)];
    if (taken > 0) await to.working();
    if (refused.length === 0) {
      failures = 0;
      atOnce *= 2;
      continue;
    }
    failures = taken > 0 ? 1 : failures + 1;
    atOnce = Math.max(taken, Math.ceil(sent.length / 2));
    const { ErrorCode, ErrorMessage } = results.find((result) => result.ErrorCode !== undefined) ?? {};
    await to.refused(`${refused.length} of ${sent.length} entries: ${ErrorCode}: ${ErrorMessage}`);
    await rest('retry', failures, to.signal);
  }
}

type Pause = 'retry' | 'probe';

function rest(pause: Pause, failures: number, signal: AbortSignal): Promise<void> {
  const { firstProbeMs, lastProbeMs, firstRetryMs, lastRetryMs } = STREAMING;
  const milliseconds =
    pause === 'probe' ? backoff(failures, firstProbeMs, lastProbeMs) : backoff(failures, firstRetryMs, lastRetryMs);
  return delay(milliseconds, signal);
}

/** One attempt. @returns a result for each entry, or how to go on after a request that failed as a whole */
async function put(entries: readonly KinesisEntry[], to: Destination): Promise<PutRecordsResultEntry[] | Pause> {
  try {
    return await to.kinesis.put(to.streamArn, entries, to.signal);
  } catch (error) {
    to.signal.throwIfAborted();
    const verdict = judgeFailure(error);
    const why = `${errorName(error)}: ${error instanceof Error ? error.message : ''}`;
    if (verdict.kind === 'never') throw new UndeliverableRecord(`Kinesis refuses it: ${why}`, { cause: error });
    if (verdict.kind === 'retry') await to.refused(why);
    else await to.impaired(verdict.cause, error);
    return verdict.kind === 'retry' ? 'retry' : 'probe';
  }
}
