// Blocks of every shape, written by testkit without any code of ours, and ways to tamper with them.
import {
  type BlockParts,
  type BlockShape,
  buildJournal,
  type JournalOptions,
  renderBlock,
  type TestJournal,
} from '@qldb-console/testkit';
import { encodeUtf8, type ParsedBlock, parseBlock, verifyBlock } from '../src/index.ts';

export function journal(shapes: readonly BlockShape[], options: Partial<JournalOptions> = {}): TestJournal {
  return buildJournal({ seed: 1, shapes, ...options });
}

export function partsOf({ blocks }: TestJournal, sequenceNo: number): BlockParts {
  const parts = blocks[sequenceNo]?.parts;
  if (parts === undefined) throw new Error(`there is no block ${sequenceNo}`);
  return parts;
}

export function parsed(parts: BlockParts): ParsedBlock {
  return parseBlock(encodeUtf8(renderBlock(parts)));
}
export function blockOf(from: TestJournal, sequenceNo: number): ParsedBlock {
  return parsed(partsOf(from, sequenceNo));
}

/** The verdict on a block by itself. */
export function judged(parts: BlockParts, context: Parameters<typeof verifyBlock>[1] = {}) {
  const { verdict, checks, revisions } = verifyBlock(parsed(parts), context);
  const content = verdict.rungs.find(({ id }) => id === 'content');
  return { outcome: verdict.outcome, content, checks, revisions, verdict };
}
