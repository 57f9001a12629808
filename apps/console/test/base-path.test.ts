import { describe, expect, it } from 'vitest';
import { readBasePath } from '../src/lib/base-path.ts';
import { internalHref } from '../src/lib/follow-link.ts';

describe('the base path', () => {
  const page = (content: string | undefined) => ({
    document: { querySelector: () => (content === undefined ? null : { getAttribute: () => content }) } as never,
    name: '/of-a-window',
  });

  it('is what the page was told, and of a thread its name', () => {
    expect(readBasePath(page('/qldb'))).toBe('/qldb');
    expect(readBasePath({ name: '/qldb' })).toBe('/qldb');
  });

  it.each([page(''), page(undefined), { name: '' }, { name: 'a worker' }, {}])(
    'is none without being told',
    (scope) => {
      expect(readBasePath(scope)).toBe('');
    },
  );
});

describe('a followed link', () => {
  const origin = 'https://example.com';
  it.each([
    ['/qldb/ledgers?page=2', '/qldb/ledgers?page=2'],
    ['/qldb/', '/qldb/'],
    ['/qldb', undefined],
    ['/qldbs/ledgers', undefined],
    ['/other-application', undefined],
    ['/qldb/api/connections', undefined],
    ['/qldb/auth/sign-in', undefined],
    ['/qldb/ledgers#main', undefined],
    ['https://evil.example/qldb/ledgers', undefined],
  ])('below a base path: %s', (path, followed) => {
    expect(internalHref(new URL(path, origin).href, origin, '/qldb')).toBe(followed);
  });

  it.each([
    ['/ledgers', '/ledgers'],
    ['/api/connections', undefined],
    ['/auth/sign-in', undefined],
    ['/authors', '/authors'],
  ])('at the root: %s', (path, followed) => {
    expect(internalHref(origin + path, origin)).toBe(followed);
  });
});
