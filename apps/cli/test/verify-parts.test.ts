import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { checkProperty, randomJournal, runSeed } from '@qldb-console/testkit';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sharesOf } from '../src/verify/archive/line-share.ts';
import { verify } from '../src/verify/verify.ts';
import { archiveFolder, damaged, digestOf, exportJournal, healthy, objectsOf } from './support/archives.ts';
import { run } from './support/run.ts';

let folder: Awaited<ReturnType<typeof archiveFolder>>;
beforeAll(async () => {
  folder = await archiveFolder();
});
afterAll(() => folder.remove());

const digests = ['--digest', digestOf('06'), '--digest', digestOf('04')];

/** The files of all parts of an archive, each judged by `judge`. */
async function partsOf(
  archive: string,
  count: number,
  judge: (args: string[]) => Promise<unknown>,
  more: string[] = digests,
): Promise<string[]> {
  const files: string[] = [];
  for (let index = 1; index <= count; index += 1) {
    const file = `${folder.next()}-${index}-of-${count}.json`;
    await judge([archive, ...more, '--part', `${index}/${count}`, '--output', file, '--threads', '1']);
    files.push(file);
  }
  return files;
}
const inProcess = async (args: string[]) => {
  expect(await verify(args)).toEqual({ exitCode: 0, output: '' });
};

describe('parts of an archive, judged by processes of their own and joined,', () => {
  it.each([
    ['the healthy sample', healthy, 0],
    ['the damaged sample', damaged, 1],
  ])(
    'give the report on the whole, byte by byte: %s',
    async (_name, archive, exitCode) => {
      const whole = await run(['verify', archive, ...digests]);
      const json = await verify([archive, ...digests, '--json']);
      expect(whole.code).toBe(exitCode);
      for (const count of [1, 2, 3, 4, 5]) {
        // One of them in processes of their own, as batch jobs are.
        const files = await partsOf(archive, count, async (args) => {
          if (count !== 3) await inProcess(args);
          else expect(await run(['verify', ...args])).toMatchObject({ code: 0, stdout: '', stderr: '' });
        });
        const inAnyOrder = [...files.slice(1).reverse(), ...files.slice(0, 1)];
        const question = ['--join', ...inAnyOrder, ...digests];
        expect(await verify(question)).toEqual({ exitCode, output: whole.stdout });
        expect(await verify([...question, '--json'])).toEqual({ exitCode, output: json.output });
        if (count === 3)
          expect(await run(['verify', ...question])).toMatchObject({ code: exitCode, stdout: whole.stdout });
      }
    },
    240_000,
  );

  it('are written to stdout where no file is named', async () => {
    const { output, exitCode } = await verify([healthy, ...digests, '--part', '1/1', '--threads', '1']);
    expect(exitCode).toBe(0);
    const [file] = await partsOf(healthy, 1, inProcess);
    expect(output).toBe(await readFile(file ?? '', 'utf8'));
  });

  it('give it for journals of any shape, whole or damaged, in any number of parts', async () => {
    const random = fc.sample(
      fc.record({
        seed: fc.integer(),
        blocks: fc.integer({ min: 1, max: 60 }),
        sizes: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        gzip: fc.boolean(),
        count: fc.integer({ min: 1, max: 7 }),
        damages: fc.array(fc.record({ object: fc.nat(), at: fc.nat(), cut: fc.boolean() }), { maxLength: 3 }),
        again: fc.boolean(),
      }),
      { seed: runSeed(), numRuns: 12 },
    );
    for (const { seed, blocks, sizes, gzip, count, damages, again } of random) {
      const archive = folder.next();
      const journal = randomJournal(seed, blocks);
      await exportJournal(archive, journal, { sizes, gzip });
      const names = await objectsOf(archive);
      if (again)
        await folder.write(
          archive,
          `again/${names[0]?.split('/').at(-1)}`,
          await readFile(join(archive, names[0] ?? '')),
        );
      for (const { object, at, cut } of damages) {
        const path = join(archive, names[object % names.length] ?? '');
        const bytes = await readFile(path);
        if (bytes.length === 0) continue;
        bytes[at % bytes.length] = (bytes[at % bytes.length] ?? 0) ^ 1;
        await writeFile(path, cut ? bytes.subarray(0, at % bytes.length) : bytes);
      }
      const tip = journal.blocks.length - 1;
      const digest = await folder.write(
        folder.next(),
        'digest.json',
        JSON.stringify({
          Digest: Buffer.from(journal.digest(tip)).toString('base64'),
          DigestTipAddress: { IonText: journal.address(tip) },
        }),
      );
      const question = ['--digest', digest];
      const whole = await verify([archive, ...question, '--json', '--threads', '2']).catch((error: Error) => error);
      const example = JSON.stringify({ seed, blocks, sizes, gzip, count, damages, again });
      if (whole instanceof Error) {
        // Nothing was left that could be told for a journal; then no part says otherwise.
        await expect(verify([archive, ...question, '--part', '1/1']), example).rejects.toThrow(whole.message);
        continue;
      }
      const files = await partsOf(archive, count, inProcess, question);
      const joined = await verify(['--join', ...files, ...question, '--json']);
      expect(joined.output, example).toBe(whole.output);
      expect(joined.exitCode, example).toBe(whole.exitCode);
      if (damages.length === 0) expect(whole.exitCode, example).not.toBe(1);
    }
  }, 300_000);
});

