import { describe, expect, it } from 'vitest';
import { bundleElement, looksLikeBundle, readBundle, writeBundle } from '../../src/evidence/bundle.ts';
import { encodeUtf8, JournalError, type JournalErrorCode, LIMITS } from '../../src/index.ts';
import { blockBundle, changed, documentBundle, journalBundle, revisionBundle, testJournal } from './bundles.ts';

type Json = Record<string, unknown>;
// biome-ignore lint/suspicious/noExplicitAny: what is written here is wrong on purpose
type Loose = any;

/** What is refused, with the code and the path of the place. */
function refusal(bytes: Uint8Array): [JournalErrorCode, string] {
  try {
    readBundle(bytes);
  } catch (error) {
    if (error instanceof JournalError) return [error.code, error.path];
    throw error;
  }
  throw new Error('it was read');
}

const edit = (change: (json: Loose) => void) => changed(revisionBundle(), change as (json: Json) => void);
const editJournal = (change: (subject: Loose) => void) =>
  changed(journalBundle(testJournal(), [0, 7]), (json) => change(json.subject as Loose));
const text = (bundle = blockBundle()) => writeBundle(bundle, 0);

describe('a hostile bundle is refused with a code and a place', () => {
  const cases: [string, () => Uint8Array, JournalErrorCode, string][] = [
    ['another version', () => edit((json) => (json.version = 2)), 'bundle-version', 'version'],
    ['a version as text', () => edit((json) => (json.version = '1')), 'bundle-version', 'version'],
    ['another format', () => edit((json) => (json.format = 'x')), 'unrecognised-document', 'format'],
    ['an unknown field', () => edit((json) => (json.note = 1)), 'bundle-syntax', 'note'],
    [
      'a prototype key',
      () => encodeUtf8(text().replace('{', '{"__proto__":{"made":"x"},')),
      'bundle-syntax',
      '__proto__',
    ],
    ['a constructor key', () => edit((json) => (json.subject.constructor = 1)), 'bundle-syntax', 'subject.constructor'],
    ['a field twice', () => encodeUtf8(text().replace('"made":', '"made":"x","made":')), 'duplicate-field', 'made'],
    ['a missing field', () => edit((json) => delete json.items), 'missing-field', 'items'],
    ['no checksum', () => edit((json) => delete json.sha256), 'missing-field', 'sha256'],
    ['a checksum that is none', () => edit((json) => (json.sha256 = 'x')), 'bundle-syntax', 'sha256'],
    ['an item that is not there', () => edit((json) => (json.subject.item = 99)), 'bundle-syntax', 'subject.item'],
    ['a negative item', () => edit((json) => (json.subject.item = -1)), 'bundle-syntax', 'subject.item'],
    ['an item of another kind', () => edit((json) => (json.subject.item = 1)), 'bundle-syntax', 'subject.item'],
    ['another subject', () => edit((json) => (json.subject.kind = 'ledger')), 'bundle-syntax', 'subject.kind'],
    ['another kind of item', () => edit((json) => (json.items[0].kind = 'html')), 'bundle-syntax', 'items[0].kind'],
    ['base64 that is none', () => edit((json) => (json.items[0].ion = '<b>')), 'invalid-base64', 'items[0].ion'],
    ['bytes that are no Ion', () => edit((json) => (json.items[1].ion = 'AAAA')), 'ion-syntax', 'items[1].ion'],
    [
      'a proof for no digest',
      () => edit((json) => (json.items[0].proofs[0].digest = 1)),
      'bundle-syntax',
      'items[0].proofs[0].digest',
    ],
    [
      'two proofs for one digest',
      () => edit((json) => json.items[0].proofs.push(json.items[0].proofs[0])),
      'bundle-syntax',
      'items[0].proofs',
    ],
    [
      'a proof that is none',
      () => edit((json) => (json.items[0].proofs[0].ion = btoa('{}'))),
      'wrong-type',
      'items[0].proofs[0].ion',
    ],
    [
      'a short digest',
      () => edit((json) => (json.digests[0].digest = 'AAAA')),
      'invalid-hash-length',
      'digests[0].digest',
    ],
    [
      'a strand that is none',
      () => edit((json) => (json.digests[0].tip.strandId = '../x')),
      'bundle-syntax',
      'digests[0].tip.strandId',
    ],
    [
      'a huge tip',
      () => edit((json) => (json.digests[0].tip.sequenceNo = 2 ** 60)),
      'bundle-syntax',
      'digests[0].tip.sequenceNo',
    ],
    ['an endless text', () => edit((json) => (json.made = 'x'.repeat(LIMITS.bundleText + 1))), 'bundle-syntax', 'made'],
    [
      'too many digests',
      () => edit((json) => (json.digests = Array(65).fill(json.digests[0]))),
      'bundle-syntax',
      'digests',
    ],
    ['another outcome', () => edit((json) => (json.verdict.outcome = 'proven')), 'bundle-syntax', 'verdict.outcome'],
    [
      'a bundle in a bundle',
      () => edit((json) => (json.items[0].ion = btoa(text()))),
      'missing-field',
      'items[0].ion.hash',
    ],
    ['a run without blocks', () => editJournal((subject) => (subject.to = 0)), 'bundle-syntax', 'subject.to'],
    [
      'a subtree too few',
      () => changed(journalBundle(testJournal(), [0]), (json) => ((json.subject as Loose).roots[0].nodes = [])),
      'bundle-syntax',
      'subject.roots[0].nodes',
    ],
    [
      'a subtree elsewhere',
      () => editJournal((subject) => (subject.roots[0].nodes[0].level = 1)),
      'bundle-syntax',
      'subject.roots[0].nodes[0]',
    ],
    [
      'three ends of a range',
      () => editJournal((subject) => (subject.findings[0].blocks = [1, 2, 3])),
      'bundle-syntax',
      'subject.findings[0].blocks',
    ],
    [
      'a revision that its block lacks',
      () => changed(documentBundle(), (json) => ((json.subject as Loose).revisions[0].index = 9)),
      'bundle-syntax',
      'subject.revisions[0].index',
    ],
    [
      'a revision told twice',
      () => changed(documentBundle(), (json) => ((json.subject as Loose).revisions[0].item = 0)),
      'bundle-syntax',
      'subject.revisions[0]',
    ],
    ['something behind it', () => encodeUtf8(`${text()}{}`), 'trailing-data', ''],
    ['half of it', () => encodeUtf8(text().slice(0, 900)), 'unexpected-end', ''],
    ['nesting', () => encodeUtf8(text().replace('"made":', `"made":${'['.repeat(20_000)}`)), 'ion-too-deep', ''],
    ['another JSON document', () => encodeUtf8('{"Digest":"x"}'), 'unrecognised-document', 'format'],
    ['a page without data', () => encodeUtf8('<!doctype html><p>Verified!'), 'unrecognised-document', ''],
    [
      'a page with two',
      () => encodeUtf8(bundleElement(blockBundle()) + bundleElement(revisionBundle())),
      'duplicate-field',
      '',
    ],
    ['a page that breaks off', () => encodeUtf8(bundleElement(blockBundle()).slice(0, -9)), 'unexpected-end', ''],
    ['nothing', () => new Uint8Array(), 'unrecognised-document', ''],
  ];
  it.each(cases)('%s', (_what, make, code, path) => {
    expect(refusal(make())).toEqual([code, path]);
  });

  it('that is too large is not even read', () => {
    expect(refusal(new Uint8Array(LIMITS.bundleBytes + 1))).toEqual(['input-too-large', '']);
  });

  it('with huge base64 is read or refused in good time', () => {
    const huge = 'A'.repeat(20 * 1024 * 1024);
    const started = performance.now();
    expect(refusal(edit((json) => (json.items[0].ion = huge)))[1]).toBe('items[0].ion');
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});

describe('a page', () => {
  it('cannot be ended by anything in the data', () => {
    const nasty = '</script><script>alert(1)</script><!-- \u2028\u202e\u{e0041} &lt; ]]>';
    const bundle = { ...blockBundle(), made: nasty };
    const element = bundleElement(bundle);
    expect(element.match(/<\/?script/g)).toEqual(['<script', '</script']);
    expect(element).not.toMatch(/<!--|[\u2028\u2029\u202e]/);
    expect(readBundle(encodeUtf8(element)).made).toBe(nasty);
  });

  it('is told from other files by its data alone', () => {
    expect(looksLikeBundle(encodeUtf8(`<html>${bundleElement(blockBundle())}`))).toBe(true);
    expect(looksLikeBundle(encodeUtf8(text()))).toBe(true);
    expect(looksLikeBundle(encodeUtf8('<html>qldb-console-evidence'))).toBe(false);
    expect(looksLikeBundle(encodeUtf8('{"Digest":"x"}'))).toBe(false);
    expect(looksLikeBundle(new Uint8Array())).toBe(false);
  });
});
