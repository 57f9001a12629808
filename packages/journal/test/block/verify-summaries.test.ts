// A block that has both revisions and the revisionSummaries of a stream: the two must agree.
import { describe, expect, it } from 'vitest';
import { encodeUtf8, parseBlock, verifyBlock } from '../../src/index.ts';
import { blockText, edited } from '../aws.ts';
import { expectCheck, notOk, only } from '../checks.ts';
import { journal } from '../journals.ts';

const HASH = 'mHVex/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNtg=';
const DOCUMENT = 'JUJgkIcNbhS2goq8RqLuZ4';
const summary = `{hash:{{${HASH}}},documentId:"${DOCUMENT}"}`;

/** AWS's block 100 with revisionSummaries beside its revisions. */
function withSummaries(summaries: string, text = blockText) {
  const { verdict, checks } = verifyBlock(
    parseBlock(encodeUtf8(edited(text, /\}$/, `,revisionSummaries:[${summaries}]}`))),
  );
  return { outcome: verdict.outcome, checks, verdict };
}

describe('revisions and revisionSummaries of one block', () => {
  it('are verified where they agree', () => {
    const { outcome, checks, verdict } = withSummaries(summary);
    expect([outcome, notOk(checks)]).toEqual(['consistent', []]);
    expect(only(checks, 'block.summaries').expected).toBe('1 revision');
    expect(verdict.notCovered.join()).not.toContain('names by hash');
  });

  it('are not compared where only one of them is there', () => {
    const { checks } = verifyBlock(parseBlock(encodeUtf8(blockText)));
    expect(checks.some(({ id }) => id === 'block.summaries')).toBe(false);
  });

  it('of another number contradict each other', () => {
    for (const summaries of ['', `${summary},${summary}`]) {
      const { outcome, checks } = withSummaries(summaries);
      expect(outcome).toBe('disproven');
      expectCheck(checks, 'block.summaries', 'failed', /another number of revisions/, 'block:revisionSummaries');
    }
  });

  it('of other hashes, or in another order, contradict each other', () => {
    const { checks } = withSummaries(edited(summary, HASH, 'AAAAx/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNtg='));
    expectCheck(checks, 'block.summaries', 'failed', /not the one/, 'block:revisionSummaries[0].hash');
    const many = journal(['insert', 'insert', 'delete-many']).texts[3] as string;
    const hashes = [...many.matchAll(/\{blockAddress:[^}]*\},(hash:\{\{[^}]*\}\})/g)].map(([, hash]) => `{${hash}}`);
    expect(hashes).toHaveLength(2);
    expect(only(withSummaries(hashes.join(), many).checks, 'block.summaries').status).toBe('ok');
    expect(only(withSummaries(hashes.reverse().join(), many).checks, 'block.summaries').status).toBe('failed');
  });

  it('that name different documents contradict each other; one that names none does not', () => {
    const { outcome, checks } = withSummaries(edited(summary, DOCUMENT, '0000000000000000000000'));
    expect(outcome).toBe('disproven');
    expectCheck(checks, 'block.summaries', 'failed', /another document/, 'block:revisionSummaries[0].documentId');
    expect(withSummaries(`{hash:{{${HASH}}}}`).outcome).toBe('consistent');
  });

  it('are not verified where a document is named and only a bare hash is there', () => {
    const bare = edited(blockText, /revisions:\[.*\]/s, `revisions:[{hash:{{${HASH}}}}]`);
    const { outcome, checks } = withSummaries(summary, bare);
    expect(outcome).toBe('incomplete');
    expectCheck(checks, 'block.summaries', 'finding', new RegExp(`^content missing: .*${DOCUMENT}`));
  });
});
