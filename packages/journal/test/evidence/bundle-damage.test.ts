import { describe, expect, it } from 'vitest';
import { type EvidenceBundle, judgeBundle, readBundle, writeBundle } from '../../src/evidence/bundle.ts';
import { encodeUtf8, JournalError } from '../../src/index.ts';
import { anchor } from '../aws.ts';
import { blockBundle, changed, reread, revisionBundle } from './bundles.ts';

/** Whether a file with a changed byte is refused, or does not get the verdict of the right one. */
function noticed(bytes: Uint8Array, original: EvidenceBundle): boolean {
  let bundle: EvidenceBundle;
  try {
    bundle = readBundle(bytes);
  } catch (error) {
    if (error instanceof JournalError) return true;
    throw error;
  }
  // `\u002F` and `/` are the same text, and so the same bundle.
  return (
    writeBundle(bundle) === writeBundle(original) || judgeBundle(bundle, [anchor('supplied')]).outcome !== 'anchored'
  );
}

describe('damage', () => {
  it.each([
    ['a revision', revisionBundle],
    ['a block', blockBundle],
  ])('to any byte of the file of %s is noticed', (_what, make) => {
    const original = make();
    expect(judgeBundle(reread(original), [anchor('supplied')]).outcome).toBe('anchored');
    const bytes = encodeUtf8(writeBundle(original, 0));
    const missed: number[] = [];
    for (let at = 0; at < bytes.length; at++) {
      const before = bytes[at] as number;
      bytes[at] = before ^ (1 << (at % 7));
      if (!noticed(bytes, original)) missed.push(at);
      bytes[at] = before;
    }
    expect(missed).toEqual([]);
  });

  it('is a finding, not a forgery disproven: the checksum proves nothing', () => {
    const bytes = changed(revisionBundle(), (json) => Object.assign(json, { made: '1999-01-01T00:00:00Z' }));
    const verdict = judgeBundle(readBundle(bytes), [anchor('supplied')]);
    expect(verdict.outcome).toBe('incomplete');
    expect(verdict.headline).toContain('its own checksum does not fit');
  });
});

describe('forgery', () => {
  it('gets no tick by what the file says of itself', () => {
    const bundle = blockBundle();
    const text = Buffer.from(bundle.items[0]?.ion ?? '', 'base64')
      .toString()
      .replace('90.25', '90.26');
    const items = bundle.items.map((item) => ({ ...item, ion: Buffer.from(text).toString('base64') }));
    const forged = reread({ ...bundle, items });
    expect(forged.verdict.headline).toMatch(/^Verified/);
    for (const anchors of [[], [anchor('supplied')]]) {
      const verdict = judgeBundle(forged, anchors);
      expect(verdict.outcome).toBe('disproven');
      expect(verdict.headline).toMatch(/^Not verified/);
    }
  });
});
