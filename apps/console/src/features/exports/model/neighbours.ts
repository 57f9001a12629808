import type { ExportContents } from '@qldb-console/contract';
import { readObjectName } from '@qldb-console/journal/archive';
import { summariseContents } from './contents-findings.ts';

/** The keys of the objects before and behind one, in the order of the journal; those that adjoin it by their names. */
export interface Neighbours {
  readonly previous: string | undefined;
  readonly next: string | undefined;
  /** Whether the previous one ends right before this one begins, so that its last block is this one's predecessor. */
  readonly adjoins: boolean;
}

export function neighboursOf(contents: ExportContents | undefined, key: string): Neighbours {
  if (!contents) return { previous: undefined, next: undefined, adjoins: false };
  const objects = summariseContents(contents, false).objects.filter(
    (object) => object.listed || contents.completedManifests.length === 0 || object.key === key,
  );
  const at = objects.findIndex((object) => object.key === key);
  if (at < 0) return { previous: undefined, next: undefined, adjoins: false };
  const previous = objects[at - 1]?.key;
  return { previous, next: objects[at + 1]?.key, adjoins: previous !== undefined && adjoins(previous, key) };
}

/** Whether, by their names, the last block of one object is followed by the first one of the other. */
function adjoins(previous: string, next: string): boolean {
  const [before, behind] = [readObjectName(previous), readObjectName(next)];
  return before !== undefined && before.strandId === behind?.strandId && before.last + 1 === behind.first;
}

/** Whether, by their names, blocks are missing between two objects; names that say nothing are no sign of it. */
export function leavesGap(previous: string, next: string): boolean {
  const known = readObjectName(previous) !== undefined && readObjectName(next) !== undefined;
  return known && !adjoins(previous, next);
}
