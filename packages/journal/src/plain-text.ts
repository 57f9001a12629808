const SHOWN = 80;

/**
 * Text from the input made fit for a sentence: no control characters, nothing that changes the direction of writing,
 * no line breaks, not absurdly long.
 */
export function plainText(text: string): string {
  const cut = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
  return cut.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD').trim();
}

/** The day of an ISO 8601 time, `undefined` when the text is none. */
export function dayOf(date: string | undefined): string | undefined {
  return date !== undefined && /^\d{4}-\d{2}-\d{2}(T[0-9:.]{5,18}(Z|[+-]\d{2}:?\d{2})?)?$/.test(date)
    ? date.slice(0, 10)
    : undefined;
}
