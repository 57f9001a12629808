// Every single bit of one block of every shape a journal has, flipped in turn: of its own, and with everything around it.
import { BLOCK_SHAPES, buildJournal, renderProof } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import {
  encodeUtf8,
  judgeBlock,
  knownRedactions,
  parseBlock,
  parseDigest,
  parseProof,
  verifyBlock,
} from '../../src/index.ts';
import { blockSubject } from './block-subject.ts';
import { flipEveryBit } from './every-bit.ts';

describe('every bit of a block', () => {
  const journal = buildJournal({
    seed: 1478,
    shapes: [
      ...(['insert', 'update', 'redaction', 'insert', 'insert', 'system', 'internal', 'read-only', 'ddl'] as const),
      ...(['delete', 'update', 'insert-update', 'delete-many', 'many'] as const),
    ],
  });
  const blocks = journal.texts.map((text) => parseBlock(encodeUtf8(text)));
  const redactions = knownRedactions(blocks);
  const last = blocks.length - 1;
  const digest = parseDigest({
    digest: Buffer.from(journal.digest(last)).toString('base64'),
    tipIonText: journal.address(last),
  });

  // One block of each shape, and one that was redacted.
  const named = new Map(
    journal.blocks.map((block) => [block.ionText.includes('dataHash:') ? 'redacted' : block.shape, block] as const),
  );
  /** Of its own: without and with content; with proof and predecessor every one. */
  const kinds = ['system', 'delete', 'redaction'];

  it.each([...named].filter(([shape]) => kinds.includes(shape)))(
    'of its own, %s, is noticed or asserted',
    (_, { ionText }) => {
      flipEveryBit(blockSubject(ionText, (block) => verifyBlock(block, { redactions }).verdict));
    },
  );

  it('is there for every shape', () => {
    expect([...named.keys()].sort()).toEqual([...BLOCK_SHAPES, 'redacted'].sort());
  });

  it.each([...named])(
    'with its predecessor, proof and digest, %s, is noticed or asserted',
    (_, { ionText, sequenceNo }) => {
      const ownProof = parseProof(encodeUtf8(renderProof(journal.blockProof(sequenceNo, last))));
      const digests = [{ digest, provenance: 'supplied', label: 'typed in' }] as const;
      const previous = blocks[sequenceNo - 1];
      flipEveryBit(
        blockSubject(ionText, (block) => judgeBlock({ block, previous, proof: ownProof, digests, redactions })),
      );
    },
  );

  it('makes no difference, or is noticed, in blanks and comments between the values', () => {
    // Not before `data`: a comment left open there would swallow it whole, and nothing stands where it was.
    const spaced = (named.get('insert')?.ionText ?? '')
      .replaceAll(/,(?!data:)(?=[a-zA-Z]+:)/g, ' , /* a comment */\n  ')
      .replaceAll('{{', '{{ ')
      .replaceAll('}}', '\n}}');
    const counts = flipEveryBit(blockSubject(spaced, (block) => verifyBlock(block).verdict));
    expect(counts.unchanged).toBeGreaterThan(1000);
  });
});
