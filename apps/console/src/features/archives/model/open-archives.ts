import { useEffect, useSyncExternalStore } from 'react';
import { type ArchiveOrigin, archiveId, readArchiveId } from '../../../lib/archive-id.ts';
import type { ArchiveCalls, ArchiveState } from '../../../workers/archive/calls.ts';
import type { GivenFiles } from '../../../workers/archive/given-files.ts';
import type { RpcClient, RpcProblem } from '../../../workers/archive/rpc.ts';
import { ArchiveCallError, type ArchiveThread, openArchiveThread } from '../../../workers/archive-thread.ts';
import { allDigests, onDigestsChanged } from '../../digests/model/digests.ts';
import { journalDigests } from '../../digests/model/journal-digests.ts';
import type { Taken } from './dropped.ts';
import { findRecent, rememberArchive, summariseArchive } from './recent-archives.ts';

/** An archive as the pages see it. */
export type ArchiveView =
  /** What this browser knows of it is being looked up. */
  | { readonly phase: 'looking' }
  /** The address names no archive. */
  | { readonly phase: 'unknown' }
  /** The browser knows the folder, and asks the reader before it lets the console read it again. */
  | { readonly phase: 'needs-permission'; readonly name: string }
  /** Only the reader can give the files again. */
  | { readonly phase: 'needs-files'; readonly name: string }
  | { readonly phase: 'lost'; readonly problem: RpcProblem }
  | { readonly phase: 'open'; readonly state: ArchiveState };

interface OpenArchive {
  view: ArchiveView;
  thread: ArchiveThread | undefined;
  usedAt: number;
  /** Whether it is judged as soon as it is looked through, wherever it lies. */
  judge: boolean | 'anew';
}

/** Archives that are open at a time. Each has a thread and an index, which may have hundreds of megabytes. */
const MOST_OPEN = 3;

/** They stay open while other pages are shown: they belong to the console, not to a page. */
const archives = new Map<string, OpenArchive>();
/** Files that the reader gave while this page is open. */
const given = new Map<string, GivenFiles>();
const listeners = new Set<() => void>();
const LOOKING: ArchiveView = { phase: 'looking' };

/** What an archive is compared with changes while it is open, on whatever page that happens. */
onDigestsChanged(() => {
  const digests = journalDigests(allDigests());
  for (const { thread } of archives.values()) thread?.call('setDigests', { digests }).catch(() => {});
});

function show(id: string, view: ArchiveView): void {
  const archive = archives.get(id);
  if (archive === undefined) return;
  archive.view = view;
  const verdict = view.phase === 'open' ? view.state.strands.find((strand) => strand.verdict)?.verdict : undefined;
  if (verdict) void summariseArchive(id, verdict.headline);
  for (const listener of listeners) listener();
}

/** The archive of that id, opened if it is not: what it is and how far it is judged, as it changes. */
export function useArchive(id: string): ArchiveView {
  useEffect(() => ensureOpen(id), [id]);
  return useArchiveView(id) ?? LOOKING;
}

/** The same without opening it: undefined while it is not open. */
export function useArchiveView(id: string): ArchiveView | undefined {
  return useSyncExternalStore(onChange, () => archives.get(id)?.view);
}

type Opened = readonly (readonly [id: string, view: ArchiveView])[];
let opened: Opened = [];

/** All that are open, in the order in which they were opened. */
export function useOpenArchives(): Opened {
  return useSyncExternalStore(onChange, () => {
    const now = [...archives].map(([id, { view }]) => [id, view] as const);
    if (now.length !== opened.length || now.some(([id, view], i) => id !== opened[i]?.[0] || view !== opened[i]?.[1]))
      opened = now;
    return opened;
  });
}

const onChange = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/**
 * Asks the thread of an open archive.
 *
 * @throws ArchiveCallError `not-open` when it is not open
 */
export const askArchive: (id: string) => Pick<RpcClient<ArchiveCalls>, 'call'> = (id) => ({
  call: async (name, args, signal) => {
    ensureOpen(id);
    const thread = archives.get(id)?.thread;
    if (thread === undefined) throw new ArchiveCallError({ code: 'not-open', message: 'The archive is not open.' });
    return thread.call(name, args, signal);
  },
});

/** Opens files that the reader gave. Answers the id of the archive. */
export async function openTaken({ name, given: files }: Taken): Promise<string> {
  const key = Array.from(crypto.getRandomValues(new Uint8Array(6)), (byte) => (byte % 36).toString(36)).join('');
  const origin: ArchiveOrigin = { kind: 'folder', name, key };
  const id = archiveId(origin);
  await giveAgain(id, { name, given: files });
  return id;
}

/** Gives an archive its files, for the first time or after a reload. */
export async function giveAgain(id: string, { name, given: files }: Taken): Promise<void> {
  const origin = readArchiveId(id);
  if (origin === undefined) return;
  given.set(id, files);
  await rememberArchive(origin, { name, handles: files.kind === 'handles' ? files.handles : undefined });
  closeArchive(id);
  ensureOpen(id);
}

