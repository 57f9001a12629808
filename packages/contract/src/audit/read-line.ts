import { type AuditEntry, auditEntrySchema } from '../schemas/audit.ts';
import type { AuditDigest } from './verdict.ts';

/** Reads a digest as `audit digest` prints it: `SEQ:HASH`. @returns undefined for anything else */
export function readAuditDigest(text: string): AuditDigest | undefined {
  const [, seq, hash] = /^\s*(\d{1,15}):([0-9a-fA-F]{64})\s*$/.exec(text) ?? [];
  return seq === undefined || hash === undefined || Number(seq) < 1
    ? undefined
    : { seq: Number(seq), hash: hash.toLowerCase() };
}

/** @returns undefined for what is no entry of an audit log */
export function readAuditEntry(line: Uint8Array): AuditEntry | undefined {
  try {
    const entry = auditEntrySchema.safeParse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(line)));
    return entry.success ? entry.data : undefined;
  } catch {
    return undefined;
  }
}
