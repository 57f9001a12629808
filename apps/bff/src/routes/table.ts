import { archiveObject } from './archives/archive-object.ts';
import { listArchiveObjects } from './archives/list-archive-objects.ts';
import { downloadAudit } from './audit/download-audit.ts';
import { listAudit } from './audit/list-audit.ts';
import { report } from './audit/report.ts';
import { getBlock } from './blocks/get-block.ts';
import { streamBlocks } from './blocks/stream-blocks.ts';
import { listConnections } from './connections/list-connections.ts';
import { testConnection } from './connections/test-connection.ts';
import { getDigest } from './digests/get-digest.ts';
import { createExport } from './exports/create-export.ts';
import { describeExport } from './exports/describe-export.ts';
import { exportContents } from './exports/export-contents.ts';
import { exportObject } from './exports/export-object.ts';
import { listBuckets } from './exports/list-buckets.ts';
import { listExports } from './exports/list-exports.ts';
import { listLedgerExports } from './exports/list-ledger-exports.ts';
import { createKey } from './keys/create-key.ts';
import { listKeys } from './keys/list-keys.ts';
import { updateKey } from './keys/update-key.ts';
import { createLedger } from './ledgers/create-ledger.ts';
import { deleteLedger } from './ledgers/delete-ledger.ts';
import { describeLedger } from './ledgers/describe-ledger.ts';
import { listLedgers } from './ledgers/list-ledgers.ts';
import { updateLedger } from './ledgers/update-ledger.ts';
import { updatePermissionsMode } from './ledgers/update-permissions-mode.ts';
import { createLink } from './links/create-link.ts';
import { presign } from './presign/presign.ts';
import { getRevision } from './revisions/get-revision.ts';
import type { RouteAudit, RouteEntry } from './route-entry.ts';
import { getSession } from './session/get-session.ts';
import { cancelStream } from './streams/cancel-stream.ts';
import { createStream } from './streams/create-stream.ts';
import { describeStream } from './streams/describe-stream.ts';
import { listKinesisStreams } from './streams/list-kinesis-streams.ts';
import { listStreams } from './streams/list-streams.ts';
import { streamRecords } from './streams/stream-records.ts';
import { listTags } from './tags/list-tags.ts';
import { tagResource } from './tags/tag-resource.ts';
import { untagResource } from './tags/untag-resource.ts';
import { runWorkload } from './workload/run-workload.ts';

const connection = '/connections/:connection';
const ledger = `${connection}/ledgers/:ledger`;
const blocks = `${ledger}/strands/:strand/blocks`;
const exports = `${ledger}/journal-s3-exports`;
const streams = `${ledger}/journal-kinesis-streams`;

/** Looks and changes nothing. */
const VIEW = { action: 'view', mutates: false, audit: undefined } as const;
/** Changes something, which is put on record with what it was done to. */
const OPERATE = { action: 'operate', mutates: true, audit: { kind: 'mutation' } } as const;
const ADMINISTER = { action: 'administer', mutates: true, audit: { kind: 'mutation' } } as const;
/** Records that name more than connection and ledger. */
const ofStream: RouteAudit = { kind: 'mutation', details: ({ params }) => ({ streamId: params.streamId }) };
const ofKey: RouteAudit = { kind: 'mutation', target: ({ params }) => `${params.keyId}` };

/**
 * Every route below `/api`, with who may use it; the router is built of this table alone. The console builds the same
 * addresses with `paths` of the contract.
 */
