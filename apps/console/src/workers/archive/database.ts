/**
 * What the console keeps of archives in this browser (IndexedDB): which were opened, and how far they were judged. Only what
 * was found out; never a file.
 */
const NAME = 'qldb-console-archives';
const VERSION = 1;

/** Archives that were opened; key `id`. */
export const RECENT = 'recent';
/** How far each strand was judged; key `[archive, strand]`. */
export const CHECKPOINTS = 'checkpoints';
/** Parts of the index that goes with a checkpoint; key `[archive, strand, number]`. */
export const PARTS = 'index-parts';
type Store = typeof RECENT | typeof CHECKPOINTS | typeof PARTS;

let opened: Promise<IDBDatabase> | undefined;

function database(): Promise<IDBDatabase> {
  opened ??= new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(NAME, VERSION);
    request.onupgradeneeded = () => {
      request.result.createObjectStore(RECENT, { keyPath: 'id' });
      request.result.createObjectStore(CHECKPOINTS, { keyPath: ['archive', 'strand'] });
      request.result.createObjectStore(PARTS, { keyPath: ['archive', 'strand', 'number'] });
    };
    request.onsuccess = () => {
      // Another tab with a newer release wants to change it: give way, and open it again when it is needed.
      request.result.onversionchange = () => {
        request.result.close();
        opened = undefined;
      };
      resolve(request.result);
    };
    request.onerror = () => reject(request.error);
    request.onblocked = () => reject(new Error('another tab keeps the store of archives closed'));
  });
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

/** Answers what a request finds. @throws DOMException as the browser names it; where it stores nothing at all too */
export async function ask<T>(
  stores: Store | readonly Store[],
  make: (of: (store: Store) => IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const transaction = (await database()).transaction(stores as string | string[], 'readonly');
  const request = make((store) => transaction.objectStore(store));
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/**
 * Changes several stores, all or nothing.
 *
 * @throws DOMException `QuotaExceededError` when there is no room
 */
export async function change(
  stores: Store | readonly Store[],
  make: (of: (store: Store) => IDBObjectStore) => void,
): Promise<void> {
  const transaction = (await database()).transaction(stores as string | string[], 'readwrite');
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () =>
      reject(transaction.error ?? new DOMException('the change was not stored', 'AbortError'));
    transaction.onerror = () => {};
  });
  make((store) => transaction.objectStore(store));
  return done;
}

/** All keys that begin with these parts. */
export function startingWith(...parts: readonly string[]): IDBKeyRange {
  return IDBKeyRange.bound([...parts], [...parts, []]);
}
