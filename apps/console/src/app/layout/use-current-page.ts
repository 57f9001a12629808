import { useMatches } from '@tanstack/react-router';
import type { HelpTopic } from '../help-topics.ts';
import type { MenuSection } from '../menu-section.ts';
import { type Crumb, pageInfos } from '../page-info.ts';

export interface CurrentPage {
  readonly title: string;
  readonly above: readonly Crumb[];
  readonly help: HelpTopic;
  /** Whether nobody has to be signed in for it. */
  readonly isLocal: boolean;
  /** Entry of the side menu; `undefined` on a page that stands in none. */
  readonly section: MenuSection | undefined;
  /** The list of ledgers, and the page that leads to it: the first ones a reader opens. */
  readonly isFirst: boolean;
  readonly params: Readonly<Record<string, string>>;
}

/** The page that the address names, whether or not its code and data are there yet. */
export function useCurrentPage(): CurrentPage {
  const match = useMatches().at(-1);
  const params = (match?.params ?? {}) as Record<string, string>;
  const info = match?.staticData.page;
  if (!info) {
    const { help } = pageInfos.start;
    return { title: 'Page not found', above: [], help, section: undefined, isFirst: false, isLocal: true, params };
  }
  return {
    title: info.title(params),
    above: info.above(params),
    help: info.help,
    section: info.section,
    isLocal: info.isLocal?.(params) ?? false,
    isFirst: info === pageInfos.start || info === pageInfos.ledgers,
    params,
  };
}
