/** A well-formed request for every route of the table: what is refused is refused for who asks, not for how. */
import { LINKED_FOLDER } from './callers.ts';

export interface Place {
  readonly connection: string;
  readonly ledger: string;
}

const ID = 'KmA3ZZca7vAIiJAK9S5Iwl';
const arnOf = ({ ledger }: Place) => `arn:aws:qldb:us-east-1:000000000000:ledger/${ledger}`;
const roleArn = 'arn:aws:iam::000000000000:role/local';
const archive = `bucket=${LINKED_FOLDER.bucket}`;

const PARAMS: Readonly<Record<string, string>> = {
  strand: ID,
  sequenceNo: '1',
  documentId: ID,
  exportId: ID,
  streamId: ID,
  keyId: '5a3b1e0c-0000-4000-8000-000000000000',
};

const QUERIES: Readonly<Record<string, (place: Place) => string>> = {
  StreamBlocks: () => 'from=0&to=1',
  GetExportObject: () => `key=p/${ID}.started.manifest`,
  ListArchiveObjects: () => `${archive}&prefix=${LINKED_FOLDER.prefix}`,
  GetArchiveObject: () => `${archive}&key=${LINKED_FOLDER.prefix}${ID}.started.manifest`,
  StreamRecords: () => 'from=oldest',
  ListTagsForResource: (place) => `arn=${arnOf(place)}`,
  UntagResource: (place) => `arn=${arnOf(place)}&key=k`,
};

const BODIES: Readonly<Record<string, (place: Place) => object>> = {
  Presign: ({ ledger }) => ({ operation: 'DescribeLedger', parameters: { ledger }, expiresInSeconds: 60 }),
  Report: () => ({ kind: 'evidence-saved' }),
  CreateLink: ({ connection, ledger }) => ({ connection, ledger, hours: 1 }),
  CreateLedger: ({ ledger }) => ({ name: ledger, permissionsMode: 'STANDARD', deletionProtection: true }),
  UpdateLedger: () => ({ deletionProtection: false }),
  UpdateLedgerPermissionsMode: () => ({ permissionsMode: 'STANDARD' }),
  RunWorkload: () => ({ blocks: 1 }),
  ExportJournalToS3: () => ({
    inclusiveStartTime: '2024-01-01T00:00:00Z',
    exclusiveEndTime: '2024-01-02T00:00:00Z',
    bucket: 'exports',
    prefix: 'p/',
    encryption: 'NO_ENCRYPTION',
    roleArn,
    outputFormat: 'ION_TEXT',
  }),
  StreamJournalToKinesis: () => ({
    streamName: 's',
    inclusiveStartTime: '2024-01-01T00:00:00Z',
    kinesisStreamArn: 'arn:aws:kinesis:us-east-1:000000000000:stream/s',
    aggregationEnabled: true,
    roleArn,
  }),
  TagResource: (place) => ({ arn: arnOf(place), tags: { k: 'v' } }),
  CreateKmsKey: () => ({ description: 'd' }),
  UpdateKmsKey: () => ({ state: 'Disabled' }),
};

/** @param route of the table */
export function requestFor(route: { readonly name: string; readonly path: string }, place: Place) {
  const values: Readonly<Record<string, string>> = { ...PARAMS, ...place };
  const path = route.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`${route.path}: the tests have no value for ${name}`);
    return value;
  });
  const query = QUERIES[route.name]?.(place);
  return {
    path: `/api${path}${query === undefined ? '' : `?${query}`}`,
    body: BODIES[route.name]?.(place),
  };
}
