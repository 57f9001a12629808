import type { ButtonDropdownProps } from '@cloudscape-design/components/button-dropdown';
import TopNavigation from '@cloudscape-design/components/top-navigation';
import { useRouterState } from '@tanstack/react-router';
import { useConnections } from '../../lib/connections.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import {
  type HashEncoding,
  type Preferences,
  preferences,
  type Theme,
  type TimeZoneChoice,
  updatePreferences,
} from '../../lib/preferences.ts';
import { useIsSignedOut, useSession, useSessionState } from '../../lib/session.ts';
import { useStoredValue } from '../../lib/stored-value.ts';
import type { MenuSection } from '../menu-section.ts';
import logo from './logo.svg';
import type { SessionDialog } from './session-frame.tsx';
import { modeMarks, sessionMenu } from './session-marks.ts';
import { pathOnConnection } from './switch-connection.ts';

interface Props {
  /** Id of the connection the page belongs to, else the one used last. */
  connection: string | undefined;
  section: MenuSection | undefined;
  onSession: (dialog: SessionDialog) => void;
  onHelp: () => void;
  onShortcuts: () => void;
}

export function TopBar({ connection, section, onSession, onHelp, onShortcuts }: Props) {
  const settings = useStoredValue(preferences);
  const connections = useConnections().data ?? [];
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const current = connection === undefined ? connections[0] : connections.find(({ id }) => id === connection);
  const isSignedOut = useIsSignedOut();
  const session = useSession().data;
  const { ended } = useSessionState();
  return (
    <TopNavigation
      identity={{
        href: pagePaths.start(),
        title: 'QLDB Console',
        logo: { src: logo, alt: '' },
      }}
      utilities={[
        ...(connections.length > 0
          ? [
              {
                type: 'menu-dropdown' as const,
                text: current?.name ?? 'No such connection',
                ...(current ? { description: `${current.region} · ${current.endpoint}` } : {}),
                ariaLabel: `Connection: ${current?.name ?? 'No such connection'}`,
                iconName: 'globe' as const,
                items: [
                  ...connections.map((one) => ({
                    id: one.id,
                    text: one.name,
                    secondaryText: `${one.region} · ${one.endpoint}`,
                    href: pathOnConnection(one, section, pathname),
                  })),
                  { id: ':all', text: 'All connections', href: pagePaths.connections() },
                ],
              },
            ]
          : []),
        ...modeMarks(session, current?.readOnly === true, onSession),
        {
          type: 'menu-dropdown',
          iconName: 'status-info',
          text: 'Help',
          ariaLabel: 'Help',
          items: [
            { id: 'help', text: 'About this page' },
            { id: 'shortcuts', text: 'Keyboard shortcuts' },
          ],
          onItemClick: ({ detail }) => (detail.id === 'help' ? onHelp() : onShortcuts()),
        },
        {
          type: 'menu-dropdown',
          iconName: 'settings',
          text: 'Settings',
          ariaLabel: 'Settings',
          items: settingsItems(settings),
          onItemClick: ({ detail }) => choose(detail.id),
        },
        ...sessionMenu(session, { isSignedOut, hasEnded: ended !== undefined }, onSession),
      ]}
    />
  );
}

function settingsItems(settings: Preferences): ButtonDropdownProps.Items {
  const choice = (id: string, text: string, checked: boolean) => ({ itemType: 'checkbox', id, text, checked }) as const;
  return [
    {
      text: 'Appearance',
      items: [
        choice('theme:system', 'As the system', settings.theme === 'system'),
        choice('theme:light', 'Light', settings.theme === 'light'),
        choice('theme:dark', 'Dark', settings.theme === 'dark'),
      ],
    },
    {
      text: 'Times',
      items: [
        choice('timeZone:utc', 'UTC', settings.timeZone === 'utc'),
        choice('timeZone:local', 'Local time', settings.timeZone === 'local'),
      ],
    },
    {
      text: 'Hashes',
      items: [
        choice('hashEncoding:base64', 'Base64, as QLDB writes them', settings.hashEncoding === 'base64'),
        choice('hashEncoding:hex', 'Hexadecimal', settings.hashEncoding === 'hex'),
      ],
    },
  ];
}

function choose(id: string): void {
  const [name, value] = id.split(':');
  if (name === 'theme') updatePreferences({ theme: value as Theme });
  else if (name === 'timeZone') updatePreferences({ timeZone: value as TimeZoneChoice });
  else if (name === 'hashEncoding') updatePreferences({ hashEncoding: value as HashEncoding });
}
