import { encodeBase64 } from './ion/index.ts';
import type { ByteRange } from './ion/value.ts';
import { equalBytes } from './merkle/index.ts';
import type { Check, CheckId, CheckStatus, Place } from './verdict.ts';

/** What is the same in all ways a check can end. */
export interface Claim {
  readonly id: CheckId;
  readonly subject?: string | undefined;
  readonly what: string;
  readonly places: readonly Place[];
}

export function place(input: Place['input'], path: string, range?: ByteRange): Place {
  return { input, path, range };
}

export function holds(claim: Claim, expected?: string, computed = expected): Check {
  return { ...claim, status: 'ok', expected, computed };
}
export function fails(claim: Claim, why: string, expected?: string, computed?: string): Check {
  return { ...claim, status: 'failed', expected, computed, why };
}
export function skips(claim: Claim, why: string): Check {
  return { ...claim, status: 'skipped', why };
}
export function finds(claim: Claim, why: string, expected?: string, computed?: string): Check {
  return { ...claim, status: 'finding', expected, computed, why };
}

/** Compares a stated hash with the one computed here. */
export function comparesHashes(claim: Claim, why: string, expected: Uint8Array, computed: Uint8Array): Check {
  const stated = encodeBase64(expected);
  return equalBytes(expected, computed) ? holds(claim, stated) : fails(claim, why, stated, encodeBase64(computed));
}

/** Compares two values shown as text, where a difference is a contradiction. */
export function comparesText(claim: Claim, why: string, expected: string, computed: string): Check {
  return expected === computed ? holds(claim, expected) : fails(claim, why, expected, computed);
}

export function hasStatus(checks: readonly Check[], status: CheckStatus): boolean {
  return checks.some((check) => check.status === status);
}
