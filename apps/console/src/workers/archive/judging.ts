import {
  ArchiveIndex,
  type ArchiveProblem,
  archiveBlocks,
  type Inventory,
  type JudgedCopy,
  judgeCopies,
  type StrandFound,
} from '@qldb-console/journal/archive';
import {
  BLOCK_FLAGS,
  type ChunkWorker,
  EMPTY_STRETCH,
  type Engine,
  type FactTable,
  judgeStretch,
  type StretchJob,
  type StretchVerdict,
} from '@qldb-console/journal/engine';
import type { FirstBlockProof } from '@qldb-console/journal/judgement';
import { createStopwatch } from '../../lib/stopwatch.ts';
import { openJudgePool } from '../judge-pool.ts';
import { dropBuffers, giveBuffer } from '../spare-buffers.ts';
import { type Checkpoint, CheckpointWriter, dropCheckpoint, loadCheckpoint } from './checkpoints.ts';
import { describeProblem } from './describe-problem.ts';
import type { RequestCount } from './files/remote-file.ts';
import { indexWith } from './first-block.ts';
import type { RpcProblem } from './rpc.ts';

interface Question {
  readonly archive: string;
  readonly inventory: Inventory;
  readonly strand: StrandFound;
  /** Names, sizes and dates of the files. */
  readonly files: string;
  readonly engine: Engine;
  readonly count: RequestCount;
  /** Sequence numbers of digests, as they are known when judging begins. */
  readonly tips: () => readonly number[];
  readonly onChange: () => void;
}

/**
 * How often what is known is kept. Some seconds' work is soon done again; to keep it every two seconds took a twentieth of the
 * time of judging (docs/performance.md).
 */
const KEEP_EVERY_MS = 3_000;

/** Blocks whose hashes are put into the journal's tree at a time: some milliseconds, for which questions wait. */
const TREE_BLOCKS = 4_000;

/** The judging of one strand of an archive: blocks, index, checkpoints. Goes on where an earlier visit ended. */
export class StrandJudging {
  phase: 'running' | 'paused' | 'done' | 'cancelled' | 'failed' = 'paused';
  stretch: StretchVerdict = EMPTY_STRETCH;
  index: ArchiveIndex;
  /** Rows of blocks that record redactions: a journal has few. */
  readonly recordingRows: number[] = [];
  problem: RpcProblem | undefined;
  resumed: { readonly blocks: number; readonly keptAt: string } | undefined;
  endedAt: string | undefined;
  /** Further copies of blocks, judged behind all others. */
  copies: readonly JudgedCopy[] = [];
  /** A saved proof of the first block, where that is not block 0. */
  firstBlock: FirstBlockProof | undefined;
  private problems: ArchiveProblem[] = [];
  private position: Checkpoint['position'];
  private requestsBefore = 0;
  private workedBefore = 0;
  private keptAt = 0;
  private writer: CheckpointWriter;
  private readonly watch = createStopwatch();
  private job: StretchJob | undefined;
  private close: (() => void) | undefined;
  private readonly copying = new AbortController();
  private readonly question: Question;

  private constructor(question: Question) {
    this.question = question;
    this.index = new ArchiveIndex({ strandId: question.strand.strandId });
    this.watch.stop();
    this.writer = new CheckpointWriter(question.archive, question.strand.strandId, undefined);
  }

  /** With what this browser keeps of it, if it is about the same files. Nothing runs yet. */
  static async restore(question: Question): Promise<StrandJudging | undefined> {
    const { archive, strand, files } = question;
    const kept = await loadCheckpoint(archive, strand.strandId);
    if (kept === undefined || kept.checkpoint.files !== files) return undefined;
    const { checkpoint, tables } = kept;
    const judging = new StrandJudging(question);
    for (const table of tables) judging.note(table);
    judging.supplyFirstBlock(checkpoint.firstBlock);
    const { blocks, unreadable } = checkpoint.stretch.counts;
    judging.stretch = checkpoint.stretch;
    judging.problems = [...checkpoint.problems];
    judging.copies = checkpoint.copies;
    judging.position = checkpoint.position;
    judging.workedBefore = checkpoint.workedMs;
    judging.requestsBefore = checkpoint.requests;
    const keptAt = new Date(checkpoint.keptAt).toISOString();
    judging.resumed = { blocks: blocks + unreadable, keptAt };
    judging.writer = new CheckpointWriter(archive, strand.strandId, checkpoint);
    if (checkpoint.position === undefined) {
      judging.phase = 'done';
      judging.endedAt = keptAt;
      void judging.prepareTree();
    }
    return judging;
  }

  /** From the first block on, whatever was kept. */
  static async anew(question: Question): Promise<StrandJudging> {
    await dropCheckpoint(question.archive, question.strand.strandId);
    return new StrandJudging(question);
  }

