import { readFileSync } from 'node:fs';
import { SETTINGS } from '@qldb-console/bff';
import { LEDGER_SETTINGS } from '@qldb-console/ledger';
import { describe, expect, it } from 'vitest';

const guide = readFileSync(new URL('../../../docs/configuration.md', import.meta.url), 'utf8');
const [ofConsole = '', ofLedger = ''] = guide.split('## The ledger service alone');
const rows = (part: string) => part.split('\n').filter((line) => line.startsWith('|'));

describe('the guide to configuration', () => {
  it.each(Object.entries(SETTINGS).filter(([, spec]) => !('secret' in spec)))(
    'has a row for %s with its variable, flag and default',
    (name, spec) => {
      const row = rows(ofConsole).find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row).toContain(`| \`${spec.variable}\` |`);
      expect(row).toContain(spec.flag === undefined ? '| |' : `| \`--${spec.flag}\` |`);
      if (spec.fallback !== undefined) expect(row).toContain(`| \`${spec.fallback}\` |`);
    },
  );

  it.each(Object.entries(SETTINGS).filter(([, spec]) => 'secret' in spec))(
    'names the secret %s and its variable',
    (name, { variable }) => {
      expect(ofConsole).toContain(`\`${name}\``);
      expect(rows(ofConsole).some((line) => line.split('|')[1]?.includes(`\`${variable}\``))).toBe(true);
    },
  );

  it.each(Object.values(LEDGER_SETTINGS))('has a row for $variable of the ledger service', (spec) => {
    const row = rows(ofLedger).find((line) => line.split('|')[1]?.includes(`\`${spec.variable}\``));
    expect(row).toContain(spec.flag === undefined ? '| |' : `| \`--${spec.flag}\` |`);
    if (spec.fallback !== '') expect(row).toContain(`| \`${spec.fallback}\` |`);
  });

  it('links to chapters that are there', () => {
    for (const [, file = '', anchor] of guide.matchAll(/\]\(([a-z-]+\.md)#?([a-z-]*)\)/g)) {
      const text = readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8');
      const chapters = [...text.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) =>
        title.toLowerCase().replaceAll(' ', '-'),
      );
      if (anchor) expect(chapters, file).toContain(anchor);
    }
  });
});
