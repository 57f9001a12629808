import { HeadObjectCommand } from '@aws-sdk/client-s3';
import type { JournalExport } from '@qldb-console/contract';
import { LIMITS } from '../../limits.ts';
import { answeredBy } from '../../upstream/answered-by.ts';
import type { Upstream } from '../../upstream/qldb.ts';
import { inOrder } from '../blocks/in-order.ts';
import { isoTime } from '../iso-time.ts';
import { type DataKey, dataKey, keyPrefixes } from './export-keys.ts';
import { listKeys } from './list-keys.ts';

export interface StoredObject {
  readonly data: DataKey;
  /** Bytes. */
  readonly size: number;
  readonly lastModified: string;
}

/** Data objects of the bucket, by key. */
export interface DataListing {
  readonly objects: ReadonlyMap<string, StoredObject>;
  /** Keys that were asked for and are not in the bucket. */
  readonly missing: readonly string[];
  /** Whether objects may exist that were not looked at. */
  readonly truncated: boolean;
}

/**
 * Lists the part of the bucket where the named objects lie, and then asks for those the listing did not reach.
 *
 * @param named keys of the export
 * @throws DeliveryError what S3 answers
 */
export async function listNamed(
  upstream: Upstream,
  journalExport: JournalExport,
  named: readonly DataKey[],
  signal: AbortSignal,
): Promise<DataListing> {
  if (named.length === 0) return { objects: new Map(), missing: [], truncated: false };
  const keys = new Set(named.map(({ key }) => key));
  const listing = await list(upstream, journalExport, commonStart(named), (data) => keys.has(data.key), signal);
  const absent = named.filter(({ key }) => !listing.objects.has(key));
  if (!listing.truncated) return { ...listing, missing: absent.map(({ key }) => key) };
  const missing: string[] = [];
  const asked = absent.slice(0, LIMITS.headRequests);
  const answers = inOrder(0, asked.length, LIMITS.concurrency, async (n, stopped) => {
    const data = asked[n] as DataKey;
    return { data, stored: await head(upstream, journalExport.bucket, data, AbortSignal.any([signal, stopped])) };
  });
  for await (const { data, stored } of answers) {
    if (stored) listing.objects.set(data.key, stored);
    else missing.push(data.key);
  }
  return { objects: listing.objects, missing, truncated: asked.length < absent.length };
}

/**
 * What an unfinished export may have written already: data objects in its folders of hours. Another export into the
 * same folders would have written the like; only a manifest tells them apart.
 */
export async function listUnfinished(
  upstream: Upstream,
  journalExport: JournalExport,
  signal: AbortSignal,
): Promise<DataListing> {
  const from = hourFolder(journalExport.inclusiveStartTime);
  const to = hourFolder(journalExport.exclusiveEndTime);
  const objects = new Map<string, StoredObject>();
  let truncated = false;
  for (const prefix of keyPrefixes(journalExport)) {
    const inTime = (data: DataKey) => data.prefix === prefix && data.folder >= from && data.folder <= to;
    const listing = await list(upstream, journalExport, prefix + commonPart([from, to]), inTime, signal);
    for (const [key, stored] of listing.objects) objects.set(key, stored);
    truncated ||= listing.truncated;
  }
  return { objects, missing: [], truncated };
}

async function list(
  upstream: Upstream,
  journalExport: JournalExport,
  start: string,
  wanted: (data: DataKey) => boolean,
  signal: AbortSignal,
): Promise<{ objects: Map<string, StoredObject>; truncated: boolean }> {
  const objects = new Map<string, StoredObject>();
  let token: string | undefined;
  for (let page = 0; page < LIMITS.listPages; page++) {
    const input = { Bucket: journalExport.bucket, Prefix: start, ContinuationToken: token };
    const answer = await listKeys(upstream, input, signal);
    for (const { Key = '', Size = 0, LastModified } of answer.Contents ?? []) {
      const data = dataKey(journalExport, Key);
      if (data && wanted(data)) objects.set(Key, { data, size: Size, lastModified: isoTime(LastModified) ?? '' });
    }
    token = answer.IsTruncated ? answer.NextContinuationToken : undefined;
    if (token === undefined) return { objects, truncated: false };
  }
  return { objects, truncated: true };
}

async function head(
  upstream: Upstream,
  bucket: string,
  data: DataKey,
  signal: AbortSignal,
): Promise<StoredObject | undefined> {
  const command = new HeadObjectCommand({ Bucket: bucket, Key: data.key });
  const asked = upstream.s3.send(command, { abortSignal: signal }).catch((error: unknown) => {
    if ((error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode === 404) return undefined;
    throw error;
  });
  const answer = await answeredBy('S3', asked);
  return answer && { data, size: answer.ContentLength ?? 0, lastModified: isoTime(answer.LastModified) ?? '' };
}

/** What all the keys begin with, up to a whole folder. */
function commonStart(named: readonly DataKey[]): string {
  const prefix = named[0]?.prefix ?? '';
  return named.every((data) => data.prefix === prefix)
    ? prefix + commonPart(named.map(({ folder }) => folder))
    : commonPart(named.map(({ key }) => key));
}

function commonPart(texts: readonly string[]): string {
  let common = texts[0] ?? '';
  for (const text of texts) {
    let length = 0;
    while (length < common.length && text[length] === common[length]) length += 1;
    common = common.slice(0, length);
  }
  return common;
}

/** `yyyy/mm/dd/hh/` of a time in UTC. */
function hourFolder(time: string): string {
  return `${new Date(time).toISOString().slice(0, 13).replace(/[-T]/g, '/')}/`;
}
