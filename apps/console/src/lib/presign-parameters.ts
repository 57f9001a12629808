import { PRESIGNABLE, type PresignRequest } from '@qldb-console/contract';
import type { QldbRequest } from './qldb-request.ts';

type Presignable = Pick<PresignRequest, 'operation' | 'parameters'>;

/** AWS's names of what a URL can hold, with the back end's. */
const PARAMETERS = {
  Name: 'ledger',
  LedgerName: 'ledger',
  ExportId: 'exportId',
  StreamId: 'streamId',
  ResourceArn: 'arn',
  MaxResults: 'maxResults',
  NextToken: 'nextToken',
} as const;

/** What the back end must be told to presign a request; `undefined` for one that changes something or has a body. */
export function presignParameters({ operation, input }: QldbRequest): Presignable | undefined {
  if (!(operation in PRESIGNABLE)) return undefined;
  const given: Readonly<Record<string, unknown>> = { ...input };
  const parameters = Object.entries(PARAMETERS).flatMap(([name, ours]) =>
    given[name] === undefined ? [] : [[ours, given[name]]],
  );
  return {
    operation: operation as Presignable['operation'],
    parameters: Object.fromEntries(parameters) as Presignable['parameters'],
  };
}
