import { describe, expect, it } from 'vitest';
import { judgeBlock, verifyLink } from '../../src/index.ts';
import { edited } from '../aws.ts';
import { expectCheck, notOk, only } from '../checks.ts';
import { blockOf, journal, parsed, partsOf } from '../journals.ts';

const chain = journal(['insert', 'update', 'many', 'delete']);

describe('verifyLink', () => {
  it('holds between all neighbours', () => {
    for (let n = 1; n < chain.blocks.length; n++) {
      const checks = verifyLink(blockOf(chain, n - 1), blockOf(chain, n));
      expect(checks.map(({ id, status }) => `${id} ${status}`)).toEqual([
        'link.strand ok',
        'link.sequence ok',
        'link.previous-hash ok',
        'link.time ok',
      ]);
    }
  });

  it('fails over a gap, a repetition and a reversed pair', () => {
    for (const [a, b] of [
      [1, 3],
      [2, 2],
      [3, 2],
    ] as const) {
      const checks = verifyLink(blockOf(chain, a), blockOf(chain, b));
      expectCheck(checks, 'link.sequence', 'failed', /does not follow/, 'block:blockAddress');
      expectCheck(
        checks,
        'link.previous-hash',
        'failed',
        /not the hash of the block before/,
        'previous-block:blockHash',
      );
      expect(only(checks, 'link.sequence')).toMatchObject({ expected: String(a + 1), computed: String(b) });
    }
  });

  it('fails for a block that only claims to follow', () => {
    const parts = partsOf(chain, 3);
    const claims = parsed({ ...parts, blockAddress: edited(parts.blockAddress, 'sequenceNo:3', 'sequenceNo:2') });
    expect(notOk(verifyLink(blockOf(chain, 1), claims))).toEqual(['link.previous-hash failed']);
  });

  it('fails between strands', () => {
    const other = journal(['insert', 'update'], { seed: 2 });
    expectCheck(verifyLink(blockOf(chain, 1), blockOf(other, 2)), 'link.strand', 'failed', /different strands/);
  });

  it('fails when the successor has no previous hash', () => {
    const checks = verifyLink(
      blockOf(chain, 1),
      parsed({ ...partsOf(chain, 2), previousBlockHash: new Uint8Array(0) }),
    );
    expect(notOk(checks)).toEqual(['link.previous-hash failed']);
  });

  it('finds, and does not fail, a step back in time: clocks are covered by no hash', () => {
    const early = parsed({ ...partsOf(chain, 2), blockTimestamp: '2001-01-01T00:00:00.000Z' });
    const checks = verifyLink(blockOf(chain, 1), early);
    expect(notOk(checks)).toEqual(['link.time finding']);
    expectCheck(checks, 'link.time', 'finding', /stamped earlier/, 'block:blockTimestamp');
  });
});

describe('judgeBlock with the block before', () => {
  it('reaches "chained", and says what it follows', () => {
    const verdict = judgeBlock({ block: blockOf(chain, 2), previous: blockOf(chain, 1) });
    expect(verdict.outcome).toBe('consistent');
    expect(verdict.rungs[1]).toEqual({ id: 'chained', state: 'reached', note: 'follows block 1' });
    expect(verdict.scope).toContain('It follows block 1.');
    expect(verdict.notCovered).toContain('The content of block 1 and of all other blocks.');
  });

  it('is disproven when it does not follow', () => {
    const verdict = judgeBlock({ block: blockOf(chain, 3), previous: blockOf(chain, 1) });
    expect(verdict.outcome).toBe('disproven');
    expect(verdict.rungs[1]).toMatchObject({ id: 'chained', state: 'failed' });
    expect(verdict.headline).toMatch(/^Not verified: block .* does not follow block/);
    expect(verdict.scope).not.toContain('It follows');
  });
});
