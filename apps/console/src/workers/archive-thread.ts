import { BASE_PATH } from '../lib/base-path.ts';
import type { ArchiveCalls, ArchiveState } from './archive/calls.ts';
import { askCalls, type RpcClient, type RpcProblem } from './archive/rpc.ts';

/** What the thread of an archive refused or could not do, by a code of a closed set. */
export class ArchiveCallError extends Error {
  override readonly name = 'ArchiveCallError';
  readonly code: string;
  constructor({ code, message }: RpcProblem) {
    super(message);
    this.code = code;
  }
}

/** The thread of one archive, and how to ask it. */
export interface ArchiveThread extends RpcClient<ArchiveCalls> {
  end(): void;
}

/**
 * @param onState gets every state of the archive
 * @param onLost  told once when the thread could not be started, or ended by itself
 */
export function openArchiveThread(
  onState: (state: ArchiveState) => void,
  onLost: (problem: RpcProblem) => void,
): ArchiveThread {
  const thread = new Worker(new URL('./archive.worker.ts', import.meta.url), { type: 'module', name: BASE_PATH });
  const client = askCalls<ArchiveCalls, ArchiveState>(thread, onState, (problem) => new ArchiveCallError(problem));
  thread.addEventListener('error', (event) => {
    event.preventDefault();
    const message = event.message || 'The thread that reads the archive could not be started.';
    const problem = { code: 'thread-lost', message };
    client.close(problem);
    onLost(problem);
  });
  return {
    ...client,
    end() {
      client.close({ code: 'closed', message: 'The archive was closed.' });
      thread.terminate();
    },
  };
}
