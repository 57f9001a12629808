import type { WireRequest } from '../http/request.ts';
import { WireError } from '../http/wire-error.ts';
import { CancelJournalKinesisStream } from './CancelJournalKinesisStream.ts';
import { CreateKmsKey } from './CreateKmsKey.ts';
import { CreateLedger } from './CreateLedger.ts';
import { DeleteLedger } from './DeleteLedger.ts';
import { DescribeJournalKinesisStream } from './DescribeJournalKinesisStream.ts';
import { DescribeJournalS3Export } from './DescribeJournalS3Export.ts';
import { DescribeLedger } from './DescribeLedger.ts';
import { ExportJournalToS3 } from './ExportJournalToS3.ts';
import { GetBlock } from './GetBlock.ts';
import { GetDigest } from './GetDigest.ts';
import { GetRevision } from './GetRevision.ts';
import { ListJournalKinesisStreamsForLedger } from './ListJournalKinesisStreamsForLedger.ts';
import { ListJournalS3Exports } from './ListJournalS3Exports.ts';
import { ListJournalS3ExportsForLedger } from './ListJournalS3ExportsForLedger.ts';
import { ListKmsKeys } from './ListKmsKeys.ts';
import { ListLedgers } from './ListLedgers.ts';
import { ListTagsForResource } from './ListTagsForResource.ts';
import type { Labels, Operation } from './operation.ts';
import { RunWorkload } from './RunWorkload.ts';
import { StreamJournalToKinesis } from './StreamJournalToKinesis.ts';
import { TagResource } from './TagResource.ts';
import { UntagResource } from './UntagResource.ts';
import { UpdateKmsKey } from './UpdateKmsKey.ts';
import { UpdateLedger } from './UpdateLedger.ts';
import { UpdateLedgerPermissionsMode } from './UpdateLedgerPermissionsMode.ts';

const OPERATIONS: readonly Operation[] = [
  CreateLedger,
  DescribeLedger,
  ListLedgers,
  UpdateLedger,
  UpdateLedgerPermissionsMode,
  DeleteLedger,
  GetDigest,
  GetBlock,
  GetRevision,
  ExportJournalToS3,
  DescribeJournalS3Export,
  ListJournalS3Exports,
  ListJournalS3ExportsForLedger,
  StreamJournalToKinesis,
  DescribeJournalKinesisStream,
  ListJournalKinesisStreamsForLedger,
  CancelJournalKinesisStream,
  ListTagsForResource,
  TagResource,
  UntagResource,
  RunWorkload,
  ListKmsKeys,
  CreateKmsKey,
  UpdateKmsKey,
];
const TABLE = OPERATIONS.map((operation) => ({ operation, pattern: operation.path.slice(1).split('/') }));

/**
 * The operation a request is for, and the values of the labels in its path.
 *
 * @throws WireError UnknownOperationException; NotImplementedException for a command of the data plane
 */
export function route(request: WireRequest): { operation: Operation; labels: Labels } {
  const target = request.headers.get('x-amz-target');
  if (target?.startsWith('QLDBSession.')) {
    throw new WireError('NotImplementedException', 'SendCommand is not implemented yet by this service');
  }
  for (const { operation, pattern } of TABLE) {
    if (operation.method !== request.method) continue;
    const labels = match(pattern, request.segments);
    if (labels) return { operation, labels };
  }
  throw new WireError('UnknownOperationException', 'There is no operation at this method and path.');
}

function match(pattern: readonly string[], segments: readonly string[]): Labels | undefined {
  if (pattern.length !== segments.length) return undefined;
  const labels: Record<string, string> = {};
  for (const [at, part] of pattern.entries()) {
    const segment = segments[at] as string;
    if (part.startsWith('{')) labels[part.slice(1, -1)] = segment;
    else if (part !== segment) return undefined;
  }
  return labels;
}
