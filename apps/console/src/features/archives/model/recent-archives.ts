import { useSyncExternalStore } from 'react';
import { type ArchiveOrigin, archiveId, originTitle, readArchiveId } from '../../../lib/archive-id.ts';
import { ask, CHECKPOINTS, change, PARTS, RECENT, startingWith } from '../../../workers/archive/database.ts';

/** An archive that was opened in this browser. */
export interface RecentArchive {
  readonly id: string;
  readonly name: string;
  readonly origin: ArchiveOrigin;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** Where the browser can keep them: what the files can be read by again, once the reader allows it. */
  readonly handles?: readonly FileSystemHandle[] | undefined;
  /** What was found out, in words. */
  readonly summary?: string | undefined;
}

/** Beyond this the oldest ones are forgotten. */
const MOST_RECENT = 20;

/** `undefined` until it is known. */
let recent: readonly RecentArchive[] | undefined;
let loading: Promise<void> | undefined;
const listeners = new Set<() => void>();

function set(next: readonly RecentArchive[]): void {
  recent = next.toSorted((a, b) => b.openedAt - a.openedAt);
  for (const listener of listeners) listener();
}

/** Reads them once. A browser that stores nothing remembers none. */
function load(): Promise<void> {
  loading ??= ask(RECENT, (of) => of(RECENT).getAll() as IDBRequest<unknown[]>).then(
    (stored) => set([...(recent ?? []), ...stored.filter(isRecent)].filter(firstOfId)),
    () => set(recent ?? []),
  );
  return loading;
}

/** Archives opened before, the newest first; `undefined` while they are looked up. */
export function useRecentArchives(): readonly RecentArchive[] | undefined {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      void load();
      return () => listeners.delete(listener);
    },
    () => recent,
  );
}

export async function findRecent(id: string): Promise<RecentArchive | undefined> {
  await load();
  return recent?.find((one) => one.id === id);
}

/** Puts an archive in front of the list. Where the browser stores nothing it is known until the page is closed. */
export async function rememberArchive(
  origin: ArchiveOrigin,
  {
    name = originTitle(origin),
    handles,
  }: { name?: string | undefined; handles?: readonly FileSystemHandle[] | undefined } = {},
): Promise<void> {
  await load();
  const id = archiveId(origin);
  const before = recent?.find((one) => one.id === id);
  await store({ ...before, id, name, origin, openedAt: Date.now(), handles: handles ?? before?.handles });
  for (const old of (recent ?? []).slice(MOST_RECENT)) await forgetArchive(old.id);
}

/** Notes what was found out about an archive. */
export async function summariseArchive(id: string, summary: string): Promise<void> {
  await load();
  const before = recent?.find((one) => one.id === id);
  if (before !== undefined && before.summary !== summary) await store({ ...before, summary });
}

/** Forgets an archive, and how far it was judged. The files stay what and where they are. */
export async function forgetArchive(id: string): Promise<void> {
  set((recent ?? []).filter((one) => one.id !== id));
  await change([RECENT, CHECKPOINTS, PARTS], (of) => {
    of(RECENT).delete(id);
    of(CHECKPOINTS).delete(startingWith(id));
    of(PARTS).delete(startingWith(id));
  }).catch(() => {});
}

async function store(one: RecentArchive): Promise<void> {
  set([one, ...(recent ?? [])].filter(firstOfId));
  await change(RECENT, (of) => void of(RECENT).put(one)).catch(() => {});
}

const firstOfId = ({ id }: RecentArchive, index: number, all: readonly RecentArchive[]) =>
  all.findIndex((other) => other.id === id) === index;

/** The store is the reader's own, but other releases and people write there too. */
function isRecent(stored: unknown): stored is RecentArchive {
  if (typeof stored !== 'object' || stored === null) return false;
  const { id, name, openedAt, handles } = stored as Record<string, unknown>;
  return (
    typeof id === 'string' &&
    readArchiveId(id) !== undefined &&
    typeof name === 'string' &&
    typeof openedAt === 'number' &&
    (handles === undefined || Array.isArray(handles))
  );
}
