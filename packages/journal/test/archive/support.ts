import { type ArchiveName, archiveFiles } from '@qldb-console/testkit';
import {
  type ArchiveFile,
  type ArchiveProblem,
  type ArchiveSourceOptions,
  archiveBlocks,
  type Inventory,
  type JudgedCopy,
  judgeCopies,
  takeInventory,
} from '../../src/archive/index.ts';
import {
  type ChunkWorker,
  createEngine,
  type Engine,
  type FactTable,
  judgeChunk,
  judgeStretch,
  type StretchVerdict,
} from '../../src/engine/index.ts';

export type Bytes = Uint8Array<ArrayBuffer>;

export const engine: Engine = await createEngine();

/** A file that lies in memory. */
export function memoryFile(name: string, bytes: Uint8Array): ArchiveFile {
  return { name, size: bytes.length, read: async (start, end) => new Uint8Array(bytes.slice(start, end)) };
}

export const memoryFiles = (files: Iterable<readonly [string, Uint8Array]>): ArchiveFile[] =>
  [...files].map(([name, bytes]) => memoryFile(name, bytes));

export const utf8 = (text: string): Bytes => new Uint8Array(new TextEncoder().encode(text));

/** Takes the bytes away from whoever handed them out, as a thread does. */
export function worker(judge: Engine = engine): ChunkWorker {
  return {
    judge: async (chunk) =>
      judgeChunk(judge, { ...chunk, bytes: structuredClone(chunk.bytes, { transfer: [chunk.bytes.buffer] }) }),
  };
}

export interface JudgedLine {
  readonly verdict: StretchVerdict;
  readonly facts: readonly FactTable[];
  readonly problems: readonly ArchiveProblem[];
  /** Where the chunks were. */
  readonly chunks: readonly { readonly source: string; readonly offset: number; readonly length: number }[];
}

/** Judges a line of an archive. */
export async function judgeLine(
  inventory: Inventory,
  options: Omit<ArchiveSourceOptions, 'onProblem'>,
): Promise<JudgedLine> {
  const problems: ArchiveProblem[] = [];
  const facts: FactTable[] = [];
  const chunks: JudgedLine['chunks'][number][] = [];
  const source = archiveBlocks(inventory, {
    engine,
    ...options,
    facts: true,
    onProblem: (each) => problems.push(each),
  });
  const job = judgeStretch(source, [worker()], {
    onChunk: (result, { source: from, offset, length }) => {
      chunks.push({ source: from, offset, length });
      if (result.facts) facts.push(result.facts);
    },
  });
  const { verdict } = await job.result;
  return { verdict, facts, problems, chunks };
}

export interface JudgedArchive {
  readonly inventory: Inventory;
  readonly strands: ReadonlyMap<string, JudgedLine & { readonly copies: readonly JudgedCopy[] }>;
}

/** Everything that can be said of an archive. */
export async function judgeArchive(files: readonly ArchiveFile[]): Promise<JudgedArchive> {
  const inventory = await takeInventory(files);
  const strands = new Map<string, JudgedLine & { readonly copies: readonly JudgedCopy[] }>();
  for (const { strandId } of inventory.strands) {
    const line = await judgeLine(inventory, { strandId });
    const hashes = hashesOf(line.facts);
    const copies = await judgeCopies(inventory, {
      strandId,
      workers: [worker()],
      engine,
      hashOf: (sequenceNo) => hashes.get(sequenceNo),
    });
    strands.set(strandId, { ...line, copies });
  }
  return { inventory, strands };
}

function hashesOf(tables: readonly FactTable[]): Map<number, Uint8Array> {
  const hashes = new Map<number, Uint8Array>();
  for (const { blocks, sequenceNo, blockHash } of tables)
    for (let row = 0; row < blocks; row++)
      hashes.set(sequenceNo[row] as number, blockHash.subarray(32 * row, 32 * row + 32));
  return hashes;
}

/** The only strand of an archive. */
export function onlyStrand({ strands }: JudgedArchive) {
  const [only, second] = strands.values();
  if (only === undefined || second !== undefined) throw new Error(`there are ${strands.size} strands`);
  return only;
}

export const vector = (name: ArchiveName): ArchiveFile[] => memoryFiles(archiveFiles(name));
