import { instantText, readInstant } from './instant-text.ts';

/** A range of time as typed: the start belongs to it, the end does not. An empty end, where allowed, means "no end". */
export interface TypedRange {
  readonly start: string;
  readonly end: string;
}
export interface RangeRules {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether there may be no end, and the end may lie in the future. */
  readonly openEnd: boolean;
}
export interface RangeProblems {
  readonly start?: string | undefined;
  readonly end?: string | undefined;
}

/** What is wrong with a range, by the rules of ExportJournalToS3 and StreamJournalToKinesis. */
export function rangeProblems({ start, end }: TypedRange, { now, openEnd }: RangeRules): RangeProblems {
  const from = readInstant(start);
  const to = openEnd && end.trim() === '' ? undefined : readInstant(end);
  if ('problem' in from) return { start: from.problem, end: to && 'problem' in to ? to.problem : undefined };
  if (from.instant > now) return { start: 'The start cannot be in the future.' };
  if (to === undefined) return {};
  if ('problem' in to) return { end: to.problem };
  if (to.instant <= from.instant) return { end: 'The end must be after the start.' };
  if (!openEnd && to.instant > now) return { end: 'The end cannot be in the future.' };
  return {};
}

/** The range as the API takes it; `undefined` while something is wrong with it. */
export function readRange(range: TypedRange): { start: string; end: string | undefined } | undefined {
  const from = readInstant(range.start);
  if ('problem' in from) return undefined;
  if (range.end.trim() === '') return { start: instantText(from.instant), end: undefined };
  const to = readInstant(range.end);
  return 'problem' in to ? undefined : { start: instantText(from.instant), end: instantText(to.instant) };
}

const HOUR_MS = 3_600_000;

export interface RangePreset {
  readonly id: string;
  readonly text: string;
  /** `created`: when the ledger was created, ISO 8601; a range never begins earlier. */
  readonly range: (now: number, created: string | undefined) => TypedRange;
}

/** A preset and the moment it was chosen at, milliseconds since 1970. */
export interface ChosenPreset extends RangePreset {
  readonly now: number;
}

export const WHOLE_UNTIL_NOW: RangePreset = {
  id: 'whole',
  text: 'Whole journal until now',
  range: (now, created) => ({ start: created ?? instantText(0), end: instantText(now) }),
};
/** Ranges that end now. */
export const RANGES_UNTIL_NOW: readonly RangePreset[] = [
  WHOLE_UNTIL_NOW,
  { id: 'hour', text: 'Last hour', range: (now, created) => last(HOUR_MS, now, created) },
  { id: 'day', text: 'Last day', range: (now, created) => last(24 * HOUR_MS, now, created) },
];

export const WHOLE_AND_ON: RangePreset = {
  id: 'whole',
  text: 'Whole journal, and on',
  range: (_now, created) => ({ start: created ?? instantText(0), end: '' }),
};
/** Ranges without an end. */
export const RANGES_FROM: readonly RangePreset[] = [
  WHOLE_AND_ON,
  { id: 'hour', text: 'From an hour ago', range: (now, created) => ({ ...last(HOUR_MS, now, created), end: '' }) },
  { id: 'now', text: 'From now', range: (now) => ({ start: instantText(now), end: '' }) },
];

/** What was typed, without the range: a preset takes its place. */
export function withoutRange<T extends Partial<TypedRange>>({ start: _start, end: _end, ...rest }: T) {
  return rest;
}

function last(length: number, now: number, created: string | undefined): TypedRange {
  const start = Math.max(now - length, created === undefined ? 0 : Date.parse(created));
  return { start: instantText(start), end: instantText(now) };
}
