import { spawn } from 'node:child_process';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../src/usage.ts';
import { InputError } from '../src/verify/read-file.ts';
import { verify } from '../src/verify/verify.ts';
import { AWS, cliBlock, cliDigest, cliRevision, evidenceFolder, receipt } from './support/evidence.ts';
import { ended, main, run, start } from './support/run.ts';

type Folder = Awaited<ReturnType<typeof evidenceFolder>>;
let folder: Folder;
let files: Record<'digest' | 'revision' | 'changed' | 'block' | 'receipt', string>;
beforeAll(async () => {
  folder = await evidenceFolder();
  files = {
    digest: await folder.file(cliDigest(), 'digest.json'),
    revision: await folder.file(cliRevision(), 'revision.json'),
    changed: await folder.file(cliRevision(AWS.revision.replace('"WA"', '"WB"'))),
    block: await folder.file(cliBlock(), 'block.json'),
    receipt: await folder.file(receipt(), 'receipt.json'),
  };
});
afterAll(() => folder.remove());

describe('a file that cannot be read', () => {
  it.each<[string, string | Uint8Array, RegExp]>([
    ['is empty', '', /empty-input/],
    ['holds only blanks', ' \n\t ', /empty-input/],
    ['is no Ion and no JSON', 'hello, world', /byte \d+; /],
    ['is a web page', '<!doctype html><script>alert(1)</script>', /byte \d+; /],
    ['is binary junk', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 255, 254), /byte \d+; /],
    ['is JSON of something else', '{"hello":"world"}', /unrecognised-document/],
    ['ends in the middle', cliRevision().slice(0, 300), /unexpected-end/],
    ['holds two documents', `${cliRevision()}${cliRevision()}`, /trailing-data/],
    ['holds a field twice', cliRevision().replace('{', '{"Proof": {"IonText": "[]"},'), /duplicate-field/],
    ['has another type', '{"Revision": 5}', /not-a-struct/],
    ['has truncated base64 in it', cliRevision(AWS.revision.replace(/hash:\{\{.{4}/, 'hash:{{')), /base64|hash-length/],
    ['nests a million deep', '['.repeat(1_000_000), /ion-too-deep/],
    ['is a block', cliBlock(), /this is a block, not a document revision/],
  ])('because it %s is named with option, file and place', async (_what, content, message) => {
    const path = await folder.file(content);
    const began = performance.now();
    const failure = await verify(['--digest', files.digest, '--revision', path]).catch((error: unknown) => error);
    expect(performance.now() - began).toBeLessThan(20_000);
    expect(failure).toBeInstanceOf(InputError);
    expect((failure as Error).message).toMatch(message);
    expect((failure as Error).message).toContain(`--revision ${path}: `);
  });

  it('because it is too large is refused by its size, before it is read', async () => {
    const path = await folder.file('');
    await truncate(path, 100 * 1024 ** 3);
    const began = performance.now();
    await expect(verify(['--digest', path, '--block', files.block])).rejects.toThrow(
      `--digest ${path}: has 107374182400 bytes`,
    );
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  it('because it never ends is refused when it has given too much', async () => {
    await expect(verify(['--digest', '/dev/zero', '--block', files.block])).rejects.toThrow(
      '--digest /dev/zero: has more than',
    );
  });

  it.each([
    ['is not there', 'nowhere.json', 'there is no such file'],
    ['is a directory', '.', 'is a directory'],
    ['has an impossible name', 'a\0b', 'this is not the name of a file'],
  ])('because it %s', async (_what, name, message) => {
    await expect(verify(['--receipt', join(folder.directory, name)])).rejects.toThrow(message);
  });

  it.each([
    [
      'a file',
      (name: string) => ['--receipt', name],
      /^--receipt a{200}… \(100000 characters\): the name is too long\.$/,
    ],
    ['an archive', (name: string) => [name], /^a{200}… \(100000 characters\): the name is too long\.$/],
  ])('because its name is longer than any is refused in a short line: %s', async (_what, args, message) => {
    await expect(verify(args('a'.repeat(100_000)))).rejects.toThrow(message);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], 'Nothing to judge'],
    [['--digest', 'd'], 'Nothing to judge'],
    [['--revision', 'r'], 'Give --digest'],
    [['--receipt', 'r', '--block', 'b'], '--receipt stands alone'],
    [['--json=yes', '--receipt', 'r'], '--json'],
    [['--receipt', 'r', '--receipt', 's'], 'given twice'],
  ])('%j is refused', async (args, message) => {
    const failure = await verify(args).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(UsageError);
    expect((failure as Error).message).toContain(message);
  });
});

describe('the process', () => {
  it.each([
    [0, () => ['--digest', files.digest, '--revision', files.revision]],
    [1, () => ['--digest', files.digest, '--revision', files.changed]],
    [2, () => ['--revision', files.revision]],
    [3, () => ['--receipt', files.receipt]],
  ] as const)('exits with %i', async (code, args) => {
    const ended = await run(['verify', ...args()]);
    expect(ended.code).toBe(code);
    expect(ended.stderr).not.toContain('    at ');
    expect(ended.stdout === '').toBe(code === 2);
  });

  it('exits with 2 for a file it cannot read, in one line', async () => {
    const { code, stdout, stderr } = await run(['verify', '--receipt', files.block]);
    expect(code).toBe(2);
    expect(stderr).toBe(`--receipt ${files.block}: this is a block, not a receipt.\n`);
    expect(stdout).toBe('');
  });

  it('reads from a pipe', async () => {
    const command = `cat "${files.digest}" | "${process.execPath}" "${main}" verify --digest /dev/stdin --block "${files.block}"`;
    const { code } = await ended(spawn('sh', ['-c', command]));
    expect(code).toBe(0);
  });

  it('keeps the verdict as its exit code when nobody reads the report', async () => {
    const running = start(['verify', '--digest', files.digest, '--revision', files.changed]);
    running.child.stdout?.destroy();
    const { code, stderr } = await running.ended;
    expect(code).toBe(1);
    expect(stderr).toBe('');
  });
});
