import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { JournalExport } from '@qldb-console/contract';
import { answeredBy } from '../../upstream/answered-by.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { keyPrefixes, type ManifestKey, manifestKey } from './export-keys.ts';

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
    const command = new ListObjectsV2Command({
      Bucket: journalExport.bucket,
      Prefix: `${prefix}${journalExport.exportId}.`,
    });
    const { Contents = [] } = await answeredBy('S3', upstream.s3.send(command, { abortSignal: signal }));
    const found = Contents.flatMap(({ Key = '' }) => manifestKey(journalExport, Key) ?? []);
    if (found.length > 0) return found;
  }
  return [];
}
