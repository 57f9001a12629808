import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { textOf } from './support/files.ts';

const dockerfile = textOf('deploy/docker/Dockerfile');
const lines = dockerfile.replace(/\\\n/g, ' ').split('\n');
const instructions = (name: string) =>
  lines.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1).trim());
const lastStage = dockerfile.slice(dockerfile.lastIndexOf('\nFROM '));

describe('the image', () => {
  it('is described without mistakes', () => {
    expect(validate(dockerfile)).toEqual([]);
    expect(validate('FROM x\nHEALTHCHEK x\n')).toHaveLength(1);
  });

  it('starts from one version of Node, the one everything is tested with', () => {
    const [, node] = /const NODE = '([\d.]+)'/.exec(textOf('tools/run.mjs')) ?? [];
    expect(instructions('ARG')).toEqual([`NODE_IMAGE=node:${node}-bookworm-slim`]);
    for (const from of instructions('FROM')) expect(from).toMatch(/^\$\{NODE_IMAGE\} AS \w+$/);
  });

  it('runs as a user that is a number and not root, in one process that gets the signals', () => {
    expect(/^USER (.*)$/m.exec(lastStage)?.[1]).toBe('10001:10001');
    const [entry] = instructions('ENTRYPOINT');
    expect(JSON.parse(entry ?? '')).toEqual(['node', '/app/apps/cli/src/main.ts']);
    expect(JSON.parse(instructions('CMD')[0] ?? '')).toEqual(['start']);
    expect(lastStage).toContain('STOPSIGNAL SIGTERM');
    expect(lastStage).toContain('HEALTHCHECK');
  });

  it('holds what production needs and nothing of the build', () => {
    const copied = [...lastStage.matchAll(/^COPY (.*)$/gm)].map(([, what]) => what);
    expect(copied).toEqual(['--from=build /release /app', 'deploy/docker/healthcheck.mjs /app/healthcheck.mjs']);
    expect(lastStage).toContain('NODE_ENV=production');
  });

  it('says the version of the project', () => {
    const { version } = JSON.parse(textOf('package.json'));
    expect(dockerfile).toContain(`org.opencontainers.image.version="${version}"`);
    for (const file of ['deploy/compose/compose.yaml', 'deploy/docker/Dockerfile'])
      expect(textOf(file)).toContain(`qldb-console:${version}`);
    expect(textOf('deploy/kubernetes/kustomization.yaml')).toContain(`newTag: ${version}`);
  });

  it('is built of no secret, no data and nothing built elsewhere', () => {
    const ignored = textOf('.dockerignore').split('\n');
    for (const pattern of [
      '**/node_modules',
      '**/dist',
      '.git',
      'data',
      'deploy/compose/secrets',
      '**/*.pem',
      '**/*.key',
      '**/*.env',
    ])
      expect(ignored).toContain(pattern);
  });
});
