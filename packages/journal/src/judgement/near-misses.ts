import { hashOf } from '../block/halves.ts';
import type { ParsedRevision } from '../block/index.ts';
import { JournalError } from '../errors.ts';
import { sha256 } from '../hash/index.ts';
import type { IonField, IonValue } from '../ion/index.ts';
import { dot, equalBytes } from '../merkle/index.ts';
import { plainText } from '../plain-text.ts';
import { JUDGEMENT_LIMITS } from './limits.ts';
import { type HashNode, hashTree, nodesOf, rehash, rehashWithField, serialise } from './near/hash-tree.ts';
import { likeSibling, missingNulls, shapedLike, shortText } from './near/siblings.ts';
import { UNIFORM } from './near/uniform.ts';
import { variantsOf } from './near/variants.ts';
import type { NearMiss, NearMissKind } from './types.ts';
import { many } from './words.ts';

/**
 * Small changes, of the kind that conversions make, with which a revision would hash to its stated hash: one value written in
 * another way, or all values of a kind. Each one found fits the hash, and so is what was hashed; that a conversion did it is a
 * hypothesis. The search is bounded, whatever the revision is.
 *
 * @param siblings other revisions of the same document or table, whose annotations, types and scales are tried too
 * @returns an empty list for a revision that holds, and for one of which nothing can be tried
 */
export function nearMisses(revision: ParsedRevision, siblings: readonly ParsedRevision[] = []): readonly NearMiss[] {
  return nearMissesWithin(revision, siblings, searchBudget());
}

/** What a search may still cost; several searches may share one. */
export interface SearchBudget {
  tries: number;
  bytes: number;
}

export const searchBudget = (): SearchBudget => ({
  tries: JUDGEMENT_LIMITS.nearMissTries,
  bytes: JUDGEMENT_LIMITS.nearMissBytes,
});

/** {@link nearMisses}, as far as the budget lasts. */
export function nearMissesWithin(
  revision: ParsedRevision,
  siblings: readonly ParsedRevision[],
  budget: SearchBudget,
): readonly NearMiss[] {
  const { data, dataHash, metadata, hash } = revision;
  if (metadata === undefined) return [];
  const metadataHash = hashOf(metadata.value);
  const dataIs = dataHash ?? (data === undefined ? undefined : hashOf(data));
  if (metadataHash === undefined || dataIs === undefined || equalBytes(dot(dataIs, metadataHash), hash)) return [];
  try {
    const search = new Search((half) => equalBytes(dot(half, metadataHash), hash), budget);
    // A data hash that stands beside the data is fixed too: then the data must be what hashes to it.
    if (data !== undefined)
      search.half(
        data,
        '',
        siblings.flatMap((sibling) => sibling.data ?? []),
      );
    if (search.found.length > 0) return search.found;
    const other = new Search((half) => equalBytes(dot(dataIs, half), hash), budget);
    other.half(metadata.value, 'metadata', []);
    return other.found;
  } catch (error) {
    // Of a symbol whose text is not in the input nothing can be hashed.
    if (error instanceof JournalError && error.code === 'ion-shared-symbol-table') return [];
    throw error;
  }
}

/** Bytes of a try that is remembered, so as not to try it again. */
const MOST_REMEMBERED = 4096;
/** Siblings that are looked at. */
const MOST_SIBLINGS = 8;

class Search {
  readonly found: NearMiss[] = [];
  private readonly fits: (hash: Uint8Array) => boolean;
  private wholeCost = 0;
  private readonly budget: SearchBudget;

  constructor(fits: (hash: Uint8Array) => boolean, budget: SearchBudget) {
    this.fits = fits;
    this.budget = budget;
  }

  half(value: IonValue, prefix: string, siblings: readonly IonValue[]): void {
    const tree = hashTree(value);
    if (tree === undefined) return;
    const models = siblings.slice(0, MOST_SIBLINGS);
    // What it costs to change values everywhere and to hash everything anew.
    this.wholeCost = 2 * tree.bytes.length + 400 * nodesOf(tree, Number.POSITIVE_INFINITY).length;
    this.uniform(value, prefix);
    for (const model of models) {
      if (this.isOver()) return;
      const shaped = shapedLike(value, model);
      if (shaped !== undefined)
        this.tryWhole(value, shaped, prefix, 'annotation', 'values are not written as in another revision');
    }
    if (this.found.length > 0) return;
    this.single(tree, prefix, models);
    if (this.found.length === 0) this.pairs(value, prefix);
  }

