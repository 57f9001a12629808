import {
  type ArchiveFile,
  type BlockReader,
  createBlockReader,
  type Inventory,
  type StrandFound,
  takeInventory,
} from '@qldb-console/journal/archive';
import { createEngine, type Engine } from '@qldb-console/journal/engine';
import type { JournalDigest, JournalVerdict } from '@qldb-console/journal/judgement';
import type { ArchiveOrigin } from '../../lib/archive-id.ts';
import type { ArchiveCalls, ArchiveState, StrandState } from './calls.ts';
import { describeProblem, RefusedCall } from './describe-problem.ts';
import { blobFile } from './files/blob-file.ts';
import { listExport, listPrefix, listSample } from './files/list-remote.ts';
import type { RequestCount } from './files/remote-file.ts';
import { type GivenFiles, listGiven } from './given-files.ts';
import { inventoryState } from './inventory-state.ts';
import { StrandJudging } from './judging.ts';
import { strandVerdict } from './strand-verdict.ts';

/** How often what pages show changes while something is under way. */
const TELL_EVERY_MS = 200;

/** An archive that is open: its files, its inventory, and what is judged of it. */
export class ArchiveSession {
  private phase: ArchiveState['phase'] = 'reading';
  private files = { found: 0, done: 0 };
  private problem: ArchiveState['problem'];
  private opened: { readonly inventory: Inventory; readonly reader: BlockReader; readonly dated: string } | undefined;
  private readonly judgings = new Map<string, StrandJudging>();
  private readonly verdicts = new Map<string, JournalVerdict>();
  private digests: readonly JournalDigest[] = [];
  private id = '';
  private what: 'archive' | 'export' = 'archive';
  private readonly count: RequestCount = { requests: 0 };
  private engine: Promise<Engine> | undefined;
  private inventoryTold = false;
  private toldAt = Number.NEGATIVE_INFINITY;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private readonly tell: (state: ArchiveState) => void;

  constructor(tell: (state: ArchiveState) => void) {
    this.tell = tell;
  }

  async open({ id, origin, given }: Parameters<ArchiveCalls['open']>[0], signal: AbortSignal): Promise<void> {
    this.id = id;
    this.what = origin.kind === 'export' ? 'export' : 'archive';
    this.phase = 'reading';
    this.tellNow();
    try {
      const files = await this.list(origin, given, signal);
      const inventory = await takeInventory(files, {
        signal,
        onProgress: ({ done, files: found }) => {
          this.files = { found, done };
          this.tellSoon();
        },
      });
      this.opened = { inventory, reader: createBlockReader(inventory), dated: datedFingerprint(inventory) };
      this.phase = 'ready';
      for (const strand of inventory.strands) {
        const judging = await StrandJudging.restore(await this.question(strand));
        if (judging === undefined) continue;
        this.judgings.set(strand.strandId, judging);
        this.judge(strand.strandId);
      }
    } catch (error) {
      this.phase = 'failed';
      this.problem = describeProblem(error);
    }
    this.tellNow();
  }

  setDigests(digests: readonly JournalDigest[]): void {
    this.digests = digests;
    for (const { strandId, phase } of this.judgings.values()) if (phase === 'done') this.judge(strandId);
    this.tellNow();
  }

  async start({ strandId, anew = false }: Parameters<ArchiveCalls['judge']>[0]): Promise<void> {
    const strand = this.strand(strandId);
    let judging = this.judgings.get(strandId);
    const isOver = judging?.phase === 'done' || judging?.phase === 'cancelled' || judging?.phase === 'failed';
    if (anew || judging === undefined || isOver) {
      judging?.cancel();
      const { firstBlock } = judging ?? {};
      judging = await StrandJudging.anew(await this.question(strand));
      judging.supplyFirstBlock(firstBlock);
      this.judgings.set(strandId, judging);
      this.verdicts.delete(strandId);
    }
    judging.resume();
  }

  supplyFirstBlock({ strandId, proof }: Parameters<ArchiveCalls['supplyFirstBlock']>[0]): void {
    this.judging(strandId).supplyFirstBlock(proof);
    this.judge(strandId);
    this.tellNow();
  }

  /** @throws RefusedCall when nothing of the strand is judged */
  judging(strandId: string): StrandJudging {
    const found = this.judgings.get(strandId);
    if (found === undefined) throw new RefusedCall('no-such-strand', 'Nothing of this strand was judged yet.');
    return found;
  }

  verdict(strandId: string): JournalVerdict | undefined {
    return this.verdicts.get(strandId);
  }

