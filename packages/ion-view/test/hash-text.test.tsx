import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import { compareDigests, describeHash, HashEncodingContext, HashText } from '../src/index.ts';

const BASE64 = '6m6BMXobbJKpMhahwVthAEsN6awgnHK62Qq5McGP1Gk=';
const HEX = 'ea6e81317a1b6c92a93216a1c15b61004b0de9ac209c72bad90ab931c18fd469';
const BYTES = Uint8Array.from(Buffer.from(BASE64, 'base64'));

describe('a hash', () => {
  test('is written in base64 or hex, whole and with its middle left out', () => {
    expect(describeHash(BYTES, 'base64')).toEqual({ full: BASE64, short: '6m6BMXo…GP1Gk' });
    expect(describeHash(BYTES, 'hex')).toEqual({ full: HEX, short: 'ea6e8131…8fd469' });
    expect(describeHash(BASE64, 'hex')).toEqual(describeHash(BYTES, 'hex'));
  });

  test('text that is no base64 is shown as it is', () => {
    expect(describeHash('not base64!', 'hex')).toEqual({ full: 'not base64!', short: 'not base64!' });
  });

  test('carries its whole value for screen readers and can be reached by keyboard', () => {
    const html = renderToStaticMarkup(<HashText hash={BYTES} label="block hash" />);
    expect(html).toContain(`<span class="iv-sr">${BASE64}</span>`);
    expect(html).toContain('tabindex="0"');
    expect(html).toContain('Copy block hash');
  });

  test('follows the encoding chosen for the page', () => {
    const html = renderToStaticMarkup(
      <HashEncodingContext value={{ encoding: 'hex', setEncoding: () => {} }}>
        <HashText hash={BYTES} />
      </HashEncodingContext>,
    );
    expect(html).toContain(HEX);
    expect(html).not.toContain(BASE64);
  });

  test('an empty hash is called empty', () => {
    expect(renderToStaticMarkup(<HashText hash={new Uint8Array()} />)).toContain('empty');
  });
});

describe('two digests side by side', () => {
  test('equal ones say so', () => {
    const same = compareDigests(BYTES, BYTES);
    expect(same.equal).toBe(true);
    expect(same.text).toBe('All 32 bytes are equal.');
    expect(same.groups).toHaveLength(8);
  });

  test('a single other byte is found, counted, and its group marked', () => {
    const other = BYTES.slice();
    other[5] = (other[5] ?? 0) ^ 1;
    const differing = compareDigests(BYTES, other);
    expect(differing.equal).toBe(false);
    expect(differing.text).toBe('1 of 32 bytes differ, the first is byte 5.');
    expect(differing.groups.map((group) => group.equal)).toEqual([true, false, true, true, true, true, true, true]);
  });

  test('a shorter one is not equal', () => {
    expect(compareDigests(BYTES, BYTES.subarray(0, 31)).equal).toBe(false);
  });
});
