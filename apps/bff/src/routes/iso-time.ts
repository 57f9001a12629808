/** A time of an upstream answer as the contract writes it (ISO 8601 UTC, milliseconds); undefined for what is none. */
export function isoTime(time: Date | undefined): string | undefined {
  return time === undefined || Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
