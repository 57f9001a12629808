import type { ObjectName } from './object-name.ts';

/**
 * A file that a host offers: of a directory, a drop, a bucket.
 *
 * @property name     path in what was handed in, parts separated by `/`
 * @property size     bytes
 * @property modified ms since 1970, where the host knows it
 */
export interface ArchiveFile {
  readonly name: string;
  readonly size: number;
  readonly modified?: number | undefined;
  /**
   * Bytes `[start, end)` of the file, where `end ≤ size`. Fewer bytes mean that the file has become shorter. Whoever asks
   * owns them.
   *
   * @throws ArchiveError 'file-unreadable', 'file-changed'; anything else that is thrown counts as 'file-unreadable'
   */
  read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>>;
  /** Size and date now, where the host can tell: a file that has changed is not taken for the one that was looked at. */
  stat?(): Promise<{ readonly size: number; readonly modified?: number | undefined }>;
}

export type ArchiveFormat = 'ion-text' | 'ion-binary' | 'json-lines';

/** Sequence numbers; both belong to it. */
export interface SequenceRange {
  readonly first: number;
  readonly last: number;
}

/** An object of an export: a file with blocks. Plain data. */
export interface ArchiveObject {
  /** Index in {@link InventorySummary.objects}. */
  readonly number: number;
  /** Name of its file. */
  readonly file: string;
  /** Bytes of the file; `modified` as the host had it. */
  readonly size: number;
  readonly modified?: number | undefined;
  readonly gzip: boolean;
  readonly format: ArchiveFormat;
  /** What the name of the file says. */
  readonly name: ObjectName | undefined;
  /** Where it stands: by its content where that could be read, else by its name. */
  readonly strandId: string;
  readonly range: SequenceRange;
  /** Ids of the exports whose completed manifest names it. */
  readonly declaredBy: readonly string[];
}

/** An export of which at least a manifest is there. Plain data. */
export interface ExportFound {
  readonly exportId: string;
  /** What its started manifest says; absent where there is none that can be read. */
  readonly started?:
    | {
        readonly file: string;
        readonly ledgerName: string;
        readonly inclusiveStartTime: string;
        readonly exclusiveEndTime: string;
        readonly bucket: string;
        readonly prefix: string;
        readonly objectEncryptionType: string;
        readonly outputFormat?: string | undefined;
      }
    | undefined;
  /** One for each strand; empty for an export that was not finished. */
  readonly completed: readonly {
    readonly file: string;
    readonly strandId: string | undefined;
    readonly keys: number;
    readonly missing: number;
  }[];
  /** Numbers of the objects that it names. */
  readonly objects: readonly number[];
}

/**
 * An object, or the blocks of it that are not on another line.
 *
 * @property keep blocks that count: those with sequence numbers `[from, to)`; all when undefined
 */
export interface LinePart {
  readonly object: number;
  readonly keep?: { readonly from: number; readonly to: number } | undefined;
}

/**
 * One way through the blocks of a strand, in journal order, on which no block stands twice by what is known before reading
 * them. Line 0 has each block that is there; further lines have the other copies of blocks that are there more than once.
 */
export interface ArchiveLine {
  readonly parts: readonly LinePart[];
  /** Bytes of the files, compressed or not. */
  readonly bytes: number;
}

export interface StrandFound extends SequenceRange {
  readonly strandId: string;
  /** Numbers of its objects. */
  readonly objects: readonly number[];
  readonly lines: readonly ArchiveLine[];
}

export type InventoryCode =
  /** A completed manifest names an object that is not here. */
  | 'missing'
  /** An object that no manifest names, though there are some. */
  | 'extra'
  /** Ends in the middle of a block. */
  | 'truncated'
  /** The content is not what the name says, or the name says nothing. */
  | 'renamed'
  /** Several objects with the same blocks. */
  | 'duplicate'
  /** Objects that share some blocks. */
  | 'overlapping'
  /** Blocks that no object has, between others that are here. */
  | 'gap'
  /** An object without a byte, or without a block. */
  | 'empty'
  | 'unfinished-export'
  /** A completed manifest without the one that was written first. */
  | 'without-started'
  /** Objects, and no completed manifest that says which ones there should be. */
  | 'without-manifest'
  /** A manifest that names no object: no block lies in the range. */
  | 'empty-export'
  | 'unreadable-manifest'
  | 'unreadable-object'
  | 'mixed-strands'
  /** A name that leads out of the archive, or cannot be shown. */
  | 'unsafe-name'
  /** Nothing of a journal export is here. */
  | 'not-an-export'
  | 'too-many-files'
  | 'too-many-keys'
  | 'too-many-copies';

export type InventorySeverity = 'error' | 'warning' | 'info';

/** Something about the files that whoever relies on the archive should know. Plain data. */
export interface InventoryFinding {
  readonly code: InventoryCode;
  readonly severity: InventorySeverity;
  /** A sentence. */
  readonly sentence: string;
  /** Names of files, or keys that a manifest names, as the code has it; the first ones. */
  readonly files: readonly string[];
  /** Blocks that it is about, where names or content say so. */
  readonly strandId?: string | undefined;
  readonly range?: SequenceRange | undefined;
}

/** What an archive holds, as far as names, manifests, and the first and last bytes of objects tell. Plain data. */
export interface InventorySummary {
  readonly exports: readonly ExportFound[];
  /** In the order of strands, and of the journal. */
  readonly objects: readonly ArchiveObject[];
  readonly strands: readonly StrandFound[];
  /** Errors first; of each code the first ones. */
  readonly findings: readonly InventoryFinding[];
  /** How many there are of each code. */
  readonly findingCounts: Readonly<Partial<Record<InventoryCode, number>>>;
  /** Files that are nothing of an export: how many, and the first names. */
  readonly ignored: { readonly count: number; readonly names: readonly string[] };
  /** Bytes of the objects' files. */
  readonly bytes: number;
  /**
   * SHA-256, in hex, over names and sizes of objects and manifests; the folder that all of them lie in does not count. Two
   * archives with the same one are looked through alike.
   */
  readonly fingerprint: string;
}

/** With the files to read from, by name; whoever posts it elsewhere posts the {@link InventorySummary}. */
export interface Inventory extends InventorySummary {
  readonly files: ReadonlyMap<string, ArchiveFile>;
}

export interface InventoryProgress {
  readonly files: number;
  readonly done: number;
}

export interface InventoryOptions {
  readonly signal?: { readonly aborted: boolean } | undefined;
  readonly onProgress?: ((progress: InventoryProgress) => void) | undefined;
}
