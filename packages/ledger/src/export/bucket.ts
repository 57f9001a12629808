import {
  AbortMultipartUploadCommand,
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from '@aws-sdk/client-s3';
import { EXPORT_LIMITS } from '../engine/limits.ts';
import type { NewExport, StoredObject } from '../store/exports.ts';
import { type Attempts, persist, S3Error } from './attempts.ts';
import { s3Failure } from './s3-failure.ts';

export type Destination = Pick<NewExport, 'bucket' | 'encryption' | 'kmsKeyArn'>;

/** Is told of a multipart upload, so that one whose end this process does not live to see can be aborted later. */
export type OnUpload = (uploadId: string | undefined) => Promise<void>;

/** The bucket of an export. Every call goes on trying as `Attempts` says. */
export class Bucket {
  readonly #s3: S3Client;
  readonly #destination: Destination;
  readonly #attempts: Attempts;

  constructor(s3: S3Client, destination: Destination, attempts: Attempts) {
    this.#s3 = s3;
    this.#destination = destination;
    this.#attempts = attempts;
  }

  /** Writes an object whole. */
  async put(key: string, body: Uint8Array): Promise<StoredObject> {
    return persist(async (abortSignal) => {
      const input = { Bucket: this.#destination.bucket, Key: key, Body: body, ...this.#encryption() };
      const { ETag } = await this.#s3.send(new PutObjectCommand(input), { abortSignal });
      return { size: body.length, etag: answered(ETag, 'ETag') };
    }, this.#attempts);
  }

  /**
   * Writes an object in parts when it is large. An upload that fails is aborted; one that S3 has lost is begun anew.
   */
  async putLarge(key: string, body: Uint8Array, onUpload: OnUpload): Promise<StoredObject> {
    if (body.length <= EXPORT_LIMITS.partBytes) return this.put(key, body);
    for (let attempt = 1; ; attempt += 1) {
      const uploadId = await this.#begin(key);
      try {
        await onUpload(uploadId);
        return await this.#complete(key, body, uploadId, await this.#putParts(key, body, uploadId));
      } catch (error) {
        if (await this.abort(key, uploadId)) await onUpload(undefined);
        if (!isLost(error) || attempt >= EXPORT_LIMITS.repairs) throw error;
      }
    }
  }

  #begin(key: string): Promise<string> {
    return persist(async (abortSignal) => {
      // AWS wants to hear in the beginning which checksums the parts will have; the client says so only with the parts.
      const sums = (await this.#s3.config.requestChecksumCalculation()) === 'WHEN_SUPPORTED';
      const input = {
        Bucket: this.#destination.bucket,
        Key: key,
        ...(sums ? ({ ChecksumAlgorithm: 'CRC32' } as const) : {}),
        ...this.#encryption(),
      };
      const { UploadId } = await this.#s3.send(new CreateMultipartUploadCommand(input), { abortSignal });
      return answered(UploadId, 'UploadId');
    }, this.#attempts);
  }

  async #putParts(key: string, body: Uint8Array, uploadId: string): Promise<CompletedPart[]> {
    const parts: CompletedPart[] = [];
    for (let at = 0; at < body.length; at += EXPORT_LIMITS.partBytes) {
      const input = {
        Bucket: this.#destination.bucket,
        Key: key,
        UploadId: uploadId,
        PartNumber: parts.length + 1,
        Body: body.subarray(at, at + EXPORT_LIMITS.partBytes),
      };
      const part = await persist(async (abortSignal) => {
        const { ETag, ...rest } = await this.#s3.send(new UploadPartCommand(input), { abortSignal });
        return { PartNumber: input.PartNumber, ETag: answered(ETag, 'ETag'), ...checksums(rest) };
      }, this.#attempts);
      parts.push(part);
    }
    return parts;
  }

  async #complete(key: string, body: Uint8Array, uploadId: string, parts: CompletedPart[]): Promise<StoredObject> {
    const stored = { size: body.length, etag: undefined };
    const input = {
      Bucket: this.#destination.bucket,
      Key: key,
      UploadId: uploadId,
      MultipartUpload: { Parts: parts },
    };
    try {
      return await persist(async (abortSignal) => {
        // Some servers answer no ETag here; the object is looked at before the manifest anyway.
        const { ETag } = await this.#s3.send(new CompleteMultipartUploadCommand(input), { abortSignal });
        return { ...stored, etag: ETag || undefined };
      }, this.#attempts);
    } catch (error) {
      // An earlier attempt may have succeeded, and its answer not have arrived.
      if (isLost(error) && (await this.has(key, stored))) return stored;
      throw error;
    }
  }

  /**
   * Gives the parts of an upload free, in a short time or not at all, even when everything else has been stopped.
   *
   * @returns whether the upload is gone
   */
  async abort(key: string, uploadId: string): Promise<boolean> {
    const input = { Bucket: this.#destination.bucket, Key: key, UploadId: uploadId };
    const abortSignal = AbortSignal.timeout(EXPORT_LIMITS.cleanUpTimeoutMs);
    try {
      await this.#s3.send(new AbortMultipartUploadCommand(input), { abortSignal });
      return true;
    } catch (error) {
      return s3Failure(error).refused;
    }
  }

  /** Gives the parts of an upload free that an earlier run left behind. */
  async forget(key: string, uploadId: string): Promise<void> {
    const input = { Bucket: this.#destination.bucket, Key: key, UploadId: uploadId };
    try {
      await persist(
        (abortSignal) => this.#s3.send(new AbortMultipartUploadCommand(input), { abortSignal }),
        this.#attempts,
      );
    } catch (error) {
      // It is gone already, or may not be touched: neither keeps the export from going on.
      if (!(error instanceof S3Error && error.failure.refused)) throw error;
    }
  }

  /**
   * Whether an object is there as it was acknowledged. Where S3 does not let us look, which a policy that only allows
   * writing does, its acknowledgement stands.
   */
  async has(key: string, { size, etag }: StoredObject): Promise<boolean> {
    return persist(async (abortSignal) => {
      try {
        const head = new HeadObjectCommand({ Bucket: this.#destination.bucket, Key: key });
        const { ContentLength, ETag } = await this.#s3.send(head, { abortSignal });
        return ContentLength === size && (etag === undefined || ETag === undefined || ETag === etag);
      } catch (error) {
        const { status } = s3Failure(error);
        if (status === 404) return false;
        if (status === 403) return true;
        throw error;
      }
    }, this.#attempts);
  }

  #encryption() {
    const { encryption, kmsKeyArn } = this.#destination;
    if (encryption === 'SSE_KMS') return { ServerSideEncryption: 'aws:kms', SSEKMSKeyId: kmsKeyArn } as const;
    return encryption === 'SSE_S3' ? ({ ServerSideEncryption: 'AES256' } as const) : {};
  }
}

/** AWS wants the checksums of the parts back in the end, when the upload was begun with them, as the client does by itself. */
function checksums(answer: object): Partial<CompletedPart> {
  return Object.fromEntries(Object.entries(answer).filter(([name, value]) => name.startsWith('Checksum') && value));
}

/** The upload is not there any more, or a part of it. */
function isLost(error: unknown): boolean {
  return error instanceof S3Error && /^(NoSuchUpload|InvalidPart)$/.test(error.failure.code);
}

/** What every S3 answers; an answer without it is none of S3. */
function answered(value: string | undefined, header: string): string {
  if (value) return value;
  throw Object.assign(new Error(`The answer has no ${header}.`), { name: 'NotS3' });
}
