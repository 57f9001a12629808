import { pagePaths } from '../lib/page-paths.ts';
import type { HelpTopic } from './help-topics.ts';

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
}

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

export const pageInfos = {
  start: { title: () => 'QLDB Console', above: () => [], help: 'ledgers' },
  ledgers: { title: () => 'Ledgers', above: () => [], help: 'ledgers' },
  createLedger: { title: () => 'Create ledger', above: (params) => [ledgersCrumb(params)], help: 'create-ledger' },
  ledger: { title: (params) => params.ledger ?? '', above: (params) => [ledgersCrumb(params)], help: 'ledger' },
  block: {
    title: (params) => `Block ${params.sequenceNo}`,
    above: (params) => [ledgersCrumb(params), ledgerCrumb(params), journalCrumb(params)],
    help: 'block',
  },
  verify: {
    title: () => 'Verification',
    above: (params) => [ledgersCrumb(params), ledgerCrumb(params)],
    help: 'verification',
  },
  bringYourOwn: { title: () => 'Verification', above: () => [], help: 'verification' },
  digests: { title: () => 'Digests', above: () => [], help: 'digests' },
} satisfies Record<string, PageInfo>;
