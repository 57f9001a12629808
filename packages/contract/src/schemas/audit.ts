import * as z from 'zod/mini';

/** What an entry of the audit log is about. */
export const AUDIT_KINDS = [
  /** The log itself goes on: the console started, with a fingerprint of its configuration. */
  'start',
  'stop',
  'sign-in',
  'sign-out',
  /** Something was not allowed. */
  'refusal',
  /** Something was changed, or was about to be. */
  'mutation',
  'presigned-url',
  /** A digest was taken. */
  'digest',
  /** An auditor link was made, used or refused. */
  'link',
  /** What only the browser knows; nothing but its word stands behind it. */
  'report',
] as const;
export type AuditKind = (typeof AUDIT_KINDS)[number];

/** A lower-case SHA-256. */
export const hashSchema = z.string().check(z.regex(/^[0-9a-f]{64}$/));

const actorSchema = z.object({
  kind: z.enum(['local', 'user', 'link', 'anonymous', 'console']),
  /** The provider's name for the account, the id of a link, or `local`. */
  id: z.string(),
  name: z.string(),
});

const outcomeSchema = z.object({
  /** HTTP status of the answer. */
  status: z.int(),
  /** Code of the problem, where it was one. */
  code: z.optional(z.string()),
  /** AWS's own name of the error. */
  awsError: z.optional(z.string()),
  /** Request ids of AWS, in the order of the requests. */
  awsRequestIds: z.optional(z.array(z.string())),
});

/** One line of the audit log. */
export const auditEntrySchema = z.object({
  /** Counts from 1, over all files of a log. */
  seq: z.int().check(z.minimum(1)),
  /** ISO 8601, UTC, milliseconds. */
  time: z.string(),
  /** SHA-256 of the bytes of the line before, without its end of line; zeros for the first. */
  prev: hashSchema,
  kind: z.enum(AUDIT_KINDS),
  /** AWS's name of the operation, or the console's own. */
  action: z.string(),
  /** `intent` is on record before anything is sent; its `outcome` says in `of` which one it belongs to. */
  phase: z.optional(z.enum(['intent', 'outcome'])),
  of: z.optional(z.int()),
  actor: actorSchema,
  from: z.optional(z.object({ address: z.string(), userAgent: z.optional(z.string()) })),
  connection: z.optional(z.string()),
  /** Ledger, ARN, key or bucket and key. */
  target: z.optional(z.string()),
  details: z.optional(z.record(z.string(), z.unknown())),
  outcome: z.optional(outcomeSchema),
  /** The console's own id of the request, as in its log and in `x-request-id` of the answer. */
  requestId: z.optional(z.string()),
  reportedBy: z.optional(z.literal('browser')),
  /** The first entry of a file that continues another: where that one ends. */
  continues: z.optional(z.object({ seq: z.int(), hash: hashSchema })),
  /** What a write that was interrupted left in the line before. */
  torn: z.optional(z.object({ bytes: z.int(), sha256: hashSchema })),
  /** At the start, entries that had been written before are not in the file any more: the last one that was. */
  cut: z.optional(z.object({ seq: z.int(), hash: hashSchema })),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Lines of the audit log, as they are in the file, oldest first. */
export const auditPageSchema = z.object({
  /** Which of several instances answered; each keeps a log of its own. */
  instance: z.string(),
  /** Name of the file, without its folder. */
  file: z.string(),
  /** Bytes of the file when it was read. */
  size: z.int(),
  /** Where the first of these lines begins in it: as `before` it asks for those in front of them. */
  start: z.int(),
  lines: z.array(z.string()),
  /** The last entry that was written, wherever these lines stand. */
  head: z.object({ seq: z.int(), hash: hashSchema }),
});
export type AuditPage = z.infer<typeof auditPageSchema>;

/** Query of the audit log. */
export const auditQuerySchema = z.strictObject({
  /** Only lines that end at or before this byte; absent: the last ones. */
  before: z.optional(z.string().check(z.regex(/^\d{1,15}$/))),
  limit: z.optional(z.string().check(z.regex(/^[1-9]\d{0,3}$/))),
  /** Only of this instance: what another one would answer does not go with what is known. */
  instance: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{1,300}$/))),
});

/** What happens in the browser alone and belongs on record. */
export const REPORT_KINDS = [
  'evidence-saved',
  'digest-saved',
  'digest-supplied',
  'report-saved',
  'verdict-computed',
] as const;
export type ReportKind = (typeof REPORT_KINDS)[number];

const plain = (most: number) =>
  z.string().check(z.minLength(1), z.maxLength(most), z.regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]*$/u));

/** A report of the browser: a closed set of short fields. */
export const browserReportSchema = z.strictObject({
  kind: z.enum(REPORT_KINDS),
  connection: z.optional(plain(100)),
  ledger: z.optional(plain(32)),
  /** What a verdict is on. */
  of: z.optional(z.enum(['block', 'revision', 'journal', 'export', 'stream', 'archive', 'evidence'])),
  /** What it is of: a document, block, journal, archive – in the console's words. */
  subject: z.optional(plain(200)),
  /** Of a verdict. */
  outcome: z.optional(z.enum(['anchored', 'consistent', 'incomplete', 'disproven'])),
  /** Of the file that was saved, or of the digest: hexadecimal SHA-256. */
  sha256: z.optional(hashSchema),
});
export type BrowserReport = z.infer<typeof browserReportSchema>;
