import { describe, expect, it, vi } from 'vitest';
import { readPreferences } from '../src/lib/preferences.ts';
import { createStoredValue } from '../src/lib/stored-value.ts';

function memory(items: Record<string, string> = {}) {
  return {
    items,
    getItem: (key: string) => items[key] ?? null,
    setItem: (key: string, value: string) => {
      items[key] = value;
    },
  };
}
const read = (stored: unknown, version: number | undefined) => ({ stored, version });

describe('a value kept in the browser', () => {
  it('is stored with its version, and told to whoever listens', () => {
    const storage = memory();
    const value = createStoredValue({ key: 'k', version: 3, read: (stored) => stored ?? 'default', storage });
    const listener = vi.fn();
    value.subscribe(listener);
    expect(value.get()).toBe('default');
    expect(value.set('new')).toBe(true);
    expect(value.get()).toBe('new');
    expect(listener).toHaveBeenCalledTimes(1);
    expect(storage.items).toEqual({ k: '{"version":3,"value":"new"}' });
  });

  it.each([
    ['nothing', undefined, { stored: undefined, version: undefined }],
    ['no JSON', '{"version":1,', { stored: undefined, version: undefined }],
    ['another shape', '[1]', { stored: undefined, version: undefined }],
    ['an older version', '{"version":0,"value":5}', { stored: 5, version: 0 }],
    ['no version', '{"value":5}', { stored: 5, version: undefined }],
  ])('is made of %s without an error', (_what, text, result) => {
    const storage = memory(text === undefined ? {} : { k: text });
    expect(createStoredValue({ key: 'k', version: 1, read, storage }).get()).toEqual(result);
  });

  it('holds for this visit where the browser refuses to store it', () => {
    const storage = {
      getItem: () => {
        throw new DOMException('denied', 'SecurityError');
      },
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    };
    const value = createStoredValue({ key: 'k', version: 1, read: () => 'default', storage });
    expect(value.set('new')).toBe(false);
    expect(value.get()).toBe('new');
  });
});

describe('preferences', () => {
  const defaults = { theme: 'system', timeZone: 'utc', hashEncoding: 'base64', navigationOpen: true, tables: {} };

  it.each([undefined, null, 5, [], { theme: 'pink', timeZone: 7, tables: 'x' }])(
    'are the defaults for %j',
    (stored) => {
      expect(readPreferences(stored)).toEqual(defaults);
    },
  );

  it('keep what is understood', () => {
    expect(
      readPreferences({
        theme: 'dark',
        hashEncoding: 'hex',
        navigationOpen: false,
        other: 1,
        tables: { ledgers: { pageSize: 50, wrapLines: 'yes', visibleColumns: ['name', 3] }, blocks: { pageSize: 1e9 } },
      }),
    ).toEqual({
      ...defaults,
      theme: 'dark',
      hashEncoding: 'hex',
      navigationOpen: false,
      tables: { ledgers: { pageSize: 50, visibleColumns: ['name'] }, blocks: {} },
    });
  });
});
