import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { run, start } from './support/run.ts';

async function dataDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'cli-ledger-'));
  onTestFinished(() => rm(directory, { recursive: true, force: true }));
  return directory;
}

/** `qldb-console ledger` on a free port; resolves once it says where. */
async function startLedger(dataDir: string, env: Record<string, string> = {}) {
  const started = start(['ledger', '--port', '0', '--data-dir', dataDir], {
    LEDGER_SAMPLE: 'off',
    LOG_LEVEL: 'warn',
    ...env,
  });
  onTestFinished(() => void started.child.kill('SIGKILL'));
  while (!started.stdout().includes('\n'))
    await once(started.child.stdout as NonNullable<typeof started.child.stdout>, 'data');
  const url = /^Ledger service on (http:\S+)/.exec(started.stdout())?.[1] ?? '';
  return { ...started, url };
}

describe('ledger', () => {
  it('runs the service alone, says how to reach it, and ends in order', async () => {
    const dataDir = await dataDirectory();
    const ledger = await startLedger(dataDir);
    expect(ledger.stdout()).toContain(`(region us-east-1, data in ${dataDir})\n`);
    await expect
      .poll(() => ledger.stdout())
      .toContain(
        `AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local aws qldb list-ledgers --endpoint-url ${ledger.url} --region us-east-1\n`,
      );
    expect(await (await fetch(`${ledger.url}/healthz`)).json()).toEqual({
      status: 'ok',
      service: 'qldb-console-ledger',
    });
    expect((await fetch(`${ledger.url}/ledgers`)).status).toBe(403);
    ledger.child.kill('SIGTERM');
    const { code, stderr } = await ledger.ended;
    expect([code, stderr]).toEqual([0, '']);
  });

  it('never repeats a secret of the reader', async () => {
    const ledger = await startLedger(await dataDirectory(), {
      LEDGER_ACCESS_KEY_ID: 'mine',
      LEDGER_SECRET_ACCESS_KEY: 'very-secret',
      LOG_LEVEL: 'trace',
    });
    await fetch(`${ledger.url}/ledgers`);
    ledger.child.kill('SIGINT');
    const { code, stdout, stderr } = await ledger.ended;
    expect(code).toBe(0);
    expect(stdout).toContain('AWS_ACCESS_KEY_ID=mine AWS_SECRET_ACCESS_KEY="$LEDGER_SECRET_ACCESS_KEY"');
    expect(stderr).toContain('MissingAuthenticationTokenException');
    expect(stdout + stderr).not.toContain('very-secret');
  });

  it('tells a second one which process has the data directory', async () => {
    const dataDir = await dataDirectory();
    const ledger = await startLedger(dataDir);
    const { code, stdout, stderr } = await run(['ledger', '--port', '0', '--data-dir', dataDir]);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toBe(
      `The data directory ${dataDir} is in use by another process (pid ${ledger.child.pid}). Stop it, or choose another directory with DATA_DIR.\n`,
    );
  });

  it('names every wrong setting, and refuses to show the well-known key to others', async () => {
    const wrong = await run(['ledger', '--port', '99999', '--state-delay-ms', 'soon'], { LEDGER_SAMPLE: 'perhaps' });
    expect(wrong.code).toBe(2);
    expect(wrong.stderr).toBe(
      'The settings are not valid:\n' +
        '  --port is "99999": must be a whole number from 0 to 65535.\n' +
        '  --state-delay-ms is "soon": must be a whole number from 0 to 3600000.\n' +
        '  LEDGER_SAMPLE is "perhaps": must be on or off.\n',
    );
    const open = await run([
      'ledger',
      '--host',
      '0.0.0.0',
      '--port',
      '0',
      '--data-dir',
      await dataDirectory(),
      '--sample',
      'off',
    ]);
    expect(open.code).toBe(1);
    expect(open.stderr).toMatch(
      /^The ledger service does not listen on 0\.0\.0\.0 with the well-known key local\/local/,
    );
  });
});

describe('seed', () => {
  it('writes into the data directory when no service runs, and goes on through the service when one does', async () => {
    const dataDir = await dataDirectory();
    const nobody = { LEDGER_PORT: '1', DATA_DIR: dataDir };
    const first = await run(['seed', '--ledger', 'mine', '--blocks', '700', '--seed', 'test'], nobody);
    expect(first.stdout).toBe('700 blocks committed to mine, the last with sequence number 700\n');
    expect(first.stderr).toMatch(/^Seed: test\n[\s\S]*700 of 700 blocks, \d+\/s, 0 s left\n/);
    expect(first.code).toBe(0);

    const ledger = await startLedger(dataDir);
    const second = await run(['seed', '--ledger', 'mine', '--blocks', '30', '--endpoint', ledger.url], nobody);
    expect(second.stdout).toBe('30 blocks committed to mine, the last with sequence number 730\n');
    expect(second.stderr).toMatch(/^Seed: [0-9a-f]{12}\n/);
    const blocked = await run(['seed', '--ledger', 'mine', '--blocks', '1'], nobody);
    expect(blocked.code).toBe(1);
    expect(blocked.stderr).toContain(`is in use by another process (pid ${ledger.child.pid})`);
  });

  it('stopped on the way says how much is written', async () => {
    const dataDir = await dataDirectory();
    const seeding = start(['seed', '--ledger', 'mine', '--blocks', '1000000'], { LEDGER_PORT: '1', DATA_DIR: dataDir });
    onTestFinished(() => void seeding.child.kill('SIGKILL'));
    await expect.poll(() => seeding.stderr()).toContain(' of 1000000 blocks');
    seeding.child.kill('SIGINT');
    const { code, stdout } = await seeding.ended;
    expect(code).toBe(1);
    const [, committed = '', last = ''] =
      /^(\d+) blocks committed to mine, the last with sequence number (\d+)\n$/.exec(stdout) ?? [];
    expect(Number(committed)).toBeGreaterThan(0);
    expect(last).toBe(committed);
    const more = await run(['seed', '--ledger', 'mine', '--blocks', '1'], { LEDGER_PORT: '1', DATA_DIR: dataDir });
    expect(more.stdout).toBe(`1 block committed to mine, the last with sequence number ${Number(last) + 1}\n`);
  });

  it('names everything that is wrong at once', async () => {
    const { code, stderr } = await run(
      ['seed', '--ledger', 'a--b', '--blocks', '1e3', '--endpoint', 'here', '--seed', ''],
      { LEDGER_PORT: 'x' },
    );
    expect(code).toBe(2);
    expect(stderr).toBe(
      'The settings are not valid:\n' +
        '  --ledger is "a--b": must be 1 to 32 letters, digits and single hyphens, not all digits.\n' +
        '  --blocks is "1e3": must be a whole number from 1 to 100000000.\n' +
        '  --endpoint is "here": must be an address like http://127.0.0.1:8581.\n' +
        '  --seed is "": must have 1 to 100 characters.\n' +
        '  LEDGER_PORT is "x": must be a whole number from 0 to 65535.\n',
    );
  });

  it('with an endpoint where nobody answers writes nowhere else', async () => {
    const { code, stderr } = await run(['seed', '--ledger', 'a', '--blocks', '1', '--endpoint', 'http://127.0.0.1:1']);
    expect([code, stderr.split('\n').at(-2)]).toEqual([1, 'No ledger service answers at http://127.0.0.1:1.']);
  });
});
