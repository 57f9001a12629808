import { GetObjectCommand } from '@aws-sdk/client-s3';
import { decodeUtf8, field, JournalError, readIon, writeIonText } from '@qldb-console/journal';
import { LIMITS } from '../../limits.ts';
import { answeredBy } from '../../upstream/answered-by.ts';
import type { Upstream } from '../../upstream/qldb.ts';

/** A manifest as it lies in the bucket. */
export interface Manifest {
  readonly key: string;
  /** As text, whatever its format; '' when it cannot be read. */
  readonly ionText: string;
  /** The keys it names, as they stand there; empty for the manifest of the start. */
  readonly keys: readonly string[];
  /** Why it cannot be read. */
  readonly unreadable?: string;
}

/**
 * @param known ETag of the manifest as it was read before
 * @returns undefined for the manifest that is known, else the manifest with its ETag
 * @throws DeliveryError when S3 does not answer it; a manifest that makes no sense is told of, not thrown
 */
export async function readManifest(
  upstream: Upstream,
  bucket: string,
  key: string,
  signal: AbortSignal,
  known?: string,
): Promise<{ manifest: Manifest; etag: string | undefined } | undefined> {
  const loaded = await answeredBy('S3', load(upstream, bucket, key, signal, known));
  if (!loaded) return undefined;
  const { bytes, etag } = loaded;
  if (bytes) return { manifest: parseManifest(key, bytes), etag };
  const unreadable = `It is larger than ${LIMITS.manifestBytes / 1024 / 1024} MiB.`;
  return { manifest: { key, ionText: '', keys: [], unreadable }, etag };
}

/** Ion text, Ion binary, or JSON, which is Ion text too. */
export function parseManifest(key: string, bytes: Uint8Array): Manifest {
  try {
    const { format, values } = readIon(bytes);
    const [value] = values;
    if (value?.type !== 'struct' || values.length > 1)
      return { key, ionText: '', keys: [], unreadable: 'It is not one Ion struct.' };
    const list = field(value, 'keys')?.value;
    const keys =
      list?.type === 'list' ? list.items.flatMap((item) => (item.type === 'string' ? [item.value] : [])) : [];
    return { key, ionText: format === 'binary' ? writeIonText(value) : decodeUtf8(bytes), keys };
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    return { key, ionText: '', keys: [], unreadable: `It is not Ion: ${error.message}` };
  }
}

/** @returns undefined for the object that is known; no bytes for one beyond the limit */
async function load(
  upstream: Upstream,
  bucket: string,
  key: string,
  signal: AbortSignal,
  known: string | undefined,
): Promise<{ bytes?: Uint8Array; etag: string | undefined } | undefined> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key, IfNoneMatch: known });
  const answer = await upstream.s3.send(command, { abortSignal: signal }).catch((error: unknown) => {
    // The SDK takes 304 Not Modified for an error.
    if (known !== undefined && statusOf(error) === 304) return undefined;
    throw error;
  });
  if (!answer) return undefined;
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Leaving the loop ends the download.
  for await (const chunk of answer.Body as AsyncIterable<Uint8Array>) {
    size += chunk.byteLength;
    if (size > LIMITS.manifestBytes) return { etag: answer.ETag };
    chunks.push(chunk);
  }
  return { bytes: Buffer.concat(chunks), etag: answer.ETag };
}

function statusOf(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
