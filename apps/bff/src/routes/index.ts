import { Router } from 'express';
import type { Context } from '../context.ts';
import { LIMITS } from '../limits.ts';
import { archiveObject } from './archives/archive-object.ts';
import { listArchiveObjects } from './archives/list-archive-objects.ts';
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
import { createGate } from './gate.ts';
import { createKey } from './keys/create-key.ts';
import { listKeys } from './keys/list-keys.ts';
import { updateKey } from './keys/update-key.ts';
import { createLedger } from './ledgers/create-ledger.ts';
import { deleteLedger } from './ledgers/delete-ledger.ts';
import { describeLedger } from './ledgers/describe-ledger.ts';
import { listLedgers } from './ledgers/list-ledgers.ts';
import { updateLedger } from './ledgers/update-ledger.ts';
import { updatePermissionsMode } from './ledgers/update-permissions-mode.ts';
import { presign } from './presign/presign.ts';
import { getRevision } from './revisions/get-revision.ts';
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

/** Everything below `/api`; the console builds the same addresses with `paths` of the contract. */
export function apiRoutes(context: Context): Router {
  const router = Router();
  const connection = '/connections/:connection';
  const ledger = `${connection}/ledgers/:ledger`;
  const blocks = `${ledger}/strands/:strand/blocks`;
  const exports = `${ledger}/journal-s3-exports`;
  const streams = `${ledger}/journal-kinesis-streams`;
  const objectReads = createGate(LIMITS.objectReads, 'objects of exports');

  router.get('/connections', listConnections(context));
  router.post(`${connection}/test`, testConnection(context));
  router.post(`${connection}/presign`, presign(context));

  router.get(`${connection}/ledgers`, listLedgers(context));
  router.post(`${connection}/ledgers`, createLedger(context));
  router.get(ledger, describeLedger(context));
  router.patch(ledger, updateLedger(context));
  router.patch(`${ledger}/permissions-mode`, updatePermissionsMode(context));
  router.delete(ledger, deleteLedger(context));

  router.post(`${ledger}/digest`, getDigest(context));
  router.get(blocks, streamBlocks(context));
  router.get(`${blocks}/:sequenceNo`, getBlock(context));
  router.get(`${blocks}/:sequenceNo/revisions/:documentId`, getRevision(context));
  router.post(`${ledger}/workload`, runWorkload(context));

  router.get(`${connection}/journal-s3-exports`, listExports(context));
  router.get(exports, listLedgerExports(context));
  router.post(exports, createExport(context));
  router.get(`${exports}/:exportId`, describeExport(context));
  router.get(`${exports}/:exportId/contents`, exportContents(context));
  router.get(`${exports}/:exportId/object`, exportObject(context, objectReads));
  router.get(`${connection}/buckets`, listBuckets(context));

  router.get(`${connection}/archive-objects`, listArchiveObjects(context));
  router.get(`${connection}/archive-object`, archiveObject(context, objectReads));

  router.get(streams, listStreams(context));
  router.post(streams, createStream(context));
  router.get(`${streams}/:streamId`, describeStream(context));
  router.delete(`${streams}/:streamId`, cancelStream(context));
  router.get(`${streams}/:streamId/records`, streamRecords(context));
  router.get(`${connection}/kinesis-streams`, listKinesisStreams(context));

  router.get(`${connection}/tags`, listTags(context));
  router.post(`${connection}/tags`, tagResource(context));
  router.delete(`${connection}/tags`, untagResource(context));

  router.get(`${connection}/kms-keys`, listKeys(context));
  router.post(`${connection}/kms-keys`, createKey(context));
  router.patch(`${connection}/kms-keys/:keyId`, updateKey(context));
  return router;
}
