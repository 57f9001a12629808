import { describe, expect, it } from 'vitest';
import { installScriptProblems } from '../supply-chain/installed.mjs';
import { licenceProblems, satisfies } from '../supply-chain/licences.mjs';
import { lockfileProblems, parseLockfile, shippedPackages } from '../supply-chain/lockfile.mjs';
import { inexactVersions } from '../supply-chain/manifests.mjs';
import { provenanceProblems } from '../supply-chain/vectors.mjs';

const SHA = `sha512-${'A'.repeat(86)}==`;
const LOCK = parseLockfile(`
importers:
  apps/a:
    dependencies:
      b: {specifier: workspace:*, version: link:../../packages/b}
      one: {specifier: 1.0.0, version: 1.0.0(peer@2.0.0)}
    devDependencies:
      tool: {specifier: 9.0.0, version: 9.0.0}
  packages/b:
    dependencies:
      alias: {specifier: 'npm:real@3.0.0', version: real@3.0.0}
packages:
  one@1.0.0: {resolution: {integrity: ${SHA}}}
snapshots:
  one@1.0.0(peer@2.0.0): {dependencies: {peer: 2.0.0}, optionalDependencies: {one-linux: 1.0.0}}
  one-linux@1.0.0: {}
  peer@2.0.0: {}
  real@3.0.0: {}
  tool@9.0.0: {}
`);

describe('versions', () => {
  it.each([
    '^1.0.0',
    '~1.0.0',
    '1.x',
    '*',
    'latest',
    '>=1',
    'file:../x',
    'npm:other@^1.0.0',
    'workspace:^',
    'git+ssh://x',
  ])('that are not exact are found: %s', (version) => {
    for (const field of ['dependencies', 'devDependencies', 'optionalDependencies'])
      expect(inexactVersions(new Map([['package.json', { [field]: { x: version } }]]), {})).toEqual([
        `package.json: x is "${version}", not one exact version`,
      ]);
  });

  it('of the catalog count as well, and so does a name that the catalog lacks', () => {
    const manifests = new Map([['a/package.json', { dependencies: { x: 'catalog:', y: 'catalog:', z: '1.2.3' } }]]);
    expect(inexactVersions(manifests, { x: '^1.0.0' })).toEqual([
      'pnpm-workspace.yaml: x is "^1.0.0", not one exact version',
      'a/package.json: y is "catalog:", not one exact version',
    ]);
  });
});

describe('the lockfile', () => {
  it('is refused where a package has no SHA-512, or comes from elsewhere', () => {
    const packages = {
      'good@1.0.0': { resolution: { integrity: SHA } },
      'bare@1.0.0': { resolution: {} },
      'weak@1.0.0': { resolution: { integrity: 'sha1-AAAA' } },
      'hosted@1.0.0': { resolution: { integrity: SHA, tarball: 'x' } },
    };
    expect(lockfileProblems({ packages })).toEqual([
      'pnpm-lock.yaml: bare@1.0.0 has no SHA-512',
      'pnpm-lock.yaml: weak@1.0.0 has no SHA-512',
      'pnpm-lock.yaml: hosted@1.0.0 comes from elsewhere (tarball)',
    ]);
    expect(lockfileProblems({})).toEqual(['pnpm-lock.yaml names no package']);
  });

  it('tells what the product is made of, without tools', () => {
    expect(shippedPackages(LOCK, ['apps/a'])).toEqual(['one-linux@1.0.0', 'one@1.0.0', 'peer@2.0.0', 'real@3.0.0']);
    expect(() => shippedPackages(LOCK, ['apps/c'])).toThrow('knows no project apps/c');
  });
});

describe('programs run by installing', () => {
  const one = (manifest: object, name = 'x') => [{ name, version: '1.0.0', folder: '/nowhere', manifest }];
  const none = () => false;

  it.each(['preinstall', 'install', 'postinstall'])('are found: %s', (script) => {
    const [line, ...more] = installScriptProblems(one({ scripts: { [script]: 'node x.js' } }), {}, none);
    expect(line).toContain(`x@1.0.0 wants to run a program when it is installed (${script})`);
    expect(more).toEqual([]);
  });

  it('are found where a native add-on would be compiled', () => {
    expect(installScriptProblems(one({}), {}, (_, file) => file === 'binding.gyp')).toHaveLength(1);
    expect(installScriptProblems(one({ gypfile: false }), {}, () => true)).toEqual([]);
  });

  it('may be refused by a decision, not allowed by one', () => {
    const packages = one({ scripts: { install: 'x' } });
    expect(installScriptProblems(packages, { x: false }, none)).toEqual([]);
    expect(installScriptProblems(packages, { x: true }, none)[0]).toBe(
      'pnpm-workspace.yaml lets x run a program when it is installed',
    );
  });
});

describe('licences', () => {
  const allowed = new Set(['MIT', 'ISC']);
  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['GPL-3.0-only OR MIT AND ISC', true],
    ['MIT AND GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only) AND GPL-3.0-only', false],
    ['GPL-3.0-only', false],
    ['', false],
    ['MIT OR', false],
    ['(MIT', false],
    ['MIT ISC', false],
    ['MIT WITH x', false],
    ['SEE LICENSE IN LICENSE', false],
  ])('of an expression are judged: %s', (expression, expected) => {
    expect(satisfies(expression, allowed)).toBe(expected);
  });

  it('are stricter for what the product is made of than for tools', () => {
    const packages = [{ name: 'x', version: '1.0.0', folder: '', manifest: { license: 'MPL-2.0' } }];
    expect(licenceProblems(packages, [])).toEqual([]);
    expect(licenceProblems(packages, ['x@1.0.0'])).toHaveLength(1);
  });

  it('that are not named count as refused', () => {
    const packages = [{ name: 'x', version: '1.0.0', folder: '', manifest: {} }];
    expect(licenceProblems(packages, [])).toEqual([
      'x@1.0.0: the licence "(none named)" is not on the list for a tool',
    ]);
  });
});

describe('test data', () => {
  const README = '| `a.json` | what | somebody | MIT, `b/LICENSE` |\n| `b/*` | what | us | ours |\n';
  it('needs a source and a licence for every file', () => {
    expect(provenanceProblems(['a.json', 'b/c', 'b/LICENSE'], README)).toEqual([]);
    expect(provenanceProblems(['a.json', 'b/c', 'b/LICENSE', 'new'], README)).toEqual([
      'new: nothing is said of where it comes from',
    ]);
    expect(provenanceProblems(['a.json'], README)).toContain('b/* is described, and is not there');
    expect(provenanceProblems(['x'], '| `x` | what | | MIT |\n')).toContain('x: source or licence is missing');
  });
});
