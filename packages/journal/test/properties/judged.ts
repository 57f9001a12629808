// Whole journals for the judging functions, with everything that goes with them.
import { renderProof, type TestJournal } from '@qldb-console/testkit';
import {
  type Anchor,
  encodeUtf8,
  type KnownRedaction,
  knownRedactions,
  type ParsedBlock,
  type ParsedProof,
  type ParsedRevision,
  parseBlock,
  parseBlockAddress,
  parseDigest,
  parseProof,
  parseRevision,
} from '../../src/index.ts';

export interface JudgedJournal {
  readonly journal: TestJournal;
  readonly blocks: readonly ParsedBlock[];
  readonly redactions: readonly KnownRedaction[];
  digest(tip: number, provenance?: Anchor['provenance']): Anchor;
  blockProof(sequenceNo: number, tip: number): ParsedProof;
  revisionProof(sequenceNo: number, index: number, tip: number): ParsedProof;
  revision(sequenceNo: number, index: number): ParsedRevision;
}

export function judgedJournal(journal: TestJournal): JudgedJournal {
  const blocks = journal.texts.map((text) => parseBlock(encodeUtf8(text)));
  return {
    journal,
    blocks,
    redactions: knownRedactions(blocks),
    digest: (tip, provenance = 'saved') => ({
      digest: parseDigest({
        digest: Buffer.from(journal.digest(tip)).toString('base64'),
        tipIonText: journal.address(tip),
      }),
      provenance,
      label: `digest ${tip}`,
    }),
    blockProof: (sequenceNo, tip) => proofOf(journal.blockProof(sequenceNo, tip)),
    revisionProof: (sequenceNo, index, tip) => proofOf(journal.revisionProof(sequenceNo, index, tip)),
    revision: (sequenceNo, index) => parseRevision(encodeUtf8(journal.revisionText(sequenceNo, index))),
  };
}

export function proofOf(elements: readonly Uint8Array[]): ParsedProof {
  return parseProof(encodeUtf8(renderProof(elements)));
}

export function addressOf(ionText: string): { strandId: string; sequenceNo: number } {
  const { strandId, sequenceNo } = parseBlockAddress(encodeUtf8(ionText));
  return { strandId, sequenceNo };
}
