export { connectionsQuery, useConnection, useConnections } from '../../../lib/connections.ts';
