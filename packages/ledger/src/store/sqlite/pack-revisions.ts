import type { RevisionRow } from '../rows.ts';
import { fromBlob } from './convert.ts';

/**
 * The revisions of a block as one value, by position. Each one: flags, then what they say is there, in this order –
 * hash (one byte with its length, then the hash) · document id and table id (each one byte with its length, then ASCII),
 * version (4 bytes) · data (4 bytes with its length, then UTF-8) · data hash (32 bytes). Numbers are big-endian.
 */
const HAS_DOCUMENT = 1;
const HAS_DATA = 2;
const HAS_DATA_HASH = 4;
const ALL_FLAGS = HAS_DOCUMENT | HAS_DATA | HAS_DATA_HASH;

/** @returns null for a block without revisions */
export function packRevisions(revisions: readonly RevisionRow[]): Buffer | null {
  if (revisions.length === 0) return null;
  const dataBytes = revisions.map(({ document }) =>
    document?.data === undefined ? 0 : Buffer.byteLength(document.data),
  );
  const packed = Buffer.allocUnsafe(revisions.reduce((sum, one, at) => sum + sizeOf(one, dataBytes[at] as number), 0));
  let at = 0;
  for (const [index, { hash, document }] of revisions.entries()) {
    packed[at] =
      (document ? HAS_DOCUMENT : 0) |
      (document?.data === undefined ? 0 : HAS_DATA) |
      (document?.dataHash === undefined ? 0 : HAS_DATA_HASH);
    packed[at + 1] = hash.length;
    packed.set(hash, at + 2);
    at += 2 + hash.length;
    if (!document) continue;
    for (const id of [document.documentId, document.tableId]) {
      packed[at] = id.length;
      at += 1 + packed.write(id, at + 1, 'latin1');
    }
    at = packed.writeUInt32BE(document.version, at);
    if (document.data !== undefined) {
      at = packed.writeUInt32BE(dataBytes[index] as number, at);
      at += packed.write(document.data, at, 'utf8');
    }
    if (document.dataHash) {
      packed.set(document.dataHash, at);
      at += document.dataHash.length;
    }
  }
  return packed;
}

function sizeOf({ hash, document }: RevisionRow, dataBytes: number): number {
  const head = 2 + hash.length;
  if (!document) return head;
  const { documentId, tableId, data, dataHash } = document;
  return (
    head + 6 + documentId.length + tableId.length + (data === undefined ? 0 : 4 + dataBytes) + (dataHash?.length ?? 0)
  );
}

/** @throws RangeError when the value is not one that `packRevisions` could have made, where that shows in its form */
export function unpackRevisions(packed: Buffer | null): RevisionRow[] {
  const revisions: RevisionRow[] = [];
  if (!packed) return revisions;
  let at = 0;
  const text = () => {
    const length = packed[at] as number;
    at += 1 + length;
    return packed.toString('latin1', at - length, at);
  };
  while (at < packed.length) {
    const flags = packed[at] as number;
    const length = packed[at + 1] as number;
    at += 2 + length;
    const hash = fromBlob(packed.subarray(at - length, at));
    if (flags > ALL_FLAGS) throw new RangeError('packed revisions of an unknown form');
    if (at > packed.length) throw new RangeError('packed revisions end in the middle of one');
    if ((flags & HAS_DOCUMENT) === 0) {
      if (flags !== 0) throw new RangeError('a packed revision of no document has content');
      revisions.push({ position: revisions.length, hash, document: undefined });
      continue;
    }
    const documentId = text();
    const tableId = text();
    const version = packed.readUInt32BE(at);
    at += 4;
    let data: string | undefined;
    if ((flags & HAS_DATA) !== 0) {
      const bytes = packed.readUInt32BE(at);
      at += 4 + bytes;
      data = packed.toString('utf8', at - bytes, at);
    }
    let dataHash: Uint8Array | undefined;
    if ((flags & HAS_DATA_HASH) !== 0) {
      at += 32;
      dataHash = fromBlob(packed.subarray(at - 32, at));
    }
    if (at > packed.length) throw new RangeError('packed revisions end in the middle of one');
    revisions.push({ position: revisions.length, hash, document: { documentId, tableId, version, data, dataHash } });
  }
  return revisions;
}
