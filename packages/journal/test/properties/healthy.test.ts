// No false alarm: journals of every shape, as they must be expected, are judged without a failed check or a finding.
import { checkProperty, randomJournal } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Check,
  encodeBase64,
  Frontier,
  judgeBlock,
  judgeRevision,
  type Outcome,
  type Rung,
  type Verdict,
  verifyBlock,
  verifyLink,
  verifyRevisionHash,
} from '../../src/index.ts';
import { addressOf, judgedJournal } from './judged.ts';

const journals = fc
  .record({ seed: fc.nat(1_000_000), size: fc.integer({ min: 1, max: 14 }) })
  .map(({ seed, size }) => judgedJournal(randomJournal(seed, size)));
const anyNumber = fc.nat(1_000_000);

function nothingAgainst(checks: readonly Check[]): void {
  const against = checks.filter(({ status }) => status === 'failed' || status === 'finding');
  expect(against.map(({ id, subject, why }) => `${id} ${subject}: ${why}`)).toEqual([]);
}
function rung(verdict: Verdict, id: Rung['id']): Rung['state'] | undefined {
  return verdict.rungs.find((each) => each.id === id)?.state;
}

describe('a healthy journal', () => {
  it('has nothing against any of its blocks and links', () => {
    const outcomes = new Set<Outcome>();
    checkProperty(
      fc.property(journals, ({ blocks, redactions }) => {
        for (const [at, block] of blocks.entries()) {
          const { verdict, revisions } = verifyBlock(block, { redactions });
          outcomes.add(verdict.outcome);
          nothingAgainst(verdict.checks);
          const seen = block.transactionInfo !== undefined;
          expect(rung(verdict, 'content')).toBe(seen ? 'reached' : 'not-reached');
          expect(rung(verdict, 'anchored')).toBe('not-reached');
          expect(revisions).toHaveLength(block.revisions?.length ?? 0);
          const previous = blocks[at - 1];
          if (previous)
            expect(verifyLink(previous, block).map(({ status }) => status)).toEqual(['ok', 'ok', 'ok', 'ok']);
        }
      }),
      60,
    );
    expect(outcomes.has('disproven')).toBe(false);
    expect(outcomes.has('anchored')).toBe(false);
  });

  it('has its digest as the root over its block hashes, at every tip', () => {
    checkProperty(
      fc.property(journals, ({ journal, blocks }) => {
        const frontier = new Frontier();
        for (const [tip, block] of blocks.entries()) {
          frontier.append(block.blockHash);
          expect(encodeBase64(frontier.root())).toBe(encodeBase64(journal.digest(tip)));
        }
      }),
      40,
    );
  });

  it('has every block anchored to a digest of any later tip, if its content is there', () => {
    const outcomes = { anchored: 0, incomplete: 0 };
    checkProperty(
      fc.property(journals, anyNumber, (judged, number) => {
        const { blocks, redactions, journal } = judged;
        for (const [at, block] of blocks.entries()) {
          const tip = at + (number % (blocks.length - at));
          const asked = { address: addressOf(journal.address(at)) };
          const proof = judged.blockProof(at, tip);
          const previous = blocks[at - 1];
          const verdict = judgeBlock({ block, previous, proof, digests: [judged.digest(tip)], asked, redactions });
          nothingAgainst(verdict.checks);
          expect(encodeBase64(verdict.digestComputed ?? new Uint8Array())).toBe(encodeBase64(journal.digest(tip)));
          expect(rung(verdict, 'anchored')).toBe('reached');
          expect(rung(verdict, 'chained')).toBe('reached');
          if (verdict.outcome === 'anchored') outcomes.anchored++;
          else {
            expect(verdict.outcome).toBe('incomplete');
            outcomes.incomplete++;
          }
          if (block.transactionInfo === undefined) expect(verdict.outcome).toBe('incomplete');
        }
      }),
      60,
    );
    expect(outcomes.anchored).toBeGreaterThan(50);
    expect(outcomes.incomplete).toBeGreaterThan(50);
  });

  it('has every document revision anchored, with and without its block, and redacted and bare ones incomplete', () => {
    const kinds = new Map<string, number>();
    checkProperty(
      fc.property(journals, anyNumber, (judged, number) => {
        const { blocks, redactions, journal } = judged;
        for (const [at, block] of blocks.entries())
          for (const index of (block.revisions ?? []).keys()) {
            const tip = at + (number % (blocks.length - at));
            const revision = judged.revision(at, index);
            const proof = judged.revisionProof(at, index, tip);
            const evidence = { revision, proof, anchors: [judged.digest(tip)], redactions };
            const alone = judgeRevision(evidence);
            const withBlock = judgeRevision({ ...evidence, block });
            const asked = { address: addressOf(journal.address(at)), documentId: revision.metadata?.id };
            const withQuestion = judgeRevision({ ...evidence, block, asked });
            const { kind } = revision;
            kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
            // What AWS hashed for a delete is not known: without the block it stays open what it is.
            const verdicts = kind === 'deleted' ? [withBlock, withQuestion] : [alone, withBlock, withQuestion];
            for (const verdict of verdicts) {
              nothingAgainst(verdict.checks);
              expect(verdict.outcome).toBe(kind === 'document' || kind === 'deleted' ? 'anchored' : 'incomplete');
              expect(rung(verdict, 'chained')).toBe('reached');
              expect(encodeBase64(verdict.digestComputed ?? new Uint8Array())).toBe(encodeBase64(journal.digest(tip)));
            }
            expect(alone.outcome).not.toBe('disproven');
            if (kind !== 'deleted') nothingAgainst(verifyRevisionHash(revision, { block, redactions }));
          }
      }),
      60,
    );
    expect([...kinds.keys()].sort()).toEqual(['deleted', 'document', 'hash-only', 'redacted']);
  });

  it('has nothing anchored by a digest that was fetched now or came in a bundle', () => {
    checkProperty(
      fc.property(journals, fc.constantFrom('fetched' as const, 'bundle' as const), (judged, provenance) => {
        const tip = judged.blocks.length - 1;
        for (const [at, block] of judged.blocks.entries()) {
          const digests = [judged.digest(tip, provenance)];
          const verdict = judgeBlock({
            block,
            proof: judged.blockProof(at, tip),
            digests,
            redactions: judged.redactions,
          });
          nothingAgainst(verdict.checks);
          expect(['consistent', 'incomplete']).toContain(verdict.outcome);
          expect(rung(verdict, 'anchored')).toBe('not-reached');
          expect(rung(verdict, 'independent')).toBe('not-reached');
          expect(`${verdict.headline} ${verdict.scope}`).not.toMatch(/authentic/i);
        }
      }),
      30,
    );
  });

  it('draws a path whose every step is the one that was executed', () => {
    checkProperty(
      fc.property(journals, anyNumber, (judged, number) => {
        const at = number % judged.blocks.length;
        const block = judged.blocks[at];
        const tip = judged.blocks.length - 1;
        if (block?.revisions === undefined) return;
        const proof = judged.revisionProof(at, 0, tip);
        const { path, digestComputed } = judgeRevision({
          revision: judged.revision(at, 0),
          block,
          proof,
          anchors: [judged.digest(tip)],
        });
        const folded = path.filter(({ stage }) => stage !== 'document');
        expect(folded.map(({ other }) => encodeBase64(other))).toEqual(proof.elements.map(encodeBase64));
        for (const [step, next] of path.slice(1).entries())
          expect(encodeBase64(next.running)).toBe(encodeBase64(path[step]?.output ?? new Uint8Array()));
        if (path.length > 0)
          expect(encodeBase64(path.at(-1)?.output ?? new Uint8Array())).toBe(
            encodeBase64(digestComputed ?? new Uint8Array()),
          );
        expect(path.filter(({ stage }) => stage === 'journal').at(-1)?.covers?.after ?? [0, tip + 1]).toEqual([
          0,
          tip + 1,
        ]);
        expect(path.some(({ check }) => check !== undefined)).toBe(false);
      }),
      60,
    );
  });
});
