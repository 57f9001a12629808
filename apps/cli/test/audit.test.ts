import { hash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from './support/run.ts';

let folder: string;
let path: string;
let lines: string[];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'audit-'));
  path = join(folder, 'audit.jsonl');
  lines = logOf(30);
  await writeFile(path, `${lines.join('\n')}\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function logOf(count: number): string[] {
  const made: string[] = [];
  for (let seq = 1; seq <= count; seq++)
    made.push(
      JSON.stringify({
        seq,
        time: '2026-11-23T12:00:00.000Z',
        prev: seq === 1 ? '0'.repeat(64) : hash('sha256', made.at(-1) ?? ''),
        kind: seq === 1 ? 'start' : 'digest',
        action: seq === 1 ? 'Start' : 'GetDigest',
        actor: { kind: 'local', id: 'local', name: 'local' },
      }),
    );
  return made;
}
async function fileOf(name: string, text: string): Promise<string> {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
}
const digestOf = (seq: number) => `${seq}:${hash('sha256', lines[seq - 1] ?? '')}`;

describe('audit digest', () => {
  it('prints what the last entry is, and verify finds it again', async () => {
    const printed = await run(['audit', 'digest', path]);
    expect(printed).toMatchObject({ code: 0, stdout: `${digestOf(30)}\n` });
    const verdict = await run(['audit', 'verify', path, '--expect', printed.stdout.trim()]);
    expect(verdict.stdout).toContain('ANCHORED  Entries 1 to 30');
    expect(verdict.code).toBe(0);
  });

  it('is not taken of a log with faults', async () => {
    const broken = await fileOf('broken.jsonl', `${lines.toSpliced(4, 1).join('\n')}\n`);
    const { code, stdout, stderr } = await run(['audit', 'digest', broken]);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('entry 5 is missing');
  });
});

describe('audit verify', () => {
  it('without a digest says what that leaves open', async () => {
    const { code, stdout } = await run(['audit', 'verify', path]);
    expect(code).toBe(3);
    expect(stdout).toContain('only a digest that was kept elsewhere can tell');
  });

  it('names the line that was altered', async () => {
    const altered = lines.with(6, (lines[6] ?? '').replace('GetDigest', 'GetNothing'));
    const file = await fileOf('altered.jsonl', `${altered.join('\n')}\n`);
    const { code, stdout } = await run(['audit', 'verify', file, '--expect', digestOf(30), '--json']);
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      exitCode: 1,
      outcome: 'disproven',
      faultCount: 1,
      faults: [{ line: 7, seq: 7, code: 'altered' }],
    });
  });

  it('takes the files of one log in their order', async () => {
    const [first, second] = [
      await fileOf('1.jsonl', `${lines.slice(0, 10).join('\n')}\n`),
      await fileOf('2.jsonl', `${lines.slice(10).join('\n')}\n`),
    ];
    expect((await run(['audit', 'verify', first, second, '--expect', digestOf(30)])).code).toBe(0);
    expect((await run(['audit', 'verify', second, first, '--expect', digestOf(30)])).code).toBe(1);
  });

  it('holds the file against what is kept beside it', async () => {
    const cut = await fileOf('cut.jsonl', `${lines.slice(0, 20).join('\n')}\n`);
    await fileOf('cut.jsonl.head', `${digestOf(30).padStart(80, '0')}\n`);
    const { code, stdout } = await run(['audit', 'verify', cut]);
    expect(stdout).toContain('the log ends with entry 20, and had 30 by the file .head beside it');
    expect(code).toBe(1);
  });

  it('shows nothing to a terminal that could paint over the verdict', async () => {
    const intent = { ...JSON.parse(lines[1] ?? ''), phase: 'intent', action: 'Del\u001b[2Kete', target: 'a\u202eb' };
    const file = await fileOf('escapes.jsonl', `${lines[0]}\n${JSON.stringify(intent)}\n`);
    const { stdout } = await run(['audit', 'verify', file]);
    expect([...stdout].filter((character) => character === '\u001b' || character === '\u202e')).toEqual([]);
    expect(stdout).toContain('Del\\u{1b}[2Kete a\\u{202e}b');
  });

  it.each([
    ['no file', []],
    ['a file that is not there', ['/nowhere/audit.jsonl']],
    ['a directory', ['.']],
    ['a digest that is none', ['FILE', '--expect', 'abc']],
    ['an option that is unknown', ['FILE', '--except', 'abc']],
  ])('says what is wrong with %s', async (_what, args) => {
    const { code, stdout, stderr } = await run([
      'audit',
      'verify',
      ...args.map((arg) => (arg === 'FILE' ? path : arg)),
    ]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).not.toContain('    at ');
  });

  it('keeps its memory whatever the size of the file, one of a single line included', async () => {
    const huge = await fileOf('huge.jsonl', 'x'.repeat(50 * 1024 * 1024));
    expect((await run(['audit', 'verify', huge])).code).toBe(3);
    await writeFile(huge, `${await readFile(huge, 'latin1')}\n`);
    expect(await run(['audit', 'verify', huge])).toMatchObject({ code: 1 });
  });
});
