import type { Readable } from 'node:stream';
import type { Body } from './body.ts';
import { s3Error } from './errors.ts';
import type { ObjectStore } from './store.ts';
import type { Bucket } from './stored.ts';
import type { XmlElement } from './xml.ts';

/** A request whose signature has been verified. */
export interface S3Call {
  readonly store: ObjectStore;
  readonly region: string;
  readonly accountId: string;
  /** Empty where the path names none. */
  readonly bucketName: string;
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Body;
}

export interface S3Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string | number | undefined>>;
  readonly xml?: XmlElement;
  /** A body that is not XML, read only when it is sent. */
  readonly stream?: () => Readable;
}

export type S3Operation = (call: S3Call) => Promise<S3Answer> | S3Answer;

/** @throws WireError NoSuchBucket */
export function requireBucket({ store, bucketName }: S3Call, name = bucketName): Bucket {
  const bucket = store.bucket(name);
  if (!bucket) throw s3Error('NoSuchBucket', undefined, { BucketName: name });
  return bucket;
}

/** A parameter that is a whole number. @throws WireError InvalidArgument */
export function wholeNumber(call: S3Call, name: string, fallback: number, max: number): number {
  const text = call.query.get(name);
  if (text === null || text === '') return fallback;
  if (!/^\d{1,10}$/.test(text))
    throw s3Error('InvalidArgument', `Provided ${name} not an integer or within integer range`);
  return Math.min(Number(text), max);
}

/** As in lists and copies: `2025-01-31T23:59:59.000Z`. */
export function isoTime(time: number): string {
  return new Date(time).toISOString();
}
