import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { textOf } from '../support/files.ts';

const UNITS = ['qldb-console.service', 'qldb-ledger.service'];
let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'units-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** The unit as a file, with a program that is there in place of the one that will be. */
function unit(name: string, change: (text: string) => string = (text) => text): string {
  const program = join(folder, 'node');
  writeFileSync(program, '#!/bin/sh\n');
  chmodSync(program, 0o755);
  const path = join(folder, name);
  writeFileSync(path, change(textOf(`deploy/systemd/${name}`)).replaceAll('/opt/qldb-console/bin/node', program));
  return path;
}

function verify(path: string): string {
  const { stdout, stderr } = spawnSync('systemd-analyze', ['verify', '--man=no', path], { encoding: 'utf8' });
  // Units of the machine that tests run on are none of ours.
  return `${stdout}${stderr}`
    .split('\n')
    .filter((line) => line.includes('qldb-'))
    .join('\n');
}

describe('the systemd units', () => {
  it.each(UNITS)('are understood by systemd: %s', (name) => {
    expect(verify(unit(name))).toBe('');
    expect(verify(unit(name, (text) => text.replace('ProtectHome=yes', 'ProtectHom=yes')))).toContain('ProtectHom');
  });

  it.each(UNITS)('leave a service next to nothing that it could harm: %s', (name) => {
    const report = execFileSync('systemd-analyze', ['security', '--offline=true', '--no-pager', unit(name)], {
      encoding: 'utf8',
    });
    const exposure = Number(/exposure level for \S+: ([\d.]+)/.exec(report)?.[1]);
    // systemd's own scale goes to 10; what is left is the network, which a server is for, and memory that V8 writes code to.
    expect(exposure, report).toBeLessThanOrEqual(1.5);
  });
});
