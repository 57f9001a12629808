import { type AuditEntry, readAuditEntry } from '@qldb-console/contract';

/** A line of the log as a row: its entry, or that it is none. */
export interface AuditRow {
  /** Number of the line from the end of what is shown, from 0; no two rows share it. */
  readonly id: string;
  readonly text: string;
  readonly entry: AuditEntry | undefined;
}

const encoder = new TextEncoder();

/** Newest first. @param lines oldest first */
export function auditRows(lines: readonly string[]): readonly AuditRow[] {
  return lines.toReversed().map((text, at) => ({ id: String(at), text, entry: readAuditEntry(encoder.encode(text)) }));
}

/** Who it was. */
export function actorText({ actor }: AuditEntry): string {
  if (actor.kind === 'local') return 'this machine';
  if (actor.kind === 'console') return 'the console';
  if (actor.kind === 'anonymous') return 'nobody signed in';
  return visible(actor.name || actor.id);
}

/** How it ended, in words. */
export function outcomeText({ phase, outcome, kind }: AuditEntry): string {
  if (phase === 'intent') return 'about to be done';
  if (outcome === undefined) return kind === 'report' ? 'reported by the browser' : '–';
  if (outcome.status >= 200 && outcome.status < 400) return 'done';
  // After an error on the other side it may have been done all the same.
  const word = outcome.status >= 400 && outcome.status < 500 ? 'refused' : 'error';
  return `${word}: ${visible(outcome.awsError ?? outcome.code ?? String(outcome.status))}`;
}

/** Characters that nobody sees are shown as what they are: what strangers sent stands in the log. */
export function visible(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}

/** Everything else that an entry says, as JSON. */
export function detailsText({ details, torn, cut, continues }: AuditEntry): string {
  const more = { ...details, ...(torn && { torn }), ...(cut && { cut }), ...(continues && { continues }) };
  return Object.keys(more).length === 0 ? '' : visible(JSON.stringify(more));
}
