import { setTimeout } from 'node:timers/promises';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Engine } from '../engine/engine.ts';
import { EXPORT_LIMITS } from '../engine/limits.ts';
import type { ExportRow, ExportStore, PlannedObject } from '../store/exports.ts';
import { type Attempts, S3Error } from './attempts.ts';
import { BlockFeed, usableLedger, watchLedger } from './block-feed.ts';
import { Bucket } from './bucket.ts';
import { type ExportObject, nextObject } from './export-object.ts';
import type { Aside } from './job-queue.ts';
import { completedManifest } from './manifest.ts';
import { completedManifestKey, objectKey } from './object-keys.ts';
import { UploadPool } from './upload-pool.ts';

export interface ExportTools {
  readonly engine: Engine;
  readonly store: ExportStore;
  readonly s3: S3Client;
  readonly attempts: Attempts;
  /** The least time an export is IN_PROGRESS. */
  readonly stateDelayMs: number;
  /** For waits that may be long. */
  readonly aside: Aside;
}

/**
 * Writes an export from where it stands to its last manifest. Each object's borders are kept before it is sent, and that
 * S3 has it after S3 said so; so whenever this is interrupted, the next run writes the same keys, and the rest. The
 * manifest is written when every object was seen in the bucket.
 *
 * @throws S3Error, LedgerGone, JournalError; the signal's reason when it is aborted
 */
export async function runExport(tools: ExportTools, job: ExportRow): Promise<void> {
  const { engine, store, attempts } = tools;
  const pool = new UploadPool();
  const signal = AbortSignal.any([attempts.signal, pool.signal]);
  const { strandId } = await usableLedger(engine, job.ledgerId, signal, tools.aside);
  const run = new ExportRun({ ...tools, attempts: { ...attempts, signal } }, job, strandId, pool);
  const stopWatching = watchLedger(engine, job.ledgerId, (error) => pool.fail(error));
  try {
    await run.finishBegun();
    await run.writeRest();
    await pool.drain();
    await waitUntil(engine, job.createdAt + tools.stateDelayMs, signal);
    await run.repair();
    await run.putManifest((await store.objects(job.exportId)).map(({ key }) => key));
  } catch (error) {
    // No upload goes on behind an export that has ended; draining throws what failed first.
    pool.fail(error);
    await pool.drain();
  } finally {
    stopWatching();
  }
}

class ExportRun {
  readonly #tools: ExportTools;
  readonly #job: ExportRow;
  readonly #strandId: string;
  readonly #pool: UploadPool;
  readonly #bucket: Bucket;

  constructor(tools: ExportTools, job: ExportRow, strandId: string, pool: UploadPool) {
    this.#tools = tools;
    this.#job = job;
    this.#strandId = strandId;
    this.#pool = pool;
    this.#bucket = new Bucket(tools.s3, job, tools.attempts);
  }

  /** Objects that were begun and not acknowledged when the last run ended. */
  async finishBegun(): Promise<void> {
    for (const { uploadId, stored, ...planned } of await this.#tools.store.objects(this.#job.exportId)) {
      if (uploadId !== undefined) await this.#forgetUpload(planned, uploadId);
      if (stored === undefined) await this.#writeAgain(planned);
    }
  }

  async #forgetUpload({ key, firstSequenceNo }: PlannedObject, uploadId: string): Promise<void> {
    const { store } = this.#tools;
    await this.#bucket.forget(key, uploadId);
    await store.setUpload(this.#job.exportId, firstSequenceNo, undefined);
  }

  /** Everything behind the last object that was begun. */
  async writeRest(): Promise<void> {
    const { exportId, fromSequenceNo } = this.#job;
    const last = (await this.#tools.store.objects(exportId)).at(-1);
    const feed = this.#feed(last ? last.lastSequenceNo + 1 : fromSequenceNo, this.#job.toSequenceNo);
    for (let object = await this.#next(feed); object; object = await this.#next(feed)) {
      const planned = {
        firstSequenceNo: object.first,
        lastSequenceNo: object.last,
        key: objectKey(this.#job, this.#strandId, object),
      };
      if (!(await this.#tools.store.plan(exportId, planned)))
        throw new Error('The export is not in progress any more.');
      await this.#upload(planned, object.body);
    }
  }

  /**
   * Looks at every object in the bucket; what is not there as it was acknowledged is written again.
   *
   * @throws S3Error when objects keep disappearing
   */
  async repair(): Promise<void> {
    let unseen: ReadonlySet<string> | undefined;
    for (let round = 0; ; round += 1) {
      const objects = await this.#tools.store.objects(this.#job.exportId);
      const wrong: PlannedObject[] = [];
      for (const object of objects) {
        if (unseen && !unseen.has(object.key)) continue;
        await this.#pool.add(0, async () => {
          if (!object.stored || !(await this.#bucket.has(object.key, object.stored))) wrong.push(object);
        });
      }
      await this.#pool.drain();
      if (wrong.length === 0) return;
      if (round >= EXPORT_LIMITS.repairs) {
        const message = `${wrong.length} objects are not in the bucket although S3 acknowledged them.`;
        throw new S3Error({ refused: true, status: undefined, code: 'ObjectsMissing', message });
      }
      for (const planned of wrong) await this.#writeAgain(planned);
      await this.#pool.drain();
      unseen = new Set(wrong.map(({ key }) => key));
    }
  }

  async putManifest(keys: readonly string[]): Promise<void> {
    const key = completedManifestKey(this.#job, this.#strandId);
    await this.#bucket.put(key, completedManifest(this.#job, keys));
  }

  /** With the borders it had. A redaction since then only takes data out of it. */
  async #writeAgain(planned: PlannedObject): Promise<void> {
    const feed = this.#feed(planned.firstSequenceNo, planned.lastSequenceNo + 1);
    const object = await this.#next(feed, true);
    if (object) await this.#upload(planned, object.body);
  }

  async #upload({ firstSequenceNo, key }: PlannedObject, body: Uint8Array): Promise<void> {
    const { store } = this.#tools;
    const { exportId } = this.#job;
    await this.#pool.add(body.length, async () => {
      const stored = await this.#bucket.putLarge(key, body, (id) => store.setUpload(exportId, firstSequenceNo, id));
      await store.setStored(exportId, firstSequenceNo, stored);
    });
  }

  #feed(from: number, to: number): BlockFeed {
    const { engine, attempts, aside } = this.#tools;
    return new BlockFeed(engine, { ledgerId: this.#job.ledgerId, from, to }, attempts.signal, aside);
  }

  #next(feed: BlockFeed, whole = false): Promise<ExportObject | undefined> {
    return nextObject(feed, this.#job.outputFormat ?? 'ION_TEXT', { whole });
  }
}

/** By the clock of the service, which may move faster than the system's. */
async function waitUntil(engine: Engine, time: number, signal: AbortSignal): Promise<void> {
  for (let left = time - engine.now(); left > 0; left = time - engine.now()) {
    const pause = Math.min(left, EXPORT_LIMITS.lookAgainMs);
    await setTimeout(pause, undefined, { signal }).catch(() => signal.throwIfAborted());
  }
}
