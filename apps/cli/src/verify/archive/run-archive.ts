import { createRequire } from 'node:module';
import { UsageError } from '../../usage.ts';
import { EXIT_CODES } from '../exit-codes.ts';
import { jsonReport } from '../json-report.ts';
import { archiveBundle } from './archive-bundle.ts';
import { parsePlace } from './archive-place.ts';
import type { ArchiveReport } from './archive-report.ts';
import { archiveText } from './archive-text.ts';
import type { PartNumber } from './line-share.ts';
import { createProgress } from './progress.ts';
import {
  type ArchiveQuestion,
  Cancelled,
  type RunTools,
  verifyArchive,
  verifyJoined,
  verifyPart,
} from './verify-archive.ts';
import { checkWritable, writeEvidence, writeWhole } from './write-evidence.ts';

/** What `verify` takes for archives alone. */
export const ARCHIVE_FLAGS = {
  values: ['strand', 'part', 'output', 'bundle', 'threads', 'region', 'profile', 's3-endpoint'],
  bare: ['join'],
} as const;

export type ArchiveFlags = { readonly [name in (typeof ARCHIVE_FLAGS.values)[number]]?: string } & {
  readonly join?: boolean;
  readonly json?: boolean;
  readonly digest?: readonly string[];
};

/** As a shell tells that a program was ended by SIGINT: no verdict. */
export const CANCELLED = 130;
const { version: VERSION } = createRequire(import.meta.url)('../../../package.json') as { version: string };
/** As many as openJudgeThreads opens. */
const MOST_THREADS = 8;
const MOST_PARTS = 100_000;

/** Whether the question is one about an archive. */
export function isAboutArchive(flags: ArchiveFlags, rest: readonly string[]): boolean {
  return rest.length > 0 || flags.join === true || ARCHIVE_FLAGS.values.some((name) => flags[name] !== undefined);
}

/**
 * Judges an archive, a part of one, or joins parts.
 *
 * @param rest       paths and buckets; with `--join` the files of the parts
 * @param openSignal gives what ends judging early; asked for when there is something to judge
 * @throws UsageError, InputError (both: exit code 2), ConfigError
 */
export async function runArchive(
  flags: ArchiveFlags,
  rest: readonly string[],
  openSignal: () => AbortSignal,
): Promise<{ exitCode: number; output: string }> {
  if (flags.join) return runJoin(flags, rest);
  const question = readQuestion(flags, rest);
  const part = flags.part === undefined ? undefined : readPartNumber(flags.part);
  if (part && flags.json) throw new UsageError('--part writes JSON anyway; --json belongs to --join.');
  if (part && flags.bundle !== undefined) throw new UsageError('--bundle needs the whole archive, not a part of it.');
  if (!part && flags.output !== undefined) throw new UsageError('--output belongs to --part.');
  for (const path of [flags.output, flags.bundle]) if (path !== undefined) await checkWritable(path);
  const progress = createProgress(process.stderr);
  const tools: RunTools = { signal: openSignal(), progress };
  try {
    if (part) {
      const file = await verifyPart(question, part, tools);
      if (flags.output === undefined) return { exitCode: 0, output: file };
      await writeWhole(flags.output, file);
      return { exitCode: 0, output: '' };
    }
    const { bundle } = flags;
    const report = await verifyArchive(question, tools, async (judged, made) => {
      if (bundle === undefined) return;
      const tool = { name: 'qldb-console verify', version: VERSION };
      await writeEvidence(bundle, await archiveBundle(judged, made, tool, new Date().toISOString()));
    });
    return answer(report, flags);
  } catch (error) {
    if (!(error instanceof Cancelled)) throw error;
    progress.say(error.message);
    return { exitCode: CANCELLED, output: '' };
  } finally {
    progress.end();
  }
}

async function runJoin(flags: ArchiveFlags, files: readonly string[]): Promise<{ exitCode: number; output: string }> {
  for (const name of ARCHIVE_FLAGS.values)
    if (flags[name] !== undefined) throw new UsageError(`--${name} cannot be given with --join.`);
  if (files.length === 0) throw new UsageError('--join needs the files that "verify --part" wrote.');
  return answer(await verifyJoined(files, flags.digest ?? []), flags);
}

function answer(report: ArchiveReport, { json }: ArchiveFlags): { exitCode: number; output: string } {
  const exitCode = EXIT_CODES[report.outcome];
  return { exitCode, output: json ? jsonReport(report, exitCode) : archiveText(report) };
}

function readQuestion(flags: ArchiveFlags, rest: readonly string[]): ArchiveQuestion {
  const { strand, threads, region, profile } = flags;
  if (rest.length === 0) throw new UsageError('Name the archive: a path, or s3://BUCKET/PREFIX.');
  const places = rest.map(parsePlace);
  for (const name of ['region', 'profile', 's3-endpoint'] as const)
    if (flags[name] !== undefined && !places.some(({ kind }) => kind === 'bucket'))
      throw new UsageError(`--${name} is only used with s3://BUCKET/PREFIX.`);
  return {
    places,
    digests: flags.digest ?? [],
    strand,
    single: flags.bundle !== undefined,
    bucket: { region, profile, 's3-endpoint': flags['s3-endpoint'] },
    threads: threads === undefined ? undefined : readNumber('--threads', threads, MOST_THREADS),
  };
}

function readPartNumber(text: string): PartNumber {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const part = { index: Number(index), count: Number(count) };
  if (index === undefined || part.index < 1 || part.index > part.count || part.count > MOST_PARTS)
    throw new UsageError(`--part is ${JSON.stringify(text.slice(0, 50))}: it is written I/N, I from 1 to N, as 3/8.`);
  return part;
}

function readNumber(flag: string, text: string, most: number): number {
  const number = Number(text);
  if (!/^\d{1,6}$/.test(text) || number < 1 || number > most)
    throw new UsageError(
      `${flag} is ${JSON.stringify(text.slice(0, 50))}: it must be a whole number from 1 to ${most}.`,
    );
  return number;
}
