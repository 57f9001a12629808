import { addressText } from '../block/redactions.ts';
import type { BlockChunk } from './block-source.ts';
import { judgeJson } from './by-json.ts';
import { type Candidate, judgeBySpecification } from './by-specification.ts';
import type { Engine, JudgeContext } from './engine.ts';
import { FactRows } from './fact-rows.ts';
import { BLOCK_FLAGS, type FactTable } from './fact-table.ts';
import { joinFacts } from './join-facts.ts';
import { flagFirst, linkFlag } from './links.ts';
import { EMPTY_STRETCH, type Fault, joinStretches, type StretchVerdict } from './stretch.ts';

/** What is found out about a chunk. */
export interface ChunkResult {
  readonly verdict: StretchVerdict;
  /** A row for everything in it; where they were wanted. */
  readonly facts?: FactTable;
}

/**
 * Judges the blocks of a chunk and the links between them. Where the source says which block each answer should be, a block
 * that is not the one asked for is a fault (`block.address`), and so is an answer that is not one block. JSON Lines are judged
 * by what can be proven of them: {@link judgeJson}.
 */
export function judgeChunk(engine: Engine, chunk: BlockChunk): ChunkResult {
  const { bytes, asked } = chunk;
  if (chunk.format === 'json-lines') return judgeJson(bytes, contextOf(chunk, 0));
  const all = () => resultOf(engine.judge(bytes, contextOf(chunk, 0)));
  if (asked === undefined) return all();
  // Without the fast path every block is for the specification anyway: once is enough.
  if (engine.accelerated) {
    const result = all();
    if (isAsAsked(result.verdict, asked)) return result;
  }
  let verdict = EMPTY_STRETCH;
  const facts: FactTable[] = [];
  let start = 0;
  for (const [index, end] of asked.ends.entries()) {
    const answer = judgeAnswer(engine, chunk, { start, end, sequenceNo: asked.from + index });
    if (answer.facts !== undefined) {
      flagFirst(answer.facts, linkFlag(verdict, answer.verdict));
      facts.push(answer.facts);
    }
    verdict = joinStretches(verdict, answer.verdict);
    start = end;
  }
  return { verdict, ...(chunk.facts === true && { facts: joinFacts(facts, chunk.object) }) };
}

function resultOf({ verdict, facts }: ChunkResult): ChunkResult {
  return { verdict, ...(facts !== undefined && { facts }) };
}

/** For the bytes from `start` of the chunk on. */
function contextOf({ source, offset, tips, facts, object }: BlockChunk, start: number): JudgeContext {
  return { source, offset: offset + start, tips, facts, object };
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
function judgeAnswer(engine: Engine, chunk: BlockChunk, { start, end, sequenceNo }: Answer): ChunkResult {
  const { source, offset } = chunk;
  const bytes = chunk.bytes.subarray(start, end);
  const place = { source, start: offset + start, end: offset + end };
  const fast = engine.judge(bytes, contextOf(chunk, start));
  const isOneBlock = fast.verdict.counts.blocks === 1 && fast.verdict.counts.unreadable === 0;
  const { verdict, facts } = isOneBlock ? resultOf(fast) : bySpecification(chunk, { place, bytes, format: 'text' });
  const withFacts = facts !== undefined && { facts };
  const { first } = verdict;
  if (first === undefined) {
    return { verdict: { ...verdict, faults: verdict.faults.map((fault) => ({ ...fault, sequenceNo })) }, ...withFacts };
  }
  const strandId = chunk.asked?.strandId ?? first.strandId;
  if (first.strandId === strandId && first.sequenceNo === sequenceNo) return { verdict, ...withFacts };
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
  if (facts !== undefined) flagFirst(facts, BLOCK_FLAGS.failed);
  const counts = { ...verdict.counts, misplaced: 1, genesis: 0 };
  const faults = [other, ...verdict.faults];
  return { verdict: { ...verdict, counts, faults, faultCount: verdict.faultCount + 1 }, ...withFacts };
}

function bySpecification({ tips = [], facts, object }: BlockChunk, candidate: Candidate): ChunkResult {
  const rows = facts === true ? new FactRows(object, candidate.bytes.length) : undefined;
  const verdict = judgeBySpecification(candidate, { tips: new Set(tips), rows });
  return { verdict, ...(rows !== undefined && { facts: rows.table() }) };
}
