import { GetDigestCommand } from '@aws-sdk/client-qldb';
import { digestSchema } from '@qldb-console/contract';
import { ledgerParams } from '../ledgers/ledger.ts';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';

/** Takes a digest now. A POST because each answer is a new statement, though nothing in the ledger changes. */
export const getDigest = operation({
  params: ledgerParams,
  query: nothing,
  body: noBody,
  status: 200,
  answer: digestSchema,
  async run({ params, upstream, signal }) {
    const answer = await upstream.reads.send(new GetDigestCommand({ Name: params.ledger }), { abortSignal: signal });
    return {
      digest: answer.Digest && Buffer.from(answer.Digest).toString('base64'),
      digestTipAddress: { ionText: answer.DigestTipAddress?.IonText },
    };
  },
});
