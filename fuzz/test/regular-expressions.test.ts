// Text of strangers meets regular expressions everywhere: none of them may take more than linear time.
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { tokenizer } from 'acorn';
import { analyse } from 'scslre';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const PROJECTS = [
  ...['bff', 'cli', 'console'].map((name) => `apps/${name}`),
  ...['contract', 'evidence-page', 'ion-view', 'journal', 'ledger', 'local-endpoints'].map(
    (name) => `packages/${name}`,
  ),
];

interface Found {
  readonly where: string;
  readonly pattern: string;
  readonly flags: string;
}

/** Every literal of a source; `.tsx` is left out, since it needs more than stripping its types. */
function literalsOf(path: string): Found[] {
  const found: Found[] = [];
  const tokens = tokenizer(stripTypeScriptTypes(readFileSync(join(root, path), 'utf8')), {
    ecmaVersion: 'latest',
    sourceType: 'module',
    locations: true,
    onToken(token) {
      if (token.type.label !== 'regexp') return;
      const { pattern, flags } = (token as unknown as { value: { pattern: string; flags: string } }).value;
      found.push({ where: `${path}:${token.loc?.start.line}`, pattern, flags });
    },
  });
  for (const _token of tokens);
  return found;
}

/** How many ways there are to lose time with it: moving, trading and repeating loops over the same characters. */
function faultsOf({ pattern, flags }: Pick<Found, 'pattern' | 'flags'>) {
  return analyse({ source: pattern, flags }).reports.map(({ type }) => type);
}

const sources = PROJECTS.flatMap((project) =>
  readdirSync(join(root, project, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts') && !file.includes('.generated.'))
    .map((file) => `${project}/src/${file}`),
);

describe('regular expressions', () => {
  it('are told apart: those that take quadratic or exponential time are found', () => {
    for (const pattern of ['(a+)+$', '\\s*(.*?)\\s*$', '/+$', '^\\w+\\d+:'])
      expect(faultsOf({ pattern, flags: '' }), pattern).not.toEqual([]);
    for (const pattern of ['^a+$', '^(?!.*--)[A-Za-z0-9-]+$', '={1,2}$'])
      expect(faultsOf({ pattern, flags: '' }), pattern).toEqual([]);
  });

  it('take linear time, all of them, whatever the text is', () => {
    const literals = sources.flatMap(literalsOf);
    expect(literals.length).toBeGreaterThan(250);
    const slow = literals.flatMap((literal) =>
      faultsOf(literal).map((fault) => `${literal.where} /${literal.pattern}/${literal.flags}: ${fault}`),
    );
    expect(slow).toEqual([]);
  });

  it('are never made of text that came from somewhere', () => {
    expect(sources.filter((file) => /\bRegExp\(/.test(readFileSync(join(root, file), 'utf8')))).toEqual([]);
  });
});
