import { spawn } from 'node:child_process';
import { truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { UsageError } from '../src/usage.ts';
import { InputError } from '../src/verify/read-file.ts';
import { textReport } from '../src/verify/text-report.ts';
import { verify } from '../src/verify/verify.ts';
import {
  AWS,
  cliBlock,
  cliDigest,
  cliRevision,
  consoleDigest,
  evidenceFolder,
  flipped,
  receipt,
  receiptDigest,
} from './support/evidence.ts';
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

interface JsonVerdict {
  exitCode: number;
  outcome: string;
  checks: { id: string; status: string; computed?: string }[];
  path: { running: string; output: string }[];
  digestComputed: string;
}
/** The verdict by --json, and that the text report comes to the same exit code. */
async function judged(...args: string[]): Promise<JsonVerdict> {
  const verdict = JSON.parse((await verify([...args, '--json'])).output) as JsonVerdict;
  expect((await verify(args)).exitCode).toBe(verdict.exitCode);
  return verdict;
}
const failedChecks = ({ checks }: JsonVerdict) =>
  checks.filter(({ status }) => status === 'failed').map(({ id }) => id);

describe('evidence that Amazon QLDB itself produced', () => {
  it.each([
    ['a revision', () => ['--revision', files.revision]],
    ['a block', () => ['--block', files.block]],
    ['a revision with its block', () => ['--revision', files.revision, '--block', files.block]],
  ])('verifies %s against the digest: 0', async (_what, args) => {
    const verdict = await judged('--digest', files.digest, ...args());
    expect(verdict).toMatchObject({ exitCode: 0, outcome: 'anchored', digestComputed: AWS.digest });
    expect(failedChecks(verdict)).toEqual([]);
    expect(verdict.path.at(-1)?.output).toBe(AWS.digest);
  });

  it('verifies against the digest file of the AWS console: 0', async () => {
    const digest = await folder.file(consoleDigest(), 'Digest.ion.txt');
    expect(await judged('--digest', digest, '--revision', files.revision)).toMatchObject({ exitCode: 0 });
  });

  it('reports the sentence, its scope, what it leaves open, and every check', async () => {
    const { output } = await verify(['--digest', files.digest, '--revision', files.revision]);
    const [headline, , scope] = output.split('\n');
    expect(headline).toBe('Verified against the digest you supplied (tip 123)');
    expect(scope).toContain('Version 3 of document JUJgkIcNbhS2goq8RqLuZ4');
    for (const title of ['Reached', 'Not covered', 'Asserted, not proven by any hash', 'Checks'])
      expect(output).toMatch(new RegExp(`^${title}$`, 'm'));
    expect(output).toMatch(/^ {2}holds +proof\.fold +The revision's hash and the proof lead to the digest/m);
    expect(output).not.toContain('FAILED');
  });
});

describe('one thing changed in it', () => {
  it.each([
    ['a letter of the data', () => cliRevision(AWS.revision.replace('State:"WA"', 'State:"WB"')), 'revision.hash'],
    ['the version', () => cliRevision(AWS.revision.replace('version:3', 'version:4')), 'revision.hash'],
    [
      'the hash of the revision',
      () => cliRevision(AWS.revision.replace(/hash:\{\{(.*?)\}\}/, (_, hash) => `hash:{{${flipped(hash)}}}`)),
      'revision.hash',
    ],
    [
      'an element of the proof',
      () => cliRevision(AWS.revision, AWS.revisionProof.with(4, flipped(AWS.revisionProof[4] ?? ''))),
      'proof.fold',
    ],
    ['a missing element of the proof', () => cliRevision(AWS.revision, AWS.revisionProof.slice(0, -1)), 'proof.fold'],
    [
      'an element of 31 bytes',
      () => cliRevision(AWS.revision, AWS.revisionProof.with(0, `${'A'.repeat(42)}==`)),
      'proof.elements',
    ],
  ])('%s is disproven: 1', async (_what, content, check) => {
    const verdict = await judged('--digest', files.digest, '--revision', await folder.file(content()));
    expect(verdict).toMatchObject({ exitCode: 1, outcome: 'disproven' });
    expect(failedChecks(verdict)).toContain(check);
  });

  it('a bit of the digest is disproven: 1, and the report names the check, both values and the place', async () => {
    const digest = await folder.file(cliDigest(flipped(AWS.digest)));
    const { exitCode, output } = await verify(['--digest', digest, '--block', files.block]);
    expect(exitCode).toBe(1);
    expect(output).toMatch(/^Not verified: /);
    expect(output).toMatch(/^ {2}FAILED +proof\.fold/m);
    expect(output).toMatch(new RegExp(`^ +stated +${flipped(AWS.digest).replace(/[+/=]/g, '\\$&')}$`, 'm'));
    expect(output).toMatch(new RegExp(`^ +computed +${AWS.digest.replace(/[+/=]/g, '\\$&')}$`, 'm'));
    expect(output).toMatch(/^ +where +.*digest/m);
  });

  it('a digest from before the block is disproven: 1', async () => {
    const verdict = await judged('--digest', await folder.file(cliDigest(AWS.digest, 99)), '--block', files.block);
    expect(verdict.exitCode).toBe(1);
    expect(failedChecks(verdict)).toContain('digest.covers');
  });

  it('a revision with another block is disproven: 1', async () => {
    const other = await folder.file(cliBlock(AWS.block.replace('sequenceNo:100', 'sequenceNo:101')));
    const verdict = await judged('--digest', files.digest, '--revision', files.revision, '--block', other);
    expect(verdict.exitCode).toBe(1);
    expect(failedChecks(verdict)).toContain('revision.address');
  });
});

describe('evidence that is not whole', () => {
  it('a block whose content was stripped does not pass as whole: 3', async () => {
    const end = AWS.block.indexOf(',transactionInfo:');
    const stripped = await folder.file(cliBlock(`${AWS.block.slice(0, end)}}`));
    expect(await judged('--digest', files.digest, '--block', stripped)).toMatchObject({
      exitCode: 3,
      outcome: 'incomplete',
    });
  });

  it('a revision without its proof is not anchored: 3', async () => {
    const bare = await folder.file(cliRevision(AWS.revision, null));
    expect(await judged('--digest', files.digest, '--revision', bare)).toMatchObject({ exitCode: 3 });
  });

  it('a field that no hash covers keeps it from being whole: 3, and its name cannot repaint the terminal', async () => {
    const spoofed = AWS.revision.replace(/}$/, `,'\\x1b[2K\\x1b[32mVerified\\u202e':1}`);
    const { exitCode, output } = await verify([
      '--digest',
      files.digest,
      '--revision',
      await folder.file(cliRevision(spoofed)),
    ]);
    expect(exitCode).toBe(3);
    expect(output).toMatch(/finding +revision\.fields/);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
  });

  it('a receipt is proof only: 3, alone and with its digest', async () => {
    expect(await judged('--receipt', files.receipt)).toMatchObject({ exitCode: 3, outcome: 'incomplete' });
    const digest = await folder.file(receiptDigest());
    expect(await judged('--receipt', files.receipt, '--digest', digest)).toMatchObject({ exitCode: 3 });
  });

  it('a receipt that does not lead to its digest is disproven: 1', async () => {
    const changed = JSON.parse(receipt()) as { RevisionHash: string };
    const file = await folder.file(receipt(flipped(changed.RevisionHash)));
    expect(await judged('--receipt', file)).toMatchObject({ exitCode: 1, outcome: 'disproven' });
  });
});

describe('the report', () => {
  it('shows what could repaint a terminal as escapes, wherever it stands', () => {
    const hostile = '\u001b[2J\u009b1m\u202e\u0000\nVerified';
    const output = textReport({
      outcome: 'incomplete',
      headline: hostile,
      scope: hostile,
      notCovered: [hostile],
      asserted: [hostile],
      rungs: [{ id: 'parsed', state: 'reached', note: hostile }],
      checks: [
        {
          id: 'block.fields',
          status: 'finding',
          subject: hostile,
          what: hostile,
          why: hostile,
          expected: hostile,
          computed: hostile,
          places: [{ input: 'block', path: hostile }],
        },
      ],
    });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there
    expect(output).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e]/);
    expect(output).not.toMatch(/^Verified/m);
    expect(output.match(/\\u\{1b\}\[2J\\u\{9b\}1m\\u\{202e\}\\u\{0\}\\u\{a\}Verified/g)).toHaveLength(11);
  });
});

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
    expect(performance.now() - began).toBeLessThan(1000);
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
    expect(performance.now() - began).toBeLessThan(200);
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
