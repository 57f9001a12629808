import { appendFile, mkdtemp, readFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditEvent, AuditLog } from '../src/audit/audit-log.ts';
import { createAuditLog } from '../src/audit/create-audit-log.ts';
import { AUDIT_LIMITS } from '../src/audit/limits.ts';
import { createLogger } from '../src/log.ts';
import { entriesOf, judgeLog } from './support/judge-log.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  path = join(folder, 'audit.jsonl');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const silent = createLogger('silent');
const opened = (
  file: string | undefined = path,
  more: { stdout?: (text: string) => Promise<void>; now?: () => Date } = {},
) => createAuditLog({ file, stdout: undefined, log: silent, start: { host: 'here' }, ...more });
const event = (more: Partial<AuditEvent> = {}): AuditEvent => ({
  kind: 'mutation',
  action: 'DeleteLedger',
  actor: { kind: 'user', id: 'u', name: 'U' },
  from: { address: '10.0.0.1', userAgent: 'Browser' },
  connection: 'embedded',
  target: 'invoices',
  requestId: 'r',
  ...more,
});
async function withLog(work: (log: AuditLog) => Promise<void>): Promise<void> {
  await using log = await opened();
  await work(log);
}

describe('the file', () => {
  it('is readable by its owner alone', async () => {
    await withLog(async () => {});
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('is one chain over restarts, with starts and stops in it', async () => {
    for (let round = 0; round < 3; round++) await withLog((log) => log.record(event()));
    expect(await judgeLog([path])).toMatchObject({ outcome: 'consistent', entries: 9, torn: [] });
    expect((await entriesOf(path)).map(({ kind }) => kind)).toEqual([
      'start',
      'mutation',
      'stop',
      'start',
      'mutation',
      'stop',
      'start',
      'mutation',
      'stop',
    ]);
  });

  it('holds what many ask for at once in the order of their asking, as one chain', async () => {
    await withLog(async (log) => {
      await Promise.all(Array.from({ length: 500 }, (_, n) => log.record(event({ target: `l${n}` }))));
    });
    expect(await judgeLog([path])).toMatchObject({ outcome: 'consistent', entries: 502 });
    const targets = (await entriesOf(path)).slice(1, -1).map(({ target }) => target);
    expect(targets).toEqual(Array.from({ length: 500 }, (_, n) => `l${n}`));
  });

  it('is gone on with in another one after it was moved away', async () => {
    await withLog((log) => log.record(event()));
    const old = join(folder, 'audit-2026-11.jsonl');
    await rename(path, old);
    await withLog((log) => log.record(event()));
    const [first] = await entriesOf(path);
    expect(first).toMatchObject({ seq: 4, kind: 'start', continues: { seq: 3 } });
    expect(await judgeLog([old, path])).toMatchObject({ outcome: 'consistent', entries: 6 });
    expect((await judgeLog([path])).sentence).toContain('entry 3 and those before it are in another file');
  });

  it('of another program is not written to', async () => {
    for (const text of ['{"settings":{}}\n', 'no newline', '{"seq":1}\n', '\n', 'x'.repeat(300_000)]) {
      await writeFile(path, text);
      await expect(opened(), JSON.stringify(text.slice(0, 20))).rejects.toMatchObject({
        name: 'AuditError',
        message: expect.stringContaining('cannot be gone on with'),
      });
      expect(await readFile(path, 'utf8')).toBe(text);
    }
  });

  it('has one writer', async () => {
    const first = await opened();
    const second = opened();
    // The second waits a moment for one that is ending.
    await first[Symbol.asyncDispose]();
    await using log = await second;
    await log.record(event());
    expect(await judgeLog([path])).toMatchObject({ outcome: 'consistent', entries: 4 });
  });
});

describe('what a crash or somebody left', () => {
  it('of a last line is kept and named by the next entry, wherever it broke off', async () => {
    await withLog((log) => log.record(event()));
    const whole = await readFile(path);
    const lastLine = whole.subarray(whole.lastIndexOf(0x0a, -2) + 1, -1);
    for (const length of [1, 2, 40, lastLine.length - 1]) {
      const torn = lastLine.subarray(0, length);
      await writeFile(path, Buffer.concat([whole, torn]));
      await withLog((log) => log.record(event()));
      const text = await readFile(path);
      expect(text.subarray(0, whole.length + length)).toEqual(Buffer.concat([whole, torn]));
      const verdict = await judgeLog([path]);
      expect(verdict, `${length}`).toMatchObject({
        outcome: 'consistent',
        entries: 6,
        torn: [{ line: 4, bytes: length }],
      });
      // Back to where it was, for the next length.
      await writeFile(path, whole);
      await rm(`${path}.head`);
    }
  });

  it('of a last line that lacks only its end is an entry like others', async () => {
    await withLog((log) => log.record(event()));
    await truncate(path, (await stat(path)).size - 1);
    await withLog((log) => log.record(event()));
    expect(await judgeLog([path])).toMatchObject({ outcome: 'consistent', entries: 6, torn: [] });
  });

  it('of the very first line does not keep the log from starting', async () => {
    await writeFile(path, '{"seq":1,"ti');
    await withLog(async () => {});
    expect(await judgeLog([path])).toMatchObject({
      outcome: 'consistent',
      entries: 2,
      torn: [{ line: 1, named: true }],
    });
  });

  it('of a log whose end was cut off is noticed at the next start', async () => {
    await withLog((log) => log.record(event()));
    const lines = (await readFile(path, 'utf8')).split('\n');
    await writeFile(path, `${lines.slice(0, 1).join('\n')}\n`);
    await withLog(async () => {});
    const verdict = await judgeLog([path]);
    expect(verdict).toMatchObject({ outcome: 'disproven', faults: [{ code: 'missing', line: 2 }] });
    expect(verdict.sentence).toContain('entries 2 to 3 are missing: the console noticed at this start');
  });

  it('written into it while it runs is found', async () => {
    await withLog(async (log) => {
      await log.record(event());
      await appendFile(path, '{"seq":3,"forged":true}\n');
      await log.record(event());
    });
    expect(await judgeLog([path])).toMatchObject({ outcome: 'disproven', faults: [{ code: 'inserted', line: 3 }] });
  });
});

describe('what cannot be written', () => {
  it('because the disk is full keeps the console from starting', async () => {
    await symlink('/dev/full', path);
    await expect(opened()).rejects.toMatchObject({
      name: 'AuditError',
      message: expect.stringMatching(/ENOSPC.*AUDIT_FILE=off/),
    });
  });

  it('because there can be no such file, likewise, with what to do', async () => {
    await writeFile(join(folder, 'a-file'), '');
    await expect(opened(join(folder, 'a-file', 'audit.jsonl'))).rejects.toMatchObject({
      name: 'AuditError',
      message: expect.stringMatching(/(ENOTDIR|EEXIST).*AUDIT_FILE=off/),
    });
  });

  it('to stdout is no reason to refuse where there is a file, and is one where there is none', async () => {
    let broken = false;
    const stdout = async () => {
      if (broken) throw new Error('EPIPE');
    };
    for (const [file, refused] of [
      [path, false],
      [undefined, true],
    ] as const) {
      broken = false;
      const log = await createAuditLog({ file, stdout, log: silent, start: {} });
      broken = true;
      const written = log.intend(event());
      if (refused) await expect(written).rejects.toMatchObject({ problem: { status: 503, code: 'audit-unavailable' } });
      else await expect(written).resolves.toBeTypeOf('function');
      await (await written.catch(() => undefined))?.({ status: 200 });
      await log[Symbol.asyncDispose]();
    }
  });

  it('in time, but is written later, is told to be refused: nobody takes it for done', async () => {
    const limits = AUDIT_LIMITS as { writeMs: number };
    const usual = limits.writeMs;
    const hanging = Promise.withResolvers<void>();
    let text = '';
    let writes = 0;
    const log = await createAuditLog({
      file: undefined,
      stdout: async (lines) => {
        writes += 1;
        if (writes === 2) await hanging.promise;
        text += lines;
      },
      log: silent,
      start: {},
    });
    const refused = { problem: { status: 503, code: 'audit-unavailable' } };
    try {
      limits.writeMs = 50;
      await expect(log.intend(event())).rejects.toMatchObject(refused);
      await expect(log.record(event({ kind: 'sign-in' }))).rejects.toMatchObject(refused);
    } finally {
      limits.writeMs = usual;
    }
    hanging.resolve();
    await expect.poll(() => text.trimEnd().split('\n').length).toBe(5);
    await log[Symbol.asyncDispose]();
    const written = text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    const outcome = { status: 503, code: 'audit-unavailable' };
    expect(written.map(({ kind, phase, of }) => [phase ?? kind, of])).toEqual([
      ['start', undefined],
      ['intent', undefined],
      ['sign-in', undefined],
      ['outcome', 2],
      ['sign-in', undefined],
      ['stop', undefined],
    ]);
    expect([written[3]?.outcome, written[4]?.outcome]).toEqual([outcome, outcome]);
    await writeFile(path, text);
    expect((await judgeLog([path])).unfinished).toEqual([]);
  });
});

describe('stdout', () => {
  it('has the very lines of the file', async () => {
    let copy = '';
    await using log = await opened(path, {
      stdout: async (text) => {
        copy += text;
      },
    });
    for (let n = 0; n < 5; n++) await log.record(event());
    expect(copy).toBe(await readFile(path, 'utf8'));
  });
});

describe('what strangers send', () => {
  const HOSTILE = [
    '\n{"seq":99,"kind":"mutation"}',
    '\r\n\u2028\u2029\u0085next line',
    '\u001b[2J\u001b]0;owned\u0007',
    '\u202egnirts\u200b\ufeff',
    '\ud800 alone',
    '"}],"seq":1,{"',
    '\u{e0001}\u{10ffff}\0',
    'x'.repeat(1_000_000),
  ];

  it('stays within its line, visible and bounded', async () => {
    await withLog(async (log) => {
      for (const text of HOSTILE)
        await log.record(
          event({
            action: text,
            target: text,
            connection: text,
            requestId: text,
            from: { address: text, userAgent: text },
            actor: { kind: 'user', id: text, name: text },
            details: { [text]: text, list: Array(1000).fill(text), deep: { a: { b: { c: { d: text } } } } },
          }),
        );
    });
    expect(await judgeLog([path])).toMatchObject({ outcome: 'consistent', entries: HOSTILE.length + 2 });
    const text = await readFile(path, 'utf8');
    expect(text.split('\n')).toHaveLength(HOSTILE.length + 3);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\p{Co}]/u);
    for (const line of text.split('\n')) expect(line.length).toBeLessThan(64 * 1024);
    const entries = await entriesOf(path);
    expect(entries[1]?.target).toBe(HOSTILE[0]);
    expect(entries.at(-2)?.target).toHaveLength(AUDIT_LIMITS.text);
  });

  it('is freed of secrets', async () => {
    const secrets = {
      password: 'hunter2hunter2',
      clientSecret: 'very-very-secret',
      nested: { authorization: 'Bearer abcdefghijkl', token: 'tok_1234567890' },
      url: 'https://x/?X-Amz-Signature=0123456789abcdef&X-Amz-Security-Token=IQoJb3JpZ2lu',
      cookie: 'session=eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0..abc.def.ghi',
      jwt: 'see eyJhbGciOiJkaXIiLCJlbmMiOiJBMjU2R0NNIn0.aaaa.bbbb end',
    };
    await withLog((log) => log.record(event({ details: secrets, target: secrets.jwt })));
    const text = await readFile(path, 'utf8');
    for (const secret of [
      'hunter2',
      'very-very',
      'abcdefghijkl',
      'tok_123',
      '0123456789abcdef',
      'IQoJb3',
      'eyJhbGci',
      'aaaa',
    ])
      expect(text).not.toContain(secret);
    expect(text).toContain('see [removed] end');
  });
});

