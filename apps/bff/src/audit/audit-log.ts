import type { AuditKind } from '@qldb-console/contract';
import type { Actor } from '../auth/caller.ts';

/** What happened, or is about to. Texts are bounded and made visible when they are written; secrets have no place here. */
export interface AuditEvent {
  readonly kind: AuditKind;
  /** AWS's name of the operation (DeleteLedger), or a word of the console's own. */
  readonly action: string;
  readonly actor: Actor | ConsoleActor;
  readonly from?: { readonly address: string; readonly userAgent?: string | undefined } | undefined;
  readonly connection?: string | undefined;
  /** Ledger, ARN, key, or bucket and key. */
  readonly target?: string | undefined;
  /** Small. */
  readonly details?: Readonly<Record<string, unknown>> | undefined;
  readonly requestId?: string | undefined;
  /** Marks what is known by the browser's word alone. */
  readonly reportedBy?: 'browser' | undefined;
}

/** The console itself: it starts, stops and counts. */
export interface ConsoleActor {
  readonly kind: 'console';
  readonly id: '';
  readonly name: 'console';
}
export const CONSOLE_ACTOR: ConsoleActor = { kind: 'console', id: '', name: 'console' };

export interface AuditOutcome {
  /** HTTP status of the answer. */
  readonly status: number;
  readonly code?: string | undefined;
  readonly awsError?: string | undefined;
  readonly awsRequestIds?: readonly string[] | undefined;
}

/** What is told with an outcome beyond it: facts that only the answer gave. */
export type Conclude = (outcome: AuditOutcome, details?: Readonly<Record<string, unknown>>) => Promise<void>;

/** The audit log of this process. */
export interface AuditLog extends AsyncDisposable {
  /** Whether anything is put on record at all. */
  readonly enabled: boolean;
  /** The file; undefined where there is none. */
  readonly file: string | undefined;
  /**
   * Puts on record what is about to be done, and answers when it is durable.
   *
   * @returns to be called with the outcome, once
   * @throws ProblemError 503 `audit-unavailable`: what was intended must not be done
   */
  intend(event: AuditEvent): Promise<Conclude>;
  /**
   * Puts on record what has happened.
   *
   * @throws ProblemError 503 `audit-unavailable`
   */
  record(event: AuditEvent & { readonly outcome?: AuditOutcome | undefined }): Promise<void>;
  /**
   * The same for what is no reason to refuse anything: what cannot be written is told in the log of the process. Of what
   * comes in floods only the first are written, the others counted and summed up every minute.
   */
  note(event: AuditEvent & { readonly outcome?: AuditOutcome | undefined }): void;
  /** The last entry; seq 0 and zeros before the first. */
  head(): { readonly seq: number; readonly hash: string };
}

/** A log that records nothing: where neither file nor stdout are configured. */
export const NO_AUDIT: AuditLog = {
  enabled: false,
  file: undefined,
  intend: async () => async () => {},
  record: async () => {},
  note: () => {},
  head: () => ({ seq: 0, hash: '0'.repeat(64) }),
  [Symbol.asyncDispose]: async () => {},
};
