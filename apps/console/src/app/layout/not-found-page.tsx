import { pagePaths } from '../../lib/page-paths.ts';
import { PageMessage } from './page-message.tsx';

export function NotFoundPage() {
  return (
    <PageMessage
      title="Page not found"
      text="No page of the console has this address."
      action={{ text: 'Go to the ledgers', href: pagePaths.start() }}
    />
  );
}
