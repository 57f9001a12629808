import type { AuditEntry } from '@qldb-console/contract';
import type { AuditEvent, AuditOutcome } from './audit-log.ts';
import { AUDIT_LIMITS } from './limits.ts';

/** An entry without its place in the chain. */
export interface Draft extends AuditEvent {
  readonly phase?: 'intent' | 'outcome' | undefined;
  readonly of?: number | undefined;
  readonly outcome?: AuditOutcome | undefined;
  readonly continues?: AuditEntry['continues'];
  readonly cut?: AuditEntry['cut'];
}

/** Where an entry stands. */
interface Place {
  readonly seq: number;
  readonly prev: string;
  readonly time: string;
  readonly torn?: AuditEntry['torn'];
}

/**
 * One line of the log, without its end. Whatever was in the texts, it is one line of visible characters: JSON, in which
 * control, format and other invisible characters are written as escapes, so that no terminal and no other log is
 * misled by what a stranger sent (https://cwe.mitre.org/data/definitions/117.html).
 */
export function entryLine(draft: Draft, place: Place): string {
  const { kind, action, phase, of, actor, from, connection, target, details, outcome, requestId, reportedBy } = draft;
  const entry = {
    seq: place.seq,
    time: place.time,
    prev: place.prev,
    kind,
    action: bounded(action),
    phase,
    of,
    actor: { kind: actor.kind, id: bounded(actor.id), name: bounded(actor.name) },
    from: from && { address: bounded(from.address), userAgent: from.userAgent && bounded(from.userAgent) },
    connection: connection === undefined ? undefined : bounded(connection),
    target: target === undefined ? undefined : bounded(target),
    details: details && boundedDetails(details),
    outcome: outcome && {
      status: outcome.status,
      code: outcome.code,
      awsError: outcome.awsError === undefined ? undefined : bounded(outcome.awsError),
      awsRequestIds: outcome.awsRequestIds?.length ? outcome.awsRequestIds.slice(0, 10).map(bounded) : undefined,
    },
    requestId: requestId === undefined ? undefined : bounded(requestId),
    reportedBy,
    continues: draft.continues,
    torn: place.torn,
    cut: draft.cut,
  };
  return visible(JSON.stringify(entry));
}

/** JSON stays the same value by that: such characters stand in strings alone. */
function visible(json: string): string {
  return json.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}\p{Cs}]/gu, (character) =>
    [...Array(character.length).keys()]
      .map((at) => `\\u${character.charCodeAt(at).toString(16).padStart(4, '0')}`)
      .join(''),
  );
}

/** Signatures and tokens that somebody put into what is recorded: the log is read by more people than they are for. */
const SECRETS =
  /\beyJ[\w-]{10,300}(?:\.[\w-]{0,300}){2,4}|(?<=(?:signature|security-token|password|secret|token|code|authorization)["']?\s{0,3}[=:]\s{0,3}["']?)[^\s"'&;,]{6,}/gi;

function bounded(text: string): string {
  // Cut first: what searches for secrets need not read more than is kept.
  const cut = text.length > AUDIT_LIMITS.text ? `${text.slice(0, AUDIT_LIMITS.text - 1)}…` : text;
  return cut.toWellFormed().replace(SECRETS, '[removed]');
}

function boundedDetails(details: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const value = boundedValue(details, 0) as Record<string, unknown>;
  const size = JSON.stringify(value).length;
  return size <= AUDIT_LIMITS.details ? value : { leftOut: `${size} characters of details` };
}

function boundedValue(value: unknown, depth: number): unknown {
  if (typeof value === 'string') return bounded(value);
  if (typeof value === 'number' || typeof value === 'boolean' || value === null) return value;
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object') return undefined;
  if (depth >= AUDIT_LIMITS.depth) return '…';
  if (Array.isArray(value)) return value.slice(0, AUDIT_LIMITS.members).map((item) => boundedValue(item, depth + 1));
  const members = Object.entries(value).slice(0, AUDIT_LIMITS.members);
  return Object.fromEntries(
    members.map(([name, item]) => [
      bounded(name),
      SECRET_NAME.test(name) && typeof item === 'string' ? '[removed]' : boundedValue(item, depth + 1),
    ]),
  );
}

const SECRET_NAME =
  /secret|password|passwd|authorization|cookie|credential|private.?key|signature|^token$|session.?key/i;
