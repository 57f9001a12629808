import { useEffect, useRef } from 'react';

/** Every shortcut there is, as the help dialog lists them. */
export const SHORTCUTS = [
  { keys: '/', does: 'Go to the search or “go to” field of the page' },
  { keys: '[', does: 'Previous block' },
  { keys: ']', does: 'Next block' },
  { keys: '?', does: 'Show these shortcuts' },
] as const;
export type Shortcut = (typeof SHORTCUTS)[number]['keys'];

/** Runs `action` when the key is pressed, unless the reader is typing or a dialog is open. */
export function useShortcut(key: Shortcut, action: (() => void) | undefined): void {
  const latest = useRef(action);
  useEffect(() => {
    latest.current = action;
  });
  useEffect(() => {
    const listener = (event: KeyboardEvent) => {
      if (event.key !== key || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (!latest.current || isTyping(event.target) || isDialogOpen()) return;
      event.preventDefault();
      latest.current();
    };
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, [key]);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"][aria-modal="true"]') !== null;
}
