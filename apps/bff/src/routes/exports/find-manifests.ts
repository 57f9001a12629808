import type { JournalExport } from '@qldb-console/contract';
import type { Upstream } from '../../upstream/qldb.ts';
import { keyPrefixes, type ManifestKey, manifestKey } from './export-keys.ts';
import { listKeys } from './list-keys.ts';

/**
 * The manifests an export has written so far. An export id is unique, so nothing else of the bucket is listed.
 *
 * @throws DeliveryError what S3 answers
 */
export async function findManifests(
  upstream: Upstream,
  journalExport: JournalExport,
  signal: AbortSignal,
): Promise<ManifestKey[]> {
  for (const prefix of keyPrefixes(journalExport)) {
    const page = { Bucket: journalExport.bucket, Prefix: `${prefix}${journalExport.exportId}.` };
    const { Contents = [] } = await listKeys(upstream, page, signal);
    const found = Contents.flatMap(({ Key = '' }) => manifestKey(journalExport, Key) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}
