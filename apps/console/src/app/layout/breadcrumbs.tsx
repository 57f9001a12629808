import BreadcrumbGroup from '@cloudscape-design/components/breadcrumb-group';
import { pagePaths } from '../../lib/page-paths.ts';
import type { CurrentPage } from './use-current-page.ts';

const START = { text: 'QLDB Console', href: pagePaths.start() };

export function Breadcrumbs({ page }: { page: CurrentPage }) {
  // The start page has no title of its own.
  const here = page.title === START.text ? [] : [...page.above, { text: page.title, href: '#' }];
  return <BreadcrumbGroup ariaLabel="Breadcrumbs" items={[START, ...here]} />;
}
