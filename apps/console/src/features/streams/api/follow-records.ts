import type { JournalStream } from '@qldb-console/contract';
import { api } from '../../../lib/api-client.ts';
import { createPause } from '../../../lib/slices.ts';
import type { LivePosition } from '../model/live-position.ts';
import type { LiveView } from '../model/live-view.ts';

/** How the reading stands. */
export interface ReadingState {
  /** Shards of the Kinesis stream that are read; `undefined` until the first answer. */
  readonly shards: number | undefined;
  /** How far the reading is behind the end of the stream; `undefined` until it is known. */
  readonly millisBehind: number | undefined;
}
interface Options {
  connection: string;
  stream: JournalStream;
  position: LivePosition;
  /** Asked for each record, because the reader may clear the view meanwhile. */
  view: () => LiveView;
  onState: (state: ReadingState) => void;
  /** Told after every record and every judgement. */
  onChange: () => void;
  signal: AbortSignal;
}

/** The back end ends a view after a while; it is opened again not faster than this. */
const REOPEN_MS = 1_000;

/**
 * Reads the records of a stream until `signal` is aborted, and judges the blocks in slices as they come.
 *
 * @throws ApiError when the reading cannot go on, and what an abort throws
 */
export async function followRecords({ connection, stream, position, view, onState, onChange, signal }: Options) {
  const { ledgerName, streamId } = stream;
  const pause = createPause();
  let state: ReadingState = { shards: undefined, millisBehind: undefined };
  const change = (part: Partial<ReadingState>) => {
    state = { ...state, ...part };
    onState(state);
  };
  for (;;) {
    const opened = performance.now();
    for await (const line of api.streamRecords(connection, ledgerName, streamId, position.resume(), { signal })) {
      if (line.type === 'shards') change({ shards: line.shards.length });
      else if (line.type === 'caught-up') change({ millisBehind: line.millisBehind });
      else if (position.take(line)) {
        view().take(line);
        onChange();
      }
      await pause();
      while (view().judgeNext()) {
        onChange();
        await pause();
      }
      signal.throwIfAborted();
    }
    await delay(Math.max(0, REOPEN_MS - (performance.now() - opened)), signal);
  }
}

function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
