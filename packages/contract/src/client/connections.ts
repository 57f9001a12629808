import { paths } from '../paths.ts';
import { connectionsSchema, connectionTestSchema } from '../schemas/connections.ts';
import { type PresignRequest, presignedSchema } from '../schemas/presign.ts';
import type { CallOptions, Transport } from './transport.ts';

/** What concerns a connection as a whole. */
export function connectionCalls({ call }: Transport) {
  return {
    listConnections: (o?: CallOptions) => call(connectionsSchema, 'GET', paths.connections(), o),
    /** Asks the ledger service, S3 and Kinesis; what fails is told in the answer, not thrown. */
    testConnection: (connection: string, o?: CallOptions) =>
      call(connectionTestSchema, 'POST', paths.test(connection), o),
    /** A URL that everybody who has it can use until it expires. */
    presign: (connection: string, body: PresignRequest, o?: CallOptions) =>
      call(presignedSchema, 'POST', paths.presign(connection), { ...o, body }),
  };
}
