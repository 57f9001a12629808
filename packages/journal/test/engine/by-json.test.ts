import { buildJournal, runSeed, seeded } from '@qldb-console/testkit';
import { jsonReference } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { judgeJson } from '../../src/engine/by-json.ts';
import { BLOCK_FLAGS, joinStretches, REVISION_FLAGS, rootAtTip } from '../../src/engine/index.ts';
import { encodeUtf8 } from '../../src/ion/index.ts';

const random = seeded(runSeed());
const SHAPES = ['insert', 'update', 'many', 'delete', 'redaction', 'ddl', 'read-only'] as const;
const journal = buildJournal({
  seed: random.int(1e6),
  shapes: Array.from({ length: 24 }, (_, i) => SHAPES[i % SHAPES.length] ?? 'insert'),
  data: (sequenceNo) => `{n:${sequenceNo},kind:a_symbol,when:2020-01-01T}`,
});
const lines = journal.texts.map((text) => `${JSON.stringify(jsonReference(text))}\n`);
const judge = (texts: readonly string[], context = {}) =>
  judgeJson(encodeUtf8(texts.join('')), { source: 'x.json', ...context });

/** The line of a block with something replaced in it. */
function changed(block: number, from: RegExp | string, to: string): string[] {
  const line = lines[block] as string;
  const other = line.replace(from, to);
  expect(other, 'nothing was replaced').not.toBe(line);
  return lines.with(block, other);
}
const failing = (texts: readonly string[]) =>
  judge(texts).verdict.faults.map(({ sequenceNo, checks, error }) => [
    sequenceNo,
    error?.code ?? checks.map(({ id }) => id).join(),
  ]);

describe('Blocks in JSON', () => {
  it('hold by their hashes and links, lead to the digest, and say nothing of content', () => {
    const { verdict } = judge(lines, { tips: [10, 24] });
    expect(verdict.faults).toEqual([]);
    expect(verdict.counts).toMatchObject({ blocks: 25, json: 25, rehashed: 0, whole: 0, genesis: 0, deferred: 0 });
    expect(verdict.counts.bytes).toBe(encodeUtf8(lines.join('')).length - 25);
    for (const tip of [10, 24]) expect(rootAtTip(verdict, tip)).toEqual(journal.digest(tip));
  });

  it('give the same verdict in parts', () => {
    const { verdict } = judge(lines);
    let offset = 0;
    const parts = [lines.slice(0, 7), lines.slice(7, 8), lines.slice(8)].map((texts) => {
      const part = judge(texts, { offset });
      offset += encodeUtf8(texts.join('')).length;
      return part.verdict;
    });
    expect(parts.reduce(joinStretches)).toEqual(verdict);
  });

  it('that were changed in a hash fail where they were changed', () => {
    const other = 'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=';
    const at = lines.findIndex((line) => line.includes('"metadata"'));
    expect(failing(changed(at, /"entriesHash":"[^"]*"/, `"entriesHash":"${other}"`))).toEqual([
      [at, 'block.entries-hash,block.hash'],
    ]);
    expect(failing(changed(at, /"entriesHashList":\["[^"]*"/, `"entriesHashList":["${other}"`))).toEqual([
      [at, 'block.entries-hash'],
    ]);
    expect(failing(changed(at, /"revisions":\[\{(.*?)"hash":"[^"]*"/, `"revisions":[{$1"hash":"${other}"`))).toEqual([
      [at, 'block.revisions'],
    ]);
    expect(failing(changed(at, /"blockHash":"[^"]*"/, `"blockHash":"${other}"`))).toEqual([
      [at, 'block.hash'],
      [at + 1, 'link.previous-hash'],
    ]);
    expect(failing(lines.toSpliced(5, 1))).toEqual([[6, 'link.sequence,link.previous-hash']]);
  });

  it('that were changed in their content show nothing: that is why content is never said to be verified', () => {
    const at = lines.findIndex((line) => line.includes('"a_symbol"'));
    expect(failing(changed(at, '"a_symbol"', '"another"'))).toEqual([]);
  });

  it('that cannot be read are told with a code, and the others are judged', () => {
    for (const [from, to, code] of [
      [/^\{/, '', 'ion-syntax'],
      [/"blockHash":"[^"]*"/, '"blockHash":null', 'wrong-type'],
      [/"blockHash":"[^"]*"/, '"blockHash":"AA"', 'invalid-base64'],
      [/"blockHash":"[^"]*"/, '"blockHash":"AAAA"', 'invalid-hash-length'],
      [/"blockHash":"[^"]*",/, '', 'missing-field'],
      [/("blockHash":"[^"]*",)/, '$1$1', 'duplicate-field'],
      [/"blockTimestamp":"[^"]*"/, '"blockTimestamp":"yesterday"', 'wrong-type'],
      [/"sequenceNo":\d+/, '"sequenceNo":-1', 'invalid-sequence-number'],
      [/"entriesHashList":\[/, '"entriesHashList":[7,', 'wrong-type'],
      [/\n$/, '{}\n', 'trailing-data'],
      [/.*/, '[]', 'not-a-struct'],
    ] as const) {
      const texts = changed(4, from, to);
      const { verdict } = judge(texts);
      expect(verdict.counts, code).toMatchObject({ blocks: 24, unreadable: 1 });
      expect(verdict.faults[0]?.error?.code, String(to)).toBe(code);
    }
  });

  it('have facts for an index: where they are, what they hold by their word', () => {
    const { facts } = judge(lines, { facts: true, object: 7, offset: 1000 });
    expect(facts).toMatchObject({ blocks: 25, object: 7 });
    expect([...(facts?.sequenceNo ?? [])]).toEqual(lines.map((_, index) => index));
    expect(facts?.start[1]).toBe(1000 + encodeUtf8(lines[0] as string).length);
    expect([...(facts?.flags ?? [])].every((flags) => flags & BLOCK_FLAGS.json)).toBe(true);
    expect((facts?.flags[0] ?? 0) & BLOCK_FLAGS.noTransaction).toBeGreaterThan(0);
    expect(facts?.tables.map(({ name }) => name).toSorted()).toEqual(['Person', 'Vehicle']);
    const has = (flag: number) => [...(facts?.revisionFlags ?? [])].some((flags) => flags & flag);
    expect([has(REVISION_FLAGS.deleted), has(REVISION_FLAGS.redacted), has(REVISION_FLAGS.bare)]).toEqual([
      true,
      true,
      true,
    ]);
  });
});
