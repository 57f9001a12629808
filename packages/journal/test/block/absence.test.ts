// Somebody can leave out what they cannot forge: every hash check still passes, and still it must not pass as whole.
import { blobText, renderBlock, sealEntries } from '@qldb-console/testkit';
import { dot, ionHash } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, knownRedactions, merkleRoot, parseBlock, verifyBlock } from '../../src/index.ts';
import { blockText, captures, DOCUMENT, edited } from '../aws.ts';
import { expectCheck, notOk } from '../checks.ts';
import { blockOf, journal, judged, partsOf } from '../journals.ts';

const verify = (text: string) => verifyBlock(parseBlock(encodeUtf8(text)));
const verdictOf = (text: string) => verify(text).verdict;

function expectIncomplete(verdict: ReturnType<typeof verdictOf>, why: RegExp): void {
  expect(notOk(verdict.checks).filter((check) => check.endsWith('failed'))).toEqual([]);
  expect(verdict.outcome).toBe('incomplete');
  expect(verdict.rungs.find(({ id }) => id === 'content')?.state).toBe('not-reached');
  expect(verdict.headline).toMatch(why);
  expect(verdict.headline).not.toMatch(/tamper|disproven|not verified/i);
}

describe('what is left out of a real block', () => {
  it('its revisions, replaced by one bare hash of their root', () => {
    const text = edited(
      blockText,
      /revisions:\[.*$/s,
      'revisions:[{hash:{{mHVex/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNtg=}}}]}',
    );
    expectIncomplete(verdictOf(text), /content missing/);
    expectCheck(
      verify(text).checks,
      'block.documents',
      'finding',
      new RegExp(DOCUMENT),
      `block:transactionInfo.documents.${DOCUMENT}`,
    );
  });

  it('its revisions', () => {
    expectIncomplete(verdictOf(edited(blockText, /,revisions:\[.*$/s, '}')), /content missing/);
    expectIncomplete(verdictOf(edited(blockText, /revisions:\[.*$/s, 'revisions:[]}')), /content missing/);
  });

  it('its revisions and transactionInfo: it looks like a block of the service itself, and is no more than that', () => {
    expectIncomplete(verdictOf(edited(blockText, /,transactionInfo:.*$/s, '}')), /no transactionInfo/);
  });

  it('its transactionInfo alone', () => {
    expectIncomplete(verdictOf(edited(blockText, /transactionInfo:.*,revisions/s, 'revisions')), /no transactionInfo/);
  });

  it('the data of a revision', () => {
    const text = edited(blockText, /data:\{.*\},metadata/s, 'metadata');
    expectIncomplete(verdictOf(text), /undetermined: .*fits no known formula for a delete/);
    expect(verify(text).revisions[0]?.content).toBe('undetermined');
  });

  it('the data of a revision, replaced by its true hash', () => {
    const text = edited(blockText, /data:\{.*\},metadata/s, `dataHash:{{${captures.revisions[0]?.dataHash}}},metadata`);
    expectIncomplete(verdictOf(text), /unexplained redaction/);
    expectCheck(
      verify(text).checks,
      'revision.redaction',
      'finding',
      /unexplained redaction/,
      'block:revisions[0].dataHash',
    );
    expect(verify(text).revisions[0]?.content).toBe('unexplained');
  });

  it('the data of a revision, replaced by a false hash: that is a contradiction', () => {
    const text = edited(
      blockText,
      /data:\{.*\},metadata/s,
      `dataHash:{{${captures.revisions[0]?.metadataHash}}},metadata`,
    );
    expect(notOk(verify(text).checks)).toContain('revision.hash failed');
    expect(verdictOf(text).outcome).toBe('disproven');
  });

  it('the metadata of a revision: what it shows is covered by nothing', () => {
    const text = edited(blockText, /,metadata:\{id:.*\}\}\]\}$/s, '}]}');
    expectIncomplete(verdictOf(text), /has content but no metadata/);
  });
});

