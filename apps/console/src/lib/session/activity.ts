/** When the reader last did something with the pointer or the keys in this tab, milliseconds since 1970; 0 = never. */
let lastActivity = 0;
/** When the back end was last told so; to load a page tells it too. */
let lastTold = Date.now();

/** Whether there is activity that the back end does not know of yet. @param everyMs and it was told something longer ago */
export function isActivityUntold(everyMs = 0): boolean {
  return lastActivity > lastTold && Date.now() - lastTold >= everyMs;
}

/** Whether there is some; from now on it counts as told. In a thread without a page there never is. */
export function takeActivity(): boolean {
  const active = isActivityUntold();
  lastTold = Date.now();
  return active;
}

const EVENTS = ['pointerdown', 'pointermove', 'wheel', 'keydown', 'touchstart'] as const;

/** Watches pointer and keys; the answer ends it. */
export function watchActivity(): () => void {
  const note = () => {
    lastActivity = Date.now();
  };
  for (const event of EVENTS) globalThis.addEventListener(event, note, { capture: true, passive: true });
  return () => {
    for (const event of EVENTS) globalThis.removeEventListener(event, note, { capture: true });
  };
}
