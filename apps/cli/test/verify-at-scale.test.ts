/** What the guide on many machines tells people to write works. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { verify } from '../src/verify/verify.ts';
import { archiveFolder, damaged, digestOf, healthy } from './support/archives.ts';
import { main } from './support/run.ts';

const guide = await readFile(fileURLToPath(new URL('../../../docs/verify-at-scale.md', import.meta.url)), 'utf8');
const codes = (language: string) =>
  [...guide.matchAll(new RegExp(`^\`\`\`${language}\n(.*?)^\`\`\``, 'gms'))].map(([, code]) => code ?? '');

let folder: Awaited<ReturnType<typeof archiveFolder>>;
beforeAll(async () => {
  folder = await archiveFolder();
});
afterAll(() => folder.remove());

it('the Makefile judges parts side by side, joins them, and does not judge again what is there', async () => {
  const [makefile = '', ...others] = codes('make');
  expect(others).toEqual([]);
  const directory = folder.next();
  await mkdir(directory);
  await writeFile(join(directory, 'Makefile'), makefile);
  const make = (archive = healthy) =>
    spawnSync(
      'make',
      ['-j', '2', `ARCHIVE=${archive}`, `DIGEST=${digestOf('06')}`, 'N=3', `VERIFY=${process.execPath} ${main} verify`],
      { cwd: directory, encoding: 'utf8', env: { PATH: process.env.PATH } },
    );
  const report = () => readFile(join(directory, 'report.txt'), 'utf8');
  expect(make()).toMatchObject({ status: 0, stderr: '' });
  const { output } = await verify([healthy, '--digest', digestOf('06')]);
  expect(await report()).toBe(output);
  const kept = (await stat(join(directory, 'part-1-of-3.json'))).mtimeMs;
  await rm(join(directory, 'part-2-of-3.json'));
  expect(make().stdout).not.toContain('--part 1/3');
  expect((await stat(join(directory, 'part-1-of-3.json'))).mtimeMs).toBe(kept);
  for (const n of [1, 2, 3]) await rm(join(directory, `part-${n}-of-3.json`));
  expect(make(damaged).status).not.toBe(0);
  expect(await report()).toMatch(/^Not verified/);
});

it('the manifests are YAML, and run the command as it is', () => {
  const documents = codes('yaml').flatMap((code) =>
    parseAllDocuments(code, {
      strict: true,
      customTags: [{ tag: '!Ref', resolve: (name: string) => ({ Ref: name }) }],
    }),
  );
  for (const document of documents) expect([document.errors, document.warnings]).toEqual([[], []]);
  const [parts, joining, batch] = documents.map((document) => document.toJS());
  expect(documents).toHaveLength(3);
  expect(parts.spec).toMatchObject({ completionMode: 'Indexed', completions: 64 });
  for (const job of [parts, joining]) {
    const [container] = job.spec.template.spec.containers;
    const mounted = container.volumeMounts.map(({ name }: { name: string }) => name).sort();
    expect(mounted).toEqual(job.spec.template.spec.volumes.map(({ name }: { name: string }) => name).sort());
  }
  const script = (text: string) => text.replaceAll('\n', ' ');
  const [container] = parts.spec.template.spec.containers;
  expect(script(container.args[0])).toContain(`/${parts.spec.completions}" --output`);
  const command = batch.Resources.VerifyPart.Properties.ContainerProperties.Command;
  for (const text of [container.args[0], joining.spec.template.spec.containers[0].args[0], command[2]]) {
    // A shell accepts it.
    execFileSync('/bin/sh', ['-n', '-c', text]);
    const flags = [...text.matchAll(/ (--[a-z-]+)/g)].map(([, flag]) => flag);
    expect(['--digest', '--region', '--part', '--output', '--join']).toEqual(expect.arrayContaining(flags));
  }
});

it('every command of the guide is one that the program takes', async () => {
  const commands = codes('sh')
    .join('')
    .split('\n')
    .filter((line) => line.startsWith('qldb-console verify '));
  expect(commands.length).toBeGreaterThan(4);
  for (const command of commands) {
    const args = command.split(' ').slice(2);
    // The files are not there; that is what is wrong, and nothing else.
    await expect(verify(args), command).rejects.toMatchObject({ name: 'InputError' });
  }
});
