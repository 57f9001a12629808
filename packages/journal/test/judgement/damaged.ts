import {
  type BlockParts,
  type BlockShape,
  buildJournal,
  renderBlock,
  sealEntries,
  type TestJournal,
} from '@qldb-console/testkit';
import { createEngine, type StretchVerdict } from '../../src/engine/index.ts';
import { encodeUtf8 } from '../../src/ion/index.ts';
import { type JournalDigest, type JournalInput, type JournalVerdict, judgeJournal } from '../../src/judgement/index.ts';

export const engine = await createEngine();

const SHAPES: readonly BlockShape[] = ['insert', 'update', 'many', 'insert-update', 'read-only', 'delete'];

/** A journal of user's blocks behind block 0, each of a shape of its own. */
export function journalOf(size: number, options: Partial<Parameters<typeof buildJournal>[0]> = {}): TestJournal {
  const shapes = Array.from({ length: size - 1 }, (_, i) => SHAPES[i % SHAPES.length] as BlockShape);
  return buildJournal({ seed: 5, shapes, ...options });
}

export const textsOf = ({ blocks }: TestJournal): string[] => blocks.map(({ parts }) => renderBlock(parts));

/** Judges texts one behind the other, as an export has them. */
export function stretchOf(texts: readonly string[], tips: readonly number[] = []): StretchVerdict {
  return engine.judge(encodeUtf8(`${texts.join('\n')}\n`), { source: 'a.ion', tips }).verdict;
}

/** A digest by testkit's own reference. */
export function digestAt(journal: TestJournal, tip: number, change: Partial<JournalDigest> = {}): JournalDigest {
  return {
    id: `d${tip}`,
    digest: { digest: journal.digest(tip), tip: { strandId: journal.strandId, sequenceNo: tip }, date: '2025-06-30' },
    provenance: 'saved',
    label: 'kept by me',
    ...change,
  };
}

export function judged(texts: readonly string[], change: Partial<JournalInput> = {}): JournalVerdict {
  const digests = change.digests ?? [];
  const stretch = stretchOf(
    texts,
    digests.map(({ digest }) => digest.tip.sequenceNo),
  );
  return judgeJournal({ stretch, what: 'archive', digests, ...change });
}

export const rungStates = ({ rungs }: JournalVerdict) => Object.fromEntries(rungs.map(({ id, state }) => [id, state]));

/** The texts with one block changed in its parts; its hashes stay as they are. */
export function withBlock(
  journal: TestJournal,
  at: number,
  change: (parts: BlockParts) => Partial<BlockParts>,
): string[] {
  const { parts } = journal.blocks[at] as TestJournal['blocks'][number];
  const changed = renderBlock({ ...parts, ...change(parts) });
  const texts = textsOf(journal);
  if (changed === texts[at]) throw new Error(`nothing changed in block ${at}`);
  return texts.with(at, changed);
}

/** Seals a block again: entriesHash and blockHash of what its entries are. */
export const resealed = (parts: BlockParts, previous = parts.previousBlockHash): Partial<BlockParts> =>
  sealEntries(parts.entriesHashList, previous);

export const flipped = (bytes: Uint8Array): Uint8Array => bytes.with(0, (bytes[0] as number) ^ 1);
