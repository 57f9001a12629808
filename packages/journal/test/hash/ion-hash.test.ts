import { awsCaptures, checkProperty, ionModel, ionTextOf, naughtyStrings, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import ionHashJs from 'ion-hash-js';
import { makeReader } from 'ion-js';
import { describe, expect, it } from 'vitest';
import { ionHash, ionHashOfString } from '../../src/hash/index.ts';
import { encodeBase64, encodeHex, encodeUtf8, field, readSingle } from '../../src/ion/index.ts';
import { failure } from '../ion/support.ts';

const captures = awsCaptures();

function hashOf(text: string): string {
  return encodeBase64(ionHash(readSingle(encodeUtf8(text))));
}

function hashOfField(text: string, name: string): string | undefined {
  const struct = readSingle(encodeUtf8(text));
  const value = struct.type === 'struct' ? field(struct, name)?.value : undefined;
  return value && encodeBase64(ionHash(value));
}

/** Streaming, because the trees of ion-js do not keep repeated fields apart. */
function hashByIonHashJs(text: string): string {
  const reader = ionHashJs.makeHashReader(makeReader(text), ionHashJs.cryptoHasherProvider('sha256'));
  reader.next();
  reader.next();
  return encodeBase64(Uint8Array.from(reader.digest()));
}

describe('Ion hash of what Amazon QLDB wrote', () => {
  it.each(captures.ionHash.map(({ ion, sha256IonHash }) => [ion, sha256IonHash]))('%s', (ion, hash) => {
    expect(hashOf(ion)).toBe(hash);
  });

  it.each(captures.revisions.map((revision) => [revision.source, revision] as const))(
    'data and metadata of a revision of %s',
    (_source, { ionText, dataHash, metadataHash }) => {
      expect(hashOfField(ionText, 'data')).toBe(dataHash);
      expect(hashOfField(ionText, 'metadata')).toBe(metadataHash);
    },
  );

  it.each(captures.blocks.map((block) => [block.source, block] as const))(
    'transactionInfo of a block of %s',
    (_source, { ionText, expect: expected }) => {
      const hash = hashOfField(ionText, 'transactionInfo') as string;
      const block = readSingle(encodeUtf8(ionText));
      const entries = block.type === 'struct' ? field(block, 'entriesHashList')?.value : undefined;
      const entry =
        entries?.type === 'list' ? entries.items[Number(expected.entriesHashListIndexOfTransactionInfo)] : null;
      expect(entry?.type === 'blob' && encodeBase64(entry.bytes)).toBe(hash);
    },
  );

  it.each(captures.statementDigests.map((each) => [each.digest, each] as const))(
    'statement with digest %s',
    (digest, { statement, parameters }) => {
      expect(parameters).toEqual([]);
      expect(encodeBase64(ionHashOfString(statement))).toBe(digest);
    },
  );
});

describe('Ion hash', () => {
  it('does not see the order of fields, nor how a value is spelled', () => {
    expect(hashOf('{a:1,b:{c:["x"],d:2.50}}')).toBe(hashOf("{ 'b' : { d : 250d-2 , \"c\":['''x''']}, a:0x1 }"));
  });

  it.each([
    ['1.5', '1.50'],
    ['"a"', 'a'],
    ['{{"a"}}', '{{YQ==}}'],
    ['null', 'null.int'],
    ['[1]', '(1)'],
    ['{a:1}', '{a:1,a:1}'],
    ['2017T', '2017-01T'],
    ['2017-01-01T00:00Z', '2017-01-01T00:00-00:00'],
    ['2017-01-01T00:00:00Z', '2017-01-01T00:00:00.000Z'],
    ['a::1', '1'],
    ['a::b::1', 'b::a::1'],
    ['0.', '-0.'],
    ['0e0', '-0e0'],
    ['$0', "''"],
  ])('tells %s from %s', (a, b) => {
    expect(hashOf(a)).not.toBe(hashOf(b));
  });

  it('agrees with ion-hash-js on any value', () => {
    const text = fc
      .tuple(ionModel({ unknownSymbols: false }), fc.integer())
      .map(([model, seed]) => ionTextOf(model, seeded(seed), true))
      .filter((each) => !/\$[0-9]/.test(each));
    checkProperty(
      fc.property(text, (source) => {
        expect(hashOf(source)).toBe(hashByIonHashJs(source));
      }),
      1000,
    );
  });

  it('agrees with ion-hash-js on strings that break careless programs', () => {
    for (const naughty of naughtyStrings()) {
      const quoted = JSON.stringify(naughty);
      const symbol = `'${quoted.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
      for (const text of [quoted, `${symbol}::1`, `{${symbol}:${quoted}}`]) {
        expect([text, hashOf(text)]).toEqual([text, hashByIonHashJs(text)]);
      }
    }
  });

  it('of a string is that of the Ion string', () => {
    for (const text of ['', 'a', '\x0b\x0c\x0e', 'é😀', "SELECT * FROM t WHERE a = 'b'\n", 'x'.repeat(10_000)]) {
      const range = { start: 0, end: 0 };
      expect(ionHashOfString(text)).toEqual(ionHash({ type: 'string', annotations: [], range, value: text }));
    }
  });

  it('of the deepest tree that can be read takes no recursion', () => {
    const struct = `${'{a:'.repeat(10_000)}1${'}'.repeat(10_000)}`;
    expect(hashOf(struct)).toHaveLength(44);
    const list = `${'a::['.repeat(10_000)}${']'.repeat(10_000)}`;
    expect(hashOf(list)).toHaveLength(44);
  });

  it('escapes in the middle of a buffer that grows', () => {
    const bytes = new Uint8Array(5000).fill(0x0c);
    expect(hashOf(`{{${encodeBase64(bytes)}}}`)).toBe(hashByIonHashJs(`{{${encodeBase64(bytes)}}}`));
    const text = `"${'é\\x0b'.repeat(3000)}"`;
    expect(hashOf(text)).toBe(hashByIonHashJs(text));
  });

  it('does not exist for a symbol whose text is not available', () => {
    const table = '$ion_symbol_table::{imports:[{name:"x",max_id:1}],symbols:[null]}';
    for (const value of ['[$10]', '[$11]', '{$10:1}', '[$10::1]']) {
      const at = table.length + 1;
      expect(failure(() => hashOf(table + value))).toBe(`ion-shared-symbol-table at ${at}`);
    }
  });

  it('leaves the value and earlier digests alone', () => {
    const value = readSingle(encodeUtf8('{b:{{AAEC}},a:[1,{c:"x"}]}'));
    const before = JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? `${each}n` : each));
    const first = ionHash(value);
    const copy = encodeHex(first);
    ionHash(readSingle(encodeUtf8('{z:1}')));
    expect(encodeHex(first)).toBe(copy);
    expect(JSON.stringify(value, (_key, each) => (typeof each === 'bigint' ? `${each}n` : each))).toBe(before);
  });
});
