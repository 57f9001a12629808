import { archiveTitle, readArchiveId } from '../lib/archive-id.ts';
import { pagePaths } from '../lib/page-paths.ts';
import type { HelpTopic } from './help-topics.ts';
import type { MenuSection } from './menu-section.ts';

export interface Crumb {
  readonly text: string;
  readonly href: string;
}
type Params = Readonly<Record<string, string>>;

/** What the frame around a page must know: title of the window, breadcrumbs, help. */
export interface PageInfo {
  readonly title: (params: Params) => string;
  /** Pages above this one, outermost first; the page itself is added with its title. */
  readonly above: (params: Params) => readonly Crumb[];
  readonly help: HelpTopic;
  /** The entry of the side menu it belongs to; absent on pages that stand in none. */
  readonly section?: MenuSection;
  /** Whether the page does without the back end, so that nobody has to be signed in for it. */
  readonly isLocal?: (params: Params) => boolean;
}
const local = () => true;
/** Archives of files and samples are read in the browser; those in S3 by the back end. */
const localArchive = ({ archive }: Params) => {
  const kind = readArchiveId(archive ?? '')?.kind;
  return kind !== 's3' && kind !== 'export';
};

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    page?: PageInfo;
  }
}

const ledgersCrumb = (params: Params): Crumb => ({ text: 'Ledgers', href: pagePaths.ledgers(params.connection ?? '') });
const ledgerCrumb = (params: Params): Crumb => ({
  text: params.ledger ?? '',
  href: pagePaths.ledger(params.connection ?? '', params.ledger ?? ''),
});
const journalCrumb = (params: Params): Crumb => ({
  text: 'Journal',
  href: pagePaths.journal(params.connection ?? '', params.ledger ?? ''),
});

const exportsCrumb = (params: Params): Crumb => ({ text: 'Exports', href: pagePaths.exports(params.connection ?? '') });
const exportCrumb = (params: Params): Crumb => ({
  text: params.exportId ?? '',
  href: pagePaths.export(params.connection ?? '', params.ledger ?? '', params.exportId ?? ''),
});
const archivesCrumb = (): Crumb => ({ text: 'Archives', href: pagePaths.archives() });
const archiveCrumb = (params: Params): Crumb => ({
  text: archiveTitle(params.archive ?? ''),
  href: pagePaths.archive(params.archive ?? ''),
});
const archiveDocumentsCrumb = (params: Params): Crumb => ({
  text: 'Documents',
  href: pagePaths.archive(params.archive ?? '', 'documents'),
});
const streamsCrumb = (params: Params): Crumb => ({ text: 'Streams', href: pagePaths.streams(params.connection ?? '') });

export const pageInfos = {
  start: { title: () => 'QLDB Console', above: () => [], help: 'ledgers', section: 'ledgers' },
  ledgers: { title: () => 'Ledgers', above: () => [], help: 'ledgers', section: 'ledgers' },
  createLedger: {
    title: () => 'Create ledger',
    above: (params) => [ledgersCrumb(params)],
    help: 'create-ledger',
    section: 'ledgers',
  },
  ledger: {
    title: (params) => params.ledger ?? '',
    above: (params) => [ledgersCrumb(params)],
    help: 'ledger',
    section: 'ledgers',
  },
  editLedger: {
    title: () => 'Edit ledger',
    above: (params) => [ledgersCrumb(params), ledgerCrumb(params)],
    help: 'edit-ledger',
    section: 'ledgers',
  },
  block: {
    title: (params) => `Block ${params.sequenceNo}`,
    above: (params) => [ledgersCrumb(params), ledgerCrumb(params), journalCrumb(params)],
    help: 'block',
    section: 'ledgers',
  },
  verify: {
    title: () => 'Verification',
    above: (params) => [ledgersCrumb(params), ledgerCrumb(params)],
    help: 'verification',
    section: 'ledgers',
  },
  exports: { title: () => 'Exports', above: () => [], help: 'exports', section: 'exports' },
  createExport: {
    title: () => 'Create export',
    above: (params) => [exportsCrumb(params)],
    help: 'create-export',
    section: 'exports',
  },
  export: {
    title: (params) => `Export ${params.exportId}`,
    above: (params) => [exportsCrumb(params)],
    help: 'exports',
    section: 'exports',
  },
  exportObject: {
    title: () => 'Object of the export',
    above: (params) => [exportsCrumb(params), exportCrumb(params)],
    help: 'exports',
    section: 'exports',
  },
  streams: { title: () => 'Streams', above: () => [], help: 'streams', section: 'streams' },
  createStream: {
    title: () => 'Create stream',
    above: (params) => [streamsCrumb(params)],
    help: 'create-stream',
    section: 'streams',
  },
  stream: {
    title: (params) => `Stream ${params.streamId}`,
    above: (params) => [streamsCrumb(params)],
    help: 'streams',
    section: 'streams',
  },
  archives: { title: () => 'Archives', above: () => [], help: 'archives', section: 'archives', isLocal: local },
  archive: {
    title: (params) => archiveTitle(params.archive ?? ''),
    above: () => [archivesCrumb()],
    help: 'archive',
    section: 'archives',
    isLocal: localArchive,
  },
  archiveBlock: {
    title: (params) => `Block ${params.sequenceNo}`,
    above: (params) => [archivesCrumb(), archiveCrumb(params)],
    help: 'block',
    section: 'archives',
    isLocal: localArchive,
  },
  archiveVerify: {
    title: () => 'Verification',
    above: (params) => [archivesCrumb(), archiveCrumb(params)],
    help: 'verification',
    section: 'archives',
    isLocal: localArchive,
  },
  archiveDocument: {
    title: (params) => `Document ${params.documentId}`,
    above: (params) => [archivesCrumb(), archiveCrumb(params), archiveDocumentsCrumb(params)],
    help: 'archive',
    section: 'archives',
    isLocal: localArchive,
  },
  keys: { title: () => 'Keys', above: () => [], help: 'keys', section: 'keys' },
  audit: { title: () => 'Audit log', above: () => [], help: 'audit', section: 'audit' },
  connections: { title: () => 'Connections', above: () => [], help: 'connections', section: 'connections' },
  bringYourOwn: {
    title: () => 'Verification',
    above: () => [],
    help: 'verification',
    section: 'verification',
    isLocal: local,
  },
  digests: { title: () => 'Digests', above: () => [], help: 'digests', section: 'digests', isLocal: local },
  signedOut: { title: () => 'Signed out', above: () => [], help: 'sign-in', isLocal: local },
  signedIn: { title: () => 'Signed in', above: () => [], help: 'sign-in' },
  auditorLink: { title: () => 'Auditor link', above: () => [], help: 'auditor-link', isLocal: local },
} satisfies Record<string, PageInfo>;