describe('what is added to a real block', () => {
  it.each([
    ['a field of the block', /\}$/, ',note:"ok"}', 'note'],
    ['a field of a revision', 'revisions:[{', 'revisions:[{note:"ok",', 'revisions[0].note'],
    ['a field of the address', 'strandId', 'note:"ok",strandId', 'blockAddress.note'],
    ['an annotation of a hash', 'blockHash:', 'blockHash:genuine::', 'blockHash'],
  ])('%s is a finding', (_, from, to, path) => {
    const text = edited(blockText, from, to);
    expectIncomplete(verdictOf(text), /unknown (field|annotation) (note|genuine), which no hash covers/);
    expectCheck(verify(text).checks, 'block.fields', 'finding', /unknown/, `block:${path}`);
  });

  it('a dataHash beside the data is compared with it', () => {
    const withHash = (hash: string | undefined) =>
      edited(blockText, 'metadata:{id', `dataHash:{{${hash}}},metadata:{id`);
    expect(notOk(verify(withHash(captures.revisions[0]?.dataHash)).checks)).toEqual([]);
    const { checks } = verify(withHash(captures.revisions[0]?.metadataHash));
    expect(notOk(checks)).toEqual(['revision.data-hash failed']);
    expectCheck(
      checks,
      'revision.data-hash',
      'failed',
      /dataHash is not the hash of the data/,
      'block:revisions[0].dataHash',
    );
  });
});

describe('part of the revisions left out', () => {
  const whole = partsOf(journal(['many']), 1);
  const revisions = (whole.revisions ?? []).filter(({ data }) => data !== undefined).slice(0, 2);
  const [first, second] = revisions as [(typeof revisions)[0], (typeof revisions)[0]];
  const sealed = (list: typeof revisions) => {
    const entries = [...whole.entriesHashList];
    entries[1] = merkleRoot(list.map(({ hash }) => hash));
    return { ...whole, ...sealEntries(entries, whole.previousBlockHash) };
  };

  it('one of two documents, its hash kept', () => {
    const { checks, outcome } = judged({ ...sealed(revisions), revisions: [first, { hash: second.hash }] });
    expectCheck(checks, 'block.documents', 'finding', /content missing/);
    expect(outcome).toBe('incomplete');
  });

  it('two neighbours, folded into one bare hash', () => {
    const { checks, outcome } = judged({ ...sealed(revisions), revisions: [{ hash: dot(first.hash, second.hash) }] });
    expect(notOk(checks).filter((check) => check.endsWith('failed'))).toEqual([]);
    expectCheck(checks, 'block.documents', 'finding', /content missing/);
    expect(outcome).toBe('incomplete');
  });
});

describe('documents that are not where they should be', () => {
  const parts = partsOf(journal(['insert']), 1);
  const resealed = (transactionInfo: string, revisions = parts.revisions ?? []) => {
    const entries = [...parts.entriesHashList];
    entries[1] = merkleRoot(revisions.map(({ hash }) => hash));
    entries[3] = ionHash(transactionInfo);
    return { ...parts, transactionInfo, revisions, ...sealEntries(entries, parts.previousBlockHash) };
  };
  const info = parts.transactionInfo ?? '';

  it('a revision of a document that transactionInfo does not name is a finding', () => {
    const { checks } = judged(resealed(edited(info, /,documents:.*$/s, '}')));
    expectCheck(
      checks,
      'block.documents',
      'finding',
      /documents that its transactionInfo does not name/,
      'block:revisions[0].metadata.id',
    );
  });

  it('two revisions of the same document are a finding', () => {
    const [revision] = parts.revisions ?? [];
    const { checks } = judged(resealed(info, revision ? [revision, revision] : []));
    expectCheck(
      checks,
      'block.documents',
      'finding',
      /more than one revision of the same document/,
      'block:revisions[1].metadata.id',
    );
  });

  it('a statement that does not exist is a finding', () => {
    const { checks } = judged(resealed(edited(info, 'statements:[0]', 'statements:[0,1]')));
    expectCheck(checks, 'block.statements', 'finding', /refers to statement 1, which does not exist/);
  });

  it('a statement started after its own transaction is a finding', () => {
    const late = edited(info, /startTime:[^,]*/, `startTime:${parts.blockTimestamp}`);
    const metadata = edited(parts.revisions?.[0]?.metadata ?? '', /txTime:[^,]*/, 'txTime:2001-01-01T00:00:00.000Z');
    const data = parts.revisions?.[0]?.data ?? '';
    const revision = { ...parts.revisions?.[0], metadata, hash: dot(ionHash(data), ionHash(metadata)) };
    expectCheck(
      judged(resealed(late, [revision])).checks,
      'block.statements',
      'finding',
      /after the time of its own transaction/,
    );
  });
});

