// The fuzzer itself: it must find what is there to be found.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runSeed } from '@qldb-console/testkit';
import { describe, expect, it, onTestFinished } from 'vitest';
import { minimise } from '../src/minimise.ts';
import { branches, log } from './planted/spelling.ts';

const runner = fileURLToPath(new URL('./planted/run.ts', import.meta.url));

function run(what: string, options: object = {}) {
  return spawnSync(process.execPath, ['--disable-warning=ExperimentalWarning', runner, what, JSON.stringify(options)], {
    encoding: 'utf8',
    timeout: 60_000,
  });
}
const answer = (what: string, options: object = {}) => JSON.parse(run(what, options).stdout);

describe('fuzzing', () => {
  it('finds a bug behind four bytes when it sees which ways inputs go, and not when it is blind', () => {
    const seed = runSeed();
    const guided = answer('magic', { seed });
    expect(guided.found).toEqual([{ input: [0x51, 0x4c, 0x44, 0x42], error: 'planted' }]);
    expect(guided.runs).toBeLessThan(20_000);
    const blind = answer('magic', { seed, guided: false });
    expect(blind).toMatchObject({ found: [], runs: 50_000 });
  });

  it('does the same again with the same seed', () => {
    const options = { seed: runSeed(), runs: 3_000 };
    expect(answer('magic', options)).toEqual(answer('magic', options));
  });

  it('ends when an input makes the program hang, and keeps that input', () => {
    const folder = mkdtempSync(join(tmpdir(), 'fuzz-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    const { signal, stderr } = run('forever', { seed: runSeed(), folder, patience: 500 });
    expect(signal).toBe('SIGKILL');
    expect(stderr).toContain('planted: an input takes more than 0.5 s');
    const [file = ''] = readdirSync(folder);
    expect(readFileSync(join(folder, file))[0]).toBe(0x51);
  });
});

describe('counters behind branches', () => {
  it('do not change what a program does', () => {
    const said = [0, 1, 2, 3].map((n) => branches(n));
    const counted = answer('spelling');
    expect({ said: counted.said, log: counted.log }).toEqual({ said, log });
    expect(counted.branches).toBeGreaterThan(40);
  });
});

describe('minimising', () => {
  it('leaves what the failure needs', () => {
    const input = new TextEncoder().encode(`${'x'.repeat(200)}[needle${'y'.repeat(100)}]${'z'.repeat(50)}`);
    const needs = (bytes: Uint8Array) => /needle.*\]/s.test(new TextDecoder().decode(bytes));
    expect(new TextDecoder().decode(minimise(input, needs))).toBe('needle]');
  });

  it('ends after the executions that it is allowed', () => {
    let runs = 0;
    minimise(
      new Uint8Array(10_000),
      () => {
        runs += 1;
        return false;
      },
      77,
    );
    expect(runs).toBe(77);
  });
});
