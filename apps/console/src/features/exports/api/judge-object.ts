import type { StretchVerdict } from '@qldb-console/journal/engine';
import type { JournalVerdict } from '@qldb-console/journal/judgement';
import type { LoadedBlock } from '../../../lib/blocks/loaded-block.ts';
import { openJudgePool } from '../../../workers/judge-pool.ts';
import { objectVerdict } from '../model/object-verdict.ts';
import type { OpenedObject } from '../model/opened-object.ts';

/**
 * The verdict on the blocks of an object, judged in a thread of its own.
 *
 * @param previous the last block of the object before, where there is one
 * @throws Error when the thread cannot be started or ends; the signal's reason when it is aborted
 */
export async function judgeObject(
  opened: OpenedObject,
  previous: LoadedBlock | undefined,
  signal: AbortSignal,
): Promise<JournalVerdict> {
  const pool = openJudgePool(1);
  const [worker] = pool.workers;
  const judge = async (bytes: Uint8Array, format: 'ion' | 'json-lines'): Promise<StretchVerdict | undefined> => {
    // The thread takes the bytes; these are still shown.
    const chunk = { bytes: new Uint8Array(bytes), source: opened.key, offset: 0, format };
    return (await worker?.judge(chunk))?.verdict;
  };
  try {
    const before = previous === undefined ? undefined : await judge(previous.source, 'ion');
    signal.throwIfAborted();
    const stretch = await judge(opened.bytes, opened.parsed.format === 'json-lines' ? 'json-lines' : 'ion');
    signal.throwIfAborted();
    if (stretch === undefined) throw new Error('no thread judges blocks here');
    return objectVerdict(stretch, opened.name, before?.last);
  } finally {
    pool.close();
  }
}
