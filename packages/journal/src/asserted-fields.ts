import type { CheckId, Place } from './verdict.ts';

/**
 * A thing that is shown but that no hash covers. `path` as in {@link Place}, `[*]` stands for any index.
 * value   – the field itself could say something else and every hash would still hold
 * order   – the values are covered, but not which stands left and which right
 * meaning – the bytes are covered, but what they stand for is not known
 */
export interface AssertedField {
  readonly input: Place['input'];
  readonly path: string;
  readonly aspect: 'value' | 'order' | 'meaning';
  /** Checks that notice when it contradicts something else. Agreement is no proof. */
  readonly crossChecks: readonly CheckId[];
  /** For the reader. Fields that are asserted together share one. */
  readonly sentence: string;
}

const BLOCK_ADDRESS =
  "A block's own address. It is compared with its neighbours, with its revisions and with the length of the proof.";
const REVISION_ADDRESS =
  "A revision's block address. It is compared with the block it stands in, with what was asked for and with the length of the proof.";
const TIP =
  "A digest's tip address. It is compared with the strand and the sequence number of the block and with the length of the proof.";
const RECEIPT_ADDRESS =
  "A receipt's block address. It is compared with the digest's tip and with the length of the proof.";
const STREAM_TABLE =
  'Name and id of the table beside a revision in a stream. They are compared with transactionInfo, where it names the document.';
const RECEIPT_NAMES =
  'The names of ledger and table and the document id in a receipt: nothing in a receipt covers them.';

/**
 * Everything in the inputs that no hash covers, and nothing else. The list is closed: whatever is not on it and is
 * changed is either noticed or makes no difference to the Ion value.
 */
