import { type ClipboardEvent, useEffect } from 'react';
import { notify } from '../../lib/notifications.ts';

/** Longer texts belong into no one-line field of the console; a browser freezes over some megabytes of them. */
const LONGEST_PASTE = 10_000;

/** Stops a paste into a one-line field that is far too long, before the browser tries to lay it out. */
export function refuseHugePaste(event: ClipboardEvent): void {
  if (!(event.target instanceof HTMLInputElement)) return;
  const { length } = event.clipboardData.getData('text/plain');
  if (length <= LONGEST_PASTE) return;
  event.preventDefault();
  notify({
    id: 'huge-paste',
    type: 'error',
    header: 'The text was not pasted',
    content: `It has ${length.toLocaleString('en')} characters; no field like this one takes more than ${LONGEST_PASTE.toLocaleString('en')}. What stood in the field is unchanged.`,
  });
}

/** A file dropped beside the place that takes files must not make the browser open it and leave the console. */
export function useNoLeavingByDrop(): void {
  useEffect(() => {
    const stay = (event: DragEvent) => {
      if (event.dataTransfer?.types.includes('Files')) event.preventDefault();
    };
    document.addEventListener('dragover', stay);
    document.addEventListener('drop', stay);
    return () => {
      document.removeEventListener('dragover', stay);
      document.removeEventListener('drop', stay);
    };
  }, []);
}