  private isOver(): boolean {
    return this.budget.tries <= 0 || this.budget.bytes <= 0 || this.found.length >= JUDGEMENT_LIMITS.nearMisses;
  }

  /** One try, by what it costs. */
  private spend(bytes: number): void {
    this.budget.tries -= 1;
    this.budget.bytes -= bytes;
  }

  /** One value changed, the others as they are. */
  private single(tree: HashNode, prefix: string, models: readonly IonValue[]): void {
    for (const node of nodesOf(tree, JUDGEMENT_LIMITS.nearMissValues)) {
      if (this.isOver()) return;
      const { value } = node;
      const path = pathOf(prefix, node);
      const seen = new Set<string>();
      for (const { kind, damage, value: before } of variantsOf(value)) {
        if (this.tryAt(node, before, seen)) this.tell(kind, [path], value, before, damage);
        if (this.isOver()) return;
      }
      for (const model of models) {
        const other = valueAt(model, node);
        for (const before of other === undefined ? [] : likeSibling(value, other))
          if (this.tryAt(node, before, seen))
            this.tell('annotation', [path], value, before, 'another revision writes it that way');
      }
      if (node.parent?.value.type === 'struct') this.without(node, path);
      if (value.type === 'struct') this.withMore(node, prefix, models);
    }
  }

  private tryAt(node: HashNode, before: IonValue, seen: Set<string>): boolean {
    const bytes = serialise(before);
    if (bytes.length <= MOST_REMEMBERED) {
      const key = String.fromCharCode(...bytes);
      if (seen.has(key)) return false;
      seen.add(key);
    }
    const { hash, work } =
      node.parent === undefined ? { hash: sha256(bytes), work: bytes.length } : rehash(node, bytes);
    this.spend(work + 64);
    return this.fits(hash);
  }

  private without(node: HashNode, path: string): void {
    const { hash, work } = rehash(node, undefined);
    this.spend(work + 64);
    if (!this.fits(hash)) return;
    this.add(
      'field-added',
      [path],
      shortText(node.value),
      '',
      `would match if there were no \`${path}\`: a field that was added`,
    );
  }

  private withMore(node: HashNode, prefix: string, models: readonly IonValue[]): void {
    if (node.value.type !== 'struct') return;
    const tried = new Set<string>();
    for (const model of models) {
      const other = valueAt(model, node);
      if (other?.type !== 'struct') continue;
      for (const field of missingNulls(node.value, other)) {
        const name = field.name.text ?? '';
        if (tried.has(name) || this.isOver()) continue;
        tried.add(name);
        const { hash, work } = rehashWithField(node, field.name, field.value);
        this.spend(work + 64);
        if (!this.fits(hash)) continue;
        const path = plainText(`${pathOf(prefix, node)}.${name}`.replace(/^\./, ''));
        const text = shortText(field.value);
        this.add(
          'field-missing',
          [path],
          '',
          text,
          `would match if \`${path}\` were there and \`${text}\`: a null that was left out in a conversion`,
        );
      }
    }
  }

  /** All values of a kind changed alike. */
  private uniform(value: IonValue, prefix: string): void {
    for (const { kind, damage, before } of UNIFORM) {
      if (this.isOver()) return;
      const changed = this.map(value, before);
      if (changed !== undefined) this.tryWhole(value, changed, prefix, kind, damage);
    }
  }

  /** Two of these together: what a way through JSON does. */
  private pairs(value: IonValue, prefix: string): void {
    for (const [i, first] of UNIFORM.entries()) {
      if (this.isOver() || this.map(value, first.before) === undefined) continue;
      for (const second of UNIFORM.slice(i + 1)) {
        if (this.isOver()) return;
        if (second.kind === first.kind) continue;
        // On what was there, not on what the first one made of it.
        const changed = this.map(value, (each) => first.before(each) ?? second.before(each));
        if (changed === undefined) continue;
        this.tryWhole(value, changed, prefix, first.kind, `${first.damage}, and ${second.damage}`);
      }
    }
  }

