import type { Connection, CreateStream, Tags } from '@qldb-console/contract';
import { arnProblem } from '../../../lib/arn.ts';
import { rangeProblems, readRange } from '../../../lib/time-range.ts';
import { ledgerNameProblems } from '../../ledgers/model/ledger-name.ts';

/** The form for a new stream, as typed, but for its tags. */
export interface StreamForm {
  readonly ledger: string;
  readonly streamName: string;
  /** ISO 8601; the start belongs to the range, the end does not. An empty end: it runs until it is canceled. */
  readonly start: string;
  readonly end: string;
  readonly kinesisStreamArn: string;
  readonly aggregationEnabled: boolean;
  readonly roleArn: string;
}
export type StreamProblems = Partial<Record<keyof StreamForm, string | undefined>>;

/** The fields that can be wrong, in the order of the form. */
export const STREAM_FIELDS = ['streamName', 'ledger', 'start', 'end', 'kinesisStreamArn', 'roleArn'] as const;

/** What the form is filled in with, but for the range. */
export function emptyStream(ledger: string, defaults: Connection['defaults']): StreamForm {
  return {
    ledger,
    streamName: '',
    start: '',
    end: '',
    kinesisStreamArn: defaults?.kinesisStreamArn ?? '',
    aggregationEnabled: true,
    roleArn: defaults?.roleArn ?? '',
  };
}

/** What is wrong with each field, by the rules of StreamJournalToKinesis. */
export function streamProblems(form: StreamForm, now: number): StreamProblems {
  return {
    ledger: form.ledger === '' ? 'Choose a ledger.' : undefined,
    // The API gives names of streams the rules of names of ledgers (API model: StreamName).
    streamName: ledgerNameProblems(form.streamName).join(' ') || undefined,
    ...rangeProblems(form, { now, openEnd: true }),
    kinesisStreamArn: arnProblem(form.kinesisStreamArn, 'kinesis'),
    roleArn: arnProblem(form.roleArn, 'iam'),
  };
}

/** The request; only for a form without problems. */
export function streamRequest(form: StreamForm, tags: Tags): CreateStream | undefined {
  const range = readRange(form);
  if (range === undefined) return undefined;
  return {
    streamName: form.streamName,
    inclusiveStartTime: range.start,
    ...(range.end === undefined ? {} : { exclusiveEndTime: range.end }),
    kinesisStreamArn: form.kinesisStreamArn.trim(),
    aggregationEnabled: form.aggregationEnabled,
    roleArn: form.roleArn.trim(),
    ...(Object.keys(tags).length > 0 ? { tags } : {}),
  };
}
