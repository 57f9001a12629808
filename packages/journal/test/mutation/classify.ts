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

/**
 * What a change came to, before it is known whether the value is another one.
 *
 * refused – a JournalError; or the name of a field that says what the document is was changed, and it is taken for
 *           something else
 * failed  – at least one check failed or found something
 * silent  – neither
 */
export interface Reaction {
  readonly kind: 'refused' | 'failed' | 'silent';
  /** What is wrong with it if the value is the same as before. */
  readonly ifSame: string | undefined;
  /** What is wrong with it if the value is another: the wrong place, too much claimed, not noticed. */
  readonly ifOther: string | undefined;
}

/**
 * Reads and judges a changed document.
 *
 * @param at offset of the byte that was changed
 */
export function react(subject: Subject, document: Uint8Array, at: number): Reaction {
  const hit = subject.layout.hit(at);
  let verdict: Verdict;
  try {
    verdict = subject.judge(document);
  } catch (error) {
    if (error instanceof OtherDocument) {
      const ifOther = hit.nameOf === undefined ? `taken for something else: ${error.message}` : undefined;
      return { kind: 'refused', ifSame: undefined, ifOther };
    }
    if (!(error instanceof JournalError)) throw error;
    const delimited = isDelimiter(subject.source[at]) || isDelimiter(document[at]);
    const also = hit.token && subject.also?.[hit.token.readAs];
    const right =
      !subject.places || refusedRightly(error, hit, delimited) || (also !== undefined && error.path === also);
    const what = `${error.code} at ${error.at}, "${error.path}": ${error.message}`;
    return {
      kind: 'refused',
      ifSame: `refused, though the value is the same: ${error.code}`,
      ifOther: right ? undefined : `refused at the wrong place: ${what}`,
    };
  }
  const noticed = verdict.checks.filter(({ status }) => status === 'failed' || status === 'finding');
  if (noticed.length === 0)
    return { kind: 'silent', ifSame: undefined, ifOther: whyNotAsserted(subject, verdict, hit) };
  const claims = verdict.outcome === 'anchored' || verdict.outcome === 'consistent';
  const right = !subject.places || noticed.some((check) => noticedRightly(check, hit));
  return {
    kind: 'failed',
    ifSame: `a false alarm: ${noticed.map(({ id }) => id)}`,
    ifOther: claims
      ? `"${verdict.outcome}" in spite of ${described(noticed)}`
      : right
        ? undefined
        : `noticed at the wrong place: ${described(noticed)}`,
  };
}

/**
 * refused   – a JournalError, at the right place
 * failed    – noticed by a check, at the right place, and the verdict claims nothing
 * unchanged – the same value as before, judged as before
 * asserted  – another value, not noticed; the field stands on the closed list, and the verdict says so, as long as the
 *             field is there
 *
 * @returns which of the four it is, or what is wrong
 */
export function settle(reaction: Reaction, same: boolean): keyof Counts | { readonly wrong: string } {
  const wrong = same ? reaction.ifSame : reaction.ifOther;
  if (wrong !== undefined) return { wrong };
  if (reaction.kind !== 'silent') return reaction.kind;
  return same ? 'unchanged' : 'asserted';
}

function whyNotAsserted(subject: Subject, verdict: Verdict, hit: Hit): string | undefined {
  const field = onTheList(hit);
  if (field === undefined) return `not noticed: ${verdict.outcome}, "${verdict.headline}"`;
  const gone = hit.nameOf !== undefined && subject.judge(subject.source).asserted.includes(field.sentence);
  return gone || verdict.asserted.includes(field.sentence) ? undefined : `the verdict is silent about ${field.path}`;
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
