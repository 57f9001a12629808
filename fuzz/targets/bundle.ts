import { type Anchor, encodeUtf8, parseBlock, parseProof, parseRevision, verifyBlock } from '@qldb-console/journal';
import {
  bundleElement,
  bundleForBlock,
  bundleForDocument,
  bundleForRevision,
  bundleInput,
  type EvidenceBundle,
  judgeBundle,
  looksLikeBundle,
  readBundle,
  writeBundle,
} from '@qldb-console/journal/bundle';
import { renderProof, type TestJournal } from '@qldb-console/testkit';
import { must, type Target } from '../src/target.ts';
import { ION_TOKENS, mutateIonText } from './ion-material.ts';
import { JOURNALS } from './journal-material.ts';
import { readOrRefuse } from './refusal.ts';

const TIP = 9;

export const bundle: Target = {
  name: 'bundle',
  what: 'evidence bundles, as pages or JSON: read, judged without an exception, and the same when written again',
  dictionary: [
    ...[
      '"kind":"block"',
      '"kind":"revision"',
      '"kind":"document"',
      '"kind":"journal"',
      '"item":',
      '"proofs":[',
      'null',
    ],
    ...[
      '"format":"qldb-console-evidence"',
      '"version":1',
      '<script',
      '</script>',
      '\\u003c',
      '"subject":',
      '"items":[',
    ],
  ]
    .map(encodeUtf8)
    .concat(ION_TOKENS),
  longest: 16_384,
  seeds: function* () {
    for (const journal of JOURNALS)
      for (const each of bundlesOf(journal)) {
        yield encodeUtf8(writeBundle(each, 0));
        yield encodeUtf8(`<!doctype html><title>x</title>${bundleElement(each)}<p>end`);
      }
  },
  mutate: mutateIonText,
  run(input) {
    looksLikeBundle(input);
    const read = readOrRefuse(input, () => readBundle(input));
    if (read === undefined) return;
    const { outcome, headline } = judgeBundle(read);
    must(headline !== '' && outcome !== 'anchored', 'a verdict without words, or anchored to nothing');
    must(judgeBundle(read, [FOREIGN]).outcome !== 'anchored', 'anchored to a digest of zeros');
    const text = writeBundle(read);
    must(writeBundle(readBundle(encodeUtf8(text))) === text, 'another bundle when written and read again');
    const page = encodeUtf8(bundleElement(read));
    must(writeBundle(readBundle(page)) === text, 'another bundle when read from a page');
  },
};

const FOREIGN: Anchor = {
  digest: { digest: new Uint8Array(32), tip: { strandId: JOURNALS[0]?.strandId ?? '', sequenceNo: TIP } },
  provenance: 'saved',
  label: 'digest',
};

function bundlesOf(journal: TestJournal): EvidenceBundle[] {
  const at = journal.blocks.find(({ shape }) => shape === 'insert')?.sequenceNo ?? 1;
  const block = parseBlock(encodeUtf8(journal.texts[at] ?? ''));
  const previous = parseBlock(encodeUtf8(journal.texts[at - 1] ?? ''));
  const revision = parseRevision(encodeUtf8(journal.revisionText(at, 0)));
  const digest = { digest: journal.digest(TIP), tip: { strandId: journal.strandId, sequenceNo: TIP } };
  const proofOf = (elements: readonly Uint8Array[]) => parseProof(encodeUtf8(renderProof(elements)));
  const ofBlock = proofOf(journal.blockProof(at, TIP));
  const ofRevision = proofOf(journal.revisionProof(at, 0, TIP));
  const about = {
    made: '2025-01-01T00:00:00.000Z',
    tool: { name: 'qldb-console', version: '1' },
    inputs: [bundleInput('a.ion', block.source)],
    verdict: verifyBlock(block).verdict,
  };
  const history = [{ revision, block, proofs: [ofRevision] }];
  return [
    bundleForBlock({ block, previous, digests: [{ digest, label: 'd', proof: ofBlock }] }, about),
    bundleForRevision({ revision, block, digests: [{ digest, label: 'd', proof: ofRevision }] }, about),
    bundleForDocument(
      { documentId: revision.metadata?.id ?? '', revisions: history, digests: [{ digest, label: 'd' }] },
      about,
    ),
  ];
}