export const ROUTES: readonly RouteEntry[] = [
  { ...VIEW, name: 'GetSession', method: 'get', path: '/session', scope: 'self', handler: getSession },
  {
    name: 'CreateLink',
    method: 'post',
    path: '/links',
    action: 'administer',
    scope: 'link',
    // Nothing is different afterwards: a console that is read-only is one that auditors are let into.
    mutates: false,
    audit: { kind: 'link' },
    handler: createLink,
  },
  // Every caller, every ledger: for whoever administers all of them.
  {
    ...VIEW,
    action: 'administer',
    name: 'ListAudit',
    method: 'get',
    path: '/audit',
    scope: 'whole-console',
    handler: listAudit,
  },
  {
    ...VIEW,
    action: 'administer',
    name: 'DownloadAudit',
    method: 'get',
    path: '/audit/file',
    scope: 'whole-console',
    handler: downloadAudit,
  },
  // It writes its own record, of what was found well-formed.
  { ...VIEW, name: 'Report', method: 'post', path: '/reports', scope: 'console', handler: report },
  { ...VIEW, name: 'ListConnections', method: 'get', path: '/connections', scope: 'console', handler: listConnections },
  {
    ...VIEW,
    name: 'TestConnection',
    method: 'post',
    path: `${connection}/test`,
    // It tries the credentials of the connection: not for auditor links.
    action: 'share',
    scope: 'connection',
    handler: testConnection,
  },
  {
    name: 'Presign',
    method: 'post',
    path: `${connection}/presign`,
    action: 'share',
    scope: 'presigned',
    mutates: false,
    audit: { kind: 'presigned-url' },
    handler: presign,
  },

  {
    ...VIEW,
    name: 'ListLedgers',
    method: 'get',
    path: `${connection}/ledgers`,
    scope: 'connection',
    handler: listLedgers,
  },
  {
    ...ADMINISTER,
    name: 'CreateLedger',
    method: 'post',
    path: `${connection}/ledgers`,
    scope: 'ledger-of-body',
    handler: createLedger,
  },
  { ...VIEW, name: 'DescribeLedger', method: 'get', path: ledger, scope: 'ledger', handler: describeLedger },
  { ...ADMINISTER, name: 'UpdateLedger', method: 'patch', path: ledger, scope: 'ledger', handler: updateLedger },
  {
    ...ADMINISTER,
    name: 'UpdateLedgerPermissionsMode',
    method: 'patch',
    path: `${ledger}/permissions-mode`,
    scope: 'ledger',
    handler: updatePermissionsMode,
  },
  { ...ADMINISTER, name: 'DeleteLedger', method: 'delete', path: ledger, scope: 'ledger', handler: deleteLedger },

  {
    ...VIEW,
    name: 'GetDigest',
    method: 'post',
    path: `${ledger}/digest`,
    scope: 'ledger',
    audit: { kind: 'digest' },
    handler: getDigest,
  },
  { ...VIEW, name: 'StreamBlocks', method: 'get', path: blocks, scope: 'ledger', handler: streamBlocks },
  { ...VIEW, name: 'GetBlock', method: 'get', path: `${blocks}/:sequenceNo`, scope: 'ledger', handler: getBlock },
  {
    ...VIEW,
    name: 'GetRevision',
    method: 'get',
    path: `${blocks}/:sequenceNo/revisions/:documentId`,
    scope: 'ledger',
    handler: getRevision,
  },
  {
    ...ADMINISTER,
    name: 'RunWorkload',
    method: 'post',
    path: `${ledger}/workload`,
    scope: 'ledger',
    handler: runWorkload,
  },

  {
    ...VIEW,
    name: 'ListJournalS3Exports',
    method: 'get',
    path: `${connection}/journal-s3-exports`,
    scope: 'connection',
    handler: listExports,
  },
  {
    ...VIEW,
    name: 'ListJournalS3ExportsForLedger',
    method: 'get',
    path: exports,
    scope: 'ledger',
    handler: listLedgerExports,
  },
  { ...OPERATE, name: 'ExportJournalToS3', method: 'post', path: exports, scope: 'ledger', handler: createExport },
  {
    ...VIEW,
    name: 'DescribeJournalS3Export',
    method: 'get',
    path: `${exports}/:exportId`,
    scope: 'ledger',
    handler: describeExport,
  },
  {
    ...VIEW,
    name: 'GetExportContents',
    method: 'get',
    path: `${exports}/:exportId/contents`,
    scope: 'ledger',
    handler: exportContents,
  },
  {
    ...VIEW,
    name: 'GetExportObject',
    method: 'get',
    path: `${exports}/:exportId/object`,
    scope: 'ledger',
    handler: (context, { objectReads }) => exportObject(context, objectReads),
  },
  {
    ...OPERATE,
    name: 'ListBuckets',
    method: 'get',
    path: `${connection}/buckets`,
    scope: 'connection',
    mutates: false,
    audit: undefined,
    handler: listBuckets,
  },

  {
    ...VIEW,
    name: 'ListArchiveObjects',
    method: 'get',
    path: `${connection}/archive-objects`,
    scope: 'archive-prefix',
    handler: listArchiveObjects,
  },
  {
    ...VIEW,
    name: 'GetArchiveObject',
    method: 'get',
    path: `${connection}/archive-object`,
    scope: 'archive-object',
    handler: (context, { objectReads }) => archiveObject(context, objectReads),
  },

  {
    ...VIEW,
    name: 'ListJournalKinesisStreamsForLedger',
    method: 'get',
    path: streams,
    scope: 'ledger',
    handler: listStreams,
  },
  { ...OPERATE, name: 'StreamJournalToKinesis', method: 'post', path: streams, scope: 'ledger', handler: createStream },
  {
    ...VIEW,
    name: 'DescribeJournalKinesisStream',
    method: 'get',
    path: `${streams}/:streamId`,
    scope: 'ledger',
    handler: describeStream,
  },
  {
    ...OPERATE,
    name: 'CancelJournalKinesisStream',
    method: 'delete',
    path: `${streams}/:streamId`,
    scope: 'ledger',
    audit: ofStream,
    handler: cancelStream,
  },
  {
    ...VIEW,
    name: 'StreamRecords',
    method: 'get',
    path: `${streams}/:streamId/records`,
    scope: 'ledger-among-others',
    handler: streamRecords,
  },
  {
    ...OPERATE,
    name: 'ListKinesisStreams',
    method: 'get',
    path: `${connection}/kinesis-streams`,
    scope: 'connection',
    mutates: false,
    audit: undefined,
    handler: listKinesisStreams,
  },

  {
    ...VIEW,
    name: 'ListTagsForResource',
    method: 'get',
    path: `${connection}/tags`,
    scope: 'ledger-of-arn',
    handler: listTags,
  },
  {
    ...OPERATE,
    name: 'TagResource',
    method: 'post',
    path: `${connection}/tags`,
    scope: 'ledger-of-arn',
    handler: tagResource,
  },
  {
    ...OPERATE,
    name: 'UntagResource',
    method: 'delete',
    path: `${connection}/tags`,
    scope: 'ledger-of-arn',
    handler: untagResource,
  },

  // Keys of the embedded service. To choose one for a ledger takes an admin of some ledger; to change one, of all.
  {
    ...ADMINISTER,
    name: 'ListKmsKeys',
    method: 'get',
    path: `${connection}/kms-keys`,
    scope: 'connection',
    mutates: false,
    audit: undefined,
    handler: listKeys,
  },
  {
    ...ADMINISTER,
    name: 'CreateKmsKey',
    method: 'post',
    path: `${connection}/kms-keys`,
    scope: 'whole-connection',
    handler: createKey,
  },
  {
    ...ADMINISTER,
    name: 'UpdateKmsKey',
    method: 'patch',
    path: `${connection}/kms-keys/:keyId`,
    scope: 'whole-connection',
    audit: ofKey,
    handler: updateKey,
  },
];
