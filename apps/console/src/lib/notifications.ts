import { useSyncExternalStore } from 'react';

export interface Notification {
  readonly id: string;
  readonly type: 'success' | 'info' | 'error' | 'in-progress';
  readonly header: string;
  readonly content?: string | undefined;
}

let notifications: readonly Notification[] = [];
let counter = 0;
const listeners = new Set<() => void>();

function change(next: readonly Notification[]): void {
  notifications = next;
  for (const listener of listeners) listener();
}

/** Shows a message on top of every page until it is dismissed. Answers its id; the same id replaces the message. */
export function notify(notification: Omit<Notification, 'id'> & { id?: string }): string {
  const id = notification.id ?? `notification-${++counter}`;
  change([{ ...notification, id }, ...notifications.filter((other) => other.id !== id)]);
  return id;
}

export function dismissNotification(id: string): void {
  change(notifications.filter((other) => other.id !== id));
}

export function useNotifications(): readonly Notification[] {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => notifications,
  );
}
