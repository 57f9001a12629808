/** Blocks, journals and records of streams to make inputs from. */
import { encodeUtf8, readIonText, writeIonBinary } from '@qldb-console/journal';
import { awsCaptures, awsStreamCaptures, BLOCK_SHAPES, buildJournal, streamTexts } from '@qldb-console/testkit';

/** Journals in which every shape of block stands; entries without content are there or left out. */
export const JOURNALS = (['dropped', 'zero-length'] as const).map((missingEntries, index) =>
  buildJournal({ seed: 11 + index, shapes: [...BLOCK_SHAPES, 'redaction', 'update'], missingEntries }),
);

/** A block of each shape, and those that Amazon QLDB wrote. */
export function blockTexts(): string[] {
  return [...JOURNALS.flatMap(({ texts }) => texts), ...awsCaptures().blocks.map(({ ionText }) => ionText)];
}

/** Several values of Ion text as one stream of Ion binary. */
export function asBinary(...texts: readonly string[]): Uint8Array {
  return writeIonBinary(readIonText(encodeUtf8(texts.join('\n'))));
}

/** A block as an export in JSON has it, as far as the readers look. */
export function asJson(text: string): string {
  return text
    .replace(/\{\{([^}]*)\}\}/g, '"$1"')
    .replace(/([{,])'?([A-Za-z]\w*)'?:/g, '$1"$2":')
    .replace(/:(\d{4}-[\dT:.Z-]+)/g, ':"$1"');
}

/** The records of a stream, each as Ion text. */
export function recordTexts(): string[] {
  return JOURNALS.flatMap(({ blocks }) => blocks.slice(0, 8)).flatMap((block) => {
    const { summary, details } = streamTexts(block);
    return [summary, ...details.slice(0, 2)];
  });
}

/** Aggregated records as Amazon QLDB's streams wrote them. */
export function aggregatedRecords(): Uint8Array[] {
  return awsStreamCaptures().aggregated.map(({ data }) => new Uint8Array(Buffer.from(data, 'base64')));
}

const NAMES = [
  ...['blockAddress', 'strandId', 'sequenceNo', 'transactionId', 'blockTimestamp', 'blockHash', 'entriesHash'],
  ...[
    'previousBlockHash',
    'entriesHashList',
    'transactionInfo',
    'statements',
    'statement',
    'startTime',
    'statementDigest',
  ],
  ...[
    'documents',
    'tableName',
    'tableId',
    'revisions',
    'hash',
    'data',
    'dataHash',
    'metadata',
    'id',
    'version',
    'txTime',
  ],
  ...['txId', 'redactionInfo', 'revisionSummaries', 'documentId'],
];
/** Fields of a block with values that are wrong in some way, to be put anywhere. */
export const BLOCK_WORDS: readonly Uint8Array[] = [
  ...NAMES.map((name) => `${name}:null,`),
  ...NAMES.map((name) => `'${name}'`),
  ...[
    '{{}}',
    '{{AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=}}',
    '"AAAAAAAAAAAAAAAAAAAAAA"',
    '[0,0]',
    '9007199254740991',
  ],
  ...[
    '2020-01-01T00:00:00.000Z',
    '2020-01-01T00:00:00.0000001+23:59',
    '9999-12-31T23:59:59.999-23:59',
    '0001-01-01T00:00Z',
  ],
  ...["\"EXEC REDACT_REVISION ?, 'a', 'b'\"", '-1', '0', 'a::', 'null', '{}', '[]', '// x\n', '/**/', '$ion_1_0\n'],
].map((word) => encodeUtf8(word));
