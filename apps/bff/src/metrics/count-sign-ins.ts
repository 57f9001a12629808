import type { AuditEvent, AuditLog, AuditOutcome } from '../audit/audit-log.ts';
import type { Metrics } from './metrics.ts';

type Happened = AuditEvent & { readonly outcome?: AuditOutcome | undefined };

/** How people come in, by the action that is put on record. */
const WAYS: Readonly<Record<string, string>> = { SignIn: 'user', OpenLink: 'link' };

/**
 * The same audit log, with sign-ins counted on their way to it: what is counted and what is on record cannot differ.
 * Outcomes are the codes that the console tells browsers, a closed set.
 */
export function countSignIns(log: AuditLog, metrics: Metrics): AuditLog {
  const count = ({ action, outcome }: Happened) => {
    const way = WAYS[action];
    if (way === undefined || outcome === undefined) return;
    metrics.signIns.inc({ kind: way, outcome: outcome.status < 400 ? 'ok' : (outcome.code ?? 'refused') });
  };
  return {
    ...log,
    async record(event) {
      await log.record(event);
      count(event);
    },
    note(event) {
      log.note(event);
      count(event);
    },
  };
}
