import type { JournalExport } from '@qldb-console/contract';
import { LIMITS } from '../../limits.ts';
import { DeliveryError } from '../../upstream/answered-by.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import type { DataKey } from './export-keys.ts';
import { readManifest } from './read-manifest.ts';

interface Known {
  readonly etag: string;
  readonly keys: ReadonlySet<string>;
}

/**
 * Remembers, per connection, which keys completed manifests name: an object is read piece by piece, and its manifest
 * may hold thousands of keys. S3 is asked each time whether the manifest is still the same.
 */
const knownManifests = new WeakMap<Upstream, Map<string, Known>>();

/**
 * Whether the completed manifest of a data object's strand names it.
 *
 * @throws DeliveryError what S3 answers; an export without that manifest names nothing
 */
export async function isNamed(
  upstream: Upstream,
  journalExport: JournalExport,
  data: DataKey,
  signal: AbortSignal,
): Promise<boolean> {
  const known = knownManifests.get(upstream) ?? new Map<string, Known>();
  knownManifests.set(upstream, known);
  const key = `${data.prefix}${journalExport.exportId}.${data.strandId}.completed.manifest`;
  const name = `${journalExport.bucket}/${key}`;
  const before = known.get(name);
  try {
    const read = await readManifest(upstream, journalExport.bucket, key, signal, before?.etag);
    known.delete(name);
    const keys = read ? new Set(read.manifest.keys) : before?.keys;
    const etag = read ? read.etag : before?.etag;
    if (keys && etag !== undefined) remember(known, name, { etag, keys });
    return keys?.has(data.key) ?? false;
  } catch (error) {
    if (error instanceof DeliveryError && error.cause instanceof Error && error.cause.name === 'NoSuchKey')
      return false;
    throw error;
  }
}

/** The latest at the end; the oldest go when there are too many keys in all. */
function remember(known: Map<string, Known>, name: string, entry: Known): void {
  known.set(name, entry);
  let total = 0;
  for (const { keys } of known.values()) total += keys.size + 1;
  for (const [oldest, { keys }] of known) {
    if (total <= LIMITS.cachedKeys) return;
    known.delete(oldest);
    total -= keys.size + 1;
  }
}