/** Asks the reader, who has just clicked, whether the console may read the folder again. */
export async function allowReading(id: string): Promise<void> {
  const handles = (await findRecent(id))?.handles ?? [];
  for (const handle of handles) if ((await askPermission(handle, 'requestPermission')) !== 'granted') return;
  closeArchive(id);
  ensureOpen(id);
}

/**
 * Opens an archive, if it is not, and judges it, or goes on where it was left.
 *
 * @param anew whatever is known of it counts no more
 */
export function judgeArchive(id: string, anew = false): void {
  ensureOpen(id);
  const archive = archives.get(id);
  if (archive === undefined) return;
  archive.judge = anew ? 'anew' : true;
  if (archive.thread) judgeLargest(id, archive.thread, anew).catch(() => {});
}

/** Judges a strand from its first block on, whatever is known of it. What comes of it stands in the archive's state. */
export function judgeStrand(id: string, strandId: string): void {
  askArchive(id)
    .call('judge', { strandId, anew: true })
    .catch(() => {});
}

/** Closes an archive; what was judged of it stays kept. */
export function closeArchive(id: string): void {
  archives.get(id)?.thread?.end();
  archives.delete(id);
  for (const listener of listeners) listener();
}

/** Closes and opens it: looks through the files once more. */
export function reopenArchive(id: string): void {
  closeArchive(id);
  ensureOpen(id);
}

function ensureOpen(id: string): void {
  const known = archives.get(id);
  if (known) {
    known.usedAt = Date.now();
    return;
  }
  closeOldest();
  archives.set(id, { view: LOOKING, thread: undefined, usedAt: Date.now(), judge: false });
  for (const listener of listeners) listener();
  void open(id);
}

async function open(id: string): Promise<void> {
  const own = archives.get(id);
  const origin = readArchiveId(id);
  if (origin === undefined) {
    show(id, { phase: 'unknown' });
    return;
  }
  let files: GivenFiles | undefined;
  if (origin.kind === 'folder') {
    const found = await findFiles(id, origin.name);
    if (archives.get(id) !== own) return;
    if ('phase' in found) {
      show(id, found);
      return;
    }
    files = found;
  } else await rememberArchive(origin);
  if (own === undefined || archives.get(id) !== own) return;
  const thread = openArchiveThread(
    (state) => {
      if (archives.get(id) !== own) return;
      const known = own.view.phase === 'open' ? own.view.state.inventory : undefined;
      show(id, { phase: 'open', state: { ...state, inventory: state.inventory ?? known } });
    },
    (problem) => archives.get(id) === own && show(id, { phase: 'lost', problem }),
  );
  own.thread = thread;
  try {
    await thread.call('setDigests', { digests: journalDigests(allDigests()) });
    await thread.call('open', { id, origin, given: files });
    // What lies on this computer costs nobody anything: it is judged without being asked for.
    if (own.judge !== false || origin.kind === 'folder' || origin.kind === 'sample')
      await judgeLargest(id, thread, own.judge === 'anew');
  } catch {
    // What the thread could not do stands in its state; that it is lost was told.
  }
}

/** Judges the largest strand; unless it is to be done anew, only if it is not judged yet. */
async function judgeLargest(id: string, thread: ArchiveThread, anew: boolean): Promise<void> {
  const view = archives.get(id)?.view;
  if (view?.phase !== 'open') return;
  const [largest] = (view.state.inventory?.strands ?? []).toSorted((a, b) => b.bytes - a.bytes);
  if (largest === undefined) return;
  const { strandId } = largest;
  const known = view.state.strands.find((strand) => strand.strandId === strandId);
  if (anew || known === undefined || known.phase === 'paused') await thread.call('judge', { strandId, anew });
}

async function findFiles(id: string, name: string): Promise<GivenFiles | ArchiveView> {
  const files = given.get(id);
  if (files) return files;
  const recent = await findRecent(id);
  const handles = recent?.handles;
  if (handles === undefined) return { phase: 'needs-files', name: recent?.name ?? name };
  for (const handle of handles)
    if ((await askPermission(handle, 'queryPermission')) !== 'granted')
      return { phase: 'needs-permission', name: recent?.name ?? name };
  return { kind: 'handles', handles };
}

/** Chromium's; other browsers keep no handles of the reader's folders. */
interface HandleWithPermission {
  queryPermission?(wish: { mode: 'read' }): Promise<PermissionState>;
  requestPermission?(wish: { mode: 'read' }): Promise<PermissionState>;
}

async function askPermission(handle: FileSystemHandle, how: keyof HandleWithPermission): Promise<PermissionState> {
  try {
    return (await (handle as HandleWithPermission)[how]?.({ mode: 'read' })) ?? 'granted';
  } catch {
    return 'denied';
  }
}

function closeOldest(): void {
  const idle = [...archives].filter(([, { view }]) => !isAtWork(view)).toSorted(([, a], [, b]) => a.usedAt - b.usedAt);
  for (const [id] of idle.slice(0, Math.max(0, archives.size - MOST_OPEN + 1))) closeArchive(id);
}

function isAtWork(view: ArchiveView): boolean {
  if (view.phase !== 'open') return false;
  return (
    view.state.phase === 'reading' || view.state.strands.some(({ phase }) => phase === 'running' || phase === 'paused')
  );
}