  private map(value: IonValue, before: (value: IonValue) => IonValue | undefined): IonValue | undefined {
    this.budget.bytes -= this.wholeCost / 8;
    return mapValues(value, before);
  }

  private tryWhole(value: IonValue, changed: IonValue, prefix: string, kind: NearMissKind, damage: string): void {
    const bytes = serialise(changed);
    this.spend(this.wholeCost);
    if (!this.fits(sha256(bytes))) return;
    const differences = differing(value, changed, prefix);
    const [first] = differences;
    if (first === undefined) return;
    this.tell(
      kind,
      differences.map(({ path }) => path),
      first.from,
      first.to,
      damage,
    );
  }

  private tell(kind: NearMissKind, paths: readonly string[], from: IonValue, to: IonValue, damage: string): void {
    const [path = ''] = paths;
    const what = path === '' ? 'the data' : `\`${path}\``;
    const others = paths.length > 1 ? `, and ${many(paths.length - 1, 'other value')} likewise` : '';
    const sentence = `would match if ${what} were \`${plainText(shortText(to))}\` instead of \`${plainText(shortText(from))}\`${others}: ${damage}`;
    this.add(kind, paths, shortText(from), shortText(to), sentence);
  }

  private add(kind: NearMissKind, paths: readonly string[], from: string, to: string, sentence: string): void {
    if (this.found.some((other) => other.to === to && other.paths[0] === paths[0])) return;
    this.found.push({ kind, paths, from, to, sentence });
  }
}

function pathOf(prefix: string, { path }: HashNode): string {
  return plainText([prefix, path].filter((part) => part !== '').join('.'));
}

/** Where the node is in another value of the same shape. */
function valueAt(model: IonValue, node: HashNode): IonValue | undefined {
  if (node.parent === undefined) return model;
  const parent = valueAt(model, node.parent);
  if (parent?.type === 'list' || parent?.type === 'sexp') return parent.items[node.index] ?? parent.items[0];
  if (parent?.type !== 'struct' || node.parent.value.type !== 'struct') return undefined;
  const name = node.parent.value.fields[node.index]?.name.text;
  return parent.fields.find((field) => field.name.text !== undefined && field.name.text === name)?.value;
}

/** The value with all parts changed that a change applies to; undefined when it applies to none. */
function mapValues(value: IonValue, before: (value: IonValue) => IonValue | undefined): IonValue | undefined {
  let changed = false;
  const inside = (each: IonValue): IonValue => {
    let own = each;
    if (each.type === 'struct')
      own = { ...each, fields: each.fields.map((field): IonField => ({ ...field, value: inside(field.value) })) };
    else if (each.type === 'list' || each.type === 'sexp') own = { ...each, items: each.items.map(inside) };
    const other = before(own);
    if (other === undefined) return own;
    changed = true;
    return other;
  };
  const all = inside(value);
  return changed ? all : undefined;
}

/** The parts in which two values of the same shape differ: containers of the same type are looked into. */
function differing(from: IonValue, to: IonValue, path: string): { path: string; from: IonValue; to: IonValue }[] {
  if (from === to) return [];
  if (
    from.type === 'struct' &&
    to.type === 'struct' &&
    from.annotations === to.annotations &&
    from.fields.length === to.fields.length
  )
    return from.fields.flatMap(({ name, value }, i) =>
      differing(
        value,
        (to.fields[i] as IonField).value,
        plainText(path === '' ? (name.text ?? '$0') : `${path}.${name.text ?? '$0'}`),
      ),
    );
  if (from.type === 'list' && to.type === 'list' && from.items.length === to.items.length)
    return from.items.flatMap((item, i) => differing(item, to.items[i] as IonValue, `${path}[${i}]`));
  if (
    from.type !== 'struct' &&
    from.type !== 'list' &&
    from.type !== 'sexp' &&
    equalBytes(serialise(from), serialise(to))
  )
    return [];
  return [{ path, from, to }];
}
