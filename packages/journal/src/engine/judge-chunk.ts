import { addressText } from '../block/redactions.ts';
import type { BlockChunk } from './block-source.ts';
import { judgeBySpecification } from './by-specification.ts';
import type { Engine } from './engine.ts';
import { EMPTY_STRETCH, type Fault, joinStretches, type StretchVerdict } from './stretch.ts';

/**
 * Judges the blocks of a chunk and the links between them. Where the source says which block each answer should be, a block
 * that is not the one asked for is a fault (`block.address`), and so is an answer that is not one block.
 */
export function judgeChunk(engine: Engine, chunk: BlockChunk): StretchVerdict {
  const { bytes, source, offset, asked } = chunk;
  const all = () => engine.judge(bytes, { source, offset }).verdict;
  if (asked === undefined) return all();
  // Without the fast path every block is for the specification anyway: once is enough.
  if (engine.accelerated) {
    const verdict = all();
    if (isAsAsked(verdict, asked)) return verdict;
  }
  let joined = EMPTY_STRETCH;
  let start = 0;
  for (const [index, end] of asked.ends.entries()) {
    joined = joinStretches(joined, judgeAnswer(engine, chunk, { start, end, sequenceNo: asked.from + index }));
    start = end;
  }
  return joined;
}

type Asked = NonNullable<BlockChunk['asked']>;

/** Whether the fast path found each of the blocks asked for to be sound, and nothing else. */
function isAsAsked({ counts, first, last, faultCount }: StretchVerdict, { strandId, from, ends }: Asked): boolean {
  return (
    faultCount === 0 &&
    counts.deferred === 0 &&
    counts.blocks === ends.length &&
    first?.strandId === strandId &&
    first.sequenceNo === from &&
    last?.sequenceNo === from + ends.length - 1
  );
}

interface Answer {
  readonly start: number;
  readonly end: number;
  readonly sequenceNo: number;
}

/** The answer for one block, which is read by itself: what stands in another answer does not count. */
function judgeAnswer(engine: Engine, chunk: BlockChunk, { start, end, sequenceNo }: Answer): StretchVerdict {
  const { source, offset } = chunk;
  const bytes = chunk.bytes.subarray(start, end);
  const place = { source, start: offset + start, end: offset + end };
  const fast = engine.judge(bytes, { source, offset: place.start }).verdict;
  const verdict =
    fast.counts.blocks === 1 && fast.counts.unreadable === 0
      ? fast
      : judgeBySpecification({ place, bytes, format: 'text' }, true);
  const { first } = verdict;
  if (first === undefined) return { ...verdict, faults: verdict.faults.map((fault) => ({ ...fault, sequenceNo })) };
  const strandId = chunk.asked?.strandId ?? first.strandId;
  if (first.strandId === strandId && first.sequenceNo === sequenceNo) return verdict;
  const other: Fault = {
    place,
    sequenceNo,
    checks: [
      {
        id: 'block.address',
        status: 'failed',
        why: 'this is another block than was asked for',
        expected: addressText({ strandId, sequenceNo }),
        computed: addressText(first),
      },
    ],
  };
  const counts = { ...verdict.counts, misplaced: 1, genesis: 0 };
  return { ...verdict, counts, faults: [other, ...verdict.faults], faultCount: verdict.faultCount + 1 };
}
