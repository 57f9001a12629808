// Bundles about real AWS data and about journals written by testkit, and ways to change them.
import { type BlockShape, buildJournal, type TestJournal } from '@qldb-console/testkit';
import { joinPieces, type Piece } from '../../src/engine/index.ts';
import {
  type BundleAbout,
  bundleForBlock,
  bundleForDocument,
  bundleForJournal,
  bundleForRevision,
  bundleInput,
  type EvidenceBundle,
  type JournalBlock,
  readBundle,
  writeBundle,
} from '../../src/evidence/bundle.ts';
import { type Anchor, encodeBase64, encodeUtf8, type ParsedBlock, parseBlock } from '../../src/index.ts';
import { anchor, block, blockProof, proofOf, revision, revisionProof } from '../aws.ts';

export const about: BundleAbout = {
  made: '2025-07-01T08:00:00.000Z',
  tool: { name: 'QLDB Console', version: '0.1.0' },
  inputs: [bundleInput('revision.json', encodeUtf8('{}'))],
  verdict: { outcome: 'anchored', headline: 'Verified against the digest saved earlier', scope: 'All of it.' },
};

const awsDigest = () => ({ digest: anchor('bundle').digest, label: 'Saved on 2019-09-16' });

export function revisionBundle(): EvidenceBundle {
  const digests = [{ ...awsDigest(), proof: proofOf(revisionProof.proof) }];
  return bundleForRevision({ revision: revision(), block: block(), digests }, about);
}

export function blockBundle(): EvidenceBundle {
  return bundleForBlock({ block: block(), digests: [{ ...awsDigest(), proof: proofOf(blockProof.proof) }] }, about);
}

/** One document that is written, changed twice and deleted, other things in between. */
const SHAPES: readonly BlockShape[] = ['insert', 'update', 'read-only', 'update', 'ddl', 'many', 'insert'];

export const testJournal = (shapes = SHAPES) => buildJournal({ seed: 7, shapes });

export function blocksOf(journal: TestJournal): ParsedBlock[] {
  return journal.texts.map((text) => parseBlock(encodeUtf8(text)));
}

export function digestAt(journal: TestJournal, tip: number): Anchor['digest'] {
  return { digest: journal.digest(tip), tip: { strandId: journal.strandId, sequenceNo: tip } };
}

/** The recipient's own. */
export function own(digest: Anchor['digest'], change: Partial<Anchor> = {}): Anchor {
  return { digest, provenance: 'supplied', label: 'mine', ...change };
}

/** The history of the document of block 1, each revision by its block and the block's proof. */
export function documentBundle(
  journal = testJournal(),
  keep: (version: number) => boolean = () => true,
): EvidenceBundle {
  const tip = journal.blocks.length - 1;
  const blocks = blocksOf(journal);
  const documentId = blocks[1]?.revisions?.find(({ metadata }) => metadata !== undefined)?.metadata?.id ?? '';
  const revisions = blocks.flatMap((each) =>
    (each.revisions ?? []).flatMap(({ metadata }, index) =>
      metadata?.id === documentId && keep(metadata.version)
        ? [{ block: each, index, proofs: [journal.blockProof(each.address.sequenceNo, tip)] }]
        : [],
    ),
  );
  return bundleForDocument(
    { documentId, revisions, digests: [{ digest: digestAt(journal, tip), label: 'taken then' }] },
    about,
  );
}

/** A run over the whole journal with these of its blocks. */
export function journalBundle(
  journal: TestJournal,
  shown: readonly (number | ParsedBlock | Uint8Array)[],
  change: { readonly pieces?: readonly Piece[]; readonly from?: number } = {},
): EvidenceBundle {
  const tip = journal.blocks.length - 1;
  const blocks = blocksOf(journal);
  return bundleForJournal(
    {
      what: 'archive',
      strandId: journal.strandId,
      from: change.from ?? 0,
      to: tip + 1,
      blocks: shown.map((each): JournalBlock => {
        if (typeof each !== 'number') return { block: each, name: 'journal.ion, bytes [10, 20)' };
        return { block: blocks[each] as ParsedBlock, proofs: [journal.blockProof(each, tip)] };
      }),
      digests: [{ digest: digestAt(journal, tip), label: 'taken then', pieces: change.pieces ?? piecesOf(blocks) }],
      counts: { blocks: tip + 1 },
      findings: [{ title: 'Altered', sentence: 'Block 2 was altered.', blocks: [2, 2] }],
    },
    about,
  );
}

export function piecesOf(blocks: readonly ParsedBlock[]): readonly Piece[] {
  let pieces: readonly Piece[] | undefined = [];
  for (const { address, blockHash } of blocks) {
    const { strandId, sequenceNo } = address;
    const node = { level: 0, hash: encodeBase64(blockHash) };
    pieces = joinPieces(pieces, [{ strandId, from: sequenceNo, to: sequenceNo + 1, nodes: [node] }]);
  }
  return pieces ?? [];
}

/** As it comes out of a file. */
export function reread(bundle: EvidenceBundle): EvidenceBundle {
  return readBundle(encodeUtf8(writeBundle(bundle)));
}

/** The JSON of a bundle with something in it changed. */
export function changed(bundle: EvidenceBundle, change: (json: Record<string, unknown>) => void): Uint8Array {
  const json = JSON.parse(writeBundle(bundle)) as Record<string, unknown>;
  change(json);
  return encodeUtf8(JSON.stringify(json));
}

export const everyBundle: readonly (readonly [string, () => EvidenceBundle])[] = [
  ['a revision', revisionBundle],
  ['a block', blockBundle],
  ['a document', () => documentBundle()],
  ['a whole run', () => journalBundle(testJournal(), [0, 1, 2, 3, 4, 5, 6, 7])],
  ['parts of a run', () => journalBundle(testJournal(), [0, 3, encodeUtf8('{blockAddress:'), 7])],
];
