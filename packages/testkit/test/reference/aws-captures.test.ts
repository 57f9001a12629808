// The second opinion is only worth something if it agrees with what Amazon QLDB itself produced.
import { describe, expect, it } from 'vitest';
import { awsCaptures } from '../../src/index.ts';
import {
  commitDigest,
  dot,
  fold,
  fromBase64,
  inBlockProofReference,
  ionHash,
  merkleRoot,
  revisionHash,
  siblingRanges,
  statementDigest,
  toBase64,
  verifyBlockReference,
  verifyProofReference,
} from '../../src/reference/index.ts';

const captures = awsCaptures();
const block100 = captures.blocks[0] as (typeof captures.blocks)[number];
const streamed = captures.blocks[1] as (typeof captures.blocks)[number];
/** The text of a top-level field of one of the captured structs; their commas and braces do not occur in strings. */
const part = (ionText: string, from: string, to: string): string =>
  ionText.slice(ionText.indexOf(from) + from.length, to === '' ? -1 : ionText.indexOf(to));

describe('the reference on captured AWS data', () => {
  it.each(captures.ionHash)('hashes $ion', ({ ion, sha256IonHash }) => {
    expect(toBase64(ionHash(ion))).toBe(sha256IonHash);
  });

  it.each(captures.revisions)('recomputes the revision of $source', (revision) => {
    const data = part(revision.ionText, ',data:', ',metadata:');
    const metadata = part(revision.ionText, ',metadata:', '');
    expect(toBase64(ionHash(data))).toBe(revision.dataHash);
    expect(toBase64(ionHash(metadata))).toBe(revision.metadataHash);
    expect(toBase64(dot(fromBase64(revision.dataHash), fromBase64(revision.metadataHash)))).toBe(revision.hash);
    expect(toBase64(revisionHash(data, metadata))).toBe(revision.hash);
  });

  it('finds nothing wrong with block 100 and recomputes its entries', () => {
    expect(verifyBlockReference(block100.ionText)).toEqual({ ok: true, problems: [] });
    const entries = blobs(part(block100.ionText, 'entriesHashList:', ',transactionInfo:'));
    expect(toBase64(dot(entries[0] as Uint8Array, entries[1] as Uint8Array))).toBe(block100.expect['dot(e0,e1)']);
    expect(toBase64(dot(entries[2] as Uint8Array, entries[3] as Uint8Array))).toBe(block100.expect['dot(e2,e3)']);
    expect(toBase64(merkleRoot(entries))).toBe(block100.expect.entriesHash);
    const info = part(block100.ionText, ',transactionInfo:', ',revisions:');
    expect(toBase64(ionHash(info))).toBe(block100.expect.transactionInfoHash);
  });

  it('holds the streamed summary of block 3 to be a block but for the list of summaries', () => {
    expect(verifyBlockReference(streamed.ionText).problems).toEqual([
      'block.revisionSummaries: unknown field',
      'block.transactionInfo.documents.D35qd3e2prnJYmtKW6kok1: has no revision',
    ]);
    const whole = streamed.ionText.replace(
      /revisionSummaries:\[.*\]\}$/s,
      `revisions:[${captures.revisions.find((revision) => revision.source.includes('streams'))?.ionText}]}`,
    );
    expect(verifyBlockReference(whole)).toEqual({ ok: true, problems: [] });
  });

  it('names what is wrong with a changed block', () => {
    const changes: [string, string, string[]][] = [
      ['State:"WA"', 'State:"WB"', ['block.revisions[0].hash: is not the hash of its content']],
      [
        'sequenceNo:100},transactionId',
        'sequenceNo:101},transactionId',
        ['block.revisions[0].blockAddress: is not that of the block'],
      ],
      ['{{NoChM9', '{{NoChM8', ['block.blockHash: is not dot(entriesHash, previousBlockHash)']],
      ['{{y5cCBr', '{{y5cCBs', ['block.entriesHash: is not the Merkle root of entriesHashList']],
      [
        'statements:[0]',
        'statements:[1]',
        [
          'block.transactionInfo: its hash is not in entriesHashList',
          'block.transactionInfo.documents.JUJgkIcNbhS2goq8RqLuZ4.statements: there is no statement 1',
        ],
      ],
      [
        'blockTimestamp:2019',
        'blockTimestamp:2018',
        [
          'block.revisions[0].metadata.txTime: is after the block',
          'block.transactionInfo.statements[0].startTime: is after the transaction',
        ],
      ],
      [',revisions:[', ',extra:1,revisions:[', ['block.extra: unknown field']],
    ];
    for (const [from, to, problems] of changes) {
      expect(block100.ionText).toContain(from);
      expect(verifyBlockReference(block100.ionText.replace(from, to)).problems).toEqual(problems);
    }
    expect(verifyBlockReference(block100.ionText.slice(0, -1)).problems[0]).toMatch(/^unreadable: /);
  });

  it.each(captures.statementDigests)('recomputes a statement digest', ({ statement, parameters, digest }) => {
    expect(toBase64(statementDigest(statement, parameters))).toBe(digest);
  });

  it.each(captures.commitDigests)(
    'recomputes a commit digest',
    ({ transactionId, statements, commitDigest: digest }) => {
      const digests = statements.map(({ statement, parameters }) => statementDigest(statement, parameters));
      expect(toBase64(commitDigest(transactionId, digests))).toBe(digest);
    },
  );

  it.each(captures.proofs)('folds the $kind proof $sequenceNo@$tip: $folds', (proof) => {
    const path = proof.proof.map(fromBase64);
    const leaf = fromBase64(proof.leaf);
    expect(verifyProofReference(leaf, path, fromBase64(proof.digest))).toBe(proof.folds);
    expect(toBase64(fold(leaf, path)) === proof.digest).toBe(proof.folds);
    const journalSteps = siblingRanges(proof.sequenceNo, proof.tip + 1).length;
    const inBlock = proof.kind === 'GetBlock' ? 0 : (proof.inBlockHashes ?? 3);
    expect(path).toHaveLength(journalSteps + inBlock);
  });

  it('builds the in-block part of the GetRevision proof AWS gave for block 100', () => {
    const proof = captures.proofs.find(({ kind, sequenceNo }) => kind === 'GetRevision' && sequenceNo === 100);
    expect(inBlockProofReference(block100.ionText, 0).map(toBase64)).toEqual(proof?.proof.slice(0, 3));
  });
});

function blobs(listText: string): Uint8Array[] {
  return [...listText.matchAll(/\{\{([^}]*)\}\}/g)].map((match) => fromBase64(match[1] as string));
}
