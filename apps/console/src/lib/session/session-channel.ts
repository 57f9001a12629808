import type { SessionTimes } from '@qldb-console/contract';

/** What tabs and threads of the console tell each other about the session they share. */
export type SessionMessage =
  /** Refreshed: it ends later now. */
  | { readonly kind: 'times'; readonly times: SessionTimes }
  /** Somebody has signed in, perhaps somebody else. */
  | { readonly kind: 'signed-in' }
  /** Ended, or signed out. */
  | { readonly kind: 'ended' };

const NAME = 'qldb-console.session';

let channel: BroadcastChannel | undefined;
const listeners = new Set<(message: SessionMessage) => void>();

function open(): BroadcastChannel | undefined {
  if (channel || globalThis.BroadcastChannel === undefined) return channel;
  channel = new BroadcastChannel(NAME);
  channel.addEventListener('message', ({ data }: MessageEvent<SessionMessage>) => {
    for (const listener of listeners) listener(data);
  });
  return channel;
}

/** Tells everybody else; whoever tells is not told. */
export function tellSession(message: SessionMessage): void {
  open()?.postMessage(message);
}

export function listenToSession(listener: (message: SessionMessage) => void): () => void {
  open();
  listeners.add(listener);
  return () => listeners.delete(listener);
}
