import { GetRevisionCommand } from '@aws-sdk/client-qldb';
import { revisionSchema, uniqueIdSchema } from '@qldb-console/contract';
import { blockAddress, blockParams, digestTip, tipQuery } from '../blocks/address.ts';
import { operation } from '../operation.ts';
import { noBody } from '../parse-request.ts';

/** The revision of a document that was written in a block; Ion text is handed through untouched. */
export const getRevision = operation({
  params: blockParams.extend({ documentId: uniqueIdSchema }),
  query: tipQuery,
  body: noBody,
  status: 200,
  answer: revisionSchema,
  async run({ params, query, upstream, signal }) {
    const answer = await upstream.reads.send(
      new GetRevisionCommand({
        Name: params.ledger,
        BlockAddress: blockAddress(params.strand, params.sequenceNo),
        DocumentId: params.documentId,
        ...digestTip(params.strand, query.tip),
      }),
      { abortSignal: signal },
    );
    return {
      revision: { ionText: answer.Revision?.IonText },
      proof: answer.Proof && { ionText: answer.Proof.IonText },
    };
  },
});
