import { PRESIGNABLE, presignRequestSchema } from '@qldb-console/contract';
import { expect, it } from 'vitest';
import { presignParameters } from '../src/lib/presign-parameters.ts';
import { addressIon, type QldbRequest } from '../src/lib/qldb-request.ts';

const id = '4O4Qh1rZVpF5ufPaDKrzUZ';
const reads: readonly QldbRequest[] = [
  { operation: 'ListLedgers', input: { MaxResults: 20, NextToken: 'abcd' } },
  { operation: 'DescribeLedger', input: { Name: 'audit' } },
  { operation: 'GetDigest', input: { Name: 'audit' } },
  { operation: 'ListTagsForResource', input: { ResourceArn: 'arn:aws:qldb:us-east-1:000000000000:ledger/audit' } },
  { operation: 'ListJournalS3Exports', input: {} },
  { operation: 'ListJournalS3ExportsForLedger', input: { Name: 'audit', MaxResults: 1 } },
  { operation: 'DescribeJournalS3Export', input: { Name: 'audit', ExportId: id } },
  { operation: 'ListJournalKinesisStreamsForLedger', input: { LedgerName: 'audit' } },
  { operation: 'DescribeJournalKinesisStream', input: { LedgerName: 'audit', StreamId: id } },
];

it('every operation that can be presigned is among the reads', () => {
  expect(new Set(reads.map(({ operation }) => operation))).toEqual(new Set(Object.keys(PRESIGNABLE)));
});

it.each(reads.map((request) => ({ name: request.operation, request })))(
  'what is asked for to presign $name is what the back end takes',
  ({ request }) => {
    const parameters = presignParameters(request);
    expect(parameters?.operation).toBe(request.operation);
    expect(presignRequestSchema.safeParse({ ...parameters, expiresInSeconds: 60 })).toMatchObject({ success: true });
  },
);

it.each<QldbRequest>([
  { operation: 'GetBlock', input: { Name: 'audit', BlockAddress: addressIon(id, 0) } },
  { operation: 'GetRevision', input: { Name: 'audit', BlockAddress: addressIon(id, 0), DocumentId: id } },
  { operation: 'DeleteLedger', input: { Name: 'audit' } },
  { operation: 'CancelJournalKinesisStream', input: { LedgerName: 'audit', StreamId: id } },
])('what changes something or has a body is not presigned: $operation', (request) => {
  expect(presignParameters(request)).toBeUndefined();
});
