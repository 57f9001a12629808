import { ApiError } from '@qldb-console/contract';
import { JournalError } from '@qldb-console/journal';
import { ArchiveError } from '@qldb-console/journal/archive';
import { GivenFilesError } from './given-files.ts';
import type { RpcProblem } from './rpc.ts';

/** What the thread of an archive refuses, besides what files, the journal and the back end have names for. */
export type ArchiveRefusal =
  | 'no-such-archive'
  | 'no-such-strand'
  | 'no-such-block'
  | 'no-such-cause'
  | 'no-such-document'
  | 'not-verifiable'
  | 'no-files'
  | 'not-open'
  | 'not-judged';

/** Thrown by the thread when what is asked for is not there. */
export class RefusedCall extends Error {
  override readonly name = 'RefusedCall';
  readonly code: ArchiveRefusal;
  constructor(code: ArchiveRefusal, message: string) {
    super(message);
    this.code = code;
  }
}

/** Whatever was thrown, by a name that is the same in every browser, and a sentence that can be shown. */
export function describeProblem(error: unknown): RpcProblem {
  if (error instanceof RefusedCall || error instanceof ArchiveError || error instanceof GivenFilesError)
    return { code: error.code, message: error.message };
  if (error instanceof JournalError) return { code: error.code, message: error.message };
  if (error instanceof ApiError) {
    const { code, awsError, detail, title } = error.problem;
    return { code, message: `${awsError === undefined ? '' : `${awsError}: `}${detail ?? title}` };
  }
  if (error instanceof DOMException && error.name === 'NotReadableError')
    return {
      code: 'file-unreadable',
      message: 'A file cannot be read: it was changed, moved or locked since it was opened.',
    };
  return { code: 'internal', message: error instanceof Error ? error.message : String(error) };
}
