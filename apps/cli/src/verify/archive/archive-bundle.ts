import { JournalError, LIMITS, type ParsedBlock, parseExportObject } from '@qldb-console/journal';
import { archiveBlocks, createBlockReader, type Inventory } from '@qldb-console/journal/archive';
import { bundleForJournal, type EvidenceBundle, type JournalBlock } from '@qldb-console/journal/bundle';
import { EMPTY_STRETCH, joinStretches, type StretchVerdict } from '@qldb-console/journal/engine';
import { InputError } from '../read-file.ts';
import type { ArchiveReport, StrandReport } from './archive-report.ts';
import { bundleInputs } from './bundle-inputs.ts';
import type { JudgedArchive } from './verify-archive.ts';

/** Journals that go into a file of evidence with all their blocks, so that its recipient can judge them again. */
const WHOLE = { blocks: 2_000, bytes: 12 * 1024 * 1024 } as const;
/** Of larger ones: causes whose blocks and neighbours go along, and values that cannot be read as blocks. */
const MOST_CAUSES = 25;
const MOST_UNREADABLE = 10;

/**
 * The evidence on the first journal of a report: its blocks, or of a larger one the first, the last, those that do not hold
 * and their neighbours; the digests; what was found wrong; and the files, each with its SHA-256.
 *
 * @param made ISO 8601 UTC
 * @throws InputError when it is more than a file of evidence can hold, or a file cannot be read any more
 */
export async function archiveBundle(
  judged: JudgedArchive,
  report: ArchiveReport,
  tool: { readonly name: string; readonly version: string },
  made: string,
): Promise<EvidenceBundle> {
  const [journal] = report.journals;
  if (journal === undefined) throw new InputError('--bundle: no journal was judged.');
  const stretch = judged.shares
    .filter(({ strandId, line }) => strandId === journal.strandId && line === 0)
    .reduce((joined, share) => joinStretches(joined, share.stretch), EMPTY_STRETCH);
  const { first, last, counts } = stretch;
  if (first === undefined || last === undefined) throw new InputError('--bundle: no block could be read.');
  const ofJournal = judged.digests.filter(({ digest }) => digest.tip.strandId === journal.strandId);
  try {
    return bundleForJournal(
      {
        what: 'archive',
        strandId: journal.strandId,
        from: first.sequenceNo,
        to: last.sequenceNo + 1,
        blocks: await blocksOf(judged, journal, stretch),
        digests: ofJournal.map(({ digest, label }) => ({
          digest,
          label,
          pieces: stretch.tips.find(({ tip }) => tip === digest.tip.sequenceNo)?.pieces,
        })),
        counts: {
          blocks: counts.blocks,
          revisions: counts.revisions,
          'revisions re-hashed': counts.rehashed,
          'revisions redacted': counts.redacted,
          unreadable: counts.unreadable,
        },
        findings: journal.verdict.causes.map(({ title, sentence, blocks, places: [place] }) => ({
          title,
          sentence,
          blocks,
          place,
        })),
        findingCount: journal.verdict.causes.length + journal.verdict.unlisted,
      },
      {
        made,
        tool,
        inputs: await bundleInputs(judged.inventory),
        verdict: { outcome: journal.outcome, headline: journal.headline, scope: journal.verdict.scope },
      },
    );
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    throw new InputError(`--bundle: ${error.message}.`, { cause: error });
  }
}

async function blocksOf(
  { inventory }: JudgedArchive,
  journal: StrandReport,
  stretch: StretchVerdict,
): Promise<JournalBlock[]> {
  const whole = stretch.counts.blocks <= WHOLE.blocks && stretch.counts.bytes <= WHOLE.bytes;
  const wanted = whole ? undefined : wantedBlocks(journal, stretch);
  const found = new Map<number, ParsedBlock>();
  for await (const block of readBlocks(inventory, journal.strandId, wanted)) {
    const { sequenceNo } = block.address;
    if (!found.has(sequenceNo)) found.set(sequenceNo, block);
  }
  const inOrder = [...found].sort(([a], [b]) => a - b).map(([, block]) => ({ block }));
  return [...inOrder, ...(await unreadableParts(inventory, stretch))];
}

/** Sequence numbers of what the recipient is to see. */
function wantedBlocks({ verdict, explained }: StrandReport, { first, last }: StretchVerdict): ReadonlySet<number> {
  const wanted = new Set<number>();
  for (const edge of [first, last]) if (edge) wanted.add(edge.sequenceNo);
  const borders = [
    ...verdict.causes.slice(0, MOST_CAUSES).flatMap(({ blocks }) => blocks ?? []),
    ...explained.map(({ sequenceNo }) => sequenceNo),
  ];
  for (const border of borders)
    for (const sequenceNo of [border - 1, border, border + 1]) if (sequenceNo >= 0) wanted.add(sequenceNo);
  return wanted;
}

/** @param wanted all when undefined */
async function* readBlocks(
  inventory: Inventory,
  strandId: string,
  wanted: ReadonlySet<number> | undefined,
): AsyncGenerator<ParsedBlock> {
  const parts = inventory.strands.find((strand) => strand.strandId === strandId)?.lines[0]?.parts ?? [];
  for (const [index, { object }] of parts.entries()) {
    const range = inventory.objects[object]?.range;
    if (range && wanted && ![...wanted].some((each) => each >= range.first && each <= range.last)) continue;
    const source = archiveBlocks(inventory, { strandId, parts: [index, index + 1] });
    const chunks = source.chunks();
    for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
      const { spans, block } = parseExportObject(next.value.bytes);
      for (const at of spans.keys()) {
        const read = readOrNothing(() => block(at));
        if (read?.kind === 'block' && (wanted?.has(read.block.address.sequenceNo) ?? true)) yield read.block;
      }
    }
    source.close();
  }
}

/** What stands where blocks should be, and is none. */
async function unreadableParts(inventory: Inventory, { faults }: StretchVerdict): Promise<JournalBlock[]> {
  const reader = createBlockReader(inventory);
  const numbers = new Map(inventory.objects.map(({ file, number }) => [file, number]));
  const parts: JournalBlock[] = [];
  for (const { place, error } of faults) {
    const object = numbers.get(place.source);
    if (error === undefined || object === undefined || parts.length >= MOST_UNREADABLE) continue;
    const length = Math.min(place.end - place.start, LIMITS.bundleText);
    const bytes = await reader.readBytes(object, place.start, length).catch(() => undefined);
    if (bytes !== undefined)
      parts.push({ block: bytes, name: `${place.source}, bytes [${place.start}, ${place.start + length})` });
  }
  return parts;
}

function readOrNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof JournalError) return undefined;
    throw error;
  }
}
