import { createHash } from 'node:crypto';
import { S3_LIMITS } from '../../limits.ts';
import { readText } from '../body.ts';
import { requireBucket, type S3Answer, type S3Call } from '../call.ts';
import { type Checksum, checksumHasher } from '../checksum.ts';
import { writeCondition } from '../conditions.ts';
import { s3Error } from '../errors.ts';
import { uploadHeaders } from '../object-headers.ts';
import type { ObjectStore } from '../store.ts';
import type { Part, Upload } from '../stored.ts';
import { requireUpload } from '../upload.ts';
import { childText, malformed, readXml } from '../xml.ts';

/** POST /bucket/key?uploadId=… */
export async function completeMultipartUpload(call: S3Call): Promise<S3Answer> {
  const { store, bucketName, key } = call;
  const bucket = requireBucket(call);
  const upload = requireUpload(call, bucket);
  const condition = writeCondition(call.headers);
  const parts = chosenParts(await readText(call.body, S3_LIMITS.documentBytes), store.parts(upload));
  const etag = `${md5OfAll(parts)}-${parts.length}`;
  const whole = checksumOfWhole(upload);
  const blob = await store.writeBlob(joined(store, parts, whole?.update));
  const checksum = whole?.checksum() ?? compositeChecksum(upload, parts);
  try {
    checkStated(call, checksum);
  } catch (error) {
    await store.discard([blob.blob]);
    throw error;
  }
  const properties = { headers: upload.properties.headers, checksum };
  if (!(await store.endUpload(bucket, upload, { blob, etag, properties, condition }))) throw s3Error('NoSuchUpload');
  return {
    headers: uploadHeaders(properties.headers, undefined),
    xml: [
      'CompleteMultipartUploadResult',
      [
        ['Location', `/${bucketName}/${key}`],
        ['Bucket', bucketName],
        ['Key', key],
        ['ETag', `"${etag}"`],
        [`Checksum${checksum?.algorithm.toUpperCase()}`, checksum?.value],
        ['ChecksumType', checksum?.type],
      ],
    ],
  };
}

/** @throws WireError MalformedXML, InvalidPart, InvalidPartOrder, EntityTooSmall, EntityTooLarge */
function chosenParts(document: string, stored: readonly Part[]): Part[] {
  const byNumber = new Map(stored.map((part) => [part.number, part]));
  const listed = readXml(document).children.filter(({ name }) => name === 'Part');
  if (listed.length === 0 || listed.length > S3_LIMITS.parts) throw malformed();
  const parts = listed.map((node) => {
    const part = byNumber.get(Number(childText(node, 'PartNumber')));
    if (!part || childText(node, 'ETag')?.replaceAll('"', '') !== part.etag) throw s3Error('InvalidPart');
    const { checksum } = part;
    const stated = checksum && childText(node, `Checksum${checksum.algorithm.toUpperCase()}`);
    if (stated !== undefined && stated !== checksum?.value) throw s3Error('InvalidPart');
    return part;
  });
  if (parts.some(({ number }, at) => at > 0 && number <= (parts[at - 1] as Part).number))
    throw s3Error('InvalidPartOrder');
  if (parts.slice(0, -1).some(({ size }) => size < S3_LIMITS.minPartBytes)) throw s3Error('EntityTooSmall');
  if (parts.reduce((sum, { size }) => sum + size, 0) > S3_LIMITS.multipartObjectBytes) throw s3Error('EntityTooLarge');
  return parts;
}

async function* joined(store: ObjectStore, parts: readonly Part[], update?: (piece: Uint8Array) => void) {
  for (const { blob } of parts)
    for await (const piece of store.readBlob(blob)) {
      update?.(piece);
      yield piece as Uint8Array;
    }
}

/** S3's entity tag of a multipart upload: MD5 of the parts' MD5s. */
function md5OfAll(parts: readonly Part[]): string {
  const hash = createHash('md5');
  for (const { etag } of parts) hash.update(Buffer.from(etag, 'hex'));
  return hash.digest('hex');
}

function checksumOfWhole({ properties: { checksumAlgorithm: algorithm, checksumType } }: Upload) {
  if (!algorithm || checksumType !== 'FULL_OBJECT') return undefined;
  const hasher = checksumHasher(algorithm);
  return {
    update: hasher.update,
    checksum: (): Checksum => ({ algorithm, value: hasher.digest().toString('base64'), type: 'FULL_OBJECT' }),
  };
}

function compositeChecksum({ properties }: Upload, parts: readonly Part[]): Checksum | undefined {
  const { checksumAlgorithm: algorithm } = properties;
  if (!algorithm) return undefined;
  const hasher = checksumHasher(algorithm);
  for (const { checksum } of parts) hasher.update(Buffer.from(checksum?.value ?? '', 'base64'));
  return { algorithm, value: `${hasher.digest().toString('base64')}-${parts.length}`, type: 'COMPOSITE' };
}

/** A checksum of the whole that the client states beside the list of parts. */
function checkStated({ headers }: S3Call, checksum: Checksum | undefined): void {
  if (!checksum) return;
  const stated = headers.get(`x-amz-checksum-${checksum.algorithm}`)?.replace(/-\d+$/, '');
  if (stated !== undefined && stated !== checksum.value.replace(/-\d+$/, '')) throw s3Error('BadDigest');
}
