import type { JournalRun } from '../model/journal-run.ts';
import { leavesGap } from '../model/neighbours.ts';
import { addBlock, missingFrom, openObject } from '../model/opened-object.ts';
import { fetchObject, type ObjectQuestion } from './export-object.ts';

export interface ObjectsProgress {
  readonly objects: number;
  readonly bytes: number;
  /** What some objects lack, each a sentence. */
  readonly missing: readonly string[];
}
interface Options {
  run: JournalRun;
  step: () => Promise<void>;
  signal: AbortSignal;
  object: Omit<ObjectQuestion, 'key'>;
  /** In the order of the journal. */
  keys: readonly string[];
  onProgress: (progress: ObjectsProgress) => void;
}

/** Objects that are loaded ahead of the one that is judged. */
const AHEAD = 6;
const MOST_MISSING = 20;

/**
 * Lets a run judge the blocks of many objects, one object after the other.
 *
 * @throws ApiError when an object cannot be loaded: there is no verdict on the whole without it
 */
export async function judgeObjects({ run, step, signal, object, keys, onProgress }: Options): Promise<void> {
  const loading = new Map<string, Promise<Uint8Array>>();
  const load = (key: string | undefined) => {
    if (key === undefined || loading.has(key)) return;
    const bytes = fetchObject({ ...object, key }, signal);
    // It is awaited when its turn comes; until then nobody hears of an error.
    bytes.catch(() => {});
    loading.set(key, bytes);
  };
  const missing: string[] = [];
  let bytes = 0;
  let before: string | undefined;
  for (const [at, key] of keys.entries()) {
    for (let ahead = at; ahead < at + AHEAD; ahead++) load(keys[ahead]);
    const source = (await loading.get(key)) as Uint8Array;
    loading.delete(key);
    const opened = openObject(key, source);
    // What is missing between two objects is told as such, and makes no block a wrong one.
    if (before && leavesGap(before, key)) run.skip();
    before = key;
    for (let index = 0; index < opened.parsed.spans.length; index++) {
      addBlock(run, opened, index);
      await step();
    }
    for (const sentence of missingFrom(opened)) if (missing.length < MOST_MISSING) missing.push(`${key}: ${sentence}`);
    bytes += source.length;
    onProgress({ objects: at + 1, bytes, missing });
  }
}
