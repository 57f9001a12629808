import { journalStreamSchema } from '@qldb-console/contract';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';
import { streamParams } from './journal-stream.ts';
import { loadStream } from './load-stream.ts';

export const describeStream = operation({
  params: streamParams,
  query: nothing,
  body: noBody,
  status: 200,
  answer: journalStreamSchema,
  async run({ params, upstream, signal }) {
    return loadStream(upstream, params, signal);
  },
});
