import { createStreamSchema, type JournalStream } from '@qldb-console/contract';
import { expect, test } from 'vitest';
import {
  emptyStream,
  type StreamForm,
  streamProblems,
  streamRequest,
} from '../src/features/streams/model/stream-form.ts';
import { STREAM_PROPERTIES } from '../src/features/streams/model/stream-list.ts';
import { adviceFor, isLive } from '../src/features/streams/model/stream-status.ts';
import { inParallel } from '../src/lib/in-parallel.ts';
import { matchesTableFilter, parseTableFilter } from '../src/lib/table-filter.ts';

const NOW = Date.parse('2025-06-30T12:00:00.000Z');
const target = 'arn:aws:kinesis:us-east-1:000000000000:stream/local-journal';
const roleArn = 'arn:aws:iam::000000000000:role/local';
const form: StreamForm = {
  ...emptyStream('vehicle-registration', { bucket: 'b', kinesisStreamArn: target, roleArn }),
  streamName: 'audit',
  start: '2025-06-01',
};
const problems = (change: Partial<StreamForm>) =>
  Object.fromEntries(
    Object.entries(streamProblems({ ...form, ...change }, NOW)).filter(([, problem]) => problem !== undefined),
  );

test('the form as it is filled in can be sent once it has a name; records are aggregated', () => {
  expect(problems({})).toEqual({});
  expect(createStreamSchema.parse(streamRequest(form, {}))).toEqual({
    streamName: 'audit',
    inclusiveStartTime: '2025-06-01T00:00:00.000Z',
    kinesisStreamArn: target,
    aggregationEnabled: true,
    roleArn,
  });
  expect(streamRequest({ ...form, end: '2030-01-01' }, { team: 'audit' })).toMatchObject({
    exclusiveEndTime: '2030-01-01T00:00:00.000Z',
    tags: { team: 'audit' },
  });
});

test.each([
  [{ streamName: '' }, { streamName: 'Enter a name.' }],
  [{ streamName: 'a--b' }, { streamName: 'The name cannot contain two hyphens in a row.' }],
  [{ streamName: '2025' }, { streamName: 'The name cannot consist of digits only.' }],
  [{ kinesisStreamArn: 'local-journal' }, { kinesisStreamArn: expect.stringContaining('not the ARN of a Kinesis') }],
  [{ start: '2026-01-01' }, { start: 'The start cannot be in the future.' }],
  [{ end: '2025-05-01' }, { end: 'The end must be after the start.' }],
])('%j is told to be wrong', (change, expected) => {
  expect(problems(change)).toEqual(expected);
});

const stream: JournalStream = {
  ledgerName: 'vehicle-registration',
  streamId: 'JdxjkR9bSYB5jMHWcI464T',
  streamName: 'audit',
  status: 'ACTIVE',
  kinesisStreamArn: target,
  roleArn,
};

test('each cause of impairment is explained with what to do, a healthy stream has none', () => {
  expect(adviceFor(stream)).toBeUndefined();
  const missing = adviceFor({ ...stream, status: 'IMPAIRED', errorCause: 'KINESIS_STREAM_NOT_FOUND' });
  expect(missing?.steps.join(' ')).toContain(target);
  const revoked = adviceFor({ ...stream, status: 'IMPAIRED', errorCause: 'IAM_PERMISSION_REVOKED' });
  expect(revoked?.steps.join(' ')).toMatch(/kinesis:PutRecords.*qldb\.amazonaws\.com/);
  expect(adviceFor({ ...stream, status: 'IMPAIRED', errorCause: 'SOMETHING_NEW' })?.what).toContain('SOMETHING_NEW');
  expect(adviceFor({ ...stream, status: 'FAILED' })?.steps).toEqual([
    'This stream has failed for good: create another one that starts where it stopped.',
  ]);
});

test('only streams that have not ended can be canceled', () => {
  expect((['ACTIVE', 'IMPAIRED', 'COMPLETED', 'CANCELED', 'FAILED'] as const).filter(isLive)).toEqual([
    'ACTIVE',
    'IMPAIRED',
  ]);
});

test('streams are found by cause and by the word of their status', () => {
  const impaired = { ...stream, status: 'IMPAIRED', errorCause: 'KINESIS_STREAM_NOT_FOUND' } as const;
  const found = (text: string) =>
    [stream, impaired].filter((one) =>
      matchesTableFilter(one, parseTableFilter(text, STREAM_PROPERTIES), STREAM_PROPERTIES),
    );
  expect(found('status=impaired')).toEqual([impaired]);
  expect(found('cause:kinesis')).toEqual([impaired]);
  expect(found('cause!=KINESIS_STREAM_NOT_FOUND')).toEqual([stream]);
});

test('work runs in parallel up to its limit, and the first error ends it', async () => {
  let running = 0;
  let most = 0;
  const done: number[] = [];
  const work = async (item: number) => {
    most = Math.max(most, ++running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
    if (item === 7) throw new Error('seven');
    done.push(item);
  };
  await inParallel([1, 2, 3, 4, 5], 2, work);
  expect({ most, done }).toEqual({ most: 2, done: [1, 2, 3, 4, 5] });
  await expect(inParallel([6, 7, 8, 9], 1, work)).rejects.toThrow('seven');
  expect(done).toEqual([1, 2, 3, 4, 5, 6]);
});
