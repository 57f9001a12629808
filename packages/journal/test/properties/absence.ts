// One journal from which things are taken away, and what is expected then.
import { type BlockParts, buildJournal, type RevisionParts, renderBlock } from '@qldb-console/testkit';
import * as reference from '@qldb-console/testkit/reference';
import { expect } from 'vitest';
import { type CheckId, encodeUtf8, judgeBlock, parseBlock, type Verdict } from '../../src/index.ts';
import { judgedJournal } from './judged.ts';

export const source = buildJournal({
  seed: 12,
  shapes: ['insert', 'many', 'update', 'insert', 'redaction', 'delete', 'insert-update', 'many', 'ddl', 'insert'],
});
export const judged = judgedJournal(source);
export const tip = source.blocks.length - 1;
/** A block with one inserted document and its data. */
export const PLAIN = source.blocks.findIndex(
  ({ shape, ionText }) => shape === 'insert' && !ionText.includes('dataHash:'),
);

export function partsOf(sequenceNo: number): BlockParts {
  const parts = source.blocks[sequenceNo]?.parts;
  if (!parts) throw new Error(`no block ${sequenceNo}`);
  return parts;
}
/** Judged with everything a reader may have: predecessor, proof, a digest saved earlier, redactions. */
export function judge(parts: BlockParts, sequenceNo: number): Verdict {
  return judgeBlock({
    block: parseBlock(encodeUtf8(renderBlock(parts))),
    previous: judged.blocks[sequenceNo - 1],
    proof: judged.blockProof(sequenceNo, tip),
    digests: [judged.digest(tip)],
    redactions: judged.redactions,
  });
}
export function found({ checks }: Verdict): CheckId[] {
  return [...new Set(checks.filter(({ status }) => status === 'finding').map(({ id }) => id))].sort();
}
/** Nothing is disproven, nothing is judged. */
export function expectIncomplete(verdict: Verdict): void {
  expect(verdict.checks.filter(({ status }) => status === 'failed')).toEqual([]);
  expect(verdict.outcome).toBe('incomplete');
  expect(verdict.rungs.find(({ id }) => id === 'content')?.state).toBe('not-reached');
  expect(`${verdict.headline} ${verdict.scope}`).not.toMatch(/tamper|forge|manipulat/i);
}
export const why = (verdict: Verdict, id: CheckId): string | undefined =>
  verdict.checks.find((check) => check.id === id && check.status === 'finding')?.why;
export const rootOf = (revisions: readonly RevisionParts[]): Uint8Array =>
  reference.merkleRoot(revisions.map(({ hash }) => hash));