it('the shares are everything, each object once, and about alike in bytes', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 2 ** 40 }), { minLength: 1, maxLength: 40 });
  const property = fc.property(
    sizes,
    fc.integer({ min: 1, max: 20 }),
    fc.integer({ min: 1, max: 3 }),
    (all, count, lines) => {
      const objects = all.map((size, number) => ({ number, size }));
      const of = (line: number) =>
        objects.filter(({ number }) => number % lines === line).map(({ number }) => ({ object: number }));
      const inventory = {
        objects,
        strands: [{ strandId: 's', lines: Array.from({ length: lines }, (_, line) => ({ parts: of(line) })) }],
      } as unknown as Parameters<typeof sharesOf>[0];
      const shares = Array.from({ length: count }, (_, at) =>
        sharesOf(inventory, new Set(['s']), { index: at + 1, count }),
      );
      const taken = shares.map((list) =>
        list.flatMap(({ line, from, to }) =>
          of(line)
            .slice(from, to)
            .map(({ object }) => object),
        ),
      );
      expect(taken.flat().sort((a, b) => a - b)).toEqual(objects.map(({ number }) => number));
      const total = all.reduce((sum, size) => sum + size, 0);
      for (const each of taken) {
        const bytes = each.reduce((sum, object) => sum + (all[object] ?? 0), 0);
        expect(bytes).toBeLessThanOrEqual(total / count + Math.max(...all) + 1);
      }
    },
  );
  checkProperty(property, 200);
});

describe('joining is refused, with the reason, for', () => {
  let parts: string[];
  beforeAll(async () => {
    parts = await partsOf(healthy, 3, inProcess);
  });
  const join_ = (files: readonly string[], more: readonly string[] = digests) => verify(['--join', ...files, ...more]);
  const changed = async (file: string, change: (content: Record<string, unknown>) => unknown) => {
    const content = JSON.parse(await readFile(file, 'utf8'));
    const path = `${folder.next()}.json`;
    await writeFile(path, JSON.stringify(change(content) ?? content));
    return path;
  };

  it('parts that are not there', async () => {
    await expect(join_(parts.slice(1))).rejects.toThrow('Of 3 parts 1 is missing: 1.');
    await expect(join_(parts.slice(2))).rejects.toThrow('Of 3 parts 2 are missing: 1, 2.');
  });

  it('a part that is there twice', async () => {
    await expect(join_([...parts, parts[1] ?? ''])).rejects.toThrow(/: part 2 is there already, as /);
  });

  it('parts of another division', async () => {
    const [other = ''] = await partsOf(healthy, 2, inProcess);
    await expect(join_([...parts, other])).rejects.toThrow('is part 1 of 2, but ');
  });

  it('parts of another archive', async () => {
    const [, , other = ''] = await partsOf(damaged, 3, inProcess);
    await expect(join_([...parts.slice(0, 2), other])).rejects.toThrow(/is a part of another archive than /);
  });

  it('parts that were judged without the digest', async () => {
    await expect(join_(parts, [...digests, '--digest', digestOf('05')])).rejects.toThrow(
      /was judged without --digest .*2025-05\.ion\.txt, so that it cannot be compared with it/,
    );
    // One digest less is no loss.
    expect(await join_(parts, ['--digest', digestOf('06')])).toMatchObject({ exitCode: 0 });
  });

  it('a file that was damaged', async () => {
    const [first = '', ...rest] = parts;
    const text = await readFile(first, 'utf8');
    const path = `${folder.next()}.json`;
    await writeFile(path, text.slice(0, -10));
    await expect(join_([path, ...rest])).rejects.toThrow('it is not JSON, or not all of it');
    await writeFile(
      path,
      text.replace(/("blocks": )(\d+)/, (_all, name, count) => `${name}${Number(count) + 1}`),
    );
    await expect(join_([path, ...rest])).rejects.toThrow('does not match its checksum');
  });

  it.each<[string, (content: { shares: object[] }) => unknown, string]>([
    ['of something else', () => ({ format: 'other' }), 'this is no part of a verification'],
    ['that holds null', () => null, 'this is no part of a verification'],
    ['that is a list', () => [1], 'this is no part of a verification'],
    ['of another version', (content) => ({ ...content, version: 2 }), 'another version of this program (2)'],
    ['with a field more', (content) => ({ ...content, more: 1 }), 'this is no part as this program writes it'],
    [
      'with a part number of its own',
      (content) => ({ ...content, part: { index: 4, count: 3 } }),
      'no part as this program',
    ],
    ['without shares', (content) => ({ ...content, shares: undefined }), '(shares:'],
    [
      'with a negative count',
      (content) => ({ ...content, shares: [{ ...content.shares[0], from: -1 }] }),
      '(shares.0.from:',
    ],
  ])('a file %s', async (_what, change, message) => {
    const [first = '', ...rest] = parts;
    const path = `${folder.next()}.json`;
    const made = change(JSON.parse(await readFile(first, 'utf8')));
    await writeFile(path, JSON.stringify(made));
    await expect(join_([path, ...rest])).rejects.toThrow(message);
    await expect(join_([path, ...rest])).rejects.toMatchObject({ name: 'InputError' });
  });

  it('subtrees that are none of the blocks they claim to be', async () => {
    const [first = '', ...rest] = parts;
    const path = await changed(first, (content) => {
      const [share] = content.shares as { stretch: { pieces: { nodes: { level: number }[] }[] } }[];
      const node = share?.stretch.pieces[0]?.nodes[0];
      if (node) node.level = 53;
    });
    await expect(join_([path, ...rest])).rejects.toThrow('subtrees that are none of these blocks');
  });

  it('a hash that is no base64 in the bits that do not count', async () => {
    const [first = '', ...rest] = parts;
    const path = await changed(first, (content) => {
      const [share] = content.shares as { stretch: { pieces: { nodes: { hash: string }[] }[] } }[];
      const node = share?.stretch.pieces[0]?.nodes[0];
      if (node) node.hash = `${node.hash.slice(0, 42)}B=`;
    });
    await expect(join_([path, ...rest])).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringContaining('pieces.0.nodes.0.hash'),
    });
  });
});

