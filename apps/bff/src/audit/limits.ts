/** What the audit log holds, keeps and waits for at most. */
export const AUDIT_LIMITS = {
  /** Characters of one text of an entry; longer ones end with an ellipsis. */
  text: 300,
  /** Members of one object or list of the details, and how deep they go. */
  members: 50,
  depth: 3,
  /** Characters of the details of one entry; beyond them, that there were more is what is written. */
  details: 6_000,
  /** Entries that wait to be written; beyond that nothing more is taken on, which is told as unavailable. */
  waiting: 5_000,
  /** Milliseconds until an entry must be durable: a disk that hangs is one that cannot be written. */
  writeMs: 10_000,
  /** Milliseconds that a start waits for the process before it to let go of the file. */
  lockMs: 5_000,
  /** Milliseconds that a stop waits for the outcomes of what was begun. */
  settleMs: 5_000,
  /** Bytes at the end of a file that are searched for its last entry; more than any entry has. */
  tailBytes: 256 * 1024,
  /** Bytes of the lines that one answer holds. */
  pageBytes: 2 * 1024 * 1024,
  /** Lines of one answer. */
  pageLines: 1_000,

  /** Entries of refusals and failures that are written one by one in a minute: of one source, of all together. */
  refusals: { perSource: 10, total: 60 },
  /** The same for callers who are known, so that strangers cannot push them out. */
  knownRefusals: { perSource: 10, total: 120 },
  /** The same for what known callers do that changes nothing: digests taken, reports of browsers, sign-outs. */
  notes: { perSource: 120, total: 1_200 },
  /** Milliseconds of such a minute. */
  floodWindowMs: 60_000,
  /** Sources that are counted by themselves in the entry that sums a minute up; the rest is one figure. */
  floodSources: 20,
} as const;
