import { createHash, randomUUID } from 'node:crypto';
import { createReadStream, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type Database from 'better-sqlite3';
import { openDatabase } from '../open-database.ts';
import type { Checksum } from './checksum.ts';
import {
  type Blob,
  type Bucket,
  type ObjectProperties,
  type ObjectRow,
  type Part,
  type PartRow,
  type StoredObject,
  toObject,
  toPart,
  toUpload,
  type Upload,
  type UploadProperties,
  type UploadRow,
} from './stored.ts';

/**
 * Names and properties of objects stand in SQLite, their bytes in files with names of our own: no key can lead out of
 * the directory, and none is too long for a file system. Bytes are durable before the row that names them is.
 */
const SCHEMA = `
CREATE TABLE buckets (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, created_at INTEGER NOT NULL) STRICT;
CREATE TABLE objects (
  bucket INTEGER NOT NULL REFERENCES buckets, key TEXT NOT NULL, blob TEXT NOT NULL, size INTEGER NOT NULL,
  etag TEXT NOT NULL, modified_at INTEGER NOT NULL, properties TEXT NOT NULL,
  PRIMARY KEY (bucket, key)
) STRICT, WITHOUT ROWID;
CREATE TABLE uploads (
  id TEXT PRIMARY KEY, bucket INTEGER NOT NULL REFERENCES buckets, key TEXT NOT NULL, created_at INTEGER NOT NULL,
  properties TEXT NOT NULL
) STRICT;
CREATE TABLE parts (
  upload TEXT NOT NULL REFERENCES uploads ON DELETE CASCADE, number INTEGER NOT NULL, blob TEXT NOT NULL,
  size INTEGER NOT NULL, etag TEXT NOT NULL, checksum TEXT, modified_at INTEGER NOT NULL,
  PRIMARY KEY (upload, number)
) STRICT, WITHOUT ROWID;
`;

export type ObjectStore = ReturnType<typeof openObjectStore>;

/**
 * @param clock milliseconds since 1970
 * @throws LocalEndpointError
 */
export function openObjectStore(directory: string, clock: () => number) {
  const database = openDatabase(directory, 'index.sqlite', SCHEMA);
  const blobs = join(directory, 'objects');
  mkdirSync(blobs, { recursive: true });
  removeStrays(database, blobs);
  const pathOf = (blob: string) => join(blobs, blob);
  /** A file that cannot be removed now goes at the next start. */
  const discard = (names: readonly string[]) =>
    Promise.all(names.map((name) => rm(pathOf(name), { force: true }).catch(() => {})));

  const sql = {
    buckets: database.prepare('SELECT id, name, created_at AS createdAt FROM buckets ORDER BY name'),
    bucket: database.prepare('SELECT id, name, created_at AS createdAt FROM buckets WHERE name = ?'),
    addBucket: database.prepare('INSERT INTO buckets (name, created_at) VALUES (?, ?)'),
    removeBucket: database.prepare('DELETE FROM buckets WHERE id = ?'),
    used: database.prepare(
      'SELECT EXISTS (SELECT 1 FROM objects WHERE bucket = $id) OR EXISTS (SELECT 1 FROM uploads WHERE bucket = $id) AS used',
    ),
    object: database.prepare('SELECT * FROM objects WHERE bucket = ? AND key = ?'),
    page: database.prepare('SELECT * FROM objects WHERE bucket = ? AND key >= ? AND key > ? ORDER BY key LIMIT ?'),
    putObject: database.prepare(
      'INSERT OR REPLACE INTO objects (bucket, key, blob, size, etag, modified_at, properties) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
    removeObject: database.prepare('DELETE FROM objects WHERE bucket = ? AND key = ?'),
    upload: database.prepare('SELECT * FROM uploads WHERE bucket = ? AND id = ?'),
    uploads: database.prepare('SELECT * FROM uploads WHERE bucket = ? ORDER BY key, created_at LIMIT 1000'),
    staleUploads: database.prepare('SELECT id FROM uploads WHERE created_at < ?'),
    addUpload: database.prepare('INSERT INTO uploads (id, bucket, key, created_at, properties) VALUES (?, ?, ?, ?, ?)'),
    removeUpload: database.prepare('DELETE FROM uploads WHERE id = ?'),
    parts: database.prepare('SELECT * FROM parts WHERE upload = ? ORDER BY number'),
    part: database.prepare('SELECT blob FROM parts WHERE upload = ? AND number = ?'),
    putPart: database.prepare(
      'INSERT OR REPLACE INTO parts (upload, number, blob, size, etag, checksum, modified_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
    ),
  };

  const findObject = (bucket: Bucket, key: string): StoredObject | undefined => {
    const row = sql.object.get(bucket.id, key) as ObjectRow | undefined;
    return row && toObject(row);
  };
  const insertObject = (bucket: Bucket, key: string, blob: Blob, etag: string, properties: ObjectProperties) => {
    const before = findObject(bucket, key);
    sql.putObject.run(bucket.id, key, blob.blob, blob.size, etag, clock(), JSON.stringify(properties));
    return before ? [before.blob] : [];
  };
  const partsOf = (upload: Upload): Part[] => (sql.parts.all(upload.id) as PartRow[]).map(toPart);
  const removeUpload = (id: string): string[] => {
    const names = (sql.parts.all(id) as PartRow[]).map(({ blob }) => blob);
    sql.removeUpload.run(id);
    return names;
  };

  return {
    buckets: () => sql.buckets.all() as Bucket[],
    bucket: (name: string) => sql.bucket.get(name) as Bucket | undefined,
    createBucket(name: string): void {
      sql.addBucket.run(name, clock());
    },
    /** @returns false when it is not empty */
    deleteBucket: database.transaction((bucket: Bucket): boolean => {
      if ((sql.used.get({ id: bucket.id }) as { used: number }).used) return false;
      sql.removeBucket.run(bucket.id);
      return true;
    }),

    /** Writes bytes to a file of their own; they are durable when this resolves. Nothing is left when the source fails. */
    async writeBlob(source: AsyncIterable<Uint8Array>): Promise<Blob> {
      const name = randomUUID();
      const md5 = createHash('md5');
      let size = 0;
      // One that no row names is a stray, so no other name is needed while it is written.
      const file = await open(pathOf(name), 'wx');
      try {
        for await (const piece of source) {
          md5.update(piece);
          size += piece.length;
          await file.writeFile(piece);
        }
        await file.sync();
        await file.close();
      } catch (error) {
        await file.close().catch(() => {});
        await discard([name]);
        throw error;
      }
      await syncDirectory(blobs);
      return { blob: name, size, md5: md5.digest('hex') };
    },
    discard,
    /** @param range first and last byte, both inclusive */
    readBlob: (blob: string, range?: { readonly start: number; readonly end: number }): Readable =>
      createReadStream(pathOf(blob), range),

    object: findObject,
    /** Objects with that prefix after a key, in the order of their keys' UTF-8 bytes. */
    page: (bucket: Bucket, prefix: string, after: string, limit: number): StoredObject[] =>
      (sql.page.all(bucket.id, prefix, after, limit) as ObjectRow[]).map(toObject),
    /**
     * Names bytes as an object.
     *
     * @param condition judged in the same transaction as the change; throws to prevent it
     */
    async putObject(
      bucket: Bucket,
      key: string,
      blob: Blob,
      properties: ObjectProperties,
      condition: (before: StoredObject | undefined) => void,
    ): Promise<void> {
      try {
        const replaced = database.transaction(() => {
          condition(findObject(bucket, key));
          return insertObject(bucket, key, blob, blob.md5, properties);
        })();
        await discard(replaced);
      } catch (error) {
        await discard([blob.blob]);
        throw error;
      }
    },
    async deleteObjects(bucket: Bucket, keys: readonly string[]): Promise<void> {
      const gone = database.transaction(() =>
        keys.flatMap((key) => {
          const before = findObject(bucket, key);
          sql.removeObject.run(bucket.id, key);
          return before ? [before.blob] : [];
        }),
      )();
      await discard(gone);
    },

    createUpload(bucket: Bucket, key: string, properties: UploadProperties): string {
      const id = randomUUID().replaceAll('-', '');
      sql.addUpload.run(id, bucket.id, key, clock(), JSON.stringify(properties));
      return id;
    },
    upload(bucket: Bucket, key: string, id: string): Upload | undefined {
      const row = sql.upload.get(bucket.id, id) as UploadRow | undefined;
      return row?.key === key ? toUpload(row) : undefined;
    },
    uploads: (bucket: Bucket) => (sql.uploads.all(bucket.id) as UploadRow[]).map(toUpload),
    parts: partsOf,
    /** @returns false when the upload has ended meanwhile */
    async putPart(bucket: Bucket, upload: Upload, number: number, blob: Blob, checksum: Checksum | undefined) {
      const replaced = database.transaction(() => {
        if (!sql.upload.get(bucket.id, upload.id)) return undefined;
        const before = sql.part.get(upload.id, number) as { blob: string } | undefined;
        const stored = checksum === undefined ? null : JSON.stringify(checksum);
        sql.putPart.run(upload.id, number, blob.blob, blob.size, blob.md5, stored, clock());
        return before ? [before.blob] : [];
      })();
      await discard(replaced ?? [blob.blob]);
      return replaced !== undefined;
    },
    /** Ends an upload: its parts go, and with `object` the bytes become one. @returns false when it has ended meanwhile */
    async endUpload(
      bucket: Bucket,
      upload: Upload,
      object?: {
        readonly blob: Blob;
        readonly etag: string;
        readonly properties: ObjectProperties;
        readonly condition: (before: StoredObject | undefined) => void;
      },
    ): Promise<boolean> {
      try {
        const gone = database.transaction(() => {
          if (!sql.upload.get(bucket.id, upload.id)) return undefined;
          object?.condition(findObject(bucket, upload.key));
          const replaced = object ? insertObject(bucket, upload.key, object.blob, object.etag, object.properties) : [];
          return [...replaced, ...removeUpload(upload.id)];
        })();
        await discard(gone ?? (object ? [object.blob.blob] : []));
        return gone !== undefined;
      } catch (error) {
        if (object) await discard([object.blob.blob]);
        throw error;
      }
    },
    /** Ends uploads that were begun before a time. */
    async endStaleUploads(before: number): Promise<void> {
      const gone = database.transaction(() =>
        (sql.staleUploads.all(before) as { id: string }[]).flatMap(({ id }) => removeUpload(id)),
      )();
      await discard(gone);
    },
    close: () => void database.close(),
  };
}

/** Files that no row names were written by a process that ended before it named them. */
function removeStrays(database: Database.Database, blobs: string): void {
  const named = new Set(database.prepare('SELECT blob FROM objects UNION ALL SELECT blob FROM parts').pluck().all());
  for (const name of readdirSync(blobs)) if (!named.has(name)) rmSync(join(blobs, name), { force: true });
}

/** The name of a new file is durable only when its directory is. Windows cannot, and need not. */
async function syncDirectory(directory: string): Promise<void> {
  try {
    await using handle = await open(directory, 'r');
    await handle.sync();
  } catch (error) {
    if (process.platform !== 'win32') throw error;
  }
}
