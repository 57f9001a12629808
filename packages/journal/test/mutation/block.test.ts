// Every single bit of the block AWS published, flipped in turn: alone, and with its proof.
import { awsCaptures, renderProof } from '@qldb-console/testkit';
import { fromBase64 } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, judgeBlock, parseDigest, parseProof, verifyBlock } from '../../src/index.ts';
import { blockSubject } from './block-subject.ts';
import { flipEveryBit } from './every-bit.ts';

const captures = awsCaptures();
const aws = captures.blocks[0]?.ionText ?? '';
const captured = captures.proofs[0] as (typeof captures.proofs)[number];
const proof = parseProof(encodeUtf8(renderProof(captured.proof.map(fromBase64))));
const tip = { digest: captured.digest, tipIonText: '{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:123}' };
const anchor = { digest: parseDigest(tip), provenance: 'saved', label: 'digest.json' } as const;

describe("every bit of AWS's block 100", () => {
  it('is noticed, or is asserted, when the block stands alone', () => {
    const counts = flipEveryBit(blockSubject(aws, (block) => verifyBlock(block).verdict));
    expect(counts.refused).toBeGreaterThan(5000);
    expect(counts.failed).toBeGreaterThan(4000);
    expect(counts.unchanged).toBe(0);
  });

  it('is noticed, or is asserted, with its proof and a digest', () => {
    const counts = flipEveryBit(blockSubject(aws, (block) => judgeBlock({ block, proof, digests: [anchor] })));
    expect(counts.failed).toBeGreaterThan(4000);
  });
});
