import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  encodeUtf8,
  judgeBlock,
  judgeRevision,
  merklePath,
  type ParsedBlock,
  parseExportObject,
  readDocument,
  writeIonBinary,
} from '@qldb-console/journal';
import { expect, test } from 'vitest';
import { blockAnswer, revisionAnswer } from '../src/features/archives/model/archive-answers.ts';
import { readFirstBlock } from '../src/features/archives/model/read-first-block.ts';

const SAMPLES = fileURLToPath(new URL('../public/sample-archives/', import.meta.url));
const blocks = readdirSync(`${SAMPLES}healthy`, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ion'))
  .flatMap((name) => blocksOf(readFileSync(`${SAMPLES}healthy/${name}`)))
  .toSorted((a, b) => a.address.sequenceNo - b.address.sequenceNo);
const digest = digestIn(readFileSync(`${SAMPLES}digests/registration-archive-2025-06.ion.txt`));
const hashes = blocks.slice(0, digest.tip.sequenceNo + 1).map(({ blockHash }) => blockHash);
const anchor = { digest, provenance: 'saved', label: 'saved in June' } as const;
const strandId = digest.tip.strandId;
const pathOf = (sequenceNo: number) => merklePath(hashes, sequenceNo);

function digestIn(bytes: Uint8Array) {
  const document = readDocument(bytes);
  if (document.kind !== 'digest') throw new TypeError(document.kind);
  return document.digest;
}

function blocksOf(bytes: Uint8Array): ParsedBlock[] {
  return [...parseExportObject(bytes).blocks()].flatMap((read) => (read.kind === 'block' ? [read.block] : []));
}

/** A block and a revision as somebody reads them who is handed the answer. */
function blockIn(answer: object) {
  const document = readDocument(encodeUtf8(JSON.stringify(answer)));
  if (document.kind !== 'block') throw new TypeError(document.kind);
  return document;
}
const wireBlock = (block: ParsedBlock, path?: readonly Uint8Array[]) => {
  const answer = blockAnswer(block, path);
  return { Block: { IonText: answer.block.ionText }, Proof: answer.proof && { IonText: answer.proof.ionText } };
};

test('the proof of every block leads to a digest that was saved outside', () => {
  expect(blocks.length).toBe(160);
  for (const block of blocks.slice(0, hashes.length)) {
    const { sequenceNo } = block.address;
    const read = blockIn(wireBlock(block, pathOf(sequenceNo)));
    const verdict = judgeBlock({ block: read.block, proof: read.proof, digests: [anchor] });
    expect(verdict.rungs.find(({ id }) => id === 'anchored')?.state, `block ${sequenceNo}`).toBe('reached');
  }
});

test('the proof of every revision does so too, by its way through its block', () => {
  let judged = 0;
  for (const block of blocks.slice(0, hashes.length))
    for (const { metadata, kind } of block.revisions ?? []) {
      if (metadata === undefined || kind === 'hash-only') continue;
      const answer = revisionAnswer(block, metadata.id, pathOf(block.address.sequenceNo));
      if ('notThere' in answer) throw new TypeError(answer.notThere);
      const wire = { Revision: { IonText: answer.revision.ionText }, Proof: { IonText: answer.proof?.ionText } };
      const document = readDocument(encodeUtf8(JSON.stringify(wire)));
      if (document.kind !== 'revision') throw new TypeError(document.kind);
      const verdict = judgeRevision({ revision: document.revision, block, proof: document.proof, anchors: [anchor] });
      expect(verdict.checks.filter(({ status }) => status === 'failed')).toEqual([]);
      expect(verdict.digestComputed).toEqual(digest.digest);
      judged++;
    }
  expect(judged).toBeGreaterThan(100);
});

test('a block of Ion binary is answered as the same value in text', () => {
  const block = blocks[37] as ParsedBlock;
  const [binary] = blocksOf(writeIonBinary([block.value]));
  expect(binary?.format).toBe('binary');
  const read = blockIn(wireBlock(binary as ParsedBlock, pathOf(37)));
  expect(judgeBlock({ block: read.block, proof: read.proof, digests: [anchor] }).outcome).toBe('anchored');
});

test('a document that a block does not show, and a block without a proof, are told', () => {
  const block = blocks[37] as ParsedBlock;
  expect(revisionAnswer(block, '0000000000000000000000', pathOf(37))).toHaveProperty('notThere');
  expect(blockAnswer(block)).not.toHaveProperty('proof');
});

const known = { id: 'june', ...anchor };
const supplied = (block: ParsedBlock, path?: readonly Uint8Array[]) =>
  encodeUtf8(JSON.stringify(wireBlock(block, path)));
const first = blocks[30] as ParsedBlock;

test('a saved answer of GetBlock is taken with the digest that its proof leads to', () => {
  const reading = readFirstBlock(supplied(first, pathOf(30)), { strandId, first: 30 }, [known]);
  expect(reading).toMatchObject({ kind: 'proof', proof: { sequenceNo: 30, tip: digest.tip.sequenceNo } });
});

test.for([
  ['of another block', () => supplied(blocks[31] as ParsedBlock, pathOf(31)), [known], /what is needed is block 30/],
  ['without a proof', () => supplied(first), [known], /There is no proof in it/],
  ['of a digest that is not known', () => supplied(first, pathOf(30)), [], /leads to none of the digests/],
  ['with the proof of another block', () => supplied(first, pathOf(31)), [known], /leads to none of the digests/],
  ['cut off', () => supplied(first, pathOf(30)).slice(0, 400), [known], /It cannot be read/],
  ['that is a digest', () => encodeUtf8('{"Digest":"AAAA"}'), [known], /./],
] as const)('an answer %s is refused with its reason', ([, source, digests, why]) => {
  const reading = readFirstBlock(source(), { strandId, first: 30 }, [...digests]);
  expect(reading).toMatchObject({ kind: 'refused', why: expect.stringMatching(why) });
});
