import type { Request } from 'express';
import type { AuditEvent, AuditOutcome } from '../audit/audit-log.ts';
import type { Auth } from './auth.ts';
import type { Actor } from './caller.ts';

/** Something of a session that belongs on record. */
interface SignInEvent {
  readonly kind: 'sign-in' | 'sign-out' | 'link';
  readonly action: 'SignIn' | 'SignOut' | 'EndSession' | 'OpenLink';
  readonly actor: Actor;
  readonly request: Request;
  readonly outcome: AuditOutcome;
  /** Small, without secrets. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
}

/** What has to be on record before it counts. @throws ProblemError 503 `audit-unavailable` */
export function recordSignIn({ audit }: Auth, event: SignInEvent): Promise<void> {
  return audit.record(auditEvent(event));
}

/** What counts also when it cannot be put on record: refusals, and the end of sessions. */
export function noteSignIn({ audit }: Auth, event: SignInEvent): void {
  audit.note(auditEvent(event));
}

function auditEvent({ request, ...event }: SignInEvent): AuditEvent & { readonly outcome: AuditOutcome } {
  const from = { address: request.ip ?? '', userAgent: request.get('user-agent') };
  return { ...event, from, requestId: String(request.id) };
}
