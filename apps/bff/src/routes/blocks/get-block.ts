import { GetBlockCommand } from '@aws-sdk/client-qldb';
import { blockSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { noBody } from '../parse-request.ts';
import { blockAddress, blockParams, digestTip, tipQuery } from './address.ts';

/** One block; Ion text is handed through untouched. */
export const getBlock = operation({
  params: blockParams,
  query: tipQuery,
  body: noBody,
  status: 200,
  answer: blockSchema,
  async run({ params, query, upstream, signal }) {
    const answer = await upstream.reads.send(
      new GetBlockCommand({
        Name: params.ledger,
        BlockAddress: blockAddress(params.strand, params.sequenceNo),
        ...digestTip(params.strand, query.tip),
      }),
      { abortSignal: signal },
    );
    return { block: { ionText: answer.Block?.IonText }, proof: answer.Proof && { ionText: answer.Proof.IonText } };
  },
});
