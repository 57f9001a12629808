import { formatSymbol } from './format.ts';
import { annotationKey, isContainer, Numbering, symbolKey } from './numbering.ts';
import type { IonList, IonSexp, IonStruct, IonValue } from './value.ts';

/** A place where two values differ. `before` is absent for what was added, `after` for what was removed. */
export interface IonChange {
  readonly kind: 'added' | 'removed' | 'changed';
  /**
   * e.g. `Owners.SecondaryOwners[1].PersonId`; '' where the values as a whole differ. Items are counted in the value that
   * has them: in `before` for what was removed, else in `after`.
   */
  readonly path: string;
  readonly before?: IonValue | undefined;
  readonly after?: IonValue | undefined;
}

/** Comparisons spent on finding which items of two lists belong together; beyond it they are paired by their places. */
const MOST_COMPARISONS = 1_000_000;

interface Pair {
  readonly before: IonValue;
  readonly after: IonValue;
  readonly path: string;
}

/**
 * Where two Ion values differ, in the order of `after`, as near to the leaves as it can be said: a container that stays one
 * of the same type with the same annotations is looked into. Types, annotations, precision and offsets count, as in
 * {@link equalIon}: `90.25` and `90.250` differ. The order of fields does not count, the order of items does.
 *
 * @returns nothing exactly when the values are equal
 */
export function diffIon(before: IonValue, after: IonValue): readonly IonChange[] {
  const numbers = new Map<IonValue, number>();
  const numbering = new Numbering(numbers);
  numbering.ofTree(before);
  numbering.ofTree(after);
  const changes: IonChange[] = [];
  // Deep values are looked into without recursion; what comes first is on top.
  const open: (Pair | IonChange)[] = [{ before, after, path: '' }];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if ('kind' in next) {
      changes.push(next);
      continue;
    }
    if (numbers.get(next.before) === numbers.get(next.after)) continue;
    const parts = partsOf(next, numbers);
    if (parts === undefined) changes.push({ kind: 'changed', ...next });
    else append(open, parts.toReversed());
  }
  return changes;
}

type Numbers = ReadonlyMap<IonValue, number>;

/** What is left to compare of two containers that are of one kind; undefined for all other values. */
function partsOf({ before, after, path }: Pair, numbers: Numbers): readonly (Pair | IonChange)[] | undefined {
  if (!isContainer(before) || !isContainer(after) || before.type !== after.type) return undefined;
  if (annotationKey(before) !== annotationKey(after)) return undefined;
  if (before.type === 'struct') return fieldParts(before, after as IonStruct, path, numbers);
  return itemParts(before.items, (after as IonList | IonSexp).items, (index) => `${path}[${index}]`, numbers);
}

/** Fields of one name are compared with each other. */
function fieldParts(
  before: IonStruct,
  after: IonStruct,
  path: string,
  numbers: Numbers,
): readonly (Pair | IonChange)[] {
  const left = byName(before);
  const right = byName(after);
  const parts: (Pair | IonChange)[] = [];
  for (const [name, { text, values }] of right) {
    const at = path === '' ? text : `${path}.${text}`;
    append(parts, unordered(left.get(name)?.values ?? [], values, at, numbers));
  }
  for (const [name, { text, values }] of left) {
    const at = path === '' ? text : `${path}.${text}`;
    if (!right.has(name)) for (const value of values) parts.push({ kind: 'removed', path: at, before: value });
  }
  return parts;
}

function byName({ fields }: IonStruct): Map<string, { readonly text: string; readonly values: IonValue[] }> {
  const names = new Map<string, { readonly text: string; readonly values: IonValue[] }>();
  for (const { name, value } of fields) {
    const key = symbolKey(name);
    const known = names.get(key);
    if (known === undefined) names.set(key, { text: formatSymbol(name), values: [value] });
    else known.values.push(value);
  }
  return names;
}

