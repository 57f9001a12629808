/** Loads the data under `vectors/`. An empty or missing folder is an error: a suite must never pass over nothing. */
import { readFileSync } from 'node:fs';

export interface AwsCaptures {
  readonly ionHash: readonly { ion: string; sha256IonHash: string; source: string }[];
  readonly revisions: readonly {
    source: string;
    ionText: string;
    dataHash: string;
    metadataHash: string;
    hash: string;
  }[];
  readonly blocks: readonly { source: string; ionText: string; expect: Readonly<Record<string, string | number>> }[];
  readonly statementDigests: readonly { source: string; statement: string; parameters: string[]; digest: string }[];
  readonly commitDigests: readonly {
    source: string;
    transactionId: string;
    statements: { statement: string; parameters: string[] }[];
    commitDigest: string;
  }[];
  readonly proofs: readonly {
    source: string;
    kind: 'GetBlock' | 'GetRevision';
    strandId?: string;
    sequenceNo: number;
    tip: number;
    leaf: string;
    proof: string[];
    digest: string;
    folds: boolean;
    inBlockHashes?: number;
  }[];
}

/** What Amazon QLDB itself produced; sources and licences in vectors/README.md. Hashes are base64. */
export function awsCaptures(): AwsCaptures {
  const captures = JSON.parse(readVector('aws-captures.json')) as AwsCaptures;
  for (const part of ['ionHash', 'revisions', 'blocks', 'statementDigests', 'commitDigests', 'proofs'] as const)
    if (!Array.isArray(captures[part]) || captures[part].length === 0) throw new Error(`aws-captures.json: no ${part}`);
  return captures;
}

/** Kinesis records as the streams of Amazon QLDB wrote them; sources and licences in vectors/README.md. */
export interface AwsStreamCaptures {
  readonly aggregated: readonly {
    readonly source: string;
    /** Of the Kinesis record. */
    readonly partitionKey: string;
    /** Base64. */
    readonly data: string;
  }[];
}

export function awsStreamCaptures(): AwsStreamCaptures {
  const captures = JSON.parse(readVector('aws-stream-captures.json')) as AwsStreamCaptures;
  if (!Array.isArray(captures.aggregated) || captures.aggregated.length === 0)
    throw new Error('aws-stream-captures.json: no aggregated records');
  return captures;
}

function readVector(path: string): string {
  const text = readFileSync(new URL(`../vectors/${path}`, import.meta.url), 'utf8');
  if (text.trim() === '') throw new Error(`${path} is empty`);
  return text;
}

/**
 * Strings that break careless programs: reserved words, numbers that are none, control characters, right-to-left text,
 * script tags, SQL, format strings. Lines of a published list, comments left out.
 */
export function naughtyStrings(): string[] {
  const lines = readVector('ion-hash-test/big_list_of_naughty_strings.txt').split('\n');
  const strings = lines
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => line.replace(/^ion::/, ''));
  if (strings.length < 400) throw new Error(`only ${strings.length} naughty strings`);
  return strings;
}
