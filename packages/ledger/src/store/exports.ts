/** Journal exports to S3. Times are milliseconds since 1970-01-01T00:00:00Z. */

/** `ExportStatus` of the API model. */
export type ExportStatus = 'IN_PROGRESS' | 'COMPLETED' | 'CANCELLED';
/** `OutputFormat` of the API model. */
export type OutputFormat = 'ION_TEXT' | 'ION_BINARY' | 'JSON';
/** `S3ObjectEncryptionType` of the API model. */
export type ObjectEncryption = 'SSE_KMS' | 'SSE_S3' | 'NO_ENCRYPTION';

export interface NewExport {
  /** 22 characters. */
  readonly exportId: string;
  readonly ledgerId: number;
  readonly ledgerName: string;
  readonly createdAt: number;
  /** Not before the ledger's creation. */
  readonly inclusiveStartTime: number;
  readonly exclusiveEndTime: number;
  readonly bucket: string;
  /** As requested, with or without a slash at its end. */
  readonly prefix: string;
  readonly encryption: ObjectEncryption;
  /** Only with SSE_KMS. */
  readonly kmsKeyArn: string | undefined;
  /** Recorded only. */
  readonly roleArn: string;
  /** undefined = not given in the request, which means ION_TEXT */
  readonly outputFormat: OutputFormat | undefined;
  /** The blocks to export: `[fromSequenceNo, toSequenceNo)`. */
  readonly fromSequenceNo: number;
  readonly toSequenceNo: number;
}

export interface ExportRow extends NewExport {
  readonly status: ExportStatus;
  /** When a finished export is gone; undefined while it is IN_PROGRESS. */
  readonly expiresAt: number | undefined;
}

/** An object of an export. Its borders are kept before its first byte is sent, so that a new attempt writes the same key. */
export interface PlannedObject {
  readonly firstSequenceNo: number;
  readonly lastSequenceNo: number;
  readonly key: string;
}
export interface ExportObjectRow extends PlannedObject {
  /** Multipart upload that was begun and neither completed nor aborted, as far as is known. */
  readonly uploadId: string | undefined;
  /** What S3 acknowledged; undefined until it has. */
  readonly stored: StoredObject | undefined;
}
export interface StoredObject {
  /** Bytes. */
  readonly size: number;
  /** As S3 answered it; undefined when it answered none. */
  readonly etag: string | undefined;
}

/** Where a page of a list ends. */
export interface ExportPosition {
  readonly createdAt: number;
  readonly exportId: string;
}

/** Where exports are kept. As in `Store`: each method is one durable transaction. */
export interface ExportStore {
  /** Adds an export, IN_PROGRESS, with no object. @returns false when `maxRunning` of the ledger's exports are IN_PROGRESS */
  create(row: NewExport, maxRunning: number): Promise<boolean>;
  countRunning(ledgerId: number): Promise<number>;
  /** The ledger's export, unless it is gone at `now`. */
  find(ledgerId: number, exportId: string, now: number): Promise<ExportRow | undefined>;
  /**
   * Up to `limit` exports not gone at `now`, the newest first, after `after`: those of one ledger, or those of every
   * ledger that is not gone.
   */
  list(page: {
    readonly ledgerId: number | undefined;
    readonly after: ExportPosition | undefined;
    readonly limit: number;
    readonly now: number;
  }): Promise<ExportRow[]>;
  /** Every export that is IN_PROGRESS, the oldest first. */
  running(): Promise<ExportRow[]>;

  /** The objects in the order of their blocks. */
  objects(exportId: string): Promise<ExportObjectRow[]>;
  /** @returns false when the export is not IN_PROGRESS any more: then nothing was written */
  plan(exportId: string, object: PlannedObject): Promise<boolean>;
  /** @param uploadId undefined when the upload is over, however it ended */
  setUpload(exportId: string, firstSequenceNo: number, uploadId: string | undefined): Promise<void>;
  /** S3 has acknowledged the object. */
  setStored(exportId: string, firstSequenceNo: number, stored: StoredObject): Promise<void>;

  /** Ends an export that is IN_PROGRESS, and forgets its objects. @returns false when it was not */
  finish(exportId: string, status: 'COMPLETED' | 'CANCELLED', expiresAt: number): Promise<boolean>;
  removeExpired(now: number): Promise<void>;
}
