import type { z } from 'zod';

/** A line for the reader about what a schema refuses; names of fields are kept, values of secrets are not. */
export function describeIssue(issue: z.core.$ZodIssue, input: unknown): string {
  const field = issue.path.map(String).join('.').slice(0, 200);
  if (issue.code === 'unrecognized_keys') {
    const inside = field === '' ? '' : `${field}.`;
    const names = issue.keys.slice(0, 20).map((key) => quote(inside + key));
    const hint = issue.keys.some((key) => /secret|access.?key|token|password|session.?key/i.test(key))
      ? ' Secrets do not belong into this file; name an AWS profile, or set the environment variable.'
      : '';
    return `there is no field ${names.join(', ')}.${hint}`;
  }
  const value = valueAt(input, issue.path);
  const name = field === '' ? 'it' : field;
  if (value === undefined) return `${name} is missing.`;
  if (issue.code === 'custom' && issue.params?.secret === true) return `${name} ${issue.message}`;
  if (issue.code === 'invalid_type') return `${name} must be ${article(issue.expected)}.`;
  if (issue.code === 'too_small' && issue.origin !== 'number') return `${name} is empty.`;
  if (issue.code === 'too_big' && issue.origin !== 'number') return `${name} holds more than ${issue.maximum}.`;
  return `${name} is ${quote(value)}: ${issue.message}`;
}

/** A value as JSON, cut off where it is long. What holds others is only named: it may be too deep to be written. */
export function quote(value: unknown): string {
  if (typeof value === 'object' && value !== null) return Array.isArray(value) ? 'an array' : 'an object';
  const text = typeof value === 'string' ? value.slice(0, 200) : value;
  return (JSON.stringify(text) ?? 'nothing').replace(UNSEEN, escaped).slice(0, 202);
}

/** JSON leaves some of what a terminal obeys (DEL, C1) or nobody sees as it is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  return Array.from(
    { length: character.length },
    (_, at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`,
  ).join('');
}

function article(type: string): string {
  return /^[aeiou]/.test(type) ? `an ${type}` : `a ${type}`;
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}
