import { useSyncExternalStore } from 'react';

/**
 * A value kept in this browser (localStorage), shared by all its tabs.
 *
 * What is stored is `{version, value}`. `read` gets whatever stands there, of any version and shape, because other tabs,
 * older releases and people can write it; it answers a usable value for every input and never throws.
 */
export interface StoredValue<T> {
  get(): T;
  /** Changes the value here even when the browser refuses to store it; answers whether it was stored. */
  set(value: T): boolean;
  subscribe(listener: () => void): () => void;
}

type Storage = Pick<globalThis.Storage, 'getItem' | 'setItem'>;

/**
 * @param options.key     name in localStorage
 * @param options.version schema version written with the value
 * @param options.read    makes a value of anything that was stored; `undefined` when nothing was
 * @param options.storage injected by tests
 */
export function createStoredValue<T>(options: {
  key: string;
  version: number;
  read: (stored: unknown, version: number | undefined) => T;
  storage?: Storage | undefined;
}): StoredValue<T> {
  const storage = options.storage ?? browserStorage();
  const listeners = new Set<() => void>();
  const load = (text: string | null): T => {
    const parsed = parseJson(text);
    if (typeof parsed !== 'object' || parsed === null) return options.read(undefined, undefined);
    const { version, value } = parsed as { version?: unknown; value?: unknown };
    return options.read(value, typeof version === 'number' ? version : undefined);
  };
  let current = load(readItem(storage, options.key));
  const publish = () => {
    for (const listener of listeners) listener();
  };
  globalThis.window?.addEventListener('storage', (event) => {
    if (event.key !== options.key) return;
    current = load(event.newValue);
    publish();
  });
  return {
    get: () => current,
    set(value) {
      current = value;
      publish();
      try {
        storage?.setItem(options.key, JSON.stringify({ version: options.version, value }));
        return storage !== undefined;
      } catch {
        // Full, or forbidden by the browser: the value still holds for this visit.
        return false;
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The value of a store, re-rendering when it changes here or in another tab. */
export function useStoredValue<T>(store: StoredValue<T>): T {
  return useSyncExternalStore(store.subscribe, store.get);
}

function browserStorage(): Storage | undefined {
  try {
    return globalThis.localStorage;
  } catch {
    // Browsers throw on access where site data is blocked.
    return undefined;
  }
}

function readItem(storage: Storage | undefined, key: string): string | null {
  try {
    return storage?.getItem(key) ?? null;
  } catch {
    return null;
  }
}

function parseJson(text: string | null): unknown {
  if (text === null) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