/** Values of a repeated field: equal ones belong together wherever they stand, the others in their order. */
function unordered(before: readonly IonValue[], after: readonly IonValue[], path: string, numbers: Numbers) {
  const counts = new Map<number | undefined, number>();
  for (const value of before) counts.set(numbers.get(value), (counts.get(numbers.get(value)) ?? 0) + 1);
  const added = after.filter((value) => !takeOne(counts, numbers.get(value)));
  const removed = before.filter((value) => takeOne(counts, numbers.get(value)));
  return paired(removed, added, () => path, { before: 0, after: 0 });
}

function takeOne(counts: Map<number | undefined, number>, number: number | undefined): boolean {
  const left = counts.get(number) ?? 0;
  if (left > 0) counts.set(number, left - 1);
  return left > 0;
}

/** Items keep their order: as many as possible that are equal belong together, and between those the others in turn. */
function itemParts(
  before: readonly IonValue[],
  after: readonly IonValue[],
  pathOf: (index: number) => string,
  numbers: Numbers,
): readonly (Pair | IonChange)[] {
  const same = (i: number, j: number) => numbers.get(before[i] as IonValue) === numbers.get(after[j] as IonValue);
  const parts: (Pair | IonChange)[] = [];
  let from = { before: 0, after: 0 };
  const between = (to: { before: number; after: number }) =>
    append(parts, paired(before.slice(from.before, to.before), after.slice(from.after, to.after), pathOf, from));
  for (const [i, j] of commonItems(before.length, after.length, same)) {
    between({ before: i, after: j });
    from = { before: i + 1, after: j + 1 };
  }
  between({ before: before.length, after: after.length });
  return parts;
}

function paired(
  removed: readonly IonValue[],
  added: readonly IonValue[],
  pathOf: (index: number) => string,
  from: { readonly before: number; readonly after: number },
): (Pair | IonChange)[] {
  const parts: (Pair | IonChange)[] = [];
  for (let k = 0; k < Math.max(removed.length, added.length); k++) {
    const [before, after] = [removed[k], added[k]];
    const path = pathOf(after === undefined ? from.before + k : from.after + k);
    if (before !== undefined && after !== undefined) parts.push({ before, after, path });
    else if (after !== undefined) parts.push({ kind: 'added', path, after });
    else parts.push({ kind: 'removed', path, before });
  }
  return parts;
}

/** A longest common subsequence as pairs of places, what both begin and end with taken first. */
function commonItems(n: number, m: number, same: (i: number, j: number) => boolean): readonly [number, number][] {
  const pairs: [number, number][] = [];
  let start = 0;
  while (start < n && start < m && same(start, start)) pairs.push([start, start++]);
  let end = 0;
  while (start + end < n && start + end < m && same(n - 1 - end, m - 1 - end)) end++;
  const [rows, columns] = [n - start - end, m - start - end];
  if (rows * columns <= MOST_COMPARISONS) {
    const inner = longestCommon(rows, columns, (i, j) => same(start + i, start + j));
    for (const [i, j] of inner) pairs.push([start + i, start + j]);
  }
  for (let k = end; k > 0; k--) pairs.push([n - k, m - k]);
  return pairs;
}

function longestCommon(n: number, m: number, same: (i: number, j: number) => boolean): [number, number][] {
  if (n === 0 || m === 0) return [];
  const width = m + 1;
  const lengths = new Uint32Array((n + 1) * width);
  const at = (i: number, j: number) => lengths[i * width + j] as number;
  for (let i = n - 1; i >= 0; i--) {
    for (let j = m - 1; j >= 0; j--)
      lengths[i * width + j] = same(i, j) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < n && j < m; ) {
    if (same(i, j)) pairs.push([i++, j++]);
    else if (at(i + 1, j) >= at(i, j + 1)) i++;
    else j++;
  }
  return pairs;
}

/** Without spreading: there may be more of them than a call takes arguments. */
function append<T>(to: T[], items: readonly T[]): void {
  for (const item of items) to.push(item);
}
