/** What is said of the chain of an audit log. */

/** What somebody keeps of a log to hold it against later: its last entry at that time. */
export interface AuditDigest {
  readonly seq: number;
  /** SHA-256 of its line, hexadecimal. */
  readonly hash: string;
}

/** A line as it stands in the file, without its end. */
export interface AuditLine {
  readonly bytes: Uint8Array;
  /** Whether its end was there; only the last line can lack it. */
  readonly ended: boolean;
}

/** What is wrong, and where. Lines count from 1, over all files that were handed in. */
export interface ChainFault {
  readonly code:
    | 'unreadable'
    | 'altered'
    /** One of two neighbours; nothing that is there tells which. */
    | 'altered-or-next'
    | 'inserted'
    | 'out-of-order'
    | 'missing'
    | 'beginning-missing'
    | 'end-missing'
    | 'digest-differs'
    | 'digest-not-found';
  readonly line: number;
  readonly seq: number | undefined;
  /** One sentence. */
  readonly text: string;
}

export interface ChainVerdict {
  /** As of every verdict of the console: anchored only by a digest that was kept elsewhere. */
  readonly outcome: 'anchored' | 'consistent' | 'incomplete' | 'disproven';
  /** The verdict in one sentence, with its scope. */
  readonly sentence: string;
  readonly lines: number;
  readonly entries: number;
  readonly first: (AuditDigest & { readonly prev: string }) | undefined;
  readonly last: AuditDigest | undefined;
  /** In the order of their lines; at most `MOST_FAULTS` of `faultCount`. */
  readonly faults: readonly ChainFault[];
  readonly faultCount: number;
  /** Writes that were interrupted, the first of them; the entry that follows names each, but not one at the very end. */
  readonly torn: readonly { readonly line: number; readonly bytes: number; readonly named: boolean }[];
  readonly tornCount: number;
  /** What was about to be done, without an outcome on record: the process ended in between, or could not write it. */
  readonly unfinished: readonly Unfinished[];
  readonly unfinishedCount: number;
  /** The digests that were supplied and are those of the log. */
  readonly anchors: readonly AuditDigest[];
  /** Digests of entries before the first one that is here: they say something about another file. */
  readonly notCompared: readonly AuditDigest[];
}

export interface Unfinished {
  readonly seq: number;
  readonly line: number;
  readonly action: string;
  readonly target: string | undefined;
  readonly requestId: string | undefined;
}

export interface ChainOptions {
  /** Lower-case hexadecimal SHA-256. */
  readonly sha256: (bytes: Uint8Array) => string;
  /** Digests kept elsewhere. */
  readonly expected?: readonly AuditDigest[];
  /** What stands beside the file: the last entry that was written to it. Anchors nothing; a shorter file contradicts it. */
  readonly head?: AuditDigest | undefined;
  /** Lines out of the middle of a log, as a page shows them: that they do not begin at its beginning is no fault. */
  readonly excerpt?: boolean;
}
