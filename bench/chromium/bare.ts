import type { BareAnswer, BareQuestion } from './bare.worker.ts';

/** As many as the console has for an archive. */
const threads = Array.from(
  { length: Math.min(navigator.hardwareConcurrency, 4) },
  () => new Worker(new URL('./bare.worker.ts', import.meta.url), { type: 'module' }),
);

function ask(thread: Worker, question: BareQuestion): Promise<BareAnswer> {
  return new Promise((resolve, reject) => {
    thread.onmessage = ({ data }) => resolve(data);
    thread.onerror = ({ message }) => reject(new Error(message));
    thread.postMessage(question);
  });
}

/** Reads the files that were chosen into the memory of the threads, each its share. @returns bytes */
export async function keepFiles(): Promise<number> {
  const files = [...(document.querySelector('input')?.files ?? [])];
  const answers = await Promise.all(
    threads.map((thread, i) => ask(thread, { files: files.filter((_, at) => at % threads.length === i) })),
  );
  return answers.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** Lets all threads judge what they keep. @returns bytes per second, while all of them were at work */
export async function judgeKept(): Promise<number> {
  const answers = await Promise.all(threads.map((thread) => ask(thread, 'judge')));
  return answers.reduce((sum, { bytes, seconds }) => sum + bytes / seconds, 0);
}
