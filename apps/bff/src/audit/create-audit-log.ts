import { hash } from 'node:crypto';
import type { AuditEntry } from '@qldb-console/contract';
import type { Logger } from '../log.ts';
import { ProblemError } from '../problem.ts';
import { type AuditLog, type AuditOutcome, CONSOLE_ACTOR, NO_AUDIT } from './audit-log.ts';
import { cannotBeWritten, openChainFile } from './chain-file.ts';
import { type Draft, entryLine } from './entry-line.ts';
import { createFloodGuard } from './flood-guard.ts';
import type { Head } from './head-file.ts';
import { AUDIT_LIMITS } from './limits.ts';

export interface AuditLogOptions {
  /** Absolute path; undefined = no file. */
  readonly file: string | undefined;
  /** Where lines go besides, one call per batch; rejects when they could not be written. */
  readonly stdout: ((text: string) => Promise<void>) | undefined;
  /** For what cannot be put on record. */
  readonly log: Logger;
  /** What the start says of the configuration. */
  readonly start: Readonly<Record<string, unknown>>;
  /** Called when something could not be put on record. */
  readonly onFailure?: (() => void) | undefined;
  readonly now?: (() => Date) | undefined;
}

interface Waiting {
  readonly draft: Draft;
  readonly resolve: (seq: number) => void;
  readonly reject: (reason: unknown) => void;
}

/** The outcome of what was not done because its record took too long. */
const REFUSED: AuditOutcome = { status: 503, code: 'audit-unavailable' };

const START: Head = { seq: 0, hash: '0'.repeat(64) };

/**
 * Opens the audit log and writes its `start`.
 *
 * Entries are written in the order of the calls, those that come together in one write; each call answers when its entry
 * is durable. With a file, stdout is a copy; without one, it is the log, which begins anew with every start.
 *
 * @throws AuditError when the file cannot be had or written
 */