  get strandId(): string {
    return this.question.strand.strandId;
  }
  get workedMs(): number {
    return this.workedBefore + this.watch.elapsed();
  }
  get requests(): number {
    return this.requestsBefore + this.question.count.requests;
  }
  get notKept(): string | undefined {
    return this.writer.problem;
  }
  get fileProblems(): readonly ArchiveProblem[] {
    return this.problems;
  }
  /** 0 to 1, by the sequence numbers that the inventory found. */
  get done(): number {
    if (this.phase === 'done') return 1;
    const { first, last } = this.question.strand;
    const at = this.stretch.last?.sequenceNo;
    return at === undefined ? 0 : Math.min(1, Math.max(0, (at - first + 1) / (last - first + 1)));
  }

  start(): void {
    if (this.phase === 'running' || this.phase === 'done') return;
    const { inventory, strand, engine, tips, onChange } = this.question;
    const pool = openJudgePool(undefined, giveBuffer);
    const source = archiveBlocks(inventory, {
      strandId: strand.strandId,
      engine,
      facts: true,
      tips: tips(),
      from: this.position,
      onProblem: (problem) => this.problems.push(problem),
    });
    const job = judgeStretch(source, pool.workers, {
      start: this.stretch,
      onProgress: (soFar) => {
        this.stretch = soFar;
        onChange();
      },
      onChunk: ({ facts }, { object = 0, part, offset, length }) => {
        if (facts !== undefined) this.append(facts);
        this.position = { object, part, offset: offset + length };
      },
    });
    this.job = job;
    this.close = () => {
      pool.close();
      dropBuffers();
    };
    this.phase = 'running';
    this.keptAt = performance.now();
    this.watch.start();
    onChange();
    void this.bringToEnd(job, pool.workers);
  }

  private async bringToEnd(job: StretchJob, workers: readonly ChunkWorker[]): Promise<void> {
    const { inventory, strand, engine } = this.question;
    try {
      const { ended, verdict } = await job.result;
      this.stretch = verdict;
      if (ended === 'complete' && strand.lines.length > 1) {
        const { index } = this;
        this.copies = await judgeCopies(inventory, {
          strandId: strand.strandId,
          workers,
          engine,
          hashOf(sequenceNo) {
            const [row] = index.rowsOfSequenceNo(sequenceNo);
            return row === undefined ? undefined : index.row(row).blockHash;
          },
          onProblem: (problem) => this.problems.push(problem),
          signal: this.copying.signal,
        });
      }
      await this.end(ended === 'complete' && !this.copying.signal.aborted ? 'done' : 'cancelled');
    } catch (error) {
      if (!this.copying.signal.aborted) this.problem = describeProblem(error);
      await this.end(this.copying.signal.aborted ? 'cancelled' : 'failed');
    }
  }

  pause(): void {
    if (this.phase !== 'running') return;
    this.job?.pause();
    this.watch.stop();
    this.phase = 'paused';
    void this.keep();
    this.question.onChange();
  }

  resume(): void {
    if (this.phase !== 'paused') return;
    if (this.job === undefined) {
      this.start();
      return;
    }
    this.job.resume();
    this.watch.start();
    this.phase = 'running';
    this.question.onChange();
  }

  cancel(): void {
    this.copying.abort();
    if (this.job !== undefined) this.job.cancel();
    else if (this.phase === 'paused') void this.end('cancelled');
  }

  supplyFirstBlock(proof: FirstBlockProof | undefined): void {
    if (proof === this.firstBlock) return;
    this.firstBlock = proof;
    this.index = indexWith(this.index, this.strandId, proof);
    if (this.phase === 'done') void this.keep();
  }

  /** Behind the verdict, which comes without it: who asks for a proof then does not wait for the hashes of all blocks. */
  private async prepareTree(): Promise<void> {
    for (let index = this.index; index.prepareTree(TREE_BLOCKS); index = this.index)
      await new Promise((resolve) => setTimeout(resolve));
  }

  private append(facts: FactTable): void {
    this.note(facts);
    this.writer.add(facts);
    const now = performance.now();
    if (now - this.keptAt < KEEP_EVERY_MS || this.writer.busy) return;
    this.keptAt = now;
    // After this turn, when what is known so far includes this chunk.
    queueMicrotask(() => void this.keep());
  }

  private note(facts: FactTable): void {
    const first = this.index.blocks;
    this.index.append(facts);
    for (let i = 0; i < facts.blocks; i++)
      if (((facts.flags[i] as number) & BLOCK_FLAGS.redaction) !== 0) this.recordingRows.push(first + i);
  }

  private keep(): Promise<void> {
    return this.writer.save({
      files: this.question.files,
      stretch: this.stretch,
      position: this.phase === 'done' ? undefined : this.position,
      problems: this.problems,
      copies: this.copies,
      firstBlock: this.firstBlock,
      workedMs: this.workedMs,
      requests: this.requests,
    });
  }

  private async end(phase: 'done' | 'cancelled' | 'failed'): Promise<void> {
    this.watch.stop();
    this.close?.();
    this.job = undefined;
    this.phase = phase;
    this.endedAt = new Date().toISOString();
    this.question.onChange();
    // What was given up begins anew.
    if (phase === 'cancelled') await dropCheckpoint(this.question.archive, this.strandId);
    else await this.keep();
    if (phase === 'done') void this.prepareTree();
    this.question.onChange();
  }
}
