import { UpdateLedgerCommand } from '@aws-sdk/client-qldb';
import { ledgerUpdateSchema, updateLedgerSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { nothing } from '../parse-request.ts';
import { ledgerParams, ledgerUpdate } from './ledger.ts';

/** A change of the key goes on after the answer: its encryption is UPDATING until then. */
export const updateLedger = operation({
  params: ledgerParams,
  query: nothing,
  body: updateLedgerSchema,
  status: 200,
  answer: ledgerUpdateSchema,
  async run({ params, body, upstream }) {
    return ledgerUpdate(
      await upstream.writes.send(
        new UpdateLedgerCommand({
          Name: params.ledger,
          DeletionProtection: body.deletionProtection,
          KmsKey: body.kmsKey,
        }),
      ),
    );
  },
});
