import { connectionTestSchema } from '@qldb-console/contract';
import { testConnection as ask } from '../../upstream/test-connection.ts';
import { operation } from '../operation.ts';
import { noBody, nothing } from '../parse-request.ts';

/** Whether the services of a connection answer, and accept its credentials. What fails is told in a 200 answer. */
export const testConnection = operation({
  params: nothing,
  query: nothing,
  body: noBody,
  status: 200,
  answer: connectionTestSchema,
  async run({ upstream, signal }) {
    return ask(upstream.target, {}, signal);
  },
});
