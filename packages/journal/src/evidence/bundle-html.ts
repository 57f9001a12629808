import { JournalError } from '../errors.ts';
import { encodeUtf8 } from '../ion/index.ts';
import { startsLikeJson } from '../ion/json-start.ts';
import { BUNDLE_FORMAT, type EvidenceBundle } from './bundle-format.ts';
import { writeBundle } from './write-bundle.ts';

/** The element of an evidence page that holds the data. */
export const BUNDLE_ELEMENT_ID = 'qldb-console-evidence';
const OPENING = `<script type="application/json" id="${BUNDLE_ELEMENT_ID}">`;
const CLOSING = '</script>';

/**
 * The data as an HTML element. It is never executed; `<`, `>` and `&` are written as JSON escapes, so that nothing in it
 * ends the element or begins a comment (HTML Living Standard, 4.12.1.3), and so is what is invisible or turns the direction
 * of writing for whoever looks at the source.
 */
export function bundleElement(bundle: EvidenceBundle): string {
  const json = writeBundle(bundle, 0).replace(/[<>&\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, escaped);
  return `${OPENING}${json}${CLOSING}`;
}

function escaped(character: string): string {
  let text = '';
  for (let i = 0; i < character.length; i++) {
    text += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
  return text;
}

/**
 * The JSON of a bundle out of the bytes of an evidence page or a JSON file. Of a page nothing but the data element is looked
 * at, and nothing is executed.
 *
 * @throws JournalError 'unrecognised-document' when it is neither, 'duplicate-field' when a page has two data elements
 */
export function bundleJsonIn(source: Uint8Array): { readonly json: Uint8Array; readonly offset: number } {
  if (startsLikeJson(source)) return { json: source, offset: 0 };
  const opening = encodeUtf8(OPENING);
  const start = indexOf(source, opening, 0);
  if (start < 0)
    throw new JournalError('unrecognised-document', 'This is no evidence bundle: it holds no data element');
  const from = start + opening.length;
  const end = indexOf(source, encodeUtf8(CLOSING), from);
  if (end < 0)
    throw new JournalError('unexpected-end', 'The data element of the evidence page does not end', source.length);
  const again = indexOf(source, opening, from);
  if (again >= 0) throw new JournalError('duplicate-field', 'The evidence page has more than one data element', again);
  return { json: source.subarray(from, end), offset: from };
}

/** Whether it is worth to be read as a bundle: an evidence page, or JSON that names the format near its start. */
export function looksLikeBundle(source: Uint8Array): boolean {
  if (startsLikeJson(source)) {
    return indexOf(source.subarray(0, START), encodeUtf8(`"${BUNDLE_FORMAT}"`), 0) >= 0;
  }
  return looksLikeHtml(source) && indexOf(source, encodeUtf8(`id="${BUNDLE_ELEMENT_ID}"`), 0) >= 0;
}

const START = 512;

function looksLikeHtml(source: Uint8Array): boolean {
  const at = source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf ? 3 : 0;
  let first = at;
  while (source[first] === 0x20 || source[first] === 0x0a || source[first] === 0x0d || source[first] === 0x09) first++;
  return source[first] === 0x3c;
}

function indexOf(source: Uint8Array, wanted: Uint8Array, from: number): number {
  const [first] = wanted;
  if (first === undefined) return from;
  for (let at = source.indexOf(first, from); at >= 0; at = source.indexOf(first, at + 1)) {
    let same = 1;
    while (same < wanted.length && source[at + same] === wanted[same]) same++;
    if (same === wanted.length) return at;
  }
  return -1;
}
