// What no hash covers is held against what is: each contradiction is noticed by the check that is there for it, and only
// by that.
import { type BlockParts, buildJournal, renderBlock } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import {
  type Check,
  type CheckId,
  encodeUtf8,
  judgeBlock,
  judgeReceipt,
  judgeRevision,
  parseBlock,
  readDocument,
  verifyBlock,
  verifyLink,
} from '../../src/index.ts';
import { addressOf, judgedJournal } from './judged.ts';

const source = buildJournal({ seed: 8, shapes: ['insert', 'insert', 'read-only', 'insert', 'insert'] });
const judged = judgedJournal(source);
const tip = 5;
const OTHER = 'A'.repeat(22);
const parts = source.blocks[2]?.parts as BlockParts;
const block = (change: Partial<BlockParts> = {}) => parseBlock(encodeUtf8(renderBlock({ ...parts, ...change })));
const noticed = (checks: readonly Check[]): CheckId[] => [
  ...new Set(checks.filter(({ status }) => status === 'failed' || status === 'finding').map(({ id }) => id)),
];
const against = { proof: judged.blockProof(2, tip), digests: [judged.digest(tip)] };
const at = (sequenceNo: number, strandId = source.strandId): string =>
  `{strandId:"${strandId}",sequenceNo:${sequenceNo}}`;
const revisions = (blockAddress: string) => parts.revisions?.map((revision) => ({ ...revision, blockAddress }));

describe('a block', () => {
  it('stamped before its revisions were written', () => {
    const [revision] = block().revisions ?? [];
    expect(revision?.metadata?.txTime.year).toBe(2019);
    const time = parts.revisions?.[0]?.metadata?.match(/txTime:([^,]*)/)?.[1] ?? '';
    // The same instant is not before, one millisecond earlier is.
    expect(noticed(verifyBlock(block({ blockTimestamp: time })).checks)).toEqual([]);
    const earlier = new Date(Date.parse(time) - 1).toISOString();
    expect(noticed(verifyBlock(block({ blockTimestamp: earlier })).checks)).toEqual(['revision.time']);
  });

  it('stamped before one of its statements was started', () => {
    const readOnly = source.blocks[3]?.parts as BlockParts;
    const started = readOnly.transactionInfo?.match(/startTime:([^,]*)/)?.[1] ?? '';
    const stamped = (time: string) => parseBlock(encodeUtf8(renderBlock({ ...readOnly, blockTimestamp: time })));
    expect(noticed(verifyBlock(stamped(started)).checks)).toEqual([]);
    const earlier = new Date(Date.parse(started) - 1).toISOString();
    expect(noticed(verifyBlock(stamped(earlier)).checks)).toEqual(['block.statements']);
  });

  it('with the id of another transaction', () => {
    expect(noticed(verifyBlock(block({ transactionId: OTHER })).checks)).toEqual(['revision.transaction']);
  });

  it('with a revision that names another block', () => {
    for (const address of [at(3), at(2, OTHER)])
      expect(noticed(verifyBlock(block({ revisions: revisions(address) })).checks)).toEqual(['revision.address']);
  });

  it('of another strand than the digest, or behind its tip', () => {
    const moved = (address: string) => block({ blockAddress: address, revisions: revisions(address) });
    expect(noticed(judgeBlock({ block: moved(at(2, OTHER)), ...against }).checks)).toEqual(['digest.strand']);
    expect(noticed(judgeBlock({ block: moved(at(tip + 1)), ...against }).checks)).toEqual(['digest.covers']);
  });

  it('at a place that demands a proof of another length', () => {
    const last = at(tip - 1);
    const moved = block({ blockAddress: last, revisions: revisions(last) });
    expect(noticed(judgeBlock({ block: moved, ...against }).checks)).toEqual(['proof.length']);
  });

  it('that is another one than was asked for', () => {
    for (const asked of [{ address: addressOf(at(1)) }, { address: addressOf(at(2, OTHER)) }])
      expect(noticed(judgeBlock({ block: block(), ...against, asked }).checks)).toEqual(['block.address']);
    expect(noticed(judgeBlock({ block: block(), ...against, asked: { address: addressOf(at(2)) } }).checks)).toEqual(
      [],
    );
  });

  it('that does not follow the one before it', () => {
    const previous = judged.blocks[1];
    if (!previous) throw new Error('no block 1');
    const links = (change: Partial<BlockParts>) => noticed(verifyLink(previous, block(change)));
    expect(links({})).toEqual([]);
    expect(links({ blockAddress: at(2, OTHER) })).toEqual(['link.strand']);
    for (const sequenceNo of [0, 1, 3]) expect(links({ blockAddress: at(sequenceNo) })).toEqual(['link.sequence']);
    expect(links({ previousBlockHash: parts.blockHash })).toEqual(['link.previous-hash']);
    expect(links({ blockTimestamp: '2001-01-01T00:00:00.000Z' })).toEqual(['link.time']);
  });
});

