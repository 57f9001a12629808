/** Judges bytes that it has in memory, with nothing else to do: what the page's reading, cutting and indexing is held against. */
import { createEngine } from '@qldb-console/journal/engine';

/** Files: they are kept in memory. A number: they are judged; answered with the seconds that it took. */
export type BareQuestion = { readonly files: readonly File[] } | 'judge';
export interface BareAnswer {
  readonly seconds: number;
  readonly bytes: number;
}

const engine = createEngine();
let kept: Uint8Array[] = [];

addEventListener('message', ({ data }: MessageEvent<BareQuestion>) => {
  void answer(data).then((found) => postMessage(found));
});

async function answer(question: BareQuestion): Promise<BareAnswer> {
  const { judge } = await engine;
  if (question !== 'judge')
    kept = await Promise.all(question.files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
  const bytes = kept.reduce((sum, { length }) => sum + length, 0);
  const start = performance.now();
  if (question === 'judge')
    for (const each of kept) if (judge(each).verdict.faultCount > 0) throw new Error('the blocks are not sound');
  return { seconds: (performance.now() - start) / 1000, bytes };
}
