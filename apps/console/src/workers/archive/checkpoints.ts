import type { ArchivePosition, ArchiveProblem, JudgedCopy } from '@qldb-console/journal/archive';
import type { FactTable, StretchVerdict } from '@qldb-console/journal/engine';
import type { FirstBlockProof } from '@qldb-console/journal/judgement';
import { ask, CHECKPOINTS, change, PARTS, startingWith } from './database.ts';

/** How far a strand of an archive was judged: all that is needed to go on, or to show the verdict again. */
export interface Checkpoint {
  readonly archive: string;
  readonly strand: string;
  /** Names, sizes and dates of the files: what was found out holds for these alone. */
  readonly files: string;
  readonly stretch: StretchVerdict;
  /** Behind the last chunk that is in it; undefined when nothing is left. */
  readonly position: ArchivePosition | undefined;
  readonly problems: readonly ArchiveProblem[];
  readonly copies: readonly JudgedCopy[];
  readonly firstBlock?: FirstBlockProof | undefined;
  /** Index parts that go with it, and their bytes. */
  readonly parts: number;
  readonly bytes: number;
  /** Milliseconds since 1970, and at work. */
  readonly keptAt: number;
  readonly workedMs: number;
  readonly requests: number;
}
interface Part {
  readonly archive: string;
  readonly strand: string;
  readonly number: number;
  readonly tables: readonly FactTable[];
}

/** Bytes of index that are kept of all archives together; the oldest ones give way. */
const MOST_KEPT_BYTES = 512 * 1024 * 1024;

/** What is kept of a strand, and the index that goes with it. A store that cannot be read keeps nothing. */
export async function loadCheckpoint(
  archive: string,
  strand: string,
): Promise<{ checkpoint: Checkpoint; tables: readonly FactTable[] } | undefined> {
  try {
    const checkpoint = await ask<Checkpoint | undefined>(CHECKPOINTS, (of) => of(CHECKPOINTS).get([archive, strand]));
    if (checkpoint === undefined) return undefined;
    const parts = await ask<Part[]>(PARTS, (of) => of(PARTS).getAll(startingWith(archive, strand)));
    // Parts behind the checkpoint belong to a save that never came to its end.
    const own = parts.slice(0, checkpoint.parts);
    if (own.length < checkpoint.parts || own.some(({ number }, index) => number !== index)) return undefined;
    return { checkpoint, tables: own.flatMap(({ tables }) => tables) };
  } catch {
    return undefined;
  }
}

export async function dropCheckpoint(archive: string, strand: string): Promise<void> {
  await change([CHECKPOINTS, PARTS], (of) => {
    of(CHECKPOINTS).delete([archive, strand]);
    of(PARTS).delete(startingWith(archive, strand));
  }).catch(() => {});
}

/** What is judged of a strand, kept as it grows: each save adds the part of the index that is new. */
export class CheckpointWriter {
  private tables: FactTable[] = [];
  private size = 0;
  private parts: number;
  private bytes: number;
  private saving: Promise<void> = Promise.resolve();
  private isBusy = false;
  /** Why nothing more is kept. */
  problem: string | undefined;
  private readonly archive: string;
  private readonly strand: string;

  /** @param before the checkpoint that is gone on from */
  constructor(archive: string, strand: string, before: Checkpoint | undefined) {
    this.archive = archive;
    this.strand = strand;
    this.parts = before?.parts ?? 0;
    this.bytes = before?.bytes ?? 0;
  }

  add(table: FactTable): void {
    if (this.problem !== undefined) return;
    this.tables.push(table);
    this.size += sizeOf(table);
  }

  /** Whether a save is under way; another one would only wait behind it. */
  get busy(): boolean {
    return this.isBusy;
  }

  save(state: Omit<Checkpoint, 'archive' | 'strand' | 'parts' | 'bytes' | 'keptAt'>): Promise<void> {
    this.saving = this.saving.then(() => this.write(state));
    return this.saving;
  }

  private async write(state: Omit<Checkpoint, 'archive' | 'strand' | 'parts' | 'bytes' | 'keptAt'>): Promise<void> {
    if (this.problem !== undefined) return;
    const { archive, strand } = this;
    const tables = this.tables;
    const bytes = this.bytes + this.size;
    const parts = this.parts + (tables.length > 0 ? 1 : 0);
    const number = this.parts;
    this.tables = [];
    this.size = 0;
    this.isBusy = true;
    const put = () =>
      change([CHECKPOINTS, PARTS], (of) => {
        if (tables.length > 0) of(PARTS).put({ archive, strand, number, tables } satisfies Part);
        of(CHECKPOINTS).put({ ...state, archive, strand, parts, bytes, keptAt: Date.now() } satisfies Checkpoint);
      });
    try {
      await makeRoom(archive, MOST_KEPT_BYTES - bytes);
      await put().catch(async () => {
        // No room in the browser: everything else that is kept gives way to what is judged now.
        await makeRoom(archive, 0);
        await put();
      });
      this.parts = parts;
      this.bytes = bytes;
    } catch (error) {
      this.problem =
        error instanceof DOMException && error.name === 'QuotaExceededError'
          ? 'this browser has no room left to keep it'
          : 'this browser keeps nothing for this page';
      await dropCheckpoint(archive, strand);
    } finally {
      this.isBusy = false;
    }
  }
}

/** Drops the oldest checkpoints of other archives until what is left fits. */
async function makeRoom(archive: string, room: number): Promise<void> {
  const all = await ask<Checkpoint[]>(CHECKPOINTS, (of) => of(CHECKPOINTS).getAll());
  const others = all.filter((one) => one.archive !== archive).toSorted((a, b) => b.keptAt - a.keptAt);
  let left = room;
  for (const one of others) {
    left -= one.bytes;
    if (left < 0) await dropCheckpoint(one.archive, one.strand);
  }
}

function sizeOf(table: FactTable): number {
  let bytes = 0;
  for (const column of Object.values(table)) if (ArrayBuffer.isView(column)) bytes += column.byteLength;
  return bytes;
}
