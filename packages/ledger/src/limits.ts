/** Quotas and delays that whoever starts the service may set; the defaults are those of Amazon QLDB. */
export interface ServiceLimits {
  /** Ledgers that are not gone. */
  readonly maxLedgers: number;
  /** Streams of one ledger that have not ended. */
  readonly maxStreams: number;
  /** How long a stream may be IMPAIRED before it is FAILED, in milliseconds. */
  readonly maxImpairedMs: number;
  /** Exports of one ledger that are in progress. */
  readonly maxExports: number;
  /** How long an export goes on asking an S3 that cannot be reached or is overloaded, in milliseconds. */
  readonly exportRetryMs: number;
  /** Tags of one resource. */
  readonly maxTags: number;
  /** How long a change of state takes (CREATING, DELETING, an encryption's UPDATING, an export), in milliseconds. */
  readonly stateDelayMs: number;
  /** How long exports and streams that have ended are still described, in milliseconds. */
  readonly jobRetentionMs: number;
}

const DAY_MS = 86_400_000;

/** Developer guide, "Quotas and limits"; the delay is this service's own. */
export const DEFAULT_LIMITS: ServiceLimits = {
  maxLedgers: 5,
  maxStreams: 5,
  maxImpairedMs: 7 * DAY_MS,
  maxExports: 2,
  exportRetryMs: 1_800_000,
  maxTags: 50,
  stateDelayMs: 2_000,
  jobRetentionMs: 7 * DAY_MS,
};

/** @param given what is undefined in it is taken from the defaults */
export function withDefaults(
  given: {
    readonly [Name in keyof ServiceLimits]?: ServiceLimits[Name] | undefined;
  },
): ServiceLimits {
  return {
    maxLedgers: given.maxLedgers ?? DEFAULT_LIMITS.maxLedgers,
    maxStreams: given.maxStreams ?? DEFAULT_LIMITS.maxStreams,
    maxImpairedMs: given.maxImpairedMs ?? DEFAULT_LIMITS.maxImpairedMs,
    maxExports: given.maxExports ?? DEFAULT_LIMITS.maxExports,
    exportRetryMs: given.exportRetryMs ?? DEFAULT_LIMITS.exportRetryMs,
    maxTags: given.maxTags ?? DEFAULT_LIMITS.maxTags,
    stateDelayMs: given.stateDelayMs ?? DEFAULT_LIMITS.stateDelayMs,
    jobRetentionMs: given.jobRetentionMs ?? DEFAULT_LIMITS.jobRetentionMs,
  };
}
