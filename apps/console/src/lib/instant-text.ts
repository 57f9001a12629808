/** Instants as a reader types them. */

const FORM =
  /^(\d{4})-(\d{2})-(\d{2})(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*([Zz]|[+-]\d{2}:?\d{2})?)?$/;

/**
 * An instant from ISO 8601 text: a date alone means its beginning, a time without an offset is UTC. What is finer than a
 * millisecond is cut off.
 *
 * @returns milliseconds since 1970, or what is wrong in words for the reader
 */
export function readInstant(text: string): { instant: number } | { problem: string } {
  const trimmed = text.trim();
  if (trimmed === '') return { problem: 'Enter a time.' };
  const parts = FORM.exec(trimmed);
  if (!parts) return { problem: 'Write the time as ISO 8601, for example 2025-06-30T00:00:00Z.' };
  const [, year, month, day, hour = '00', minute = '00', second = '00', fraction = '', offset = 'Z'] = parts;
  const millisecond = fraction.padEnd(3, '0').slice(0, 3);
  const plain = `${year}-${month}-${day}T${hour}:${minute}:${second}.${millisecond}Z`;
  const date = new Date(plain);
  // Dates that are not in the calendar are rolled over, not refused, by some engines.
  if (Number.isNaN(date.getTime()) || date.toISOString() !== plain)
    return { problem: 'There is no such date or time.' };
  const minutes = offsetMinutes(offset);
  if (minutes === undefined) return { problem: 'There is no such offset from UTC.' };
  return { instant: date.getTime() - minutes * 60_000 };
}

function offsetMinutes(text: string): number | undefined {
  if (text.toUpperCase() === 'Z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(-2));
  if (hours > 18 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

/** ISO 8601 in UTC with milliseconds, as the fields of a form are filled. */
export const instantText = (instant: number): string => new Date(instant).toISOString();
