import { useSyncExternalStore } from 'react';
import { createStoredValue } from '../../../lib/stored-value.ts';
import { describeDigest } from './describe-digest.ts';
import { type DigestEntry, digestId, type KnownDigest } from './digest-entry.ts';
import { shippedDigests } from './shipped-digest.ts';
import { MOST_KEPT, readStoredDigests, STORED_VERSION } from './stored-digests.ts';
import { currentVisit } from './visit.ts';

const kept = createStoredValue<readonly KnownDigest[]>({
  key: 'qldb-console.digests',
  version: STORED_VERSION,
  read: readStoredDigests,
});
/** Digests of this page that were not kept: gone when it is closed. */
let passing: readonly KnownDigest[] = [];
let entries: readonly DigestEntry[] | undefined;
const listeners = new Set<() => void>();

function changed(): void {
  entries = undefined;
  for (const listener of listeners) listener();
}
kept.subscribe(changed);

/** Every digest the console knows of, newest first; the one shipped with the console last. */
export function allDigests(): readonly DigestEntry[] {
  if (entries) return entries;
  const visitStart = currentVisit().startedAt;
  const keptIds = new Set(kept.get().map(digestId));
  const known = [...passing.filter((digest) => !keptIds.has(digestId(digest))), ...kept.get()];
  entries = [
    ...known.map((digest) => describeDigest(digest, visitStart)).toSorted((a, b) => order(b) - order(a)),
    ...shippedDigests(),
  ];
  return entries;
}

/** Told when a digest is added, kept or removed, in this tab or another. @returns what ends it */
export function onDigestsChanged(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** All digests, re-rendering when one is added, kept or removed, in this tab or another. */
export function useDigests(): readonly DigestEntry[] {
  return useSyncExternalStore(onDigestsChanged, allDigests);
}

/** Whether it is part of the console: it can be neither kept nor removed. */
export function isShipped({ id }: DigestEntry): boolean {
  return shippedDigests().some((shipped) => shipped.id === id);
}

/** Adds a digest until the page is closed. Answers its id; one that is known already stays as it is. */
export function addDigest(digest: Omit<KnownDigest, 'keptAt'>): string {
  const id = digestId(digest);
  if (!allDigests().some((entry) => entry.id === id)) {
    passing = [digest, ...passing];
    changed();
  }
  return id;
}

/** Keeps a digest in this browser. Answers why not, or `undefined` when it was kept. */
export function keepDigest(id: string): string | undefined {
  const digest = passing.find((known) => digestId(known) === id);
  if (!digest) return undefined;
  if (kept.get().length >= MOST_KEPT)
    return `This browser holds ${MOST_KEPT} digests already. Save some to files and remove them here.`;
  const before = kept.get();
  if (kept.set([{ ...digest, keptAt: Date.now() }, ...before])) return undefined;
  kept.set(before);
  return 'The browser does not let this page store anything. Save the digest to a file instead.';
}

/** Removes a digest from this page and this browser. */
export function removeDigest(id: string): void {
  passing = passing.filter((digest) => digestId(digest) !== id);
  kept.set(kept.get().filter((digest) => digestId(digest) !== id));
}

function order({ date, keptAt }: DigestEntry): number {
  const time = Date.parse(date ?? keptAt ?? '');
  return Number.isNaN(time) ? 0 : time;
}
