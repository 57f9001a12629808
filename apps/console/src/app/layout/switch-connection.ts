import type { Connection } from '@qldb-console/contract';
import { pagePaths } from '../../lib/page-paths.ts';
import type { MenuSection } from '../menu-section.ts';

/**
 * Where a switch to another connection leads: to the same kind of page there. A single ledger, export or stream is left
 * for its list, because the other connection has others.
 *
 * @param section  menu entry of the present page
 * @param pathname address of the present page
 */
export function pathOnConnection(
  { id, embedded }: Pick<Connection, 'id' | 'embedded'>,
  section: MenuSection | undefined,
  pathname: string,
): string {
  const isForm = /\/(?:create-ledger|exports\/create|streams\/create)$/.test(pathname);
  switch (section) {
    case 'exports':
      return isForm ? pagePaths.createExport(id) : pagePaths.exports(id);
    case 'streams':
      return isForm ? pagePaths.createStream(id) : pagePaths.streams(id);
    case 'keys':
      return embedded ? pagePaths.keys(id) : pagePaths.ledgers(id);
    default:
      return isForm ? pagePaths.createLedger(id) : pagePaths.ledgers(id);
  }
}