describe('a flood', () => {
  it('of refusals is some lines a minute and one that counts the rest', async () => {
    let now = Date.UTC(2026, 10, 23);
    await using log = await opened(path, { now: () => new Date(now) });
    const refusal = (address: string) =>
      event({
        kind: 'refusal',
        action: 'forbidden',
        actor: { kind: 'anonymous', id: '', name: '' },
        from: { address },
      });
    for (let n = 0; n < 20_000; n++) log.note(refusal(`10.0.${n % 50}.1`));
    now += AUDIT_LIMITS.floodWindowMs;
    log.note(refusal('10.9.9.9'));
    await log[Symbol.asyncDispose]();
    const entries = await entriesOf(path);
    const { total } = AUDIT_LIMITS.refusals;
    expect(entries.filter(({ action }) => action === 'forbidden')).toHaveLength(total + 1);
    const sums = entries.filter(({ action }) => action === 'ManyMore');
    expect(sums).toHaveLength(1);
    expect(sums[0]?.details).toMatchObject({ total: 20_000 - total, others: expect.any(Number) });
    expect((await stat(path)).size).toBeLessThan(64 * 1024);
  });

  it('of one address leaves room for the entries of others', async () => {
    await using log = await opened();
    const refusal = (address: string) =>
      event({ kind: 'refusal', actor: { kind: 'anonymous', id: '', name: '' }, from: { address } });
    for (let n = 0; n < 1000; n++) log.note(refusal('10.0.0.1'));
    log.note(refusal('10.0.0.2'));
    await log[Symbol.asyncDispose]();
    const from = (await entriesOf(path)).filter(({ kind }) => kind === 'refusal').map((entry) => entry.from?.address);
    expect(from).toContain('10.0.0.2');
  });

  it('of strangers hides nothing of those who are known', async () => {
    await using log = await opened();
    for (let n = 0; n < 5000; n++)
      log.note(
        event({
          kind: 'refusal',
          actor: { kind: 'anonymous', id: '', name: '' },
          from: { address: `10.0.0.${n % 250}` },
        }),
      );
    log.note(event({ kind: 'sign-out', action: 'SignOut' }));
    log.note(event({ kind: 'refusal', action: 'forbidden' }));
    await log[Symbol.asyncDispose]();
    const known = (await entriesOf(path)).filter(({ actor }) => actor.kind === 'user').map(({ kind }) => kind);
    expect(known).toEqual(['sign-out', 'refusal']);
  });

  it('never hides what is changed', async () => {
    await using log = await opened();
    for (let n = 0; n < 1000; n++) log.note(event({ kind: 'refusal' }));
    const conclude = await log.intend(event());
    await conclude({ status: 204 });
    expect((await entriesOf(path)).filter(({ kind }) => kind === 'mutation')).toHaveLength(2);
  });
});

describe('a stop', () => {
  it('waits for the outcomes of what was begun', async () => {
    const log = await opened();
    const conclude = await log.intend(event());
    const stopped = log[Symbol.asyncDispose]();
    await conclude({ status: 204 });
    await stopped;
    expect((await entriesOf(path)).map(({ kind, phase }) => phase ?? kind)).toEqual([
      'start',
      'intent',
      'outcome',
      'stop',
    ]);
    await expect(log.intend(event())).rejects.toMatchObject({ problem: { code: 'audit-unavailable' } });
  });
});
