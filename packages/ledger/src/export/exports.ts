import type { S3Client } from '@aws-sdk/client-s3';
import { JournalError } from '@qldb-console/journal';
import type { Logger } from 'pino';
import type { AwsTarget } from '../aws-target.ts';
import type { Engine } from '../engine/engine.ts';
import { EngineError } from '../engine/errors.ts';
import type { Ids } from '../engine/ids.ts';
import { EXPORT_LIMITS } from '../engine/limits.ts';
import type { ExportPosition, ExportRow, ExportStore, NewExport } from '../store/exports.ts';
import type { LedgerRow } from '../store/rows.ts';
import { S3Error } from './attempts.ts';
import { LedgerGone } from './block-feed.ts';
import { Bucket } from './bucket.ts';
import { type Aside, JobQueue } from './job-queue.ts';
import { startedManifest } from './manifest.ts';
import { startedManifestKey } from './object-keys.ts';
import { runExport } from './run-export.ts';
import { createS3Client } from './s3-client.ts';

export interface ExportsOptions {
  readonly engine: Engine;
  readonly store: ExportStore;
  readonly ids: Ids;
  readonly log: Logger;
  readonly target: AwsTarget;
  /** Exports of one ledger that are IN_PROGRESS. */
  readonly maxExports: number;
  /** The least time an export is IN_PROGRESS, in milliseconds. */
  readonly stateDelayMs: number;
  /** How long a finished export is still described, in milliseconds. */
  readonly jobRetentionMs: number;
  /** How long an export goes on asking an S3 that does not do as it is asked, in milliseconds. */
  readonly exportRetryMs: number;
}

export type ExportRequest = Omit<NewExport, 'exportId' | 'ledgerId' | 'createdAt' | 'fromSequenceNo' | 'toSequenceNo'>;

/** The exports of journals to S3: begun by requests, written in the background, gone on with after a restart. */
export class Exports {
  readonly #options: ExportsOptions;
  readonly #s3: S3Client;
  readonly #closing = new AbortController();
  readonly #jobs = new JobQueue(EXPORT_LIMITS.runningJobs);
  /** Requests that are being validated, by ledger: they count for the quota. */
  readonly #beginning = new Map<number, number>();

  constructor(options: ExportsOptions) {
    this.#options = options;
    this.#s3 = createS3Client(options.target);
  }

  /** Goes on with what was IN_PROGRESS when the service ended. */
  async resume(): Promise<void> {
    const { store, engine } = this.#options;
    await store.removeExpired(engine.now());
    for (const job of await store.running()) this.#launch(job);
  }

  /**
   * Begins an export, once S3 has taken its first manifest.
   *
   * @param request the start time not before the ledger's creation, the end time not in the future
   * @returns the id of the export
   * @throws EngineError `ledger-not-found`, `ledger-creating`, `ledger-impaired`, `export-quota`
   * @throws S3Error when S3 refused the manifest (`failure.refused`), or did not answer as S3 does
   */
  async create(request: ExportRequest): Promise<string> {
    const { engine, store, ids, maxExports } = this.#options;
    const createdAt = engine.now();
    // Commits under way may still get times before the end; later ones do not.
    await engine.settle((await engine.activeLedger(request.ledgerName)).id);
    const ledger = await engine.activeLedger(request.ledgerName);
    const release = await this.#reserve(ledger);
    try {
      const job: NewExport = {
        ...request,
        exportId: ids.next(createdAt),
        ledgerId: ledger.id,
        createdAt,
        fromSequenceNo: await engine.journal.sequenceAt(ledger, request.inclusiveStartTime),
        toSequenceNo: await engine.journal.sequenceAt(ledger, request.exclusiveEndTime),
      };
      await this.#putStartedManifest(job);
      await store.removeExpired(createdAt);
      if (!(await store.create(job, maxExports))) throw quotaExceeded(maxExports);
      this.#launch({ ...job, status: 'IN_PROGRESS', expiresAt: undefined });
      return job.exportId;
    } finally {
      release();
    }
  }

