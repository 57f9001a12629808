import { useEffect } from 'react';
import { whenIdle } from '../../lib/when-idle.ts';

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
];

/** Loads them when the browser has nothing better to do; not yet on the first pages, which should stand quickly. */
export function usePrefetch(wanted: boolean): void {
  useEffect(() => {
    if (!wanted) return;
    return whenIdle(() => {
      // What cannot be loaded now is loaded when it is wanted, and told then.
      for (const load of AHEAD) load().catch(() => {});
      for (const font of document.fonts) font.load().catch(() => {});
    });
  }, [wanted]);
}
