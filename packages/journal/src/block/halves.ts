import { JournalError } from '../errors.ts';
import { ionHash } from '../hash/index.ts';
import type { IonNull, IonValue } from '../ion/index.ts';
import { dot, equalBytes, type Hash } from '../merkle/index.ts';
import type { ParsedRevision } from './types.ts';

/**
 * How a revision's hash comes about:
 * data          – dot(ionHash(data), ionHash(metadata)). Observed in AWS data: ten revisions of five ledgers.
 * data-hash     – dot(dataHash, ionHash(metadata)), after a redaction. Documented by AWS.
 * metadata-only – ionHash(metadata): what dot gives when there is no data. Likely for a DELETE, never confirmed.
 * null-data     – dot(ionHash(null), ionHash(metadata)). The other likely formula for a DELETE.
 */
type RevisionFormula = 'data' | 'data-hash' | 'metadata-only' | 'null-data';

/** What a revision's hash is made of, computed here from its content. */
export interface RevisionHalves {
  /** The formula that applies; for a DELETE the one that fits. `undefined` when none applies or fits. */
  readonly formula: RevisionFormula | undefined;
  /** Left half: ionHash(data), the stated dataHash, or ionHash(null). */
  readonly data: Hash | undefined;
  /** Right half: ionHash(metadata). */
  readonly metadata: Hash | undefined;
  /** The revision's hash by that formula. */
  readonly computed: Hash | undefined;
}

const NOTHING: RevisionHalves = { formula: undefined, data: undefined, metadata: undefined, computed: undefined };
const PLAIN_NULL: IonNull = { type: 'null', of: 'null', annotations: [], range: { start: 0, end: 0 } };

/**
 * Ion hash of a value, or `undefined` when it cannot be computed because the text of a symbol is not in the input
 * (it stands in a shared symbol table).
 */
export function hashOf(value: IonValue): Hash | undefined {
  try {
    return ionHash(value);
  } catch (error) {
    if (error instanceof JournalError && error.code === 'ion-shared-symbol-table') return undefined;
    throw error;
  }
}

/** Hashes a revision's content by the formula of its kind. */
export function revisionHalves(revision: ParsedRevision): RevisionHalves {
  const metadata = revision.metadata && hashOf(revision.metadata.value);
  if (metadata === undefined) return NOTHING;
  switch (revision.kind) {
    case 'document': {
      const data = revision.data && hashOf(revision.data);
      return data === undefined ? { ...NOTHING, metadata } : whole('data', data, metadata);
    }
    case 'redacted':
      return whole('data-hash', revision.dataHash as Hash, metadata);
    case 'deleted': {
      if (equalBytes(metadata, revision.hash)) {
        return { formula: 'metadata-only', data: undefined, metadata, computed: metadata };
      }
      const withNull = whole('null-data', ionHash(PLAIN_NULL), metadata);
      return equalBytes(withNull.computed as Hash, revision.hash) ? withNull : { ...NOTHING, metadata };
    }
    case 'hash-only':
    case 'unrecognised':
      return { ...NOTHING, metadata };
  }
}

function whole(formula: RevisionFormula, data: Hash, metadata: Hash): RevisionHalves {
  return { formula, data, metadata, computed: dot(data, metadata) };
}
