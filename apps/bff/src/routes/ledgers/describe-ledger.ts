import { DescribeLedgerCommand } from '@aws-sdk/client-qldb';
import { ledgerSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';
import { ledger, ledgerParams } from './ledger.ts';

export const describeLedger = operation({
  params: ledgerParams,
  query: nothing,
  body: noBody,
  status: 200,
  answer: ledgerSchema,
  async run({ params, upstream, signal }) {
    return ledger(
      await upstream.reads.send(new DescribeLedgerCommand({ Name: params.ledger }), { abortSignal: signal }),
    );
  },
});