/** A copy of the file, changed on purpose, with a checksum that fits. */
async function forge(file: string, change: (body: { shares: Forged[] }) => void): Promise<string> {
  const { format, version, sha256: _old, ...body } = JSON.parse(await readFile(file, 'utf8'));
  change(body);
  const sha256 = createHash('sha256').update(JSON.stringify(body)).digest('hex');
  const path = `${folder.next()}.json`;
  await writeFile(path, JSON.stringify({ format, version, ...body, sha256 }));
  return path;
}
interface Forged {
  from: number;
  to: number;
  line: number;
  stretch: {
    last: { blockHash: string };
    pieces: { nodes: { hash: string }[] }[];
    tips: { pieces: { nodes: { hash: string }[] }[] }[];
  };
}

describe('a forged part', () => {
  let first: string;
  let second: string;
  let third: string;
  beforeAll(async () => {
    [first = '', second = '', third = ''] = await partsOf(healthy, 3, inProcess);
  });

  it.each<[string, (shares: Forged[]) => unknown]>([
    ['leaves objects out', (shares) => shares.pop()],
    ['judges objects of its neighbour', (shares) => Object.assign(shares[0] ?? {}, { from: 0 })],
    ['ends before it should', (shares) => Object.assign(shares[0] ?? {}, { to: (shares[0]?.to ?? 0) - 1 })],
    ['says everything twice', (shares) => shares.push(...shares)],
    ['is of a line that is not there', (shares) => Object.assign(shares[0] ?? {}, { line: 1 })],
  ])('that %s is refused', async (_what, change) => {
    const forged = await forge(second, ({ shares }) => change(shares));
    await expect(verify(['--join', first, forged, third, ...digests])).rejects.toThrow(
      'The parts together are not the whole archive, each object once',
    );
  });

  it('with other hashes is contradicted by the digest and by its neighbour', async () => {
    const other = Buffer.alloc(32, 7).toString('base64');
    const forged = await forge(second, ({ shares }) => {
      for (const { stretch } of shares) {
        stretch.last.blockHash = other;
        for (const { nodes } of [...stretch.pieces, ...stretch.tips.flatMap(({ pieces }) => pieces)])
          nodes[0] = { ...nodes[0], hash: other };
      }
    });
    const { exitCode, output } = await verify(['--join', first, forged, third, '--digest', digestOf('06'), '--json']);
    expect(exitCode).toBe(1);
    expect(JSON.parse(output).journals[0].verdict.anchors[0].state).not.toBe('agrees');
  });
});
