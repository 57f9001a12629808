import type { JournalStream, StreamStatus } from '@qldb-console/contract';

export const STREAM_STATUSES: Record<
  StreamStatus,
  { word: string; icon: 'success' | 'stopped' | 'error' | 'warning'; means: string }
> = {
  ACTIVE: { word: 'Active', icon: 'success', means: 'New blocks are written to Kinesis as they are committed.' },
  COMPLETED: { word: 'Completed', icon: 'success', means: 'Its end has come, and everything before it was written.' },
  CANCELED: { word: 'Canceled', icon: 'stopped', means: 'Somebody canceled it. It cannot be started again.' },
  FAILED: { word: 'Failed', icon: 'error', means: 'The service gave up for good. It cannot be started again.' },
  IMPAIRED: {
    word: 'Impaired',
    icon: 'warning',
    means: 'Nothing is written at the moment. It goes on by itself once the cause is gone.',
  },
};

/** A stream that has not ended: it can be canceled, and its status can still change. */
export const isLive = (status: StreamStatus): boolean => status === 'ACTIVE' || status === 'IMPAIRED';

/** What a stream suffers from, and what to do about it. */
export interface ImpairmentAdvice {
  readonly title: string;
  readonly what: string;
  readonly steps: readonly string[];
}

const GOES_ON =
  'The stream notices by itself and goes on where it stopped: no block is left out. Some records may come twice.';

/** `undefined` for a stream that nothing is wrong with. */
export function adviceFor(stream: JournalStream): ImpairmentAdvice | undefined {
  const { status, errorCause, kinesisStreamArn, roleArn } = stream;
  if (status !== 'IMPAIRED' && status !== 'FAILED') return undefined;
  const last =
    status === 'FAILED' ? 'This stream has failed for good: create another one that starts where it stopped.' : GOES_ON;
  if (errorCause === 'KINESIS_STREAM_NOT_FOUND')
    return {
      title: 'The Kinesis data stream does not exist',
      what: 'The service cannot find the data stream it writes to. It was deleted, or it never existed in this region and account.',
      steps: [`Create the data stream ${kinesisStreamArn} again, under the same name.`, last],
    };
  if (errorCause === 'IAM_PERMISSION_REVOKED')
    return {
      title: 'The role may not write to the Kinesis data stream',
      what: 'The service has lost the permissions with which it wrote.',
      steps: [
        `Let the role ${roleArn} do kinesis:PutRecord, kinesis:PutRecords, kinesis:DescribeStream and kinesis:ListShards on ${kinesisStreamArn}; for an encrypted data stream also kms:GenerateDataKey on its key.`,
        'See to it that qldb.amazonaws.com may assume the role.',
        last,
      ],
    };
  return {
    title: status === 'FAILED' ? 'The stream has failed' : 'The stream is impaired',
    what:
      errorCause === undefined
        ? 'The service names no cause.'
        : `The service names the cause ${errorCause}, which this console does not know.`,
    steps: [last],
  };
}
