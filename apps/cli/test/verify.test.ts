import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { jsonReport } from '../src/verify/json-report.ts';
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

type Folder = Awaited<ReturnType<typeof evidenceFolder>>;
let folder: Folder;
let files: Record<'digest' | 'revision' | 'block' | 'receipt', string>;
beforeAll(async () => {
  folder = await evidenceFolder();
  files = {
    digest: await folder.file(cliDigest(), 'digest.json'),
    revision: await folder.file(cliRevision(), 'revision.json'),
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
  it('writes what could repaint a terminal as escapes in JSON too, which means the same', () => {
    const hostile = { headline: '\u001b[2J\u009b1m\u007f\u202e\u2028\u0000\nVerified', 'na\u009bme': '\u{e0001}ä✓' };
    const report = jsonReport(hostile, 3);
    expect(report).not.toMatch(/[^\P{C}\n]/u);
    expect(report).toContain('ä✓');
    expect(JSON.parse(report)).toEqual({ exitCode: 3, ...hostile });
  });

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
