import type { S3Call, S3Operation } from './call.ts';
import { s3Error } from './errors.ts';
import { abortMultipartUpload } from './operations/AbortMultipartUpload.ts';
import { completeMultipartUpload } from './operations/CompleteMultipartUpload.ts';
import { copyObject } from './operations/CopyObject.ts';
import { createBucket } from './operations/CreateBucket.ts';
import { createMultipartUpload } from './operations/CreateMultipartUpload.ts';
import { deleteBucket } from './operations/DeleteBucket.ts';
import { deleteObject } from './operations/DeleteObject.ts';
import { deleteObjects } from './operations/DeleteObjects.ts';
import { getBucketLocation } from './operations/GetBucketLocation.ts';
import { getObject } from './operations/GetObject.ts';
import { getObjectTagging } from './operations/GetObjectTagging.ts';
import { headBucket } from './operations/HeadBucket.ts';
import { listBuckets } from './operations/ListBuckets.ts';
import { listMultipartUploads } from './operations/ListMultipartUploads.ts';
import { listObjects } from './operations/ListObjects.ts';
import { listObjectsV2 } from './operations/ListObjectsV2.ts';
import { listParts } from './operations/ListParts.ts';
import { putObject } from './operations/PutObject.ts';
import { uploadPart } from './operations/UploadPart.ts';

/** Parts of buckets and objects that S3 has and this stand-in has not; without this list they would be taken for the object. */
const NOT_HERE = new Set(
  (
    'accelerate acl analytics attributes cors encryption intelligent-tiering inventory legal-hold lifecycle logging ' +
    'metadataTable metrics notification object-lock ownershipControls policy policyStatus publicAccessBlock ' +
    'replication requestPayment restore retention select session tagging torrent versioning versions website'
  ).split(' '),
);

/**
 * The operation of a request.
 *
 * @throws WireError NotImplemented, MethodNotAllowed
 */
export function route(method: string, call: Pick<S3Call, 'bucketName' | 'key' | 'query' | 'headers'>): S3Operation {
  const { bucketName, key, query, headers } = call;
  if (method === 'GET' && key !== '' && query.has('tagging')) return getObjectTagging;
  for (const name of query.keys()) if (NOT_HERE.has(name)) throw s3Error('NotImplemented');
  if (query.has('versionId') && query.get('versionId') !== 'null') throw s3Error('NotImplemented');
  const found =
    bucketName === '' ? forService(method) : key === '' ? forBucket(method, query) : forObject(method, query, headers);
  if (!found) throw s3Error('MethodNotAllowed');
  return found;
}

function forService(method: string): S3Operation | undefined {
  return method === 'GET' ? listBuckets : undefined;
}

function forBucket(method: string, query: URLSearchParams): S3Operation | undefined {
  if (method === 'PUT') return createBucket;
  if (method === 'HEAD') return headBucket;
  if (method === 'DELETE') return deleteBucket;
  if (method === 'POST') return query.has('delete') ? deleteObjects : undefined;
  if (method !== 'GET') return undefined;
  if (query.has('location')) return getBucketLocation;
  if (query.has('uploads')) return listMultipartUploads;
  return query.get('list-type') === '2' ? listObjectsV2 : listObjects;
}

function forObject(
  method: string,
  query: URLSearchParams,
  headers: ReadonlyMap<string, string>,
): S3Operation | undefined {
  const ofUpload = query.has('uploadId');
  if (method === 'HEAD') return getObject;
  if (method === 'GET') return ofUpload ? listParts : getObject;
  if (method === 'DELETE') return ofUpload ? abortMultipartUpload : deleteObject;
  if (method === 'POST')
    return query.has('uploads') ? createMultipartUpload : ofUpload ? completeMultipartUpload : undefined;
  if (method !== 'PUT') return undefined;
  if (ofUpload) return uploadPart;
  return headers.has('x-amz-copy-source') ? copyObject : putObject;
}