describe('a redaction left out', () => {
  const redacting = journal(['insert', 'update', 'redaction']);
  const parts = partsOf(redacting, 3);

  it('of the block that records it: its statement still demands it', () => {
    expect(parts.redactionInfo).toBeDefined();
    const { checks, outcome, verdict } = judged({ ...parts, redactionInfo: undefined });
    expectCheck(
      checks,
      'block.redaction-info',
      'finding',
      /a statement redacts a revision/,
      'block:transactionInfo.statements[0].statement',
    );
    expect(outcome).toBe('incomplete');
    expect(verdict.headline).toMatch(/content missing/);
  });

  it('of what is judged: the redacted block reaches its content only with it', () => {
    const redacted = partsOf(redacting, 1);
    expect(judged(redacted).content?.note).toMatch(/unexplained redaction/);
    const known = knownRedactions([blockOf(redacting, 3)]);
    const { outcome, content, verdict, revisions } = judged(redacted, { redactions: known });
    expect([outcome, content?.state, content?.note]).toEqual(['consistent', 'reached', 'transaction, 1 redacted']);
    expect(revisions[0]?.content).toBe('redacted');
    expect(verdict.notCovered.join()).toContain('The data of 1 redacted revision');
  });

  it.each([
    ['another version', 'version:0', 'version:1'],
    ['another document', /documentId:"./, 'documentId:"0'],
    ['another table', /tableId:"./, 'tableId:"0'],
    ['another block', /sequenceNo:1/, 'sequenceNo:0'],
    ['another strand', /strandId:"./, 'strandId:"0'],
  ])('a redaction of %s explains nothing', (_, from, to) => {
    const redactionInfo = edited(parts.redactionInfo ?? '', from, to === parts.redactionInfo ? '' : to);
    const entries = [...parts.entriesHashList];
    entries[entries.length - 1] = ionHash(redactionInfo);
    const other = parseBlock(
      encodeUtf8(renderBlock({ ...parts, redactionInfo, ...sealEntries(entries, parts.previousBlockHash) })),
    );
    const redactions = knownRedactions([other]);
    expect(redactions).toHaveLength(1);
    expectCheck(judged(partsOf(redacting, 1), { redactions }).checks, 'revision.redaction', 'finding', /unexplained/);
  });

  it('a redactionInfo that its own block does not cover explains nothing', () => {
    const forged = edited(renderBlock(parts), blobText(parts.blockHash), blobText(new Uint8Array(32)));
    expect(knownRedactions([parseBlock(encodeUtf8(forged))])).toEqual([]);
    const moved = { ...parts, redactionInfo: edited(parts.redactionInfo ?? '', 'version:0', 'version:9') };
    expect(knownRedactions([parseBlock(encodeUtf8(renderBlock(moved)))])).toEqual([]);
    expectCheck(
      judged(moved).checks,
      'block.redaction-info',
      'failed',
      /redactionInfo hashes to none of the entries/,
      'block:redactionInfo',
    );
  });

  it('a redaction recorded in an earlier block explains nothing', () => {
    const redactions = knownRedactions([blockOf(redacting, 3)]).map((redaction) => ({
      ...redaction,
      recordedIn: redaction.blockAddress,
    }));
    expectCheck(judged(partsOf(redacting, 1), { redactions }).checks, 'revision.redaction', 'finding', /unexplained/);
  });
});