describe('a revision', () => {
  const revision = judged.revision(2, 0);
  const evidence = { revision, proof: judged.revisionProof(2, 0, tip), anchors: [judged.digest(tip)] };
  const id = revision.metadata?.id;

  it('of another document, or from another block, than was asked for', () => {
    expect(
      noticed(judgeRevision({ ...evidence, asked: { documentId: id, address: addressOf(at(2)) } }).checks),
    ).toEqual([]);
    expect(noticed(judgeRevision({ ...evidence, asked: { documentId: OTHER } }).checks)).toEqual(['revision.id']);
    expect(noticed(judgeRevision({ ...evidence, asked: { address: addressOf(at(1)) } }).checks)).toEqual([
      'revision.address',
    ]);
  });

  it('with a block it does not stand in', () => {
    const verdict = judgeRevision({ ...evidence, block: judged.blocks[4] });
    expect(noticed(verdict.checks)).toEqual(
      expect.arrayContaining(['revision.address', 'revision.transaction', 'proof.in-block']),
    );
    expect(verdict.outcome).toBe('disproven');
  });
});

describe('a receipt', () => {
  const receiptOf = (change: object) => {
    const { revisionProof } = source;
    const saved = {
      LedgerName: 'ledger',
      BlockAddress: { IonText: at(2) },
      DocumentId: judged.revision(2, 0).metadata?.id,
      RevisionHash: Buffer.from(judged.revision(2, 0).hash).toString('base64'),
      Proof: { IonText: `[${revisionProof(2, 0, tip).map((hash) => `{{${Buffer.from(hash).toString('base64')}}}`)}]` },
      LedgerDigest: {
        Digest: Buffer.from(source.digest(tip)).toString('base64'),
        DigestTipAddress: { IonText: at(tip) },
      },
      ...change,
    };
    const document = readDocument(encodeUtf8(JSON.stringify(saved)));
    if (document.kind !== 'receipt') throw new Error(document.kind);
    return judgeReceipt({ receipt: document.receipt, anchor: judged.digest(tip) });
  };

  it('is proof only, and says so, when all of it holds', () => {
    const verdict = receiptOf({});
    expect(noticed(verdict.checks)).toEqual([]);
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toMatch(/proof only/i);
    expect(verdict.rungs.find(({ id }) => id === 'content')?.state).toBe('not-reached');
  });

  it('of another strand, behind its tip, or with another hash', () => {
    expect(noticed(receiptOf({ BlockAddress: { IonText: at(2, OTHER) } }).checks)).toEqual(['digest.strand']);
    expect(noticed(receiptOf({ BlockAddress: { IonText: at(tip + 1) } }).checks)).toEqual(['digest.covers']);
    const hash = Buffer.from(parts.blockHash).toString('base64');
    expect(noticed(receiptOf({ RevisionHash: hash }).checks)).toEqual(['proof.fold']);
  });
});
