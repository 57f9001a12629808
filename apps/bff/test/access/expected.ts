/**
 * What each route takes, written down a second time and in other words than the table: a route whose rule is changed by
 * mistake, or that nobody thought about, is found by the difference.
 */
import { ROLES, type Role } from '@qldb-console/contract';
import type { TestCaller } from './callers.ts';
import type { Place } from './requests.ts';

/** What a request is about, and what it takes there. `looks`: also where everything is read-only; `shut`: not for auditor links. */
type Needs = readonly [
  role: Role | 'anybody',
  of:
    | 'nothing'
    | 'connection'
    | 'all of the connection'
    | 'all'
    | 'ledger'
    | 'ledger among others'
    | 'new ledger'
    | 'folder',
  ...how: ('looks' | 'changes' | 'shut')[],
];

export const NEEDS: Readonly<Record<string, Needs>> = {
  GetSession: ['anybody', 'nothing', 'looks'],
  Report: ['viewer', 'nothing', 'looks'],
  ListConnections: ['viewer', 'nothing', 'looks'],
  TestConnection: ['viewer', 'connection', 'looks', 'shut'],
  Presign: ['viewer', 'ledger', 'looks', 'shut'],
  ListLedgers: ['viewer', 'connection', 'looks'],
  DescribeLedger: ['viewer', 'ledger', 'looks'],
  GetDigest: ['viewer', 'ledger', 'looks'],
  StreamBlocks: ['viewer', 'ledger', 'looks'],
  GetBlock: ['viewer', 'ledger', 'looks'],
  GetRevision: ['viewer', 'ledger', 'looks'],
  ListJournalS3Exports: ['viewer', 'connection', 'looks'],
  ListJournalS3ExportsForLedger: ['viewer', 'ledger', 'looks'],
  DescribeJournalS3Export: ['viewer', 'ledger', 'looks'],
  GetExportContents: ['viewer', 'ledger', 'looks'],
  GetExportObject: ['viewer', 'ledger', 'looks'],
  ListArchiveObjects: ['viewer', 'folder', 'looks'],
  GetArchiveObject: ['viewer', 'folder', 'looks'],
  ListJournalKinesisStreamsForLedger: ['viewer', 'ledger', 'looks'],
  DescribeJournalKinesisStream: ['viewer', 'ledger', 'looks'],
  StreamRecords: ['viewer', 'ledger among others', 'looks'],
  ListTagsForResource: ['viewer', 'ledger', 'looks'],

  ListBuckets: ['operator', 'connection', 'looks', 'shut'],
  ListKinesisStreams: ['operator', 'connection', 'looks', 'shut'],
  ExportJournalToS3: ['operator', 'ledger', 'changes', 'shut'],
  StreamJournalToKinesis: ['operator', 'ledger', 'changes', 'shut'],
  CancelJournalKinesisStream: ['operator', 'ledger', 'changes', 'shut'],
  TagResource: ['operator', 'ledger', 'changes', 'shut'],
  UntagResource: ['operator', 'ledger', 'changes', 'shut'],

  CreateLedger: ['admin', 'new ledger', 'changes', 'shut'],
  UpdateLedger: ['admin', 'ledger', 'changes', 'shut'],
  UpdateLedgerPermissionsMode: ['admin', 'ledger', 'changes', 'shut'],
  DeleteLedger: ['admin', 'ledger', 'changes', 'shut'],
  RunWorkload: ['admin', 'ledger', 'changes', 'shut'],
  ListKmsKeys: ['admin', 'connection', 'looks', 'shut'],
  CreateKmsKey: ['admin', 'all of the connection', 'changes', 'shut'],
  UpdateKmsKey: ['admin', 'all of the connection', 'changes', 'shut'],
  ListAudit: ['admin', 'all', 'looks', 'shut'],
  DownloadAudit: ['admin', 'all', 'looks', 'shut'],
  CreateLink: ['admin', 'ledger', 'looks', 'shut'],
};

export type Expected = 'let through' | '401 sign-in-required' | '403 forbidden' | '403 read-only' | '404 not-found';

/** @param caller undefined: nobody is signed in */
export function expectedOf(name: string, caller: TestCaller | undefined, place: Place, readOnly: boolean): Expected {
  if (caller === undefined) return '401 sign-in-required';
  const needs = NEEDS[name];
  if (needs === undefined) throw new Error(`nobody has written down what ${name} takes`);
  const [role, of, ...how] = needs;
  if (of === 'nothing') return 'let through';
  const ofEveryLedger = caller.ledger === '*';
  if (of === 'all')
    return caller.role === 'admin' && caller.connection === '*' && ofEveryLedger ? 'let through' : '403 forbidden';
  if (caller.connection !== '*' && caller.connection !== place.connection) return '404 not-found';
  const ofLedger = ofEveryLedger || caller.ledger === place.ledger;
  if ((of === 'ledger' || of === 'ledger among others') && !ofLedger) return '404 not-found';
  if (of === 'new ledger' && !ofLedger) return '403 forbidden';
  if ((of === 'all of the connection' || of === 'ledger among others') && !ofEveryLedger) return '403 forbidden';
  if (of === 'folder' && !ofEveryLedger && caller.link !== 'folder') return '403 forbidden';
  if (caller.link !== undefined && how.includes('shut')) return '403 forbidden';
  if (role !== 'anybody' && ROLES.indexOf(caller.role) < ROLES.indexOf(role)) return '403 forbidden';
  return readOnly && how.includes('changes') ? '403 read-only' : 'let through';
}
