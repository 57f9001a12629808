import type { Checksum } from './checksum.ts';

export interface Bucket {
  readonly id: number;
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}
/** Bytes in a file of their own. */
export interface Blob {
  readonly blob: string;
  readonly size: number;
  /** MD5 in hex. */
  readonly md5: string;
}
/** Everything of an object but its bytes. */
export interface ObjectProperties {
  /** Headers that are handed back as they came, `x-amz-meta-…` included; names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly checksum?: Checksum | undefined;
}
export interface StoredObject extends ObjectProperties {
  readonly key: string;
  readonly blob: string;
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  readonly modifiedAt: number;
}
export interface Upload {
  readonly id: string;
  readonly key: string;
  readonly createdAt: number;
  readonly properties: UploadProperties;
}
export interface UploadProperties extends ObjectProperties {
  readonly checksumAlgorithm?: Checksum['algorithm'] | undefined;
  readonly checksumType?: Checksum['type'] | undefined;
}
export interface Part {
  readonly number: number;
  readonly blob: string;
  readonly size: number;
  readonly etag: string;
  readonly checksum: Checksum | undefined;
  readonly modifiedAt: number;
}

/** Rows of the index as SQLite answers them. */
export interface ObjectRow {
  readonly key: string;
  readonly blob: string;
  readonly size: number;
  readonly etag: string;
  readonly modified_at: number;
  readonly properties: string;
}
export interface UploadRow {
  readonly id: string;
  readonly key: string;
  readonly created_at: number;
  readonly properties: string;
}
export interface PartRow {
  readonly number: number;
  readonly blob: string;
  readonly size: number;
  readonly etag: string;
  readonly checksum: string | null;
  readonly modified_at: number;
}

export function toObject({ key, blob, size, etag, modified_at, properties }: ObjectRow): StoredObject {
  return { key, blob, size, etag, modifiedAt: modified_at, ...(JSON.parse(properties) as ObjectProperties) };
}

export function toUpload({ id, key, created_at, properties }: UploadRow): Upload {
  return { id, key, createdAt: created_at, properties: JSON.parse(properties) as UploadProperties };
}

export function toPart({ checksum, modified_at, ...row }: PartRow): Part {
  return {
    ...row,
    modifiedAt: modified_at,
    checksum: checksum === null ? undefined : (JSON.parse(checksum) as Checksum),
  };
}
