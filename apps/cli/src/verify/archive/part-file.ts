import { createHash } from 'node:crypto';
import { z } from 'zod';
import { escapeUnseen } from '../json-report.ts';
import { printable } from '../printable.ts';
import { InputError, readFileLimited } from '../read-file.ts';
import type { ArchiveOverview } from './archive-overview.ts';
import type { JudgedShare } from './judge-shares.ts';
import type { PartNumber } from './line-share.ts';
import { overviewSchema, sharesSchema } from './part-schema.ts';

export const PART_FORMAT = 'qldb-console-part';
export const PART_VERSION = 1;
/** Bytes of a part file that is read. */
const MOST_BYTES = 256 * 1024 * 1024;

/** What one of several processes found out about its share of an archive. */
export interface ArchivePart {
  readonly part: PartNumber;
  readonly archive: ArchiveOverview;
  readonly strandIds: readonly string[];
  /** Tips of digests, by strand, that the root was taken at. */
  readonly tips: Readonly<Record<string, readonly number[]>>;
  readonly shares: readonly JudgedShare[];
}

/**
 * The file of a part: JSON. The checksum notices a file that was damaged or cut off; whoever changes it on purpose makes
 * another checksum.
 */
export function writePart({ part, archive, strandIds, tips, shares }: ArchivePart): string {
  const body = { part, archive, strandIds, tips, shares };
  const file = { format: PART_FORMAT, version: PART_VERSION, ...body, sha256: checksumOf(body) };
  return `${escapeUnseen(JSON.stringify(file, undefined, 1))}\n`;
}

const fileSchema = z.strictObject({
  format: z.literal(PART_FORMAT),
  version: z.literal(PART_VERSION),
  part: z
    .strictObject({ index: z.int().min(1), count: z.int().min(1).max(100_000) })
    .refine(({ index, count }) => index <= count),
  archive: overviewSchema,
  strandIds: z.array(z.string().max(128)).max(100_000),
  tips: z.record(z.string(), z.array(z.int().min(0))),
  shares: sharesSchema,
  sha256: z.string(),
});

/**
 * Reads a part file, from whoever it comes.
 *
 * @throws InputError naming the file and what is wrong
 */
export async function readPart(path: string): Promise<ArchivePart> {
  const label = printable(path);
  const text = new TextDecoder().decode(await readFileLimited('--join', path, MOST_BYTES));
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch {
    throw new InputError(`${label}: this is no part of a verification: it is not JSON, or not all of it.`);
  }
  if ((content as { format?: unknown } | null)?.format !== PART_FORMAT)
    throw new InputError(`${label}: this is no part of a verification ("verify --part" writes them).`);
  const { version } = content as { version?: unknown };
  if (version !== PART_VERSION)
    throw new InputError(
      `${label}: it was written by another version of this program (${printable(String(version).slice(0, 20))}).`,
    );
  const parsed = fileSchema.safeParse(content);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const where = printable((issue?.path ?? []).join('.').slice(0, 200));
    throw new InputError(`${label}: this is no part as this program writes it (${where}: ${issue?.message}).`);
  }
  const {
    format: _format,
    version: _version,
    sha256,
    ...body
  } = content as Record<string, unknown> & { sha256: string };
  if (sha256 !== checksumOf(body))
    throw new InputError(`${label}: its content does not match its checksum: it was damaged, or changed.`);
  // Codes and ids of checks are not compared with those of this version: they are only told.
  return body as unknown as ArchivePart;
}

function checksumOf(body: object): string {
  return createHash('sha256').update(JSON.stringify(body)).digest('hex');
}
