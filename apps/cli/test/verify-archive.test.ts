import { once } from 'node:events';
import { appendFile, mkdir, readFile, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { randomJournal } from '@qldb-console/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArchiveReport } from '../src/verify/archive/archive-report.ts';
import { verify } from '../src/verify/verify.ts';
import {
  archiveFolder,
  damaged,
  digestOf,
  exportJournal,
  healthy,
  objectsOf,
  sampleStrand,
} from './support/archives.ts';
import { run, start } from './support/run.ts';

let folder: Awaited<ReturnType<typeof archiveFolder>>;
beforeAll(async () => {
  folder = await archiveFolder();
});
afterAll(() => folder.remove());

async function judged(...args: string[]): Promise<ArchiveReport & { exitCode: number }> {
  const { exitCode, output } = await verify([...args, '--json', '--threads', '2']);
  const report = JSON.parse(output) as ArchiveReport & { exitCode: number };
  expect(report).toMatchObject({ format: 'qldb-console-verdict', version: 1, exitCode });
  return report;
}
const findingsOf = (report: ArchiveReport) => report.archive.findings.map(({ code }) => code);
const causesOf = (report: ArchiveReport) =>
  report.journals[0]?.verdict.causes.map(({ kind, blocks }) => [kind, blocks]);

describe('the exit code is the verdict on an archive:', () => {
  it('0 for a whole one with a digest of the reader', async () => {
    const { code, stdout, stderr } = await run(['verify', healthy, '--digest', digestOf('06')]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Blocks 0–159 verified against the digest you supplied, dated 2025-06-30\n/);
    expect(stdout).toContain('3 exports, 10 objects, ');
    expect(stderr).toBe('');
  });

  it('1 for a damaged one, with every cause, its file and its bytes', async () => {
    const { code, stdout } = await run(['verify', damaged, '--digest', digestOf('06')]);
    expect(code).toBe(1);
    expect(stdout).toMatch(/^Not verified: in block 37/);
    const bytes = await readFile(join(damaged, `2025/04/22/14/${sampleStrand}.30-47.ion`));
    const [, start, end] = /30-47\.ion, bytes (\d+)–(\d+)/.exec(stdout) ?? [];
    expect(bytes.subarray(Number(start), Number(end)).toString()).toMatch(/^\{blockAddress:.*sequenceNo:37\}.*\}$/s);
    expect(stdout).toContain(`${sampleStrand}.63-81.ion, bytes `);
    expect(stdout).toContain('Blocks 127–139 are not here');
  });

  it('3 for a whole one without a digest, or with one of a part of it', async () => {
    expect(await judged(healthy)).toMatchObject({ exitCode: 3, outcome: 'consistent' });
    const report = await judged(healthy, '--digest', digestOf('04'));
    expect(report.journals[0]?.verdict).toMatchObject({ horizon: 47, anchors: [{ state: 'agrees' }] });
  });

  it('2 for what is no archive', async () => {
    const empty = folder.next();
    await mkdir(empty);
    await expect(verify([empty])).rejects.toThrow('There are no files.');
    await folder.write(empty, 'picture.png', Buffer.from('89504e470d0a1a0a', 'hex'));
    await folder.write(empty, 'notes.txt', 'nothing');
    await expect(verify([empty])).rejects.toThrow(/^No block of a journal was found in 2 files\./);
    const { code, stdout, stderr } = await run(['verify', join(empty, 'nowhere')]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toBe(`${join(empty, 'nowhere')}: there is no such file or directory.\n`);
  });
});

it('the causes of the damaged archive are what was done to it', async () => {
  const report = await judged(damaged, '--digest', digestOf('06'));
  expect(causesOf(report)).toEqual([
    ['altered-content', [37, 37]],
    ['replaced', expect.arrayContaining([74])],
    ['missing', [127, 139]],
  ]);
  expect(findingsOf(report)).toContain('missing');
  expect(report.journals[0]?.explained).toMatchObject([
    { sequenceNo: 37, hypotheses: [{ paths: ['PendingPenaltyTicketAmount'], from: '90.25', to: '90.250' }] },
  ]);
});

describe('an archive is the same', () => {
  let expected: ArchiveReport;
  beforeAll(async () => {
    expected = await judged(healthy, '--digest', digestOf('06'));
  });
  const isAlike = ({ outcome, headline, journals }: ArchiveReport) => {
    expect({ outcome, headline }).toEqual({ outcome: expected.outcome, headline: expected.headline });
    expect(journals[0]?.verdict.coverage).toEqual(expected.journals[0]?.verdict.coverage);
  };

  it('packed', async () => {
    const copy = await folder.copyOf(healthy);
    for (const name of await objectsOf(copy)) {
      await writeFile(join(copy, `${name}.gz`), gzipSync(await readFile(join(copy, name))));
      await rm(join(copy, name));
    }
    isAlike(await judged(copy, '--digest', digestOf('06')));
  });

  it('as single files, in any order', async () => {
    const names = await objectsOf(healthy);
    const { journals, exitCode } = await judged(
      ...names.reverse().map((name) => join(healthy, name)),
      '--digest',
      digestOf('06'),
    );
    expect(exitCode).toBe(0);
    expect(journals[0]?.verdict.coverage).toEqual(expected.journals[0]?.verdict.coverage);
  });

  it('in two directories', async () => {
    const [one, two] = [await folder.copyOf(healthy), folder.next()];
    for (const name of (await objectsOf(one)).slice(5)) {
      await mkdir(dirname(join(two, name)), { recursive: true });
      await rename(join(one, name), join(two, name));
    }
    isAlike(await judged(one, two, '--digest', digestOf('06')));
  });

  it('through a link that the reader names', async () => {
    const link = folder.next();
    await symlink(healthy, link);
    isAlike(await judged(link, '--digest', digestOf('06')));
  });
});

describe('what lies in a directory beside an archive', () => {
  it('is counted, and takes nothing from the verdict', async () => {
    const copy = await folder.copyOf(healthy);
    await folder.write(copy, 'picture.png', Buffer.from('89504e470d0a1a0a', 'hex'));
    await folder.write(copy, '.DS_Store', 'x');
    const report = await judged(copy, '--digest', digestOf('06'));
    expect(report).toMatchObject({ exitCode: 0, archive: { ignored: { count: 2 } } });
  });

  it('and cannot be reached keeps the verdict from being about all of it', async () => {
    const copy = await folder.copyOf(healthy);
    const deep = Array.from({ length: 65 }, () => 'd').join('/');
    await folder.write(copy, `${deep}/notes.txt`, 'nothing');
    const report = await judged(copy, '--digest', digestOf('06'));
    expect(report).toMatchObject({ exitCode: 3, headline: expect.stringContaining('more than 64 directories deep') });
  });

  it('is not read when a link leads out of it, and told', async () => {
    const copy = await folder.copyOf(healthy);
    const [first = ''] = await objectsOf(copy);
    const outside = await folder.write(folder.next(), 'outside.ion', await readFile(join(copy, first)));
    await rm(join(copy, first));
    await symlink(outside, join(copy, first));
    await symlink(dirname(outside), join(copy, 'elsewhere'));
    await symlink(copy, join(copy, 'loop'));
    const report = await judged(copy, '--digest', digestOf('06'));
    expect(report.exitCode).not.toBe(0);
    expect(report.archive.skipped.map(({ name }) => name)).toEqual([first, 'elsewhere', 'loop'].sort());
    expect(findingsOf(report)).toContain('missing');
  });
});

describe('a damaged object', () => {
  it('that is cut off is told, and what is left of it judged', async () => {
    const copy = await folder.copyOf(healthy);
    const last = (await objectsOf(copy)).at(-1) ?? '';
    await truncate(join(copy, last), 20_000);
    const report = await judged(copy, '--digest', digestOf('06'));
    expect(report.exitCode).not.toBe(0);
    expect(findingsOf(report)).toContain('truncated');
    expect(report.journals[0]?.verdict.last).toBeGreaterThan(140);
  });

  it('of gzip that breaks off is told with its file', async () => {
    const copy = await folder.copyOf(healthy);
    const names = await objectsOf(copy);
    const name = names[3] ?? '';
    const packed = gzipSync(await readFile(join(copy, name)));
    await rm(join(copy, name));
    await writeFile(join(copy, `${name}.gz`), packed.subarray(0, packed.length - 3_000));
    const report = await judged(copy, '--digest', digestOf('06'));
    expect(report.exitCode).not.toBe(0);
    expect(JSON.stringify(report.journals[0]?.problems) + JSON.stringify(report.archive.findings)).toContain(
      `${name}.gz`,
    );
  });

  it('that unpacks to more than any object has does not fill the memory', async () => {
    const copy = await folder.copyOf(healthy);
    const bomb = Buffer.concat(Array.from({ length: 40 }, () => gzipSync(Buffer.alloc(32 * 1024 * 1024, ' '))));
    await writeFile(join(copy, `${sampleStrand}.160-170.ion.gz`), bomb);
    const { code, stdout, stderr } = await run(['verify', copy, '--digest', digestOf('06'), '--threads', '1'], {
      NODE_OPTIONS: '--max-old-space-size=256',
    });
    expect(stderr).toBe('');
    expect([1, 3]).toContain(code);
    expect(stdout).toContain('.160-170.ion.gz');
  });

  it('that is there a second time, and not the same, is a contradiction', async () => {
    const copy = await folder.copyOf(healthy);
    const name = (await objectsOf(copy))[2] ?? '';
    const other = await readFile(join(damaged, name));
    await folder.write(copy, `again/${basename(name)}`, await readFile(join(copy, name)));
    const same = await judged(copy, '--digest', digestOf('06'));
    expect(same).toMatchObject({ exitCode: 0 });
    expect(findingsOf(same)).toContain('duplicate');
    await folder.write(copy, `again/${basename(name)}`, other);
    const differs = await judged(copy, '--digest', digestOf('06'));
    expect(differs).toMatchObject({ exitCode: 1, outcome: 'disproven' });
    expect(differs.journals[0]?.copies.map(({ state }) => state)).toEqual(['faulty']);
  });

  it('whose copy has other blocks, each right in itself, is a contradiction', async () => {
    const copy = await folder.copyOf(healthy);
    const name = (await objectsOf(copy)).find((each) => each.includes('.63-81.')) ?? '';
    await folder.write(copy, `again/${basename(name)}`, await readFile(join(damaged, name)));
    const report = await judged(copy, '--digest', digestOf('06'));
    expect(report).toMatchObject({
      exitCode: 1,
      headline: 'Not verified: blocks 63–81 are there more than once, and not the same each time',
      journals: [
        { copies: [{ blocks: [63, 81], state: 'different', faults: [], sources: [`again/${basename(name)}`] }] },
      ],
    });
  });
});

describe('several journals', () => {
  it('get a verdict each; one may be asked for', async () => {
    const archive = await folder.copyOf(healthy);
    const other = randomJournal(7, 12);
    await exportJournal(join(archive, 'other'), other, { sizes: [5] });
    const report = await judged(archive, '--digest', digestOf('06'));
    expect(report.journals.map(({ strandId }) => strandId).sort()).toEqual([other.strandId, sampleStrand].sort());
    expect(report).toMatchObject({
      exitCode: 3,
      headline: expect.stringMatching(/^1 of 2 journals in this archive is /),
    });
    const only = await judged(archive, '--digest', digestOf('06'), '--strand', sampleStrand);
    expect(only).toMatchObject({ exitCode: 0, journals: [{ strandId: sampleStrand }] });
    await expect(verify([archive, '--strand', 'Z'.repeat(22)])).rejects.toThrow(/^There is no journal Z+ here, but /);
  });
});

describe('a run', () => {
  it('says on stderr how far it is, line by line where nobody watches, and ends at once when it is told to', async () => {
    const archive = folder.next();
    await mkdir(archive);
    const text = await readFile(join(healthy, (await objectsOf(healthy))[1] ?? ''), 'utf8');
    // Each block contradicts itself, and so is judged the long way: some ten seconds of work.
    const wrong = text.replaceAll('txTime:2025', 'txTime:2024');
    const path = join(archive, `${sampleStrand}.0-999999.ion`);
    for (let n = 0; n < 50; n += 1) await appendFile(path, wrong.repeat(100));
    const running = start(['verify', archive, '--threads', '1']);
    await expect.poll(() => running.stderr()).toMatch(/blocks judged, [\d.]+ % of [\d.]+ MB read, [\d.]+ MB\/s/);
    running.child.kill('SIGINT');
    await once(running.child, 'exit');
    const { code, stdout, stderr } = await running.ended;
    expect(code).toBe(130);
    expect(stdout).toBe('');
    expect(stderr).toContain('Cancelled before everything was judged: there is no verdict.');
  });

  it.each([
    [['a', '--revision', 'r'], '--revision cannot be given with an archive.'],
    [['a', '--part', '0/3'], '--part is "0/3"'],
    [['a', '--part', '4/3'], '--part is "4/3"'],
    [['a', '--part', '1/3', '--json'], '--part writes JSON anyway'],
    [['a', '--output', 'f'], '--output belongs to --part.'],
    [['a', '--threads', '0'], '--threads is "0"'],
    [['a', '--region', 'eu-west-1'], '--region is only used with s3://BUCKET/PREFIX.'],
    [['--part', '1/3'], 'Name the archive'],
    [['--join'], '--join needs the files'],
    [['--join', 'f', '--part', '1/2'], '--part cannot be given with --join.'],
    [['s3://b'], '"s3://b" is not s3://BUCKET/PREFIX'],
    [['s3://'], '"s3://" is not s3://BUCKET/PREFIX'],
    [[''], 'An empty name is no archive'],
    [['a\0b'], 'An empty name is no archive'],
  ])('is refused for %j', async (args, message) => {
    await expect(verify(args)).rejects.toThrow(message);
    await expect(verify(args)).rejects.toMatchObject({ name: 'UsageError' });
  });
});
