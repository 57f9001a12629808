import type { AuditEntry } from '@qldb-console/contract';
import { expect, test } from 'vitest';
import { auditRows, outcomeText } from '../src/features/audit/model/audit-row.ts';

const entry: AuditEntry = {
  seq: 1,
  time: '2026-01-01T00:00:00.000Z',
  prev: '0'.repeat(64),
  kind: 'mutation',
  action: 'DeleteLedger',
  actor: { kind: 'user', id: 'ada', name: 'Ada' },
};
const ended = (outcome: AuditEntry['outcome']) => outcomeText({ ...entry, outcome });

test('an entry says how it ended, and calls refused only what was', () => {
  expect(outcomeText({ ...entry, phase: 'intent' })).toBe('about to be done');
  expect(ended({ status: 204 })).toBe('done');
  expect(ended({ status: 412, code: 'precondition', awsError: 'ResourcePreconditionNotMetException' })).toBe(
    'refused: ResourcePreconditionNotMetException',
  );
  // The service may have done it, and only its answer was lost.
  expect(ended({ status: 504, code: 'upstream-timeout' })).toBe('error: upstream-timeout');
});

test('lines that are no entries are rows too, newest first', () => {
  const rows = auditRows([JSON.stringify(entry), '{"seq":', '']);
  expect(rows.map((row) => row.entry?.seq)).toEqual([undefined, undefined, 1]);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(3);
});
