import { expect } from 'vitest';
import type { Check, CheckId, CheckStatus } from '../src/index.ts';

/** `id status` of every check that is not ok. */
export function notOk(checks: readonly Check[]): string[] {
  return checks.filter(({ status }) => status !== 'ok').map(({ id, status }) => `${id} ${status}`);
}

/** The one check of that id (and subject); fails when there is none or more than one. */
export function only(checks: readonly Check[], id: CheckId, subject?: string): Check {
  const found = checks.filter((check) => check.id === id && (subject === undefined || check.subject === subject));
  expect(found, `${id} in ${checks.map((check) => check.id).join(' ')}`).toHaveLength(1);
  return found[0] as Check;
}

/** Asserts status, reason and that a place is named. */
export function expectCheck(
  checks: readonly Check[],
  id: CheckId,
  status: CheckStatus,
  why: string | RegExp,
  place?: string,
): void {
  const found = checks.filter((check) => check.id === id && check.status === status);
  expect(found, `${id} ${status} in ${notOk(checks).join(', ')}`).not.toHaveLength(0);
  const check = found.find((each) => each.why?.match(why)) ?? (found[0] as Check);
  expect(check.why).toMatch(why);
  if (place !== undefined) expect(check.places.map(({ input, path }) => `${input}:${path}`)).toContain(place);
}
