import { describe, expect, it } from 'vitest';
import { internalHref } from '../src/lib/follow-link.ts';
import { pagePaths } from '../src/lib/page-paths.ts';
import { formatSearch, oneOfParam, parseSearch, textParam, wholeNumberParam } from '../src/lib/search-params.ts';

describe('the query part of an address', () => {
  it('keeps every value as text, whatever it looks like', () => {
    expect(parseSearch('?block=17&text=true&list=[1]&empty=')).toEqual({
      block: '17',
      text: 'true',
      list: '[1]',
      empty: '',
    });
  });

  it('is the same after writing and reading it', () => {
    const values = { block: '17', address: '{strandId:"a b",sequenceNo:1}', sign: 'a&b=c#d' };
    expect(parseSearch(formatSearch(values))).toEqual(values);
  });

  it('leaves out what is absent', () => {
    expect(formatSearch({ a: undefined, b: '', c: 0 })).toBe('?c=0');
    expect(formatSearch({ a: undefined })).toBe('');
  });

  it.each([
    ['0', 0],
    ['9007199254740991', 9007199254740991],
    ['9007199254740992', undefined],
    ['-1', undefined],
    ['1.5', undefined],
    ['1e3', undefined],
    ['007', undefined],
    ['', undefined],
    [undefined, undefined],
    [17, 17],
    [Number.NaN, undefined],
  ])('reads the whole number %j as %j', (value, number) => {
    expect(wholeNumberParam(value)).toBe(number);
  });

  it('takes text up to a length, and words from a list', () => {
    expect(textParam('abc', 3)).toBe('abc');
    expect(textParam('abcd', 3)).toBeUndefined();
    expect(textParam(5)).toBeUndefined();
    expect(oneOfParam('b', ['a', 'b'])).toBe('b');
    expect(oneOfParam('c', ['a', 'b'])).toBeUndefined();
  });
});

describe('addresses of pages', () => {
  it('escape names', () => {
    expect(pagePaths.ledger('a/b', 'c?d', 'journal')).toBe('/connections/a%2Fb/ledgers/c%3Fd?tab=journal');
  });

  it('carry everything a verification needs', () => {
    expect(
      pagePaths.verify('embedded', 'vehicle-registration', {
        block: 17,
        strand: 'JdxjkR9bSYB5jMHWcI464T',
        document: '3Qv67yjXEwB9SjmvkuG6Cp',
      }),
    ).toBe(
      '/connections/embedded/ledgers/vehicle-registration/verify?block=17&strand=JdxjkR9bSYB5jMHWcI464T&document=3Qv67yjXEwB9SjmvkuG6Cp',
    );
  });

  it.each([
    ['http://127.0.0.1:8580/digests?x=1', '/digests?x=1'],
    ['http://127.0.0.1:8580/api/connections', undefined],
    ['http://127.0.0.1:8580/digests#main', undefined],
    ['http://127.0.0.1:8581/digests', undefined],
    ['javascript:alert(1)', undefined],
    ['not a url', undefined],
  ])('%s is followed as %s', (href, followed) => {
    expect(internalHref(href, 'http://127.0.0.1:8580')).toBe(followed);
  });
});
