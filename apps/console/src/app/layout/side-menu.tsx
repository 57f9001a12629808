import SideNavigation from '@cloudscape-design/components/side-navigation';
import { useRouterState } from '@tanstack/react-router';
import { useConnections } from '../../features/connections/api/list-connections.ts';
import { pagePaths } from '../../lib/page-paths.ts';

export function SideMenu({ connection }: { connection: string | undefined }) {
  const connections = useConnections().data;
  const pathname = useRouterState({ select: (state) => state.location.pathname });
  const current = connection ?? connections?.[0]?.id;
  const ledgers = current === undefined ? pagePaths.start() : pagePaths.ledgers(current);
  const links = [
    { type: 'link', text: 'Ledgers', href: ledgers },
    { type: 'link', text: 'Verification', href: pagePaths.bringYourOwn() },
    { type: 'link', text: 'Digests', href: pagePaths.digests() },
  ] as const;
  return (
    <SideNavigation
      header={{ text: 'QLDB Console', href: pagePaths.start() }}
      activeHref={links.findLast(({ href }) => pathname === href || pathname.startsWith(`${href}/`))?.href ?? ''}
      items={links}
    />
  );
}
