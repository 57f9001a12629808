import { workloadRequestSchema, workloadResultSchema } from '@qldb-console/contract';
import { ProblemError } from '../../problem.ts';
import { callExtension } from '../../upstream/extension.ts';
import { ledgerParams } from '../ledgers/ledger.ts';
import { operation } from '../operation.ts';
import { nothing } from '../parse-request.ts';

/** Commits sample blocks; only the embedded service can. Ends early when the reader leaves. */
export const runWorkload = operation({
  params: ledgerParams,
  query: nothing,
  body: workloadRequestSchema,
  status: 200,
  answer: workloadResultSchema,
  async run({ params, body, upstream, signal }) {
    if (!upstream.target.embedded)
      throw new ProblemError({
        status: 501,
        code: 'not-implemented',
        title: 'Only the embedded ledger service can write sample blocks',
      });
    const seconds = 'seconds' in body ? body.seconds : 0;
    return callExtension(upstream, {
      operation: 'RunWorkload',
      method: 'POST',
      path: `ledgers/${encodeURIComponent(params.ledger)}/workload`,
      body,
      // It answers when the last block is committed.
      timeoutMs: (seconds + 60) * 1000,
      signal,
    });
  },
});
