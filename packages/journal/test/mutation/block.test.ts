// Every single bit of a block, flipped in turn: the block AWS published, alone and with its proof, and one of every
// shape a journal has.
import { awsCaptures, BLOCK_SHAPES, buildJournal, renderProof } from '@qldb-console/testkit';
import { fromBase64 } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import {
  encodeUtf8,
  judgeBlock,
  knownRedactions,
  type ParsedBlock,
  parseBlock,
  parseBlockAddress,
  parseDigest,
  parseProof,
  type Verdict,
  verifyBlock,
} from '../../src/index.ts';
import type { Subject } from './classify.ts';
import { BLOCK } from './cuts.ts';
import { flipEveryBit, sameIon } from './every-bit.ts';
import { layoutOf } from './units.ts';

const captures = awsCaptures();
const aws = captures.blocks[0]?.ionText ?? '';
const captured = captures.proofs[0] as (typeof captures.proofs)[number];
const proof = parseProof(encodeUtf8(renderProof(captured.proof.map(fromBase64))));
const tip = { digest: captured.digest, tipIonText: '{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:123}' };
const anchor = { digest: parseDigest(tip), provenance: 'saved', label: 'digest.json' } as const;

/** A block that is read from Ion text and judged. */
function subject(ionText: string, judge: (block: ParsedBlock) => Verdict): Subject {
  const source = encodeUtf8(ionText);
  return {
    source,
    places: true,
    layout: layoutOf(source, BLOCK),
    judge: (document) => judge(parseBlock(document)),
    unchanged: sameIon(source),
  };
}

describe("every bit of AWS's block 100", () => {
  it('is noticed, or is asserted, when the block stands alone', () => {
    const counts = flipEveryBit(subject(aws, (block) => verifyBlock(block).verdict));
    expect(counts.refused).toBeGreaterThan(5000);
    expect(counts.failed).toBeGreaterThan(4000);
    expect(counts.unchanged).toBe(0);
  });

  it('is noticed, or is asserted, with its proof and a digest', () => {
    const counts = flipEveryBit(subject(aws, (block) => judgeBlock({ block, proof, digests: [anchor] })));
    expect(counts.failed).toBeGreaterThan(4000);
  });

  it('is noticed but for the time of the block when it is also known which block was asked for', () => {
    const asked = { address: parseBlockAddress(encodeUtf8('{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:100}')) };
    const counts = flipEveryBit(subject(aws, (block) => judgeBlock({ block, proof, digests: [anchor], asked })));
    expect(counts.asserted).toBeLessThan(8 * '2019-09-16T19:37:05.360Z'.length);
  });

  it('makes no difference, or is noticed, in blanks and comments between the values', () => {
    const spaced = aws
      .replaceAll(/,(?=[a-zA-Z]+:)/g, ' , /* a comment */\n  ')
      .replaceAll('{{', '{{ ')
      .replaceAll('}}', '\n}}');
    const counts = flipEveryBit(subject(spaced, (block) => verifyBlock(block).verdict));
    expect(counts.unchanged).toBeGreaterThan(1000);
  });
});

describe('every bit of a block', () => {
  const journal = buildJournal({ seed: 65, shapes: ['insert', 'update', ...BLOCK_SHAPES] });
  const blocks = journal.texts.map((text) => parseBlock(encodeUtf8(text)));
  const redactions = knownRedactions(blocks);
  const last = blocks.length - 1;
  const digest = parseDigest({
    digest: Buffer.from(journal.digest(last)).toString('base64'),
    tipIonText: journal.address(last),
  });

  const named = journal.blocks.map((block) => {
    const redacted = block.ionText.includes('dataHash:') ? ', redacted' : '';
    return [`${block.sequenceNo} (${block.shape}${redacted})`, block] as const;
  });
  /** Of its own: one of each kind of content; with proof and predecessor every one. */
  const kinds = ['system', 'internal', 'read-only', 'ddl', 'delete', 'redaction'];

  it.each(named.filter(([, { shape }]) => kinds.includes(shape)))(
    'of its own, block %s, is noticed or asserted',
    (_, { ionText }) => {
      flipEveryBit(subject(ionText, (block) => verifyBlock(block, { redactions }).verdict));
    },
  );

  it.each(named)(
    'with its predecessor, proof and digest, block %s, is noticed or asserted',
    (_, { ionText, sequenceNo }) => {
      const ownProof = parseProof(encodeUtf8(renderProof(journal.blockProof(sequenceNo, last))));
      const digests = [{ digest, provenance: 'supplied', label: 'typed in' }] as const;
      const previous = blocks[sequenceNo - 1];
      flipEveryBit(subject(ionText, (block) => judgeBlock({ block, previous, proof: ownProof, digests, redactions })));
    },
  );
});
