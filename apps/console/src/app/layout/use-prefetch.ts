import { useLoadedAhead } from '../../lib/later-parts.ts';

/**
 * What a verification needs, and what the reader may open beside it. Loaded ahead, so that files can be verified with the
 * network unplugged once a page stands.
 */
const AHEAD = [
  () => import('../../features/verification/verification-page.tsx'),
  () => import('../../features/digests/digests-page.tsx'),
  () => import('../../features/digests/components/load-digest-dialog.tsx'),
  () => import('../../features/digests/components/remove-digest-dialog.tsx'),
  () => import('./help-texts.tsx'),
  () => import('./shortcuts-dialog.tsx'),
  () => Promise.all(Array.from(document.fonts, (font) => font.load())),
];

/** Loads them when the browser has nothing better to do; not yet on the first pages, which should stand quickly. */
export function usePrefetch(wanted: boolean): void {
  useLoadedAhead(AHEAD, wanted);
}
