import { Router } from 'express';
import type { Context } from '../context.ts';
import { getBlock } from './blocks/get-block.ts';
import { streamBlocks } from './blocks/stream-blocks.ts';
import { listConnections } from './connections/list-connections.ts';
import { getDigest } from './digests/get-digest.ts';
import { createLedger } from './ledgers/create-ledger.ts';
import { deleteLedger } from './ledgers/delete-ledger.ts';
import { describeLedger } from './ledgers/describe-ledger.ts';
import { listLedgers } from './ledgers/list-ledgers.ts';
import { getRevision } from './revisions/get-revision.ts';
import { runWorkload } from './workload/run-workload.ts';

/** Everything below `/api`; the console builds the same addresses with `paths` of the contract. */
export function apiRoutes(context: Context): Router {
  const router = Router();
  const ledgers = '/connections/:connection/ledgers';
  const ledger = `${ledgers}/:ledger`;
  const blocks = `${ledger}/strands/:strand/blocks`;
  router.get('/connections', listConnections(context));
  router.get(ledgers, listLedgers(context));
  router.post(ledgers, createLedger(context));
  router.get(ledger, describeLedger(context));
  router.delete(ledger, deleteLedger(context));
  router.post(`${ledger}/digest`, getDigest(context));
  router.get(blocks, streamBlocks(context));
  router.get(`${blocks}/:sequenceNo`, getBlock(context));
  router.get(`${blocks}/:sequenceNo/revisions/:documentId`, getRevision(context));
  router.post(`${ledger}/workload`, runWorkload(context));
  return router;
}
