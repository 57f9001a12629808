import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readBundle } from '@qldb-console/journal/bundle';
import { buildJournal, randomJournal } from '@qldb-console/testkit';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verify } from '../src/verify/verify.ts';
import { archiveFolder, damaged, digestOf, exportJournal, healthy, objectsOf } from './support/archives.ts';

let folder: Awaited<ReturnType<typeof archiveFolder>>;
beforeAll(async () => {
  folder = await archiveFolder();
});
afterAll(() => folder.remove());

describe('the evidence on an archive', () => {
  it('is a page, and the same as JSON, from which its recipient judges the journal again', async () => {
    const page = `${folder.next()}.html`;
    const plain = await verify([healthy, '--digest', digestOf('06')]);
    const made = await verify([healthy, '--digest', digestOf('06'), '--bundle', page]);
    expect(made).toEqual(plain);
    const [fromPage, fromJson] = [
      readBundle(await readFile(page)),
      readBundle(await readFile(page.replace('.html', '.json'))),
    ];
    expect(fromPage).toEqual(fromJson);
    expect(fromPage).toMatchObject({
      tool: { name: 'qldb-console verify' },
      subject: { kind: 'journal', what: 'archive', from: 0, to: 160, findingCount: 0 },
      verdict: { outcome: 'anchored' },
    });
    expect(fromPage.items).toHaveLength(160);
    const names = await objectsOf(healthy);
    expect(fromPage.inputs.map(({ name }) => name)).toEqual(names);
    for (const { name, size, sha256 } of fromPage.inputs) {
      const bytes = await readFile(join(healthy, name));
      expect({ size, sha256 }).toEqual({
        size: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      });
    }
    // The recipient's own digest is what anchors; the one inside does not.
    for (const file of [page, page.replace('.html', '.json')]) {
      expect(await verify(['--evidence', file, '--digest', digestOf('06')])).toMatchObject({ exitCode: 0 });
      expect(await verify(['--evidence', file])).toMatchObject({ exitCode: 3 });
      expect(await verify(['--evidence', file, '--digest', digestOf('05')])).not.toMatchObject({ exitCode: 1 });
    }
  });

  it('of a damaged one holds the blocks that do not hold', async () => {
    const page = `${folder.next()}.html`;
    expect(await verify([damaged, '--digest', digestOf('06'), '--bundle', page])).toMatchObject({ exitCode: 1 });
    const bundle = readBundle(await readFile(page));
    expect(bundle.items.map(({ name }) => name)).toEqual(expect.arrayContaining(['block 37', 'block 74', 'block 75']));
    expect(bundle.subject).toMatchObject({
      kind: 'journal',
      findings: [{ blocks: [37, 37] }, {}, { blocks: [127, 139] }],
    });
    expect(await verify(['--evidence', page, '--digest', digestOf('06')])).toMatchObject({ exitCode: 1 });
  });

  it('of a large one holds its first and last block, those that do not hold, and their neighbours', async () => {
    const archive = folder.next();
    // Not many blocks, but too many bytes to hand over.
    const journal = buildJournal({
      seed: 3,
      shapes: Array.from({ length: 40 }, () => 'insert' as const),
      data: () => `{text:"${'x'.repeat(400_000)}"}`,
    });
    await exportJournal(archive, journal, { sizes: [8] });
    const [, second = ''] = await objectsOf(archive);
    const text = await readFile(join(archive, second), 'utf8');
    const at = text.indexOf('blockHash:{{', text.indexOf('sequenceNo:12}'));
    await folder.write(archive, second, `${text.slice(0, at)}blockHash:{{AAAA${text.slice(at + 16)}`);
    const page = `${folder.next()}.html`;
    expect(await verify([archive, '--bundle', page])).toMatchObject({ exitCode: 1 });
    const { items } = readBundle(await readFile(page));
    expect(items.map(({ name }) => name)).toEqual([0, 11, 12, 13, 40].map((number) => `block ${number}`));
  });

  it('is about one journal', async () => {
    const archive = await folder.copyOf(healthy);
    await exportJournal(join(archive, 'other'), randomJournal(7, 5), { sizes: [5] });
    const page = `${folder.next()}.html`;
    await expect(verify([archive, '--bundle', page])).rejects.toThrow(
      /^There are 2 journals here, and evidence is about one/,
    );
    await expect(readFile(page)).rejects.toThrow('ENOENT');
  });

  it('that cannot be written is told', async () => {
    await expect(verify([healthy, '--bundle', join(folder.directory, 'no', 'such', 'place.html')])).rejects.toThrow(
      /place\.html: cannot be written \(ENOENT\)\./,
    );
  });
});
