import type { Connection, CreateExport, ExportEncryption, OutputFormat } from '@qldb-console/contract';
import { arnProblem } from '../../../lib/arn.ts';
import { rangeProblems, readRange } from '../../../lib/time-range.ts';

/** The form for a new export, as typed. */
export interface ExportForm {
  readonly ledger: string;
  /** ISO 8601; the start belongs to the range, the end does not. */
  readonly start: string;
  readonly end: string;
  readonly bucket: string;
  readonly prefix: string;
  readonly encryption: ExportEncryption;
  readonly kmsKeyArn: string;
  readonly roleArn: string;
  readonly outputFormat: OutputFormat;
}
export type ExportProblems = Partial<Record<keyof ExportForm, string | undefined>>;

/** The fields that can be wrong, in the order of the form. */
export const EXPORT_FIELDS = ['ledger', 'start', 'end', 'bucket', 'prefix', 'kmsKeyArn', 'roleArn'] as const;

/** What the form is filled in with, but for the range: a folder of the ledger's name, Ion text. */
export function emptyExport(ledger: string, defaults: Connection['defaults']): ExportForm {
  return {
    ledger,
    start: '',
    end: '',
    bucket: defaults?.bucket ?? '',
    prefix: ledger === '' ? '' : `${ledger}/`,
    encryption: 'NO_ENCRYPTION',
    kmsKeyArn: defaults?.kmsKeyArn ?? '',
    roleArn: defaults?.roleArn ?? '',
    outputFormat: 'ION_TEXT',
  };
}

const LONGEST_PREFIX = 128;

/** What is wrong with each field, by the rules of ExportJournalToS3. */
export function exportProblems(form: ExportForm, now: number): ExportProblems {
  return {
    ledger: form.ledger === '' ? 'Choose a ledger.' : undefined,
    ...rangeProblems(form, { now, openEnd: false }),
    bucket: bucketProblem(form.bucket),
    prefix:
      form.prefix.length > LONGEST_PREFIX
        ? `The prefix can have ${LONGEST_PREFIX} characters at most; this one has ${form.prefix.length}.`
        : undefined,
    kmsKeyArn: form.encryption === 'SSE_KMS' ? arnProblem(form.kmsKeyArn, 'kms') : undefined,
    roleArn: arnProblem(form.roleArn, 'iam'),
  };
}

/** The rule of the API for bucket names (3–255 letters, digits, hyphens, underscores, periods). */
function bucketProblem(bucket: string): string | undefined {
  if (bucket === '') return 'Enter the name of a bucket.';
  if (bucket.startsWith('s3:')) return 'Enter the name alone, without s3://.';
  if (!/^[A-Za-z0-9._-]+$/.test(bucket)) return 'A name of a bucket has letters, digits, hyphens and periods only.';
  if (bucket.length < 3 || bucket.length > 255) return 'A name of a bucket has at least 3 characters.';
  return undefined;
}

/** Things that are allowed and that the reader may regret. */
export function prefixWarning(prefix: string): string | undefined {
  // The readers in AWS's samples take the parts of an object's name apart at its periods.
  if (prefix.includes('.'))
    return 'With a period in the prefix, AWS’s own sample reader does not find the block numbers in the names of the objects.';
  if (prefix.startsWith('/')) return 'With a slash at the beginning, the objects stand in a folder without a name.';
  return undefined;
}

/** The request; only for a form without problems. */
export function exportRequest(form: ExportForm): CreateExport | undefined {
  const range = readRange(form);
  if (range?.end === undefined) return undefined;
  return {
    inclusiveStartTime: range.start,
    exclusiveEndTime: range.end,
    bucket: form.bucket,
    prefix: form.prefix,
    encryption: form.encryption,
    ...(form.encryption === 'SSE_KMS' ? { kmsKeyArn: form.kmsKeyArn.trim() } : {}),
    roleArn: form.roleArn.trim(),
    outputFormat: form.outputFormat,
  };
}