  /** A strand with its verdict. @throws RefusedCall when it is not judged to its end */
  judged(strandId: string) {
    const verdict = this.verdicts.get(strandId);
    if (verdict === undefined) throw new RefusedCall('not-judged', 'There is no verdict on this strand yet.');
    const { archive, digests, what } = this;
    return { ...archive, judging: this.judging(strandId), verdict, digests, what };
  }

  /** @throws RefusedCall before the inventory is taken */
  get archive(): { readonly inventory: Inventory; readonly reader: BlockReader } {
    if (this.opened === undefined) throw new RefusedCall('not-open', 'The archive is not open yet.');
    return this.opened;
  }

  private strand(strandId: string): StrandFound {
    const found = this.archive.inventory.strands.find((strand) => strand.strandId === strandId);
    if (found === undefined) throw new RefusedCall('no-such-strand', 'There is no such strand in the archive.');
    return found;
  }

  private async question(strand: StrandFound) {
    this.engine ??= createEngine();
    return {
      archive: this.id,
      inventory: this.archive.inventory,
      strand,
      files: this.opened?.dated ?? '',
      engine: await this.engine,
      count: this.count,
      tips: () =>
        this.digests
          .filter(({ digest }) => digest.tip.strandId === strand.strandId)
          .map(({ digest }) => digest.tip.sequenceNo),
      onChange: () => {
        const judging = this.judgings.get(strand.strandId);
        if (judging?.phase === 'done' && !this.verdicts.has(strand.strandId)) this.judge(strand.strandId);
        if (judging?.phase === 'running') this.tellSoon();
        else this.tellNow();
      },
    };
  }

  private judge(strandId: string): void {
    const judging = this.judgings.get(strandId);
    if (judging?.phase !== 'done') return;
    this.verdicts.set(strandId, strandVerdict(judging, this.archive.inventory, this.digests, this.what));
  }

  private async list(
    origin: ArchiveOrigin,
    given: GivenFiles | undefined,
    signal: AbortSignal,
  ): Promise<ArchiveFile[]> {
    const onFound = (found: number) => {
      this.files = { found, done: 0 };
      this.tellSoon();
    };
    const listing = { count: this.count, onFound, signal };
    if (origin.kind === 's3') return listPrefix(origin, listing);
    if (origin.kind === 'export') return listExport(origin, listing);
    if (origin.kind === 'sample') {
      const files = await listSample(origin, listing);
      if (files === undefined) throw new RefusedCall('no-such-archive', 'The console has no sample of this name.');
      return files;
    }
    if (given === undefined) throw new RefusedCall('no-files', 'The files of this archive were not given.');
    return (await listGiven(given, onFound, signal)).map(blobFile);
  }

  private tellSoon(): void {
    const left = this.toldAt + TELL_EVERY_MS - performance.now();
    if (left <= 0) this.tellNow();
    else this.telling ??= setTimeout(() => this.tellNow(), left);
  }

  private tellNow(): void {
    clearTimeout(this.telling);
    this.telling = undefined;
    this.toldAt = performance.now();
    this.tell({
      phase: this.phase,
      files: this.files,
      inventory: this.newInventory(),
      strands: [...this.judgings.values()].map((judging) => this.strandState(judging)),
      problem: this.problem,
    });
  }

  /** Once, so that pages keep the same object: whatever shows it need not be drawn again. */
  private newInventory() {
    if (this.opened === undefined || this.inventoryTold) return undefined;
    this.inventoryTold = true;
    return inventoryState(this.opened.inventory);
  }

  private strandState(judging: StrandJudging): StrandState {
    const { counts, faultCount } = judging.stretch;
    return {
      strandId: judging.strandId,
      phase: judging.phase,
      blocks: counts.blocks + counts.unreadable,
      bytes: counts.bytes,
      done: judging.done,
      wrong: faultCount,
      workedMs: judging.workedMs,
      requests: judging.requests,
      resumed: judging.resumed,
      endedAt: judging.endedAt,
      verdict: this.verdicts.get(judging.strandId),
      problem: judging.problem,
      notKept: judging.notKept,
      firstBlock: judging.firstBlock,
    };
  }
}

/**
 * What was found out holds for files with these names, sizes and dates. A file that was changed and has its old size has
 * another date.
 */
function datedFingerprint({ fingerprint, objects }: Inventory): string {
  return `${fingerprint} ${objects.map(({ modified }) => Math.round(modified ?? 0).toString(36)).join(' ')}`;
}
