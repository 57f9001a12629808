// Every reader of journal structures with every hostile value, and with real ones in which something is replaced; what
// can be read is then verified, which must give checks and never throw.
import { awsCaptures, hostileBinaries, hostileTexts, hugeTexts, renderProof } from '@qldb-console/testkit';
import { fromBase64 } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import {
  type Anchor,
  encodeUtf8,
  type IonValue,
  judgeBlock,
  judgeReceipt,
  judgeRevision,
  parseBlock,
  parseBlockAddress,
  parseDigest,
  parseProof,
  parseRevision,
  readDocument,
  readSingle,
  verifyBlock,
  verifyLink,
  verifyRevisionHash,
} from '../../src/index.ts';
import { survive } from './survive.ts';

const block100 = awsCaptures().blocks[0]?.ionText ?? '';
const HASH = '{{mHVex/yjHAWjFPpwhBuH2GKXmKJjK2FBa9faqoUVNtg=}}';
const genuine = parseBlock(encodeUtf8(block100));
const captured = awsCaptures().proofs[0] as ReturnType<typeof awsCaptures>['proofs'][number];
const genuineProof = parseProof(encodeUtf8(renderProof(captured.proof.map(fromBase64))));
const tipIonText = '{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:123}';
const anchor: Anchor = { digest: parseDigest({ digest: captured.digest, tipIonText }), provenance: 'saved', label: '' };

const READERS = { parseBlock, parseRevision, parseBlockAddress, parseProof, readDocument } as const;

/** Gives the source to every reader; verifies and judges what can be. Returns what it was read as. */
function surviveAll(name: string, source: Uint8Array, readers = Object.keys(READERS)): string[] {
  const reads = <K extends keyof typeof READERS>(reader: K): ReturnType<(typeof READERS)[K]> | undefined => {
    const read = READERS[reader] as (bytes: Uint8Array) => ReturnType<(typeof READERS)[K]>;
    return readers.includes(reader) ? survive(`${reader}, ${name}`, source, () => read(source)) : undefined;
  };
  const answers = (what: string, judge: () => unknown): void => {
    expect(survive(`${what}, ${name}`, source, judge), `${what}, ${name}: threw`).toBeDefined();
  };
  const block = reads('parseBlock');
  const revision = reads('parseRevision');
  const address = reads('parseBlockAddress');
  const proof = reads('parseProof');
  const supplied = reads('readDocument');
  if (block) {
    answers('verifyBlock', () => verifyBlock(block));
    answers('verifyLink', () => [verifyLink(genuine, block), verifyLink(block, genuine)]);
    answers('judgeBlock', () => judgeBlock({ block, previous: genuine, digests: [anchor], proof: genuineProof }));
  }
  if (revision) {
    answers('verifyRevisionHash', () => verifyRevisionHash(revision));
    answers('judgeRevision', () =>
      judgeRevision({ revision, block: genuine, anchors: [anchor], proof: genuineProof, asked: { documentId: 'x' } }),
    );
  }
  if (proof) answers('judgeBlock', () => judgeBlock({ block: genuine, digests: [anchor], proof }));
  if (supplied?.kind === 'receipt') answers('judgeReceipt', () => judgeReceipt({ receipt: supplied.receipt, anchor }));
  if (supplied?.kind === 'digest') {
    const digests = [{ ...anchor, digest: supplied.digest }];
    answers('judgeBlock', () => judgeBlock({ block: genuine, digests, proof: genuineProof }));
  }
  const read = {
    parseBlock: block,
    parseRevision: revision,
    parseBlockAddress: address,
    parseProof: proof,
    readDocument: supplied,
  };
  return Object.entries(read).flatMap(([reader, result]) => (result === undefined ? [] : [reader]));
}

describe('every reader of journal structures', () => {
  it('survives hostile texts and binaries, and reads none of them', () => {
    for (const hostile of [...hostileTexts(), ...hostileBinaries()]) {
      const read = surviveAll(hostile.name, hostile.bytes());
      // An empty list is an empty proof: how long a proof must be is judged, not read.
      if (read.length > 0 && hostile.name !== 'JSON array') expect.fail(`${hostile.name} was read by ${read}`);
    }
  });

  it.each(hugeTexts().map((hostile) => [hostile.name, hostile] as const))('survives %s', (name, hostile) => {
    // The others read the Ion in the same way.
    expect(surviveAll(name, hostile.bytes(), ['readDocument'])).toEqual([]);
  });
});

