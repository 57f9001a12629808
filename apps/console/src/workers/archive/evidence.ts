import { JournalError } from '@qldb-console/journal';
import type { ArchiveObject, BlockReader, Inventory } from '@qldb-console/journal/archive';
import {
  type BundleInput,
  bundleForJournal,
  bundleInput,
  type EvidenceBundle,
  type JournalBlock,
} from '@qldb-console/journal/bundle';
import { BLOCK_FLAGS } from '@qldb-console/journal/engine';
import type { JournalDigest, JournalVerdict } from '@qldb-console/journal/judgement';
import { RefusedCall } from './describe-problem.ts';
import type { StrandJudging } from './judging.ts';

/** A strand that is judged to its end. */
export interface JudgedStrand {
  readonly inventory: Inventory;
  readonly reader: BlockReader;
  readonly judging: StrandJudging;
  readonly verdict: JournalVerdict;
  readonly digests: readonly JournalDigest[];
  readonly what: 'archive' | 'export';
}
interface Written {
  /** ISO 8601, UTC. */
  readonly made: string;
  readonly tool: { readonly name: string; readonly version: string };
}

/** Journals that go along with all their blocks, so that whoever gets the file can judge them again. */
const WHOLE = { blocks: 2_000, bytes: 12 * 1024 * 1024 } as const;
/** Of larger ones: causes whose blocks and neighbours go along. */
const MOST_CAUSES = 25;
/** Files that are hashed whole; of larger archives only those that something in the evidence comes from. */
const MOST_HASHED_BYTES = 256 * 1024 * 1024;

/**
 * The evidence on a strand that was judged: its blocks, or of a large one the first, the last, those that do not hold and their
 * neighbours, each with its way to the digests; what was found wrong; and the files, each with its SHA-256.
 *
 * @throws JournalError 'input-too-large'; ArchiveError when a file cannot be read any more; RefusedCall when nothing was read
 */
export async function archiveEvidence(judged: JudgedStrand, { made, tool }: Written): Promise<EvidenceBundle> {
  const { inventory, judging, verdict, digests, what } = judged;
  const { strandId, stretch } = judging;
  const { counts, first, last, tips } = stretch;
  if (first === undefined || last === undefined)
    throw new RefusedCall('no-such-block', 'No block could be read, so that there is nothing to hand over.');
  const own = digests.filter(({ digest }) => digest.tip.strandId === strandId);
  const rows = rowsOf(judging, verdict);
  return bundleForJournal(
    {
      what,
      strandId,
      from: first.sequenceNo,
      to: last.sequenceNo + 1,
      blocks: await blocksOf(judged, rows, own),
      digests: own.map(({ digest, label }) => ({
        digest,
        label,
        pieces: tips.find(({ tip }) => tip === digest.tip.sequenceNo)?.pieces,
      })),
      counts: {
        blocks: counts.blocks,
        revisions: counts.revisions,
        'revisions re-hashed': counts.rehashed,
        'revisions redacted': counts.redacted,
        unreadable: counts.unreadable,
      },
      findings: verdict.causes.map(({ title, sentence, blocks, places }) => ({
        title,
        sentence,
        blocks,
        place: places[0],
      })),
      findingCount: verdict.causes.length + verdict.unlisted,
    },
    { made, tool, inputs: await hashedInputs(inventory, judging, rows), verdict },
  );
}

/** Rows of the index that go along, in the order of the journal. */
function rowsOf({ stretch, index }: StrandJudging, { causes }: JournalVerdict): readonly number[] {
  const { blocks, unreadable, bytes } = stretch.counts;
  if (blocks + unreadable <= WHOLE.blocks && bytes <= WHOLE.bytes)
    return Array.from({ length: index.blocks }, (_, row) => row);
  const wanted = new Set([0, index.blocks - 1]);
  for (const { blocks: range } of causes.slice(0, MOST_CAUSES))
    for (const border of range ?? [])
      for (const row of index.rowsOfSequenceNo(border))
        for (const near of [row - 1, row, row + 1]) if (near >= 0 && near < index.blocks) wanted.add(near);
  return [...wanted].toSorted((a, b) => a - b);
}

async function blocksOf(
  { reader, inventory, judging }: JudgedStrand,
  rows: readonly number[],
  digests: readonly JournalDigest[],
): Promise<JournalBlock[]> {
  const { index } = judging;
  const isWhole = rows.length === index.blocks;
  const seen = new Set<number>();
  const blocks: JournalBlock[] = [];
  for (const row of rows) {
    const { object, start, length, sequenceNo, flags } = index.row(row);
    // Of several with one number the first one is that of the journal.
    if (sequenceNo !== undefined && seen.has(sequenceNo)) continue;
    if (sequenceNo !== undefined) seen.add(sequenceNo);
    const raw = async () => ({
      block: await reader.readBytes(object, start, length),
      name: `${inventory.objects[object]?.file ?? ''}, bytes [${start}, ${start + length})`,
    });
    if (sequenceNo === undefined || (flags & (BLOCK_FLAGS.unreadable | BLOCK_FLAGS.json)) !== 0) {
      blocks.push(await raw());
      continue;
    }
    // With all blocks at hand the recipient computes every root; without them each needs its way there.
    const proofs = isWhole ? [] : digests.map(({ digest: { tip } }) => index.blockProof(sequenceNo, tip.sequenceNo));
    try {
      const read = await reader.readBlock(object, start, length);
      blocks.push(read.kind === 'block' ? { block: read.block, proofs } : await raw());
    } catch (error) {
      if (!(error instanceof JournalError)) throw error;
      blocks.push(await raw());
    }
  }
  return blocks;
}

/** The files that rows come from, each with its SHA-256; of a small archive all files with blocks. */
export async function hashedInputs(
  inventory: Inventory,
  { index }: StrandJudging,
  rows: readonly number[],
): Promise<BundleInput[]> {
  const used = new Set(rows.map((row) => index.row(row).object));
  const objects =
    inventory.bytes <= MOST_HASHED_BYTES
      ? inventory.objects
      : inventory.objects.filter(({ number }) => used.has(number));
  const inputs: BundleInput[] = [];
  for (const object of objects) inputs.push(await hashed(inventory, object));
  return inputs;
}

async function hashed({ files }: Inventory, { file, size }: ArchiveObject): Promise<BundleInput> {
  const bytes = (await files.get(file)?.read(0, size)) ?? new Uint8Array();
  return bundleInput(file, bytes);
}
