import { CreateLedgerCommand } from '@aws-sdk/client-qldb';
import { createLedgerSchema, ledgerSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { nothing } from '../parse-request.ts';
import { ledger } from './ledger.ts';

/** Answers the ledger as it is then: CREATING. The reader's leaving does not stop a mutation that was sent. */
export const createLedger = operation({
  params: nothing,
  query: nothing,
  body: createLedgerSchema,
  status: 201,
  answer: ledgerSchema,
  async run({ body, upstream }) {
    return ledger(
      await upstream.writes.send(
        new CreateLedgerCommand({
          Name: body.name,
          PermissionsMode: body.permissionsMode,
          DeletionProtection: body.deletionProtection,
          KmsKey: body.kmsKey,
          Tags: body.tags,
        }),
      ),
    );
  },
});
