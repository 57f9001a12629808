import { GetDigestCommand } from '@aws-sdk/client-qldb';
import { digestSchema } from '@qldb-console/contract';
import { tellAudit } from '../../audit/audit-scope.ts';
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
    // The record is one more place that the digest is kept in, chained to all others.
    const digest = answer.Digest && Buffer.from(answer.Digest).toString('base64');
    tellAudit({ digest, tip: answer.DigestTipAddress?.IonText });
    return {
      digest,
      digestTipAddress: { ionText: answer.DigestTipAddress?.IonText },
    };
  },
});
