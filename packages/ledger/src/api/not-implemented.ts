import { WireError } from '../http/wire-error.ts';
import type { Operation } from './operation.ts';

/** Operations of the API model that this service knows and does not have yet, with where the model puts them. */
const TABLE: readonly (readonly [name: string, method: Operation['method'], path: string])[] = [
  ['StreamJournalToKinesis', 'POST', '/ledgers/{name}/journal-kinesis-streams'],
  ['ListJournalKinesisStreamsForLedger', 'GET', '/ledgers/{name}/journal-kinesis-streams'],
  ['DescribeJournalKinesisStream', 'GET', '/ledgers/{name}/journal-kinesis-streams/{streamId}'],
  ['CancelJournalKinesisStream', 'DELETE', '/ledgers/{name}/journal-kinesis-streams/{streamId}'],
];

export const NOT_IMPLEMENTED: readonly Operation[] = TABLE.map(([name, method, path]) => ({
  name,
  method,
  path,
  handle: async () => {
    throw notImplemented(name);
  },
}));

export function notImplemented(name: string): WireError {
  return new WireError('NotImplementedException', `${name} is not implemented yet by this service`);
}
