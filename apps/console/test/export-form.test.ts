import { createExportSchema } from '@qldb-console/contract';
import { expect, test } from 'vitest';
import {
  type ExportForm,
  emptyExport,
  exportProblems,
  exportRequest,
  prefixWarning,
} from '../src/features/exports/model/export-form.ts';

const NOW = Date.parse('2025-06-30T12:00:00.000Z');
const form: ExportForm = {
  ...emptyExport('vehicle-registration', {
    bucket: 'local-exports',
    kinesisStreamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/local-journal',
    roleArn: 'arn:aws:iam::000000000000:role/local',
  }),
  start: '2025-06-01',
  end: '2025-06-30',
};
const problems = (change: Partial<ExportForm>) =>
  Object.fromEntries(
    Object.entries(exportProblems({ ...form, ...change }, NOW)).filter(([, problem]) => problem !== undefined),
  );

test('the form as it is filled in for the embedded service can be sent', () => {
  expect(problems({})).toEqual({});
  const request = exportRequest(form);
  expect(createExportSchema.parse(request)).toEqual({
    inclusiveStartTime: '2025-06-01T00:00:00.000Z',
    exclusiveEndTime: '2025-06-30T00:00:00.000Z',
    bucket: 'local-exports',
    prefix: 'vehicle-registration/',
    encryption: 'NO_ENCRYPTION',
    roleArn: 'arn:aws:iam::000000000000:role/local',
    outputFormat: 'ION_TEXT',
  });
});

test('a key goes along only where it is asked for', () => {
  const key = 'arn:aws:kms:us-east-1:000000000000:key/0d2a1b3c-0000-4000-8000-000000000000';
  expect(exportRequest({ ...form, kmsKeyArn: key })).not.toHaveProperty('kmsKeyArn');
  const withKey = { ...form, encryption: 'SSE_KMS', kmsKeyArn: ` ${key} ` } as const;
  expect(createExportSchema.parse(exportRequest(withKey)).kmsKeyArn).toBe(key);
  expect(problems({ encryption: 'SSE_KMS', kmsKeyArn: '' })).toEqual({ kmsKeyArn: 'Enter the ARN of a KMS key.' });
});

test.each([
  [{ ledger: '' }, { ledger: 'Choose a ledger.' }],
  [{ bucket: '' }, { bucket: 'Enter the name of a bucket.' }],
  [{ bucket: 's3://mine' }, { bucket: 'Enter the name alone, without s3://.' }],
  [{ bucket: 'my bucket' }, { bucket: 'A name of a bucket has letters, digits, hyphens and periods only.' }],
  [{ bucket: 'ab' }, { bucket: 'A name of a bucket has at least 3 characters.' }],
  [{ prefix: 'x'.repeat(129) }, { prefix: 'The prefix can have 128 characters at most; this one has 129.' }],
  [{ roleArn: '' }, { roleArn: 'Enter the ARN of a role.' }],
  [
    { roleArn: 'arn:aws:s3:::somewhere/else' },
    { roleArn: 'This is not the ARN of a role, as in arn:aws:iam::123456789012:role/my-role.' },
  ],
  [{ end: '2025-07-01' }, { end: 'The end cannot be in the future.' }],
])('%j is told to be wrong', (change, expected) => {
  expect(problems(change)).toEqual(expected);
});

test('prefixes that break readers are warned of', () => {
  expect(prefixWarning('a.b/')).toMatch(/period/);
  expect(prefixWarning('/a')).toMatch(/slash/);
  expect(prefixWarning('a/b/')).toBeUndefined();
});
