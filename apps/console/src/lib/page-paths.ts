import { BASE_PATH } from './base-path.ts';
import { formatSearch } from './search-params.ts';

const seg = encodeURIComponent;

export const LEDGER_TABS = ['overview', 'journal', 'digests', 'exports', 'streams', 'tags'] as const;
export type LedgerTab = (typeof LEDGER_TABS)[number];
export const ARCHIVE_TABS = ['overview', 'inventory', 'journal', 'documents', 'digests'] as const;
export type ArchiveTab = (typeof ARCHIVE_TABS)[number];
/** What the verification page is asked to verify; everything is optional, the reader can fill in the rest. */
export interface VerificationQuestion {
  /** Sequence number of the block. */
  block?: number | undefined;
  strand?: string | undefined;
  /** Document id; absent = the block itself. */
  document?: string | undefined;
  /** Id of a digest of the digests page. */
  digest?: string | undefined;
  /** Sequence number of the block that records a redaction of what is verified. */
  recordedIn?: number | undefined;
}

/** The only place that builds addresses of the console's own pages; each begins with the base path. */
export const pagePaths = {
  start: () => `${BASE_PATH}/`,
  connections: () => `${BASE_PATH}/connections`,
  ledgers: (connection: string) => `${BASE_PATH}/connections/${seg(connection)}/ledgers`,
  createLedger: (connection: string) => `${BASE_PATH}/connections/${seg(connection)}/create-ledger`,
  editLedger: (connection: string, ledger: string) => `${pagePaths.ledgers(connection)}/${seg(ledger)}/edit`,
  ledger: (connection: string, ledger: string, tab?: LedgerTab) =>
    `${pagePaths.ledgers(connection)}/${seg(ledger)}${formatSearch({ tab: tab === 'overview' ? undefined : tab })}`,
  /** `at`: sequence number of the first row shown. */
  journal: (connection: string, ledger: string, search: { at?: number; order?: 'oldest' } = {}) =>
    `${pagePaths.ledgers(connection)}/${seg(ledger)}${formatSearch({ tab: 'journal', ...search })}`,
  /** `recordedIn`: the block that records a redaction of this one's revisions. */
  block: (connection: string, ledger: string, sequenceNo: number, search: { recordedIn?: number } = {}) =>
    `${pagePaths.ledgers(connection)}/${seg(ledger)}/blocks/${sequenceNo}${formatSearch(search)}`,
  verify: (connection: string, ledger: string, question: VerificationQuestion = {}) =>
    `${pagePaths.ledgers(connection)}/${seg(ledger)}/verify${formatSearch({ ...question })}`,
  exports: (connection: string) => `${BASE_PATH}/connections/${seg(connection)}/exports`,
  /** `ledger`: the one the form begins with. */
  createExport: (connection: string, search: { ledger?: string } = {}) =>
    `${pagePaths.exports(connection)}/create${formatSearch(search)}`,
  export: (connection: string, ledger: string, exportId: string) =>
    `${pagePaths.ledgers(connection)}/${seg(ledger)}/exports/${seg(exportId)}`,
  /** `at`: place in the object of the block to open, from 0. */
  exportObject: (
    connection: string,
    ledger: string,
    exportId: string,
    search: { key: string; page?: number | undefined; at?: number | undefined },
  ) => `${pagePaths.export(connection, ledger, exportId)}/object${formatSearch(search)}`,
  streams: (connection: string) => `${BASE_PATH}/connections/${seg(connection)}/streams`,
  /** `ledger`: the one the form begins with. */
  createStream: (connection: string, search: { ledger?: string } = {}) =>
    `${pagePaths.streams(connection)}/create${formatSearch(search)}`,
  stream: (connection: string, ledger: string, streamId: string) =>
    `${pagePaths.ledgers(connection)}/${seg(ledger)}/streams/${seg(streamId)}`,
  keys: (connection: string) => `${BASE_PATH}/connections/${seg(connection)}/keys`,
  archives: () => `${BASE_PATH}/archives`,
  /** `archive`: its id, as `lib/archive-id.ts` makes it. */
  archive: (archive: string, tab?: ArchiveTab, search: Readonly<Record<string, string | number | undefined>> = {}) =>
    `${BASE_PATH}/archives/${seg(archive)}${formatSearch({ tab: tab === 'overview' ? undefined : tab, ...search })}`,
  /** `row`: number of the block in the archive, from 0, where several have the sequence number. */
  archiveBlock: (archive: string, sequenceNo: number, search: { strand?: string; row?: number } = {}) =>
    `${BASE_PATH}/archives/${seg(archive)}/blocks/${sequenceNo}${formatSearch(search)}`,
  /** Something that cannot be read as a block: only its row tells which. */
  archivePlace: (archive: string, row: number, search: { strand?: string } = {}) =>
    `${BASE_PATH}/archives/${seg(archive)}/blocks/unreadable${formatSearch({ ...search, row })}`,
  archiveDocument: (archive: string, documentId: string, search: { strand?: string } = {}) =>
    `${BASE_PATH}/archives/${seg(archive)}/documents/${seg(documentId)}${formatSearch(search)}`,
  archiveVerify: (archive: string, question: VerificationQuestion = {}) =>
    `${BASE_PATH}/archives/${seg(archive)}/verify${formatSearch({ ...question })}`,
  bringYourOwn: () => `${BASE_PATH}/verify`,
  digests: () => `${BASE_PATH}/digests`,
  audit: () => `${BASE_PATH}/audit`,
  signedOut: () => `${BASE_PATH}/signed-out`,
  /** Where a sign-in in a window of its own ends. */
  signedIn: () => `${BASE_PATH}/signed-in`,
  /** An auditor link leads here, with its token behind the `#`. */
  auditorLink: () => `${BASE_PATH}/link`,
} as const;
