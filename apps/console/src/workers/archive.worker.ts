import { answersOf } from './archive/answers.ts';
import type { ArchiveCalls, ArchiveState } from './archive/calls.ts';
import { describeProblem } from './archive/describe-problem.ts';
import { type RpcPort, serveCalls } from './archive/rpc.ts';
import { ArchiveSession } from './archive/session.ts';

/** The thread of one open archive: it reads the files, lets further threads judge them, and answers the pages. */
const session = new ArchiveSession((state) => tell(state));
const tell = serveCalls<ArchiveCalls, ArchiveState>(
  globalThis as unknown as RpcPort,
  answersOf(session),
  describeProblem,
);
