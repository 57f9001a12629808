import { connectionTestSchema, mayView } from '@qldb-console/contract';
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
  async run({ upstream, access, signal }) {
    const { ledgers, ...result } = await ask(upstream.target, {}, signal);
    // How many there are is for those who may see them all.
    const all = mayView(access, { connection: upstream.target.id, whole: true });
    return all && ledgers !== undefined ? { ...result, ledgers } : result;
  },
});
