import SideNavigation from '@cloudscape-design/components/side-navigation';
import { permission } from '@qldb-console/contract';
import { useConnections } from '../../lib/connections.ts';
import { pagePaths } from '../../lib/page-paths.ts';
import { seesLedgers } from '../../lib/session/access-text.ts';
import { useAccess, useIsSignedOut } from '../../lib/session.ts';
import type { MenuSection } from '../menu-section.ts';

interface Props {
  /** Id of the connection the page belongs to, else the one used last. */
  connection: string | undefined;
  section: MenuSection | undefined;
}

export function SideMenu({ connection, section }: Props) {
  const connections = useConnections().data;
  const current = connections?.find(({ id }) => id === connection) ?? connections?.[0];
  // While the connections are not known, the address is believed.
  const id = current?.id ?? connection;
  const below = (path: (connection: string) => string) => (id === undefined ? pagePaths.start() : path(id));
  const access = useAccess();
  const isSignedOut = useIsSignedOut();
  const hasLedgers = !isSignedOut && seesLedgers(access);
  const links: readonly { section: MenuSection; text: string; href: string }[] = [
    ...(hasLedgers
      ? ([
          { section: 'ledgers', text: 'Ledgers', href: below(pagePaths.ledgers) },
          { section: 'exports', text: 'Exports', href: below(pagePaths.exports) },
          { section: 'streams', text: 'Streams', href: below(pagePaths.streams) },
        ] as const)
      : []),
    { section: 'archives', text: 'Archives', href: pagePaths.archives() },
    { section: 'verification', text: 'Verification', href: pagePaths.bringYourOwn() },
    { section: 'digests', text: 'Digests', href: pagePaths.digests() },
    // Keys of AWS belong to AWS KMS; only the embedded service keeps its own.
    ...(current?.embedded && hasLedgers && access.auditor !== true
      ? [{ section: 'keys', text: 'Keys', href: below(pagePaths.keys) } as const]
      : []),
    ...(!isSignedOut && permission(access, 'administer', { whole: true }, { console: false }).allowed
      ? [{ section: 'audit', text: 'Audit log', href: pagePaths.audit() } as const]
      : []),
    ...(isSignedOut ? [] : [{ section: 'connections', text: 'Connections', href: pagePaths.connections() } as const]),
  ];
  return (
    <SideNavigation
      header={{ text: 'QLDB Console', href: pagePaths.start() }}
      activeHref={links.find((link) => link.section === section)?.href ?? ''}
      items={links.map(({ text, href }) => ({ type: 'link', text, href }))}
    />
  );
}
