import {
  type ExportContents,
  exportContentsSchema,
  type JournalExport,
  MAX_EXPORT_OBJECTS,
} from '@qldb-console/contract';
import { LIMITS } from '../../limits.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';
import { type DataKey, dataKey } from './export-keys.ts';
import { findManifests } from './find-manifests.ts';
import { exportParams } from './journal-export.ts';
import { listNamed, listUnfinished, type StoredObject } from './list-data.ts';
import { loadExport } from './load-export.ts';
import { readManifest } from './read-manifest.ts';

/** Manifests and data objects of an export, as they lie in its bucket now. */
export const exportContents = operation({
  params: exportParams,
  query: nothing,
  body: noBody,
  status: 200,
  answer: exportContentsSchema,
  async run({ params, upstream, signal }) {
    return readContents(upstream, await loadExport(upstream, params, signal), signal);
  },
});

async function readContents(
  upstream: Upstream,
  journalExport: JournalExport,
  signal: AbortSignal,
): Promise<ExportContents> {
  const contents: ExportContents = { completedManifests: [], objects: [], missing: [], truncated: false };
  const named = new Map<string, DataKey>();
  const foreign: string[] = [];
  const manifests = await findManifests(upstream, journalExport, signal);
  for (const found of manifests.slice(0, LIMITS.manifests)) {
    const read = await readManifest(upstream, journalExport.bucket, found.key, signal);
    if (!read) continue;
    const { keys, ...manifest } = read.manifest;
    if (found.kind === 'started') {
      contents.startedManifest = manifest;
      continue;
    }
    contents.completedManifests.push({ ...manifest, strandId: found.strandId });
    for (const key of keys) {
      const data = dataKey(journalExport, key);
      if (data) named.set(key, data);
      else if (foreign.length < LIMITS.foreignKeys) foreign.push(key);
    }
  }
  const finished = contents.completedManifests.length > 0;
  const listing = finished
    ? await listNamed(upstream, journalExport, [...named.values()], signal)
    : await listUnfinished(upstream, journalExport, signal);
  const objects = [...listing.objects.values()].sort(byBlocks);
  contents.objects = objects.slice(0, MAX_EXPORT_OBJECTS).map(({ data, size, lastModified }) => ({
    key: data.key,
    size,
    lastModified,
    listed: named.has(data.key),
    firstSequenceNo: data.firstSequenceNo,
    lastSequenceNo: data.lastSequenceNo,
  }));
  contents.missing = listing.missing.slice(0, MAX_EXPORT_OBJECTS);
  if (foreign.length > 0) contents.foreign = foreign;
  contents.truncated =
    listing.truncated ||
    objects.length > MAX_EXPORT_OBJECTS ||
    listing.missing.length > MAX_EXPORT_OBJECTS ||
    manifests.length > LIMITS.manifests;
  return contents;
}

function byBlocks({ data: a }: StoredObject, { data: b }: StoredObject): number {
  if (a.strandId !== b.strandId) return a.strandId < b.strandId ? -1 : 1;
  return (a.firstSequenceNo ?? Infinity) - (b.firstSequenceNo ?? Infinity) || (a.key < b.key ? -1 : 1);
}
