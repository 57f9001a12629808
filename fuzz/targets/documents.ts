import {
  type Anchor,
  encodeUtf8,
  formatDigestCliJson,
  judgeBlockProof,
  judgeReceipt,
  judgeRevision,
  type ParsedDigest,
  type ProofVerdict,
  readDocument,
  type SuppliedDocument,
} from '@qldb-console/journal';
import { awsCaptures, renderProof } from '@qldb-console/testkit';
import { must, type Target } from '../src/target.ts';
import { ION_TOKENS, mutateIonText } from './ion-material.ts';
import { asBinary, BLOCK_WORDS, blockTexts, JOURNALS } from './journal-material.ts';
import { readOrRefuse } from './refusal.ts';

const STRAND = 'KmA3ZZca7vAIiJAK9S5Iwl';
const HASH = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
const TIP = `{strandId:"${STRAND}",sequenceNo:123}`;
const json = (value: unknown): Uint8Array => encodeUtf8(JSON.stringify(value));
const ANCHOR: Anchor = {
  digest: { digest: new Uint8Array(32), tip: { strandId: STRAND, sequenceNo: 123 } },
  provenance: 'saved',
  label: 'digest',
};

export const documents: Target = {
  name: 'documents',
  what: 'what a reader may bring: digests, blocks, revisions, proofs and receipts, read and judged without an exception',
  dictionary: [
    ...['"IonText":"', '"Digest":"', '"DigestTipAddress":', '"Block":', '"Revision":', '"Proof":', '"RevisionHash":'],
    ...[
      '"LedgerDigest":',
      '"BlockAddress":',
      '"DocumentId":',
      '"digest":',
      '"digestTipAddress":',
      HASH,
      TIP,
      '\\"',
      '\\\\',
    ],
  ]
    .map(encodeUtf8)
    .concat(BLOCK_WORDS, ION_TOKENS),
  longest: 8_192,
  seeds: function* () {
    const captures = awsCaptures();
    const [block = ''] = captures.blocks.map(({ ionText }) => ionText);
    const [revision = ''] = captures.revisions.map(({ ionText }) => ionText);
    const proofs = captures.proofs.map(({ proof }) => renderProof(proof.map((hash) => Buffer.from(hash, 'base64'))));
    const digest = { Digest: captures.proofs[0]?.digest ?? HASH, DigestTipAddress: { IonText: TIP } };
    yield json(digest);
    yield json({ digest: HASH, digestTipAddress: TIP, ledger: 'l', date: '2019-09-16T19:40:00.000Z' });
    for (const proof of proofs.slice(0, 3)) {
      yield json({ Block: { IonText: block }, Proof: { IonText: proof } });
      yield json({ Revision: { IonText: revision }, Proof: { IonText: proof } });
      yield json({ Proof: { IonText: proof } });
      yield encodeUtf8(proof);
      yield json({
        LedgerName: 'l',
        TableName: 't',
        BlockAddress: { IonText: `{strandId:"${STRAND}",sequenceNo:100}` },
        DocumentId: 'JUJgkIcNbhS2goq8RqLuZ4',
        RevisionHash: HASH,
        Proof: { IonText: proof },
        LedgerDigest: digest,
      });
    }
    for (const text of blockTexts().slice(0, 6)) yield encodeUtf8(text);
    yield encodeUtf8(revision);
    yield asBinary(revision);
    yield json({ IonText: revision });
    const [journal] = JOURNALS;
    if (journal) yield encodeUtf8(journal.revisionText(5, 0));
  },
  mutate: mutateIonText,
  run(input) {
    const document = readOrRefuse(input, () => readDocument(input));
    if (document === undefined) return;
    for (const verdict of verdictsOn(document)) {
      must(verdict.headline !== '' && verdict.scope !== '', 'a verdict without words');
      must(verdict.outcome !== 'anchored', 'anchored to a digest of zeros');
      const failed = verdict.checks.some(({ status }) => status === 'failed');
      must(
        (verdict.outcome === 'disproven') === failed,
        `${verdict.outcome}, though a check ${failed ? 'failed' : 'did not fail'}`,
      );
    }
    if (document.kind === 'digest') mustComeBack(document.digest);
  },
};

function* verdictsOn(document: SuppliedDocument): Generator<ProofVerdict> {
  switch (document.kind) {
    case 'block':
      yield judgeBlockProof({ block: document.block, proof: document.proof, anchors: [ANCHOR] });
      yield judgeBlockProof({ block: document.block, proof: document.proof, anchors: [] });
      break;
    case 'revision':
      yield judgeRevision({ revision: document.revision, proof: document.proof, anchors: [ANCHOR] });
      yield judgeRevision({ revision: document.revision, proof: document.proof, anchors: [] });
      break;
    case 'receipt':
      yield judgeReceipt({ receipt: document.receipt });
      yield judgeReceipt({ receipt: document.receipt, anchor: ANCHOR });
      break;
  }
}

function mustComeBack(digest: ParsedDigest): void {
  const again = readDocument(encodeUtf8(formatDigestCliJson(digest)));
  must(again.kind === 'digest', 'a digest that is written is no digest');
  must(Buffer.compare(again.digest.digest, digest.digest) === 0, 'another digest when written');
  must(JSON.stringify(again.digest.tip) === JSON.stringify(digest.tip), 'another tip when written');
}
