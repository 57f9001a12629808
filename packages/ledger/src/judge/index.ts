/** Judging blocks in threads of this process. */
export { type JudgeThreads, openJudgeThreads } from './threads.ts';
