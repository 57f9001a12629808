import type { Tags } from '@qldb-console/contract';

/** Tags of one resource at most (QLDB developer guide, quotas). */
export const MAX_TAGS = 50;
const MAX_KEY = 128;
const MAX_VALUE = 256;

/** A tag while it is being edited: unlike in a map, keys can be empty or doubled. */
export interface TagRow {
  readonly key: string;
  readonly value: string;
}
export interface TagRowProblem {
  readonly key?: string;
  readonly value?: string;
}

/** Tags with the prefix `aws:`, in any case, belong to AWS: nobody else can add, change or remove them. */
export const isReserved = (key: string): boolean => key.toLowerCase().startsWith('aws:');

/** Rows in the order of the keys. */
export function rowsOf(tags: Tags): TagRow[] {
  return Object.entries(tags)
    .map(([key, value]) => ({ key, value }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
}

export function tagsOf(rows: readonly TagRow[]): Tags {
  return Object.fromEntries(rows.map(({ key, value }) => [key, value]));
}

/**
 * What is wrong with each row, by the rules of TagResource.
 *
 * @param before the tags the resource has: those of AWS among them may stay as they are
 */
export function tagProblems(rows: readonly TagRow[], before: Tags = {}): TagRowProblem[] {
  return rows.map(({ key, value }, index) => {
    const keyProblem = problemOfKey(key, Object.hasOwn(before, key) && before[key] === value, rows, index);
    const valueProblem = tooLong('value', value, MAX_VALUE);
    return {
      ...(keyProblem === undefined ? {} : { key: keyProblem }),
      ...(valueProblem === undefined ? {} : { value: valueProblem }),
    };
  });
}

function problemOfKey(key: string, isAsBefore: boolean, rows: readonly TagRow[], index: number): string | undefined {
  if (key === '') return 'Enter a key, or remove the tag.';
  if (isReserved(key) && !isAsBefore) return 'Keys that begin with aws: are reserved for AWS.';
  // A tag that the SDK would leave out silently must not look as if it was set.
  if (key === '__proto__') return 'A key cannot be __proto__: the AWS SDK does not send such a tag.';
  const first = rows.findIndex((other) => other.key === key);
  if (first !== index) return `Tag ${first + 1} has this key already; a key can be used once.`;
  return tooLong('key', key, MAX_KEY);
}

function tooLong(what: string, text: string, max: number): string | undefined {
  return text.length > max ? `A ${what} can have ${max} characters at most; this one has ${text.length}.` : undefined;
}

/** Whether the rows can be sent as they are. */
export function areTagsValid(rows: readonly TagRow[], before: Tags = {}): boolean {
  return rows.length <= MAX_TAGS && tagProblems(rows, before).every(({ key, value }) => !key && !value);
}

export interface TagChanges {
  /** New tags and those with another value: for TagResource. */
  readonly set: Tags;
  /** Keys: for UntagResource. */
  readonly removed: readonly string[];
  /** The same in words, in the order of the keys. */
  readonly lines: readonly { readonly key: string; readonly sign: '+' | '~' | '-'; readonly text: string }[];
}

/** What has to be sent so that a resource with the tags `before` has the tags `after`. */
export function tagChanges(before: Tags, after: Tags): TagChanges {
  const set = rowsOf(after).filter(({ key, value }) => !Object.hasOwn(before, key) || before[key] !== value);
  const removed = rowsOf(before).filter(({ key }) => !Object.hasOwn(after, key));
  const lines = [
    ...set.map(({ key, value }) =>
      Object.hasOwn(before, key)
        ? ({ key, sign: '~', text: `${key}: ${shown(before[key])} becomes ${shown(value)}` } as const)
        : ({ key, sign: '+', text: `${key}: ${shown(value)} is added` } as const),
    ),
    ...removed.map(({ key, value }) => ({ key, sign: '-', text: `${key}: ${shown(value)} is removed` }) as const),
  ].toSorted((a, b) => (a.key < b.key ? -1 : 1));
  return { set: tagsOf(set), removed: removed.map(({ key }) => key), lines };
}

function shown(value: string | undefined): string {
  return value ? `“${value}”` : 'no value';
}