export async function createAuditLog(options: AuditLogOptions): Promise<AuditLog> {
  const { log, stdout, now = () => new Date() } = options;
  if (options.file === undefined && stdout === undefined) return NO_AUDIT;
  const file = options.file === undefined ? undefined : await openChainFile(options.file);
  const flood = createFloodGuard(() => now().getTime());
  let head: Head = file?.opened.head ?? START;
  let waiting: Waiting[] = [];
  let writing: Promise<void> | undefined;
  let closed = false;
  const open = new Set<Promise<void>>();

  const append = (draft: Draft): Promise<number> => {
    if (closed || waiting.length >= AUDIT_LIMITS.waiting)
      return Promise.reject(new Error('the audit log takes nothing on'));
    return new Promise((resolve, reject) => {
      waiting.push({ draft, resolve, reject });
      writing ??= writeAll();
    });
  };

  async function writeAll(): Promise<void> {
    // One turn later, so that what comes at the same moment is written together.
    await Promise.resolve();
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const seqs = await writeBatch(batch.map(({ draft }) => draft));
        for (const [at, { resolve }] of batch.entries()) resolve(seqs[at] ?? 0);
      } catch (error) {
        options.onFailure?.();
        log.error({ err: error, entries: batch.length }, 'the audit log cannot be written');
        for (const { reject } of batch) reject(error);
      }
    }
    writing = undefined;
  }

  async function writeBatch(drafts: readonly Draft[]): Promise<number[]> {
    const before = await file?.beforeAppend();
    let at: Head = before?.head ?? head;
    let torn: AuditEntry['torn'] = before?.torn;
    const seqs: number[] = [];
    const lines: string[] = [];
    for (const draft of drafts) {
      const line = entryLine(draft, { seq: at.seq + 1, prev: at.hash, time: now().toISOString(), torn });
      torn = undefined;
      at = { seq: at.seq + 1, hash: hash('sha256', line) };
      lines.push(line);
      seqs.push(at.seq);
    }
    await file?.append(lines, at);
    if (file === undefined) await stdout?.(`${lines.join('\n')}\n`);
    head = at;
    // A copy: what its reader does is no reason to refuse anything.
    if (file !== undefined)
      stdout?.(`${lines.join('\n')}\n`).catch((error) =>
        log.error({ err: error }, 'the audit log cannot be copied to stdout'),
      );
    return seqs;
  }

  /** @param ifLate what is to be written behind the draft if that is written after all, when it was refused already */
  const inTime = async (draft: Draft, ifLate?: (seq: number) => Draft): Promise<number> => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_resolve, reject) => {
      timer = setTimeout(() => reject(new Error('the audit log was not written in time')), AUDIT_LIMITS.writeMs);
    });
    const written = append(draft);
    try {
      return await Promise.race([written, late]);
    } catch (error) {
      if (ifLate !== undefined)
        written.then(
          (seq) => noted(ifLate(seq)),
          () => {},
        );
      throw unavailable(error);
    } finally {
      clearTimeout(timer);
    }
  };
  const noted = (draft: Draft) =>
    void append(draft).catch((error) =>
      log.error({ err: error, kind: draft.kind, action: draft.action }, 'not on record'),
    );
  const sumUp = (all = false) => {
    for (let summary = flood.takeSummary(all); summary !== undefined; summary = flood.takeSummary(all))
      noted({ kind: 'refusal', action: 'ManyMore', actor: CONSOLE_ACTOR, details: { ...summary } });
  };
  const minutes = setInterval(sumUp, AUDIT_LIMITS.floodWindowMs / 6);
  minutes.unref();

  const { continues, cut } = file?.opened ?? {};
  try {
    await append({ kind: 'start', action: 'Start', actor: CONSOLE_ACTOR, details: options.start, continues, cut });
  } catch (error) {
    clearInterval(minutes);
    await file?.[Symbol.asyncDispose]();
    throw cannotBeWritten(options.file ?? 'of standard output', error);
  }
  if (cut !== undefined)
    log.error({ lost: cut.seq - (head.seq - 1) }, 'the audit log has lost entries at its end since it was written');

  return {
    enabled: true,
    file: options.file,
    async intend(event) {
      const { kind, action, actor, connection, target, requestId } = event;
      const ended = { kind, action, actor, connection, target, requestId, phase: 'outcome' } as const;
      const of = await inTime({ ...event, phase: 'intent' }, (seq) => ({ ...ended, of: seq, outcome: REFUSED }));
      const ending = Promise.withResolvers<void>();
      open.add(ending.promise);
      let concluded = false;
      return async (outcome, details) => {
        if (concluded) return;
        concluded = true;
        try {
          await inTime({ ...ended, of, outcome, details });
        } finally {
          open.delete(ending.promise);
          ending.resolve();
        }
      };
    },
    async record(event) {
      await inTime(event, () => ({ ...event, outcome: REFUSED }));
    },
    note(event) {
      const from = event.actor.id === '' ? (event.from?.address ?? '') : `${event.actor.kind} ${event.actor.id}`;
      if (flood.admit(event.kind, event.action, from, event.actor.id !== '')) noted(event);
    },
    head: () => head,
    async [Symbol.asyncDispose]() {
      if (closed) return;
      clearInterval(minutes);
      let timer: NodeJS.Timeout | undefined;
      const patience = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, AUDIT_LIMITS.settleMs);
      });
      await Promise.race([Promise.all(open), patience]);
      clearTimeout(timer);
      sumUp(true);
      await append({ kind: 'stop', action: 'Stop', actor: CONSOLE_ACTOR }).catch(() => {});
      closed = true;
      await writing;
      await file?.[Symbol.asyncDispose]();
    },
  };
}

function unavailable(cause: unknown): ProblemError {
  return new ProblemError(
    {
      status: 503,
      code: 'audit-unavailable',
      title: 'This cannot be put on record now, so it is not done',
      detail:
        'The audit log of this console cannot be written. Nothing was sent. Its administrators find the reason in its log.',
    },
    { cause },
  );
}
