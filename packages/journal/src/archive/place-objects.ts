import { blocksText, countText, type Findings } from './findings.ts';
import { layOut } from './lines.ts';
import type { ObjectLook } from './look.ts';
import type { ArchiveObject, SequenceRange, StrandFound } from './types.ts';

interface Placed extends Omit<ArchiveObject, 'number'> {}

/**
 * Puts objects in the order of the journal: by what they hold where that could be read, else by their names.
 */
export function placeObjects(
  looks: readonly ObjectLook[],
  declaredBy: ReadonlyMap<string, readonly string[]>,
  findings: Findings,
): readonly ArchiveObject[] {
  const placed = looks.flatMap((look) => placeObject(look, declaredBy.get(look.file.name) ?? [], findings) ?? []);
  return placed.sort(inOrder).map((object, number) => ({ number, ...object }));
}

function placeObject(look: ObjectLook, declaredBy: readonly string[], findings: Findings): Placed | undefined {
  const { file, name, gzip, format, first, last, empty, truncated, problem } = look;
  const names = [file.name];
  const named = name && { strandId: name.strandId, range: { first: name.first, last: name.last } };
  const object = { file: file.name, size: file.size, modified: file.modified, gzip, name, declaredBy };
  if (problem !== undefined) findings.add('unreadable-object', 'error', `${problem.message}.`, names, named);
  else if (empty) {
    const should = name === undefined ? '' : `; by its name it should hold ${blocksText(name)}`;
    const what = file.size === 0 ? 'is empty' : 'holds nothing but blanks, as far as was looked';
    findings.add('empty', 'error', `The object ${what}${should}.`, names, named);
    return undefined;
  } else if (first === undefined) {
    const sentence = 'The object does not begin with a block, though its name is that of an object of an export.';
    findings.add('unreadable-object', 'error', sentence, names, named);
  }
  if (first === undefined) return named && { ...object, ...named, format: format ?? formatByName(file.name) };
  if (truncated) findings.add('truncated', 'error', 'The object ends in the middle of a block.', names, named);
  const range = rangeOf(look, first.sequenceNo);
  const { strandId } = first;
  if (named === undefined) {
    const sentence = `The name of the object says nothing of its blocks; it holds ${blocksText(range)}.`;
    findings.add('renamed', 'info', sentence, names, { strandId, range });
  } else if (named.strandId !== strandId) {
    const sentence = `By its name, the object is of strand ${named.strandId}; its blocks are of strand ${strandId}.`;
    findings.add('renamed', 'warning', sentence, names, { strandId, range });
  } else if (named.range.first !== range.first || named.range.last < range.last) {
    const sentence = `By its name, the object holds ${blocksText(named.range)}; it holds ${blocksText(range)}.`;
    findings.add('renamed', 'warning', sentence, names, { strandId, range });
  } else if (last !== undefined && named.range.last > range.last) {
    const sentence = `By its name, the object holds ${blocksText(named.range)}; it ends with block ${range.last}.`;
    findings.add('truncated', 'error', sentence, names, { strandId, range });
  }
  return { ...object, strandId, range, format: format ?? formatByName(file.name) };
}

function rangeOf({ name, first, last }: ObjectLook, from: number): SequenceRange {
  const asNamed = name?.strandId === first?.strandId && name?.first === from;
  const to = last?.sequenceNo ?? (asNamed ? name?.last : undefined) ?? from;
  return { first: from, last: Math.max(from, to) };
}

const formatByName = (name: string) => (/\.json(?:\.gz)?$/i.test(name) ? 'json-lines' : 'ion-text');

const compare = (a: string | number, b: string | number) => (a < b ? -1 : a > b ? 1 : 0);

function inOrder(a: Placed, b: Placed): number {
  return (
    compare(a.strandId, b.strandId) ||
    a.range.first - b.range.first ||
    a.range.last - b.range.last ||
    compare(a.format, b.format) ||
    compare(a.file, b.file)
  );
}

/** The strands of objects in order, how they are laid out, and where blocks are missing or there more than once. */
export function findStrands(
  objects: readonly ArchiveObject[],
  absent: readonly { readonly strandId: string; readonly range: SequenceRange }[],
  findings: Findings,
): readonly StrandFound[] {
  const byStrand = new Map<string, ArchiveObject[]>();
  for (const object of objects) {
    const own = byStrand.get(object.strandId);
    if (own === undefined) byStrand.set(object.strandId, [object]);
    else own.push(object);
  }
  if (byStrand.size > 1) {
    const sentence = `There are objects of ${byStrand.size} strands. A ledger has one: these are journals of different ledgers, and are judged apart.`;
    findings.add(
      'mixed-strands',
      'warning',
      sentence,
      [...byStrand.values()].map(([object]) => object?.file ?? ''),
    );
  }
  return [...byStrand].map(([strandId, own]) => {
    const missing = absent.filter((each) => each.strandId === strandId).map(({ range }) => range);
    compareNeighbours(own, missing, findings);
    const { lines, leftOut } = layOut(own);
    if (leftOut.length > 0) {
      const sentence = `Of some blocks there are too many copies: those in ${countText(leftOut.length, 'object')} are not judged.`;
      findings.add(
        'too-many-copies',
        'warning',
        sentence,
        leftOut.map(({ file }) => file),
        { strandId },
      );
    }
    return {
      strandId,
      first: (own[0] as ArchiveObject).range.first,
      last: own.reduce((most, { range }) => Math.max(most, range.last), 0),
      objects: own.map(({ number }) => number),
      lines,
    };
  });
}

/** Objects of one strand, in order. */
function compareNeighbours(
  objects: readonly ArchiveObject[],
  absent: readonly SequenceRange[],
  findings: Findings,
): void {
  let furthest: ArchiveObject | undefined;
  let before: ArchiveObject | undefined;
  const known = merged(absent);
  for (const object of objects) {
    const { strandId, range, file } = object;
    if (furthest !== undefined && before !== undefined) {
      const end = furthest.range.last;
      if (before.range.first === range.first && before.range.last === range.last) {
        const sentence = `Two objects hold ${blocksText(range)}.`;
        findings.add('duplicate', 'info', sentence, [before.file, file], { strandId, range });
      } else if (range.first <= end) {
        const shared = { first: range.first, last: Math.min(end, range.last) };
        const sentence = `Two objects share ${blocksText(shared)}.`;
        findings.add('overlapping', 'info', sentence, [furthest.file, file], { strandId, range: shared });
      } else if (range.first > end + 1) {
        const gap = { first: end + 1, last: range.first - 1 };
        if (!covers(known, gap)) {
          const sentence = `Between the objects, ${blocksText(gap)} ${gap.first === gap.last ? 'is' : 'are'} missing.`;
          findings.add('gap', 'error', sentence, [furthest.file, file], { strandId, range: gap });
        }
      }
    }
    before = object;
    if (furthest === undefined || range.last > furthest.range.last) furthest = object;
  }
}

/** Ranges in order, those that touch or overlap put together. */
function merged(ranges: readonly SequenceRange[]): SequenceRange[] {
  const result: SequenceRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.first - b.first)) {
    const last = result.at(-1);
    if (last === undefined || range.first > last.last + 1) result.push(range);
    else if (range.last > last.last) result[result.length - 1] = { first: last.first, last: range.last };
  }
  return result;
}

/** Whether one of the ranges has all of another one. */
function covers(ranges: readonly SequenceRange[], { first, last }: SequenceRange): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle] as SequenceRange).last < first) low = middle + 1;
    else high = middle;
  }
  const found = ranges[low];
  return found !== undefined && found.first <= first && found.last >= last;
}
