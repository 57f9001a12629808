import type { BlockAddress } from '../block/types.ts';
import { JournalError } from '../errors.ts';
import { type CompletedManifest, parseManifest, type StartedManifest } from '../export/index.ts';
import { ArchiveError } from './archive-error.ts';
import { type ManifestName, readManifestName } from './file-names.ts';
import { ARCHIVE_LIMITS } from './limits.ts';
import { joined, objectBytes } from './object-bytes.ts';
import { type ObjectName, readObjectName } from './object-name.ts';
import { peek, peekEnd, readLast } from './peek.ts';
import { readRange } from './read-file.ts';
import type { ArchiveFile, ArchiveFormat } from './types.ts';

export interface ManifestLook {
  readonly kind: 'manifest';
  readonly file: ArchiveFile;
  /** Undefined where only its content says what it is. */
  readonly name: ManifestName | undefined;
  readonly manifest: StartedManifest | CompletedManifest | undefined;
  /** Why it cannot be read. */
  readonly problem: string | undefined;
}
/** A file with blocks, or one whose name says that it has some. */
export interface ObjectLook {
  readonly kind: 'object';
  readonly file: ArchiveFile;
  readonly name: ObjectName | undefined;
  readonly gzip: boolean;
  /** Undefined where the content is none of an export. */
  readonly format: ArchiveFormat | undefined;
  readonly empty: boolean;
  readonly first: BlockAddress | undefined;
  /** Undefined where the name goes with the first block, and looking for the last one would take reading all of it. */
  readonly last: BlockAddress | undefined;
  readonly truncated: boolean;
  /** Why nothing of the content is known. */
  readonly problem: ArchiveError | undefined;
}
export type Look = ManifestLook | ObjectLook | { readonly kind: 'other'; readonly file: ArchiveFile };

/** Manifests under other names are looked for among files that are called so. */
const CALLED_MANIFEST = /manifest/i;
/**
 * What macOS puts beside each file on disks and in zip files of others, under its name with two characters in front: attributes,
 * nothing of the file (RFC 1740, "AppleDouble").
 */
const APPLE_DOUBLE_NAME = /(?:^|\/)\._[^/]*$/;
const APPLE_DOUBLE = [0x00, 0x05, 0x16, 0x07];
const NOTHING = { gzip: false, format: undefined, empty: false, first: undefined, last: undefined, truncated: false };

/** Looks at one file: never throws for what it holds, or that it cannot be read. */
export async function look(file: ArchiveFile): Promise<Look> {
  if (APPLE_DOUBLE_NAME.test(file.name) && (await isAppleDouble(file))) return { kind: 'other', file };
  const manifestName = readManifestName(file.name);
  if (manifestName !== undefined) return lookAtManifest(file, manifestName);
  const name = readObjectName(file.name);
  const isOne = { kind: 'object', file, name } as const;
  try {
    const seen = await lookAtObject(file, name);
    if (seen.format !== undefined || name !== undefined) return { ...isOne, ...seen };
    if (!CALLED_MANIFEST.test(file.name) || file.size > ARCHIVE_LIMITS.manifestBytes) return { kind: 'other', file };
    const manifest = await lookAtManifest(file, undefined);
    return manifest.manifest === undefined ? { kind: 'other', file } : manifest;
  } catch (error) {
    if (!(error instanceof ArchiveError)) throw error;
    // What is packed badly under a name of its own is nothing of an export, as far as anybody can tell.
    if (name === undefined && error.code === 'gzip-damaged') return { kind: 'other', file };
    return { ...isOne, ...NOTHING, gzip: error.code === 'gzip-damaged', problem: error };
  }
}

async function isAppleDouble(file: ArchiveFile): Promise<boolean> {
  if (file.size < APPLE_DOUBLE.length) return false;
  try {
    const start = await readRange(file, 0, APPLE_DOUBLE.length);
    return APPLE_DOUBLE.every((byte, at) => start[at] === byte);
  } catch (error) {
    // Told when it is looked at as what its name says.
    if (!(error instanceof ArchiveError)) throw error;
    return false;
  }
}

async function lookAtObject(file: ArchiveFile, name: ObjectName | undefined) {
  if (file.size === 0) return { ...NOTHING, empty: true, problem: undefined };
  const peeked = await peek(file);
  const { gzip, format, first, empty } = peeked;
  const found = { gzip, format, first, empty, last: undefined, truncated: false, problem: undefined };
  if (format === undefined) return found;
  const end = format !== 'ion-binary' && !gzip ? await peekEnd(file, peeked) : undefined;
  const asNamed = name?.strandId === first?.strandId && name?.first === first?.sequenceNo;
  const last = end?.last ?? (asNamed ? undefined : await readLast(file, { gzip, format }));
  return { ...found, last, truncated: end?.truncated ?? false };
}

async function lookAtManifest(file: ArchiveFile, name: ManifestName | undefined): Promise<ManifestLook> {
  const seen = { kind: 'manifest', file, name } as const;
  try {
    return { ...seen, manifest: parseManifest(await readManifest(file)), problem: undefined };
  } catch (error) {
    if (!(error instanceof ArchiveError || error instanceof JournalError)) throw error;
    return { ...seen, manifest: undefined, problem: error.message };
  }
}

async function readManifest(file: ArchiveFile): Promise<Uint8Array> {
  const { gzip } = file.size === 0 ? { gzip: false } : await peek(file);
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of objectBytes(file, gzip)) {
    pieces.push(piece);
    length += piece.length;
    if (length > ARCHIVE_LIMITS.manifestBytes) {
      const message = `It has more than ${ARCHIVE_LIMITS.manifestBytes} bytes`;
      throw new ArchiveError('object-too-large', message, file.name);
    }
  }
  return joined(pieces);
}
