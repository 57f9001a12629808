import { type FileHandle, open } from 'node:fs/promises';
import type { Context } from '../../context.ts';
import { ProblemError } from '../../problem.ts';

/**
 * Opens the audit log to read it.
 *
 * @throws ProblemError where this console keeps no file, or it cannot be read
 */
export async function openAuditFile({ audit, log }: Context): Promise<{ path: string; file: FileHandle }> {
  if (audit.file === undefined)
    throw new ProblemError({
      status: 501,
      code: 'not-supported',
      title: 'This console keeps no file of its audit log',
      detail: audit.enabled
        ? 'What is recorded goes to its standard output alone (AUDIT_FILE is off).'
        : 'Nothing is recorded (AUDIT_FILE is off, AUDIT_STDOUT too).',
    });
  try {
    return { path: audit.file, file: await open(audit.file, 'r') };
  } catch (error) {
    log.error({ err: error }, 'the audit log cannot be read');
    throw new ProblemError({ status: 503, code: 'audit-unavailable', title: 'The audit log cannot be read now' });
  }
}