  /** @returns undefined when the ledger has no such export, or had one that is expired */
  find(ledger: LedgerRow, exportId: string): Promise<ExportRow | undefined> {
    return this.#options.store.find(ledger.id, exportId, this.#options.engine.now());
  }

  /** The newest first; of every ledger that is not gone when none is given. */
  list(ledger: LedgerRow | undefined, after: ExportPosition | undefined, limit: number): Promise<ExportRow[]> {
    const { store, engine } = this.#options;
    return store.list({ ledgerId: ledger?.id, after, limit, now: engine.now() });
  }

  /** Stops writing, at once. Exports stay IN_PROGRESS and go on when the service is started again. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#jobs.drain();
    this.#s3.destroy();
  }

  async #reserve(ledger: LedgerRow): Promise<() => void> {
    const { store, maxExports } = this.#options;
    const running = await store.countRunning(ledger.id);
    const beginning = this.#beginning.get(ledger.id) ?? 0;
    if (running + beginning >= maxExports) throw quotaExceeded(maxExports);
    this.#beginning.set(ledger.id, beginning + 1);
    return () => {
      const left = (this.#beginning.get(ledger.id) ?? 0) - 1;
      if (left > 0) this.#beginning.set(ledger.id, left);
      else this.#beginning.delete(ledger.id);
    };
  }

  async #putStartedManifest(job: NewExport): Promise<void> {
    const deadline = AbortSignal.timeout(EXPORT_LIMITS.validationMs);
    const signal = AbortSignal.any([this.#closing.signal, deadline]);
    const bucket = new Bucket(this.#s3, job, { signal, giveUpMs: EXPORT_LIMITS.validationRetryMs });
    try {
      await bucket.put(startedManifestKey(job), startedManifest(job));
    } catch (error) {
      if (error instanceof S3Error) throw error;
      this.#closing.signal.throwIfAborted();
      const message = `No answer within ${EXPORT_LIMITS.validationMs / 1000} seconds.`;
      throw new S3Error({ refused: false, status: undefined, code: 'TimeoutError', message }, { cause: error });
    }
  }

  #launch(job: ExportRow): void {
    this.#jobs.add((aside) =>
      this.#run(job, aside).catch((error: unknown) => {
        // The store itself failed; the export goes on when the service is started again.
        this.#options.log.error({ exportId: job.exportId, err: error }, 'journal export stopped');
      }),
    );
  }

  async #run(job: ExportRow, aside: Aside): Promise<void> {
    const { engine, store, stateDelayMs, exportRetryMs, jobRetentionMs } = this.#options;
    const log = this.#options.log.child({ exportId: job.exportId, ledger: job.ledgerName, bucket: job.bucket });
    const signal = this.#closing.signal;
    try {
      signal.throwIfAborted();
      const onFailure = ({ code, message }: { code: string; message: string }) =>
        log.info({ code, cause: message }, 'S3 did not take a part of a journal export; trying again');
      const attempts = { signal, giveUpMs: exportRetryMs, onFailure };
      await runExport({ engine, store, s3: this.#s3, attempts, stateDelayMs, aside }, job);
    } catch (error) {
      if (signal.aborted) return;
      log.error({ ...describe(error) }, 'journal export cancelled');
      await store.finish(job.exportId, 'CANCELLED', engine.now() + jobRetentionMs);
      return;
    }
    // Not in the try: an export whose last manifest is written is no cancelled one because the store failed.
    await store.finish(job.exportId, 'COMPLETED', engine.now() + jobRetentionMs);
    log.info('journal export completed');
  }
}

function quotaExceeded(maxExports: number): EngineError {
  return new EngineError('export-quota', `Exceeded the limit of ${maxExports} concurrent Journal export jobs`);
}

/** For the log: nothing of a request or an answer but its code and text. */
function describe(error: unknown): Record<string, unknown> {
  if (error instanceof S3Error) return { code: error.failure.code, cause: error.failure.message };
  if (error instanceof LedgerGone || error instanceof JournalError) return { code: error.name, cause: error.message };
  return { err: error };
}
