import AppLayoutToolbar, { type AppLayoutToolbarProps } from '@cloudscape-design/components/app-layout-toolbar';
import { Outlet, useRouter } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { followedHref } from '../../lib/follow-link.ts';
import { preferences, updatePreferences } from '../../lib/preferences.ts';
import { delayedDownload } from '../../lib/session/fresh-download.ts';
import { useSession } from '../../lib/session.ts';
import { useShortcut } from '../../lib/shortcuts.ts';
import { useStoredValue } from '../../lib/stored-value.ts';
import { Breadcrumbs } from './breadcrumbs.tsx';
import { Notifications } from './notifications.tsx';
import { refuseHugePaste, useNoLeavingByDrop } from './safe-input.ts';
import { type SessionDialog, SessionFrame } from './session-frame.tsx';
import { SessionGate } from './session-gate.tsx';
import { SideMenu } from './side-menu.tsx';
import { TopBar } from './top-bar.tsx';
import { useCurrentPage } from './use-current-page.ts';
import { usePageTitle } from './use-page-title.ts';
import { usePrefetch } from './use-prefetch.ts';

const HelpTexts = lazy(() => import('./help-texts.tsx').then((module) => ({ default: module.HelpTexts })));
const ShortcutsDialog = lazy(() =>
  import('./shortcuts-dialog.tsx').then((module) => ({ default: module.ShortcutsDialog })),
);

const LABELS: AppLayoutToolbarProps.Labels = {
  navigation: 'Main menu',
  navigationToggle: 'Open main menu',
  navigationClose: 'Close main menu',
  notifications: 'Notifications',
  tools: 'Help',
  toolsToggle: 'Open help',
  toolsClose: 'Close help',
};
const NARROW = '(max-width: 688px)';

/** What stands around every page: top bar, menu, breadcrumbs, notifications, help. */
export function AppFrame() {
  const router = useRouter();
  const page = useCurrentPage();
  const connection = useLastConnection(page.params.connection);
  usePageTitle(page.title);
  useNoLeavingByDrop();
  usePrefetch(!page.isFirst);
  const { navigationOpen } = useStoredValue(preferences);
  // On a narrow screen the menu covers the page: it opens on request only, whatever was remembered.
  const [narrowMenuOpen, setNarrowMenuOpen] = useState(false);
  const isNarrow = globalThis.matchMedia(NARROW).matches;
  const [helpOpen, setHelpOpen] = useState(false);
  const [shortcutsOpen, setShortcutsOpen] = useState(false);
  const session = useSession().data;
  const [dialog, setDialog] = useState<SessionDialog>();
  useShortcut('?', () => setShortcutsOpen(true));

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: only catches clicks on the links inside; Enter on a link is a click
    <div
      onPasteCapture={refuseHugePaste}
      onClick={(event) => {
        if (delayedDownload(event)) return;
        const href = event.defaultPrevented ? undefined : followedHref(event);
        if (href === undefined) return;
        event.preventDefault();
        setNarrowMenuOpen(false);
        router.history.push(href);
      }}
    >
      <a className="skip-link" href="#main">
        Skip to the main content
      </a>
      <div className="top-bar" id="top-bar">
        <TopBar
          connection={connection}
          section={page.section}
          onSession={setDialog}
          onHelp={() => setHelpOpen(true)}
          onShortcuts={() => setShortcutsOpen(true)}
        />
      </div>
      <AppLayoutToolbar
        headerSelector="#top-bar"
        ariaLabels={LABELS}
        navigation={<SideMenu connection={connection} section={page.section} />}
        navigationOpen={isNarrow ? narrowMenuOpen : navigationOpen}
        onNavigationChange={({ detail }) => {
          if (isNarrow) setNarrowMenuOpen(detail.open);
          // The layout closes the menu by itself when it finds no room, also for a moment while a page is drawn for the
          // first time. Only what the reader does is remembered.
          else if (navigator.userActivation?.isActive ?? true) updatePreferences({ navigationOpen: detail.open });
        }}
        breadcrumbs={<Breadcrumbs page={page} />}
        notifications={<Notifications />}
        tools={
          helpOpen ? (
            <Suspense fallback={null}>
              <HelpTexts topic={page.help} />
            </Suspense>
          ) : (
            // The texts are loaded when they are wanted; without any content there would be no button to want them.
            <span />
          )
        }
        toolsOpen={helpOpen}
        onToolsChange={({ detail }) => setHelpOpen(detail.open)}
        content={
          <div id="main" tabIndex={-1}>
            <SessionGate isLocal={page.isLocal}>
              <Outlet />
            </SessionGate>
          </div>
        }
      />
      {session ? <SessionFrame session={session} open={dialog} onClose={() => setDialog(undefined)} /> : null}
      {shortcutsOpen ? (
        <Suspense fallback={null}>
          <ShortcutsDialog onDismiss={() => setShortcutsOpen(false)} />
        </Suspense>
      ) : null}
    </div>
  );
}

/** The connection of the page; on a page that belongs to none, the one before. */
function useLastConnection(current: string | undefined): string | undefined {
  const [last, setLast] = useState(current);
  if (current !== undefined && current !== last) setLast(current);
  return current ?? last;
}
