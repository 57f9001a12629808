import type { MouseEvent } from 'react';
import { refresher } from '../api-client.ts';
import { BASE_PATH } from '../base-path.ts';
import { sessionState } from './session-state.ts';

/** So long before the end of the access lifetime a download is not begun any more. */
const MARGIN_MS = 3_000;
const begun = new WeakSet<HTMLAnchorElement>();

/**
 * Downloads are fetched by the browser itself, which refreshes no session. A click on one that would come too late waits until
 * the session is refreshed, and is then done over. @returns whether the click is taken care of
 */
export function delayedDownload(event: MouseEvent<HTMLElement>): boolean {
  const { times } = sessionState.get();
  if (!times || times.accessEnds - Date.now() > MARGIN_MS || !(event.target instanceof Element)) return false;
  const link = event.target.closest('a[download]');
  if (!(link instanceof HTMLAnchorElement) || begun.has(link)) return false;
  if (link.origin !== globalThis.location.origin || !link.pathname.startsWith(`${BASE_PATH}/api/`)) return false;
  event.preventDefault();
  begun.add(link);
  void refresher
    .stayActive()
    .catch(() => {})
    .then(() => {
      link.click();
      begun.delete(link);
    });
  return true;
}
