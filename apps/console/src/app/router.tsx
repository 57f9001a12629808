import { SIGNED_OUT_REASONS } from '@qldb-console/contract';
import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { BASE_PATH } from '../lib/base-path.ts';
import { ARCHIVE_TABS, LEDGER_TABS } from '../lib/page-paths.ts';
import {
  definedOnly,
  formatSearch,
  oneOfParam,
  parseSearch,
  textParam,
  wholeNumberParam,
} from '../lib/search-params.ts';
import { AppFrame } from './layout/app-frame.tsx';
import { NotFoundPage } from './layout/not-found-page.tsx';
import { PageError } from './layout/page-error.tsx';
import { PageLoading } from './layout/page-loading.tsx';
import { pageInfos } from './page-info.ts';

const rootRoute = createRootRoute({ component: AppFrame });

const startRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  staticData: { page: pageInfos.start },
  component: lazyRouteComponent(() => import('./pages/start-page.tsx'), 'StartPage'),
});

/** What every list keeps in its address; which columns a list can be sorted by is its own affair. */
const listSearch = (search: Record<string, unknown>) =>
  definedOnly({
    filter: textParam(search.filter),
    sort: textParam(search.sort, 32),
    descending: oneOfParam(search.descending, ['true']),
    /** Number of the page, from 1. */
    page: wholeNumberParam(search.page),
    /** Name or id of the selected row. */
    selected: textParam(search.selected, 256),
  });

const ledgerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/ledgers/$ledger',
  staticData: { page: pageInfos.ledger },
  validateSearch: (search) =>
    definedOnly({
      tab: oneOfParam(search.tab, LEDGER_TABS),
      /** Journal: sequence number of the first row; absent = where the order begins. */
      at: wholeNumberParam(search.at),
      order: oneOfParam(search.order, ['oldest']),
      /** Exports and streams. */
      ...listSearch(search),
    }),
  component: lazyRouteComponent(() => import('./pages/ledger-page.tsx'), 'LedgerPage'),
});

const editLedgerRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/ledgers/$ledger/edit',
  staticData: { page: pageInfos.editLedger },
  component: lazyRouteComponent(() => import('../features/ledgers/edit-ledger-page.tsx'), 'EditLedgerPage'),
});

const blockRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/ledgers/$ledger/blocks/$sequenceNo',
  staticData: { page: pageInfos.block },
  validateSearch: (search) =>
    definedOnly({
      lens: oneOfParam(search.lens, ['text', 'hashes']),
      /** Index of the selected revision in the block. */
      revision: wholeNumberParam(search.revision),
      /** A later block that records a redaction of this one's revisions: judged together with it. */
      recordedIn: wholeNumberParam(search.recordedIn),
    }),
  component: lazyRouteComponent(() => import('../features/journal/block-page.tsx'), 'BlockPage'),
});

const ledgersRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/ledgers',
  staticData: { page: pageInfos.ledgers },
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/ledgers/ledgers-page.tsx'), 'LedgersPage'),
});

const createLedgerRoute = createRoute({
  getParentRoute: () => rootRoute,
  // Not below the ledgers: a ledger can be called "create".
  path: '/connections/$connection/create-ledger',
  staticData: { page: pageInfos.createLedger },
  component: lazyRouteComponent(() => import('../features/ledgers/create-ledger-page.tsx'), 'CreateLedgerPage'),
});

const formForLedger = (search: Record<string, unknown>) => definedOnly({ ledger: textParam(search.ledger, 64) });

const exportsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/exports',
  staticData: { page: pageInfos.exports },
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/exports/exports-page.tsx'), 'ExportsPage'),
});

const createExportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/exports/create',
  staticData: { page: pageInfos.createExport },
  validateSearch: formForLedger,
  component: lazyRouteComponent(() => import('../features/exports/create-export-page.tsx'), 'CreateExportPage'),
});

const exportRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/ledgers/$ledger/exports/$exportId',
  staticData: { page: pageInfos.export },
  validateSearch: (search) =>
    definedOnly({ tab: oneOfParam(search.tab, ['manifests']), page: wholeNumberParam(search.page) }),
  component: lazyRouteComponent(() => import('../features/exports/export-page.tsx'), 'ExportPage'),
});

const exportObjectRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/ledgers/$ledger/exports/$exportId/object',
  staticData: { page: pageInfos.exportObject },
  validateSearch: (search) =>
    definedOnly({
      key: textParam(search.key, 1024),
      /** Number of the page of blocks, from 1. */
      page: wholeNumberParam(search.page),
      /** Place in the object, from 0, of the block that is open. */
      at: wholeNumberParam(search.at),
      lens: oneOfParam(search.lens, ['text', 'hashes']),
      /** Index of the selected revision in the block. */
      revision: wholeNumberParam(search.revision),
    }),
  component: lazyRouteComponent(() => import('../features/exports/export-object-page.tsx'), 'ExportObjectPage'),
});

const streamsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/streams',
  staticData: { page: pageInfos.streams },
  validateSearch: (search) => definedOnly({ ...listSearch(search), ...formForLedger(search) }),
  component: lazyRouteComponent(() => import('../features/streams/streams-page.tsx'), 'StreamsPage'),
});

const createStreamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/streams/create',
  staticData: { page: pageInfos.createStream },
  validateSearch: formForLedger,
  component: lazyRouteComponent(() => import('../features/streams/create-stream-page.tsx'), 'CreateStreamPage'),
});

const streamRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/ledgers/$ledger/streams/$streamId',
  staticData: { page: pageInfos.stream },
  validateSearch: (search) => definedOnly({ tab: oneOfParam(search.tab, ['records', 'tags']) }),
  component: lazyRouteComponent(() => import('../features/streams/stream-page.tsx'), 'StreamPage'),
});

const keysRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/keys',
  staticData: { page: pageInfos.keys },
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/keys/keys-page.tsx'), 'KeysPage'),
});

const auditRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/audit',
  staticData: { page: pageInfos.audit },
  validateSearch: listSearch,
  component: lazyRouteComponent(() => import('../features/audit/audit-page.tsx'), 'AuditPage'),
});

const connectionsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections',
  staticData: { page: pageInfos.connections },
  component: lazyRouteComponent(() => import('../features/connections/connections-page.tsx'), 'ConnectionsPage'),
});

const verificationSearch = (search: Record<string, unknown>) =>
  definedOnly({
    block: wholeNumberParam(search.block),
    strand: textParam(search.strand, 64),
    document: textParam(search.document, 64),
    digest: textParam(search.digest, 256),
    /** Sequence number of the block that records a redaction of what is verified. */
    recordedIn: wholeNumberParam(search.recordedIn),
  });

const verifyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/connections/$connection/ledgers/$ledger/verify',
  staticData: { page: pageInfos.verify },
  validateSearch: verificationSearch,
  component: lazyRouteComponent(() => import('../features/verification/verification-page.tsx'), 'VerificationPage'),
});

const bringYourOwnRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/verify',
  staticData: { page: pageInfos.bringYourOwn },
  validateSearch: verificationSearch,
  component: lazyRouteComponent(() => import('../features/verification/verification-page.tsx'), 'VerificationPage'),
});

const digestsRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/digests',
  staticData: { page: pageInfos.digests },
  component: lazyRouteComponent(() => import('./pages/digests-page.tsx'), 'DigestsPage'),
});

const signedOutRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signed-out',
  staticData: { page: pageInfos.signedOut },
  validateSearch: (search) => definedOnly({ reason: oneOfParam(search.reason, SIGNED_OUT_REASONS) }),
  component: lazyRouteComponent(() => import('../features/session/signed-out-page.tsx'), 'SignedOutPage'),
});

const signedInRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/signed-in',
  staticData: { page: pageInfos.signedIn },
  component: lazyRouteComponent(() => import('../features/session/signed-in-page.tsx'), 'SignedInPage'),
});

const auditorLinkRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/link',
  staticData: { page: pageInfos.auditorLink },
  component: lazyRouteComponent(() => import('../features/session/link-page.tsx'), 'LinkPage'),
});

const archivesRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/archives',
  staticData: { page: pageInfos.archives },
  component: lazyRouteComponent(() => import('../features/archives/archives-page.tsx'), 'ArchivesPage'),
});

const archiveRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/archives/$archive',
  staticData: { page: pageInfos.archive },
  validateSearch: (search) =>
    definedOnly({
      tab: oneOfParam(search.tab, ARCHIVE_TABS),
      /** The largest one when absent. */
      strand: textParam(search.strand, 64),
      /** Journal: place in the archive of the first row, from 0; absent = where the order begins. */
      at: wholeNumberParam(search.at),
      order: oneOfParam(search.order, ['newest']),
      /** What is looked for in the journal. */
      find: textParam(search.find, 64),
      /** Documents: id of the table; the first one with documents when absent. */
      table: textParam(search.table, 64),
      ...listSearch(search),
    }),
  component: lazyRouteComponent(() => import('../features/archives/archive-page.tsx'), 'ArchivePage'),
});

const archiveBlockRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/archives/$archive/blocks/$sequenceNo',
  staticData: { page: pageInfos.archiveBlock },
  validateSearch: (search) =>
    definedOnly({
      strand: textParam(search.strand, 64),
      /** Row among several with the sequence number. */
      row: wholeNumberParam(search.row),
      lens: oneOfParam(search.lens, ['text', 'hashes']),
      /** Index of the selected revision in the block. */
      revision: wholeNumberParam(search.revision),
    }),
  component: lazyRouteComponent(() => import('../features/archives/archive-block-page.tsx'), 'ArchiveBlockPage'),
});

const archiveDocumentRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/archives/$archive/documents/$documentId',
  staticData: { page: pageInfos.archiveDocument },
  validateSearch: (search) =>
    definedOnly({
      strand: textParam(search.strand, 64),
      /** Number of the page of revisions, from 1. */
      page: wholeNumberParam(search.page),
    }),
  component: lazyRouteComponent(
    () => import('../features/archives/documents/document-page.tsx'),
    'ArchiveDocumentPage',
  ),
});

const archiveVerifyRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/archives/$archive/verify',
  staticData: { page: pageInfos.archiveVerify },
  validateSearch: verificationSearch,
  component: lazyRouteComponent(
    () => import('../features/archives/verify/archive-verify-page.tsx'),
    'ArchiveVerifyPage',
  ),
});

const routeTree = rootRoute.addChildren([
  startRoute,
  ledgersRoute,
  createLedgerRoute,
  ledgerRoute,
  editLedgerRoute,
  blockRoute,
  exportsRoute,
  createExportRoute,
  exportRoute,
  exportObjectRoute,
  streamsRoute,
  createStreamRoute,
  streamRoute,
  keysRoute,
  archivesRoute,
  archiveRoute,
  archiveBlockRoute,
  archiveDocumentRoute,
  archiveVerifyRoute,
  auditRoute,
  connectionsRoute,
  verifyRoute,
  bringYourOwnRoute,
  digestsRoute,
  signedOutRoute,
  signedInRoute,
  auditorLinkRoute,
]);

export function createConsoleRouter() {
  return createRouter({
    routeTree,
    basepath: BASE_PATH === '' ? '/' : BASE_PATH,
    parseSearch,
    stringifySearch: formatSearch,
    // Without it what a route's `validateSearch` refused would reach its page as it stands in the address.
    search: { strict: true },
    defaultNotFoundComponent: NotFoundPage,
    defaultErrorComponent: PageError,
    defaultPendingComponent: PageLoading,
    // A page's code is small and near: show the frame's spinner only when it really takes a while.
    defaultPendingMs: 300,
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createConsoleRouter>;
  }
}
