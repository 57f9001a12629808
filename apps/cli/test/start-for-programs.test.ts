import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run, start } from './support/run.ts';

let directory = '';
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cli-start-for-programs-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

describe('start with the audit log on standard output', () => {
  it('writes nothing but JSON there, and says in its log what it started, and in which version', async () => {
    const running = start(['start', '--endpoint', 'http://127.0.0.1:1'], {
      PORT: '0',
      DATA_DIR: directory,
      AUDIT_STDOUT: 'on',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
    });
    const started = new Promise<void>((resolve) => {
      running.child.stderr?.on('data', () => running.stderr().includes('"started"') && resolve());
    });
    await Promise.race([started, running.ended]);
    running.child.kill('SIGTERM');
    const { code, stdout, stderr } = await running.ended;
    expect(code).toBe(0);
    const lines = (text: string) =>
      text
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
    expect(lines(stdout)).toMatchObject([
      { kind: 'start', details: { version: expect.stringMatching(/^\d+\.\d+\.\d+/) } },
      { kind: 'stop' },
    ]);
    expect(lines(stderr)).toContainEqual(
      expect.objectContaining({
        msg: 'started',
        version: expect.stringMatching(/^\d+\.\d+\.\d+/),
        listens: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
        ledgerService: 'http://127.0.0.1:1',
      }),
    );
  });
});

it.each([['version'], ['--version']])('%s says which version this is', async (argument) => {
  const { code, stdout } = await run([argument]);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^qldb-console \d+\.\d+\.\d+ \(Node \d+\.\d+\.\d+\)\n$/)]);
});