describe('a real block in which one value is replaced', () => {
  const REPLACEMENTS = [
    ...['null', 'null.struct', 'null.blob', 'true', '-1', '9007199254740992', '1e0', 'nan', '90.2500', '0d99999'],
    ...[
      '2019T',
      '9999-12-31T23:59:59.999Z',
      '0001-01-01T00:00:00-00:00',
      'symbol',
      '$0',
      '""',
      '"FnQeJBAicTX0Ah32ZnVtSX"',
    ],
    ...['"\\u202e\\0<script>"', '{{}}', '{{AAAA}}', HASH, '{{"clob"}}', '[]', `[${HASH}]`, '[[[]]]', '()', '{}'],
    ...['{a:1,a:1}', 'a::b::{}', `x::${HASH}`, '$0::[]', '{revisions:[]}', '[{}]', `[{hash:${HASH}}]`],
  ];

  it('is read and verified, or refused, whatever stands there', () => {
    let cases = 0;
    let read = 0;
    for (const { path, start, end } of valuesOf(readSingle(encodeUtf8(block100))))
      for (const replacement of REPLACEMENTS) {
        const name = `${path} replaced by ${replacement}`;
        if (surviveAll(name, encodeUtf8(block100.slice(0, start) + replacement + block100.slice(end))).length > 0)
          read++;
        cases++;
      }
    expect(cases).toBeGreaterThan(1500);
    expect(read).toBeGreaterThan(500);
  });

  it('is refused or judged incomplete when a symbol in it has no text in the input', () => {
    const table = '$ion_symbol_table::{imports:[{name:"shared",version:1,max_id:5}],symbols:[null]}';
    for (const [from, to] of [
      ['State:"WA"', 'State:$10'],
      ['State:"WA"', '$15:"WA"'],
      ['version:3', 'version:$11::3'],
      ['tableName:"VehicleRegistration"', 'tableName:$12::"VehicleRegistration"'],
      ['blockTimestamp:2019', 'blockTimestamp:$13::2019'],
    ] as const) {
      const source = encodeUtf8(table + block100.replace(from, to));
      const verified = survive(to, source, () => verifyBlock(parseBlock(source)));
      expect(
        verified?.verdict.checks.some(({ status }) => status !== 'ok' && status !== 'skipped'),
        to,
      ).toBe(true);
    }
  });
});

describe('a digest', () => {
  it.each(['0', '99', '100', '101', '9007199254740990', '9007199254740991'])(
    'with tip %s is judged, and one of another length is unreadable',
    (sequenceNo) => {
      const tip = `{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:${sequenceNo}}`;
      for (const digest of ['', 'AA==', captured.digest]) {
        const source = encodeUtf8(JSON.stringify({ Digest: digest, DigestTipAddress: { IonText: tip } }));
        expect(surviveAll(`tip ${sequenceNo}`, source)).toEqual(digest === captured.digest ? ['readDocument'] : []);
      }
    },
  );
});

describe('a block of several megabytes', () => {
  const many = (times: number, item: (index: number) => string): string =>
    Array.from({ length: times }, (_, n) => item(n)).join(',');
  const id = (index: number): string => String(index).padStart(22, 'A');
  /** The block with its last field, `revisions`, replaced. */
  const last = (fields: string): string => `${block100.slice(0, block100.indexOf('revisions:['))}${fields}}`;
  const field = (name: string, next: string, value: string): string =>
    block100.replace(new RegExp(`${name}:.*${next}`, 's'), () => `${name}:${value}${next}`);
  const revision = block100.slice(block100.indexOf('revisions:[') + 11, -2);
  const REVISIONS: Readonly<Record<string, string>> = {
    'the same revision': revision,
    'a hash-only revision': `{hash:${HASH}}`,
    'a redacted revision': revision.replace(/data:\{.*\},metadata/s, `dataHash:${HASH},metadata`),
    'a deleted revision': revision.replace(/data:\{.*\},metadata/s, 'metadata'),
  };
  const BLOCKS: Readonly<Record<string, () => string>> = {
    'the same entry 100,000 times': () =>
      field('entriesHashList', ',transactionInfo', `[${many(100_000, () => HASH)}]`),
    '30,000 statements': () =>
      field(
        'statements',
        ',documents',
        `[${many(30_000, () => `{statement:"x",startTime:2019-09-16T19:37:05.302Z,statementDigest:${HASH}}`)}]`,
      ),
    '30,000 documents': () =>
      field(
        'documents',
        ',revisions',
        `{${many(30_000, (n) => `${id(n)}:{tableName:"T",tableId:"x",statements:[0,0,7]}`)}}}`,
      ),
    '200,000 unknown fields': () => last(many(200_000, (n) => `u${n}:1`)),
    '200,000 annotations': () => 'a::'.repeat(200_000) + block100,
    '30,000 summaries': () =>
      last(`revisionSummaries:[${many(30_000, (n) => `{hash:${HASH},documentId:"${id(n)}"}`)}]`),
    '20,000 redactions': () =>
      last(
        `redactionInfo:{revisions:[${many(20_000, (n) => `{blockAddress:{strandId:"KmA3ZZca7vAIiJAK9S5Iwl",sequenceNo:${n}},tableId:"x",documentId:"${id(n)}",version:0}`)}]}`,
      ),
    'data with 200,000 fields': () => block100.replace('State:"WA"', `State:{${many(200_000, (n) => `a${n}:1`)}}`),
    'data 9,900 deep': () => block100.replace('State:"WA"', `State:${'['.repeat(9900)}${']'.repeat(9900)}`),
    ...Object.fromEntries(
      Object.entries(REVISIONS).map(([name, text]) => [
        `${name} 7,000 times`,
        () => last(`revisions:[${many(7000, () => text)}]`),
      ]),
    ),
  };

  it.each(Object.entries(BLOCKS))('with %s is read and verified, each within a second', (name, make) => {
    const source = encodeUtf8(make());
    const block = survive(`parseBlock, ${name}`, source, () => parseBlock(source));
    expect(block).toBeDefined();
    if (block)
      expect(survive(`verifyBlock, ${name}`, source, () => verifyBlock(block))?.checks.length).toBeGreaterThan(5);
  });
});

/** The places of all values in a struct, the struct itself left out. */
function* valuesOf(value: IonValue, path = ''): Generator<{ path: string; start: number; end: number }> {
  if (path !== '') yield { path, ...value.range };
  if (value.type === 'list') for (const [at, item] of value.items.entries()) yield* valuesOf(item, `${path}[${at}]`);
  if (value.type === 'struct')
    for (const field of value.fields) yield* valuesOf(field.value, `${path}.${field.name.text}`);
}
