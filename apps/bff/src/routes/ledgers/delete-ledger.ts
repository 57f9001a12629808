import { DeleteLedgerCommand } from '@aws-sdk/client-qldb';
import { z } from 'zod';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';
import { ledgerParams } from './ledger.ts';

/** Accepted: the ledger is DELETING from now on, and describing it fails once it is gone. */
export const deleteLedger = operation({
  params: ledgerParams,
  query: nothing,
  body: noBody,
  status: 204,
  answer: z.undefined(),
  async run({ params, upstream }) {
    await upstream.writes.send(new DeleteLedgerCommand({ Name: params.ledger }));
  },
});