export const ASSERTED_FIELDS: readonly AssertedField[] = [
  {
    input: 'block',
    path: 'blockAddress.strandId',
    aspect: 'value',
    crossChecks: ['block.address', 'revision.address', 'link.strand', 'digest.strand'],
    sentence: BLOCK_ADDRESS,
  },
  {
    input: 'block',
    path: 'blockAddress.sequenceNo',
    aspect: 'value',
    crossChecks: [
      'block.address',
      'revision.address',
      'link.sequence',
      'proof.length',
      'proof.neighbour',
      'digest.covers',
    ],
    sentence: BLOCK_ADDRESS,
  },
  {
    input: 'block',
    path: 'transactionId',
    aspect: 'value',
    crossChecks: ['revision.transaction'],
    sentence:
      "A block's transaction id. It is compared with the one in the metadata of its revisions, which is hashed.",
  },
  {
    input: 'block',
    path: 'blockTimestamp',
    aspect: 'value',
    crossChecks: ['revision.time', 'block.statements', 'link.time'],
    sentence:
      "A block's timestamp. It must not be before the times of its statements and revisions, which are hashed, nor before the previous block.",
  },
  {
    input: 'block',
    path: 'revisions[*].blockAddress.strandId',
    aspect: 'value',
    crossChecks: ['revision.address'],
    sentence: REVISION_ADDRESS,
  },
  {
    input: 'block',
    path: 'revisions[*].blockAddress.sequenceNo',
    aspect: 'value',
    crossChecks: ['revision.address'],
    sentence: REVISION_ADDRESS,
  },
  {
    input: 'block',
    path: 'revisionSummaries[*].documentId',
    aspect: 'value',
    crossChecks: ['block.documents', 'block.summaries'],
    sentence:
      'The document ids in a stream summary. They are compared with the documents named in transactionInfo and with the metadata of the revisions, where these are there.',
  },
  {
    input: 'block',
    path: 'revisions',
    aspect: 'order',
    crossChecks: [],
    sentence: 'The order of two neighbouring revisions: a pair hashes to the same value either way round.',
  },
  {
    input: 'block',
    path: 'revisionSummaries',
    aspect: 'order',
    crossChecks: [],
    sentence: 'The order of two neighbouring revisions: a pair hashes to the same value either way round.',
  },
  {
    input: 'block',
    path: 'entriesHashList',
    aspect: 'order',
    crossChecks: [],
    sentence: 'The order of two neighbouring entries: a pair hashes to the same value either way round.',
  },
  {
    input: 'block',
    path: 'entriesHashList[*]',
    aspect: 'meaning',
    crossChecks: [],
    sentence:
      'The meaning of entries that are the hash of nothing shown in the block: their bytes are fixed by entriesHash, what they stand for was never documented.',
  },
  {
    input: 'revision',
    path: 'blockAddress.strandId',
    aspect: 'value',
    crossChecks: ['revision.address', 'digest.strand'],
    sentence: REVISION_ADDRESS,
  },
  {
    input: 'revision',
    path: 'blockAddress.sequenceNo',
    aspect: 'value',
    crossChecks: ['revision.address', 'proof.length', 'proof.neighbour', 'digest.covers'],
    sentence: REVISION_ADDRESS,
  },
  {
    input: 'stream',
    path: 'qldbStreamArn',
    aspect: 'value',
    crossChecks: [],
    sentence: 'Which stream delivered a record: its ARN stands in the record and is covered by nothing.',
  },
  {
    input: 'stream',
    path: 'payload.tableInfo.tableName',
    aspect: 'value',
    crossChecks: ['stream.table'],
    sentence: STREAM_TABLE,
  },
  {
    input: 'stream',
    path: 'payload.tableInfo.tableId',
    aspect: 'value',
    crossChecks: ['stream.table'],
    sentence: STREAM_TABLE,
  },
  {
    input: 'proof',
    path: '[*]',
    aspect: 'order',
    crossChecks: ['proof.length', 'proof.neighbour', 'proof.in-block'],
    sentence:
      'On which side of each step a hash stands, and so the exact position of the block: a pair hashes to the same value either way round.',
  },
  {
    input: 'digest',
    path: 'tip.strandId',
    aspect: 'value',
    crossChecks: ['digest.strand'],
    sentence: TIP,
  },
  {
    input: 'digest',
    path: 'tip.sequenceNo',
    aspect: 'value',
    crossChecks: ['digest.covers', 'proof.length'],
    sentence: TIP,
  },
  {
    input: 'digest',
    path: 'ledger',
    aspect: 'value',
    crossChecks: [],
    sentence: "The ledger's name beside a digest.",
  },
  {
    input: 'digest',
    path: 'date',
    aspect: 'value',
    crossChecks: [],
    sentence: 'The date beside a digest: when it was really taken is known to whoever kept it.',
  },
  {
    input: 'receipt',
    path: 'LedgerName',
    aspect: 'value',
    crossChecks: [],
    sentence: RECEIPT_NAMES,
  },
  {
    input: 'receipt',
    path: 'TableName',
    aspect: 'value',
    crossChecks: [],
    sentence: RECEIPT_NAMES,
  },
  {
    input: 'receipt',
    path: 'DocumentId',
    aspect: 'value',
    crossChecks: [],
    sentence: RECEIPT_NAMES,
  },
  {
    input: 'receipt',
    path: 'BlockAddress.strandId',
    aspect: 'value',
    crossChecks: ['digest.strand'],
    sentence: RECEIPT_ADDRESS,
  },
  {
    input: 'receipt',
    path: 'BlockAddress.sequenceNo',
    aspect: 'value',
    crossChecks: ['digest.covers', 'proof.length', 'proof.neighbour'],
    sentence: RECEIPT_ADDRESS,
  },
  {
    input: 'receipt',
    path: 'LedgerDigest.DigestTipAddress.strandId',
    aspect: 'value',
    crossChecks: ['digest.strand'],
    sentence: TIP,
  },
  {
    input: 'receipt',
    path: 'LedgerDigest.DigestTipAddress.sequenceNo',
    aspect: 'value',
    crossChecks: ['digest.covers', 'proof.length'],
    sentence: TIP,
  },
];

/** The entry whose value no hash covers at that place, if it is on the list. `path` with real indexes. */
export function assertedField(input: Place['input'], path: string): AssertedField | undefined {
  const pattern = path.replace(/\[\d+\]/g, '[*]');
  return ASSERTED_FIELDS.find((field) => field.aspect === 'value' && field.input === input && field.path === pattern);
}

/** An input of a verdict, and the fields at its top level that it does not have. */
export interface AssertingInput {
  readonly input: Place['input'];
  readonly absent?: readonly (string | false)[];
}

/** The sentences for a verdict over these inputs, each once; none about what is not there. */
export function assertedSentences(inputs: readonly AssertingInput[]): string[] {
  const sentences = inputs.flatMap(({ input, absent = [] }) =>
    ASSERTED_FIELDS.filter((field) => field.input === input && !absent.includes(rootOf(field.path))).map(
      (field) => field.sentence,
    ),
  );
  return [...new Set(sentences)];
}

/** `revisions` of `revisions[*].blockAddress`. */
function rootOf(path: string): string {
  return path.split(/[.[]/, 1)[0] ?? '';
}
