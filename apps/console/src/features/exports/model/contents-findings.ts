import type { ExportContents, ExportObject } from '@qldb-console/contract';
import { readObjectName } from '@qldb-console/journal/archive';

/** One sentence about what lies in the bucket. */
export interface Finding {
  readonly tone: 'success' | 'info' | 'warning' | 'error';
  readonly text: string;
}
export interface ContentsSummary {
  /** In the order of the journal; objects without block numbers in their names last. */
  readonly objects: readonly ExportObject[];
  /** Those among them that belong to the export, as far as that is known. */
  readonly own: readonly ExportObject[];
  /** Of the objects that belong to the export, as far as that is known. */
  readonly bytes: number;
  readonly blocks: number;
  readonly findings: readonly Finding[];
}

/**
 * Holds what an export promised against what is in the bucket: nothing missing, nothing extra, no gap and no overlap
 * between objects. Names and lists only; what is in the objects is judged when they are opened.
 *
 * @param running whether the export is still being written
 */
export function summariseContents(contents: ExportContents, running: boolean): ContentsSummary {
  const objects = contents.objects.toSorted(byPosition);
  const own = ownObjects(contents, objects);
  const named = own.flatMap(({ key }) => readObjectName(key) ?? []);
  const blocks = named.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  const bytes = own.reduce((sum, { size }) => sum + size, 0);
  return { objects, own, bytes, blocks, findings: [...findings(contents, objects, running)] };
}

/** The objects a completed manifest names; all of them while there is none. */
function ownObjects({ completedManifests }: ExportContents, objects: readonly ExportObject[]): readonly ExportObject[] {
  return completedManifests.length === 0 ? objects : objects.filter(({ listed }) => listed);
}

function* findings(contents: ExportContents, objects: readonly ExportObject[], running: boolean): Generator<Finding> {
  const { missing, completedManifests, truncated } = contents;
  if (missing.length > 0)
    yield {
      tone: 'error',
      text: `${countOf(missing.length, 'object')} named by the manifest ${missing.length === 1 ? 'is' : 'are'} not in the bucket. The export is not whole.`,
    };
  const extra = completedManifests.length === 0 ? [] : objects.filter(({ listed }) => !listed);
  if (extra.length > 0)
    yield {
      tone: 'warning',
      text: `${countOf(extra.length, 'object')} in the same folder ${extra.length === 1 ? 'is' : 'are'} not named by the manifest: from another export, or put there by somebody.`,
    };
  yield* breaks(ownObjects(contents, objects));
  if (truncated)
    yield {
      tone: 'warning',
      text: 'There are more objects than are listed here. What is said covers only those listed.',
    };
  if (completedManifests.length === 0)
    yield running
      ? { tone: 'info', text: 'No completed manifest yet: the list grows until the export is completed.' }
      : {
          tone: 'warning',
          text: 'There is no completed manifest. Nothing says which objects belong to the export, so what is missing cannot be told.',
        };
  else if (missing.length === 0 && extra.length === 0 && !truncated)
    yield objects.length === 0
      ? { tone: 'info', text: 'The manifest names no object: no block of the journal lies in the range.' }
      : { tone: 'success', text: 'Every object named by the manifest is in the bucket, and nothing else.' };
}

/** Where the numbers in the names of neighbouring objects do not join. */
function* breaks(objects: readonly ExportObject[]): Generator<Finding> {
  let before: ReturnType<typeof readObjectName>;
  for (const { key } of objects) {
    const name = readObjectName(key);
    if (name === undefined) continue;
    if (before?.strandId === name.strandId && name.first !== before.last + 1)
      yield name.first > before.last
        ? {
            tone: 'error',
            text: `By the names of the objects, ${missingBlocks(before.last + 1, name.first - 1)} missing.`,
          }
        : { tone: 'error', text: `By the names of the objects, block ${name.first} stands in more than one of them.` };
    before = name;
  }
}

const missingBlocks = (first: number, last: number) =>
  first === last ? `block ${first} is` : `blocks ${first}–${last} are`;
const countOf = (count: number, what: string) => `${count.toLocaleString('en')} ${what}${count === 1 ? '' : 's'}`;

function byPosition(a: ExportObject, b: ExportObject): number {
  const [left, right] = [readObjectName(a.key), readObjectName(b.key)];
  if (!left || !right) return Number(left === undefined) - Number(right === undefined) || compare(a.key, b.key);
  return compare(left.strandId, right.strandId) || left.first - right.first || compare(a.key, b.key);
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
