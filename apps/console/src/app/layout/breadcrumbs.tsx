import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { pagePaths } from '../../lib/page-paths.ts';
import type { CurrentPage } from './use-current-page.ts';

export function Breadcrumbs({ page }: { page: CurrentPage }) {
  return (
    <BreadcrumbGroup
      ariaLabel="Breadcrumbs"
      items={[{ text: 'QLDB Console', href: pagePaths.start() }, ...page.above, { text: page.title, href: '#' }]}
    />
  );
}
