// Each changed document is exactly one of four things; anything else is a failure.
import { type AssertedField, assertedField, type Check, JournalError, type Verdict } from '../../src/index.ts';
import { type Hit, type Layout, names } from './units.ts';

export interface Subject {
  readonly source: Uint8Array;
  readonly layout: Layout;
  /** Reads and judges a document. Throws JournalError. It has nothing against the untouched one. */
  readonly judge: (document: Uint8Array) => Verdict;
  /** Whether the document, which may be unreadable, holds the same value as the untouched one. */
  readonly unchanged: (document: Uint8Array) => boolean;
  /** Whether reports are held against the place of the change. Not in Ion binary, where one byte may rename every field. */
  readonly places: boolean;
  /** Paths a refusal may name besides the unit, by the path of the changed byte. */
  readonly also?: Readonly<Record<string, string>>;
}

/** The document has become one of another kind, or has lost a part that was to be judged. */
export class OtherDocument extends Error {}

/** How many changes of each kind there were. */
export interface Counts {
  refused: number;
  failed: number;
  unchanged: number;
  asserted: number;
}

/** A change that is none of the four, or is reported at the wrong place. */
export class Misjudged extends Error {}

/**
 * refused   – a JournalError at the right place; or the name of a field that says what the document is was changed, and
 *             it is taken for something else
 * failed    – at least one check failed or found something, at the right place, and the verdict claims nothing
 * unchanged – the same value as before, judged as before
 * asserted  – another value, not noticed; the field stands on the closed list, and the verdict says so, as long as the
 *             field is there
 *
 * @param at offset of the byte that was changed
 * @throws Misjudged
 */
export function classify(subject: Subject, document: Uint8Array, at: number): keyof Counts {
  const hit = subject.layout.hit(at);
  let verdict: Verdict;
  try {
    verdict = subject.judge(document);
  } catch (error) {
    if (error instanceof OtherDocument) {
      if (hit.nameOf === undefined) throw new Misjudged(`taken for something else: ${error.message}`);
      return 'refused';
    }
    if (!(error instanceof JournalError)) throw error;
    if (subject.unchanged(document)) throw new Misjudged(`refused, though the value is the same: ${error.message}`);
    const delimited = isDelimiter(subject.source[at]) || isDelimiter(document[at]);
    const also = hit.token && subject.also?.[hit.token.readAs];
    if (subject.places && !refusedRightly(error, hit, delimited) && (also === undefined || error.path !== also))
      throw new Misjudged(
        `refused at the wrong place: ${error.code} at ${error.at}, "${error.path}": ${error.message}`,
      );
    return 'refused';
  }
  const noticed = verdict.checks.filter(({ status }) => status === 'failed' || status === 'finding');
  const same = subject.unchanged(document);
  if (noticed.length > 0) {
    if (same) throw new Misjudged(`a false alarm: ${described(noticed)}`);
    if (verdict.outcome === 'anchored' || verdict.outcome === 'consistent')
      throw new Misjudged(`"${verdict.outcome}" in spite of ${described(noticed)}`);
    if (subject.places && !noticed.some((check) => noticedRightly(check, hit)))
      throw new Misjudged(`noticed at the wrong place: ${described(noticed)}`);
    return 'failed';
  }
  if (same) return 'unchanged';
  const field = onTheList(hit);
  if (field === undefined) throw new Misjudged(`not noticed: ${verdict.outcome}, "${verdict.headline}"`);
  const gone = hit.nameOf !== undefined && subject.judge(subject.source).asserted.includes(field.sentence);
  if (!gone && !verdict.asserted.includes(field.sentence))
    throw new Misjudged(`the verdict is silent about ${field.path}`);
  return 'asserted';
}

function onTheList({ input, token }: Hit): AssertedField | undefined {
  return token && assertedField(input, token.path);
}

/**
 * A check is at the right place when one of its places is in the input that was changed and either names the unit, or
 * covers the changed byte without reaching beyond the unit (and a blank that became part of its name).
 */
function noticedRightly({ places }: Check, { input, at, unit, token }: Hit): boolean {
  const bounds = unit ?? token;
  return places.some((place) => {
    if (bounds === undefined || place.input !== input) return false;
    if (names(place.path, bounds.path)) return true;
    const range = place.range;
    if (range === undefined) return false;
    return range.start <= at && at < range.end && Math.min(at, bounds.start) <= range.start && range.end <= bounds.end;
  });
}

/**
 * A refusal is at the right place when its path names the unit, or its offset lies in the changed scalar or field name
 * or right behind it. A byte at the edge may also be read as part of what it touches in front. Where the change made or
 * destroyed a delimiter, all that follows is read differently: the refusal may stand anywhere behind, or name a field
 * behind that is swallowed; it never stands before.
 */
function refusedRightly(error: JournalError, hit: Hit, delimited: boolean): boolean {
  const part = hit.unit ?? hit.token;
  if (part && names(error.path, part.readAs)) return true;
  if (delimited && hit.behind.some(({ readAs }) => names(error.path, readAs))) return true;
  // Offsets in Ion text that is embedded count from its start; the path says so.
  const inText = hit.textPath === '' || names(error.path, hit.textPath);
  const first = inText ? hit.touched : hit.outer.start;
  const last = delimited ? Number.POSITIVE_INFINITY : (inText ? hit.place : hit.outer).end;
  return first <= error.at && error.at <= last;
}

const DELIMITERS = new Set([...'"\'\\{}[]():,/*= \t\n\r\v\f'].map((character) => character.charCodeAt(0)));

function isDelimiter(byte: number | undefined): boolean {
  return byte !== undefined && DELIMITERS.has(byte);
}

function described(checks: readonly Check[]): string {
  return checks
    .map(({ id, status, places, why }) => {
      const where = places.slice(0, 5).map(({ input, path }) => `${input}:${path}`);
      return `${id} ${status} (${where.join(' ')}): ${why}`;
    })
    .join('; ');
}
