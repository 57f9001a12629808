import { describe, expect, it } from 'vitest';
import {
  connectionsSchema,
  createLedgerSchema,
  ledgerNameSchema,
  paths,
  uniqueIdSchema,
  workloadRequestSchema,
} from '../src/index.ts';

describe('the name of a ledger', () => {
  it.each(['a', 'vehicle-registration', 'A1-b2', '1a', 'a'.repeat(32)])('may be %s', (name) => {
    expect(ledgerNameSchema.safeParse(name).success).toBe(true);
  });
  it.each(['', '123', '-a', 'a-', 'a--b', 'a_b', 'a b', 'é', 'a\n', 'a'.repeat(33), '../a', 'a\u202e'])(
    'may not be %j',
    (name) => {
      expect(ledgerNameSchema.safeParse(name).success).toBe(false);
    },
  );
});

describe('an id of QLDB', () => {
  it('is 22 letters and digits', () => {
    expect(uniqueIdSchema.safeParse('KmA3ZZca7vAIiJAK9S5Iwl').success).toBe(true);
    for (const id of [
      '',
      'KmA3ZZca7vAIiJAK9S5Iw',
      'KmA3ZZca7vAIiJAK9S5Iwl1',
      'KmA3ZZca7vAIiJAK9S5I"l',
      'KmA3ZZca7vAIiJAK9S5Iwl\n',
    ])
      expect(uniqueIdSchema.safeParse(id).success).toBe(false);
  });
});

describe('a workload', () => {
  it('is a number of blocks, or a rate for a time', () => {
    expect(workloadRequestSchema.safeParse({ blocks: 10 }).success).toBe(true);
    expect(workloadRequestSchema.safeParse({ rate: 0.5, seconds: 10 }).success).toBe(true);
    expect(workloadRequestSchema.safeParse({ rate: 0.5 }).success).toBe(false);
    expect(workloadRequestSchema.safeParse({ blocks: 1.5 }).success).toBe(false);
  });
});

describe('a new ledger', () => {
  it('must say its permissions mode and deletion protection', () => {
    expect(createLedgerSchema.safeParse({ name: 'a' }).error?.issues.map((issue) => issue.path[0])).toEqual([
      'permissionsMode',
      'deletionProtection',
    ]);
  });
});

describe('the list of connections', () => {
  it('drops what the contract does not name, so that no credential can slip through', () => {
    const connection = {
      id: 'a',
      name: 'A',
      endpoint: 'http://127.0.0.1:1',
      region: 'us-east-1',
      embedded: true,
      local: false,
      sources: { endpoint: '--endpoint', region: 'AWS_REGION', credentials: 'AWS_PROFILE' },
    };
    const parsed = connectionsSchema.parse({ connections: [{ ...connection, credentials: { secretAccessKey: 's' } }] });
    expect(parsed).toEqual({ connections: [connection] });
  });
});

describe('a path', () => {
  it('escapes whatever stands in a segment', () => {
    expect(paths.ledger('a/b', '../c?d#e')).toBe('/api/connections/a%2Fb/ledgers/..%2Fc%3Fd%23e');
  });
});
