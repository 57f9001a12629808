import { readFileSync } from 'node:fs';
import { ionBinaryOf, streamTexts } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import {
  ASSERTED_FIELDS,
  assertedField,
  encodeUtf8,
  type IonValue,
  judgeBlock,
  judgeReceipt,
  judgeRevision,
  parseBlock,
  parseRevision,
  parseStreamRecord,
  readDocument,
  readSingle,
  StreamAssembly,
  type Verdict,
} from '../../src/index.ts';
import {
  anchor,
  blockText,
  captures,
  edited,
  proofOf,
  proofText,
  revision,
  revisionProof,
  revisionText,
  summaryText,
} from '../aws.ts';
import { notOk } from '../checks.ts';
import { journal } from '../journals.ts';

const proof = proofOf(revisionProof.proof);
const fieldName = ({ input, path, aspect }: (typeof ASSERTED_FIELDS)[number]) =>
  `${input} ${path}${aspect === 'value' ? '' : ` (${aspect})`}`;

const block = (text: string) => judgeBlock({ block: parseBlock(encodeUtf8(text)) });
const revised = (text: string) =>
  judgeRevision({ revision: parseRevision(encodeUtf8(text)), proof, anchors: [anchor('saved')] });
const withDigest = (change: object) => {
  const { digest } = anchor('saved');
  return judgeRevision({
    revision: revision(),
    proof,
    anchors: [anchor('saved', { digest: { ...digest, ...change } })],
  });
};

/** A block whose transaction only read: nothing in it repeats its address or id. */
const readOnly = journal(['read-only']).texts[1] ?? '';
const published = captures.proofs.find(({ sequenceNo, folds }) => sequenceNo === 30 && folds);
const receiptText = JSON.stringify({
  LedgerName: 'ledger',
  TableName: 'table',
  BlockAddress: { IonText: `{strandId:"${published?.strandId}",sequenceNo:30}` },
  DocumentId: '6rq58mFpDOw6dUXm4LAdT4',
  RevisionHash: published?.leaf,
  Proof: { IonText: proofText(published?.proof ?? []) },
  LedgerDigest: {
    Digest: published?.digest,
    DigestTipAddress: { IonText: `{strandId:"${published?.strandId}",sequenceNo:38}` },
  },
});
const receipt = (...changes: [string | RegExp, string][]) => {
  const text = changes.reduce((result, [from, to]) => edited(result, from, to), receiptText);
  const document = readDocument(encodeUtf8(text));
  return document.kind === 'receipt' ? judgeReceipt({ receipt: document.receipt }) : expect.fail(document.kind);
};
const OTHER = '0000000000000000000000';

/** A block from its stream records, its revision's record changed; on wish a block that does not tell its tables. */
function streamed([from, to]: [string | RegExp, string], info?: 'without info'): Verdict {
  const [, inserted] = journal(['insert']).blocks;
  const parts = inserted?.parts as NonNullable<typeof inserted>['parts'];
  const texts = streamTexts({ parts });
  const assembly = new StreamAssembly();
  const summary = info ? streamTexts({ parts: { ...parts, transactionInfo: undefined } }).summary : texts.summary;
  assembly.add(parseStreamRecord(ionBinaryOf(summary)));
  assembly.add(parseStreamRecord(ionBinaryOf(edited(texts.details[0] ?? '', from, to))));
  return assembly.judge(assembly.blocks()[0]?.address ?? expect.fail()) ?? expect.fail();
}

/**
 * Each asserted value, changed so that nothing contradicts it. Where a second value repeats it, both are changed: that
 * is what an agreement between two asserted values is worth.
 */
const CHANGED: Readonly<Record<string, () => Verdict>> = {
  'block blockAddress.strandId': () => block(edited(readOnly, /strandId:"[^"]*"/, `strandId:"${OTHER}"`)),
  'block blockAddress.sequenceNo': () => block(edited(readOnly, 'sequenceNo:1', 'sequenceNo:7')),
  'block transactionId': () => block(edited(readOnly, /transactionId:"[^"]*"/, `transactionId:"${OTHER}"`)),
  'block blockTimestamp': () => block(edited(blockText, 'blockTimestamp:2019', 'blockTimestamp:2024')),
  'block revisions[*].blockAddress.strandId': () => block(blockText.replaceAll('KmA3ZZca7vAIiJAK9S5Iwl', OTHER)),
  'block revisions[*].blockAddress.sequenceNo': () => block(blockText.replaceAll('sequenceNo:100', 'sequenceNo:102')),
  'block revisionSummaries[*].documentId': () => block(edited(summaryText, /,documentId:"[^"]*"/, '')),
  'stream qldbStreamArn': () => streamed(['stream/test', 'stream/other']),
  'stream payload.tableInfo.tableName': () => streamed([/tableName:"[^"]*"/, 'tableName:"Other"'], 'without info'),
  'stream payload.tableInfo.tableId': () => streamed([/tableId:"[^"]*"/, `tableId:"${OTHER}"`], 'without info'),
  'revision blockAddress.strandId': () => {
    const tip = { strandId: OTHER, sequenceNo: 123 };
    const other = parseRevision(encodeUtf8(edited(revisionText, 'KmA3ZZca7vAIiJAK9S5Iwl', OTHER)));
    const { digest } = anchor('saved');
    return judgeRevision({ revision: other, proof, anchors: [anchor('saved', { digest: { ...digest, tip } })] });
  },
  'revision blockAddress.sequenceNo': () => revised(edited(revisionText, 'sequenceNo:100', 'sequenceNo:102')),
  'digest tip.strandId': () => CHANGED['revision blockAddress.strandId']?.() as Verdict,
  'digest tip.sequenceNo': () => withDigest({ tip: { ...anchor('saved').digest.tip, sequenceNo: 122 } }),
  'digest ledger': () => withDigest({ ledger: 'another' }),
  'digest date': () => withDigest({ date: '2001-01-01T00:00:00Z' }),
  'receipt LedgerName': () => receipt(['"ledger"', '"another"']),
  'receipt TableName': () => receipt(['"table"', '"another"']),
  'receipt DocumentId': () => receipt(['6rq58mFpDOw6dUXm4LAdT4', OTHER]),
  'receipt BlockAddress.strandId': () =>
    receipt([new RegExp(published?.strandId ?? ''), OTHER], [new RegExp(published?.strandId ?? ''), OTHER]),
  'receipt BlockAddress.sequenceNo': () => receipt(['sequenceNo:30', 'sequenceNo:28']),
  'receipt LedgerDigest.DigestTipAddress.strandId': () => CHANGED['receipt BlockAddress.strandId']?.() as Verdict,
  'receipt LedgerDigest.DigestTipAddress.sequenceNo': () => receipt(['sequenceNo:38', 'sequenceNo:37']),
};

describe('a field on the list of asserted fields', () => {
  it('has a way to be changed unnoticed here, and nothing else has', () => {
    const values = ASSERTED_FIELDS.filter(({ aspect }) => aspect === 'value').map(fieldName);
    expect(Object.keys(CHANGED).sort()).toEqual(values.sort());
  });

  it.each(Object.entries(CHANGED))('%s: changed, no check fails, and the verdict names it', (name, change) => {
    const verdict = change();
    expect(notOk(verdict.checks).filter((check) => check.endsWith('failed'))).toEqual([]);
    const field = ASSERTED_FIELDS.find((each) => fieldName(each) === name);
    expect(verdict.asserted).toContain(field?.sentence);
  });

  it('is found by its place, with any index', () => {
    expect(assertedField('block', 'revisions[17].blockAddress.sequenceNo')?.path).toBe(
      'revisions[*].blockAddress.sequenceNo',
    );
    expect(assertedField('block', 'entriesHashList[2]')).toBeUndefined();
    expect(assertedField('revision', 'hash')).toBeUndefined();
    expect(assertedField('block', 'revisions')).toBeUndefined();
  });

  it('that is not there is not spoken of', () => {
    const { digest } = anchor('saved');
    const bare = judgeRevision({
      revision: revision(),
      proof,
      anchors: [anchor('saved', { digest: { digest: digest.digest, tip: digest.tip } })],
    });
    expect(bare.asserted.join()).not.toMatch(/ledger's name|date beside/);
    expect(block(readOnly).asserted.join()).not.toMatch(/revision's block address|stream summary/);
  });
});

describe('docs/hash-coverage.md', () => {
  const doc = readFileSync(new URL('../../../../docs/hash-coverage.md', import.meta.url), 'utf8');
  const SECTIONS = {
    Block: 'block',
    Revision: 'revision',
    Proof: 'proof',
    Digest: 'digest',
    Receipt: 'receipt',
    Stream: 'stream',
  } as const;
  /** `input path` → second column. */
  const rows = new Map<string, string>();
  for (const section of doc.split(/^## /m).slice(1)) {
    const input = SECTIONS[/^\w+/.exec(section)?.[0] as keyof typeof SECTIONS];
    if (input === undefined) continue;
    for (const line of section.split('\n')) {
      const [, path, aspect = '', covered = ''] = /^\| `([^`]*)`( \(\w+\))? \| ([^|]*)\|/.exec(line) ?? [];
      if (path !== undefined) rows.set(`${input} ${path}${aspect}`, covered.trim());
    }
  }

  it('calls exactly the fields of the list asserted', () => {
    const asserted = [...rows].filter(([, covered]) => covered === 'asserted').map(([name]) => name);
    expect(asserted.sort()).toEqual(ASSERTED_FIELDS.map(fieldName).sort());
  });

  it('names the comparisons of each', () => {
    for (const { input, path, aspect, crossChecks } of ASSERTED_FIELDS) {
      const name = `\`${path}\`${aspect === 'value' ? '' : ` (${aspect})`}`;
      const section = doc.split(/^## /m).find((each) => each.toLowerCase().startsWith(input)) ?? '';
      const line = section.split('\n').find((each) => each.startsWith(`| ${name}`) && each.includes('| asserted |'));
      for (const check of crossChecks) expect(line, `${input} ${path}`).toContain(`\`${check}\``);
    }
  });

  it('has a row for every field that occurs in real blocks, revisions and receipts', () => {
    const has = (name: string) =>
      [...rows.keys()].some((row) => row === name || (row.endsWith('.**') && name.startsWith(row.slice(0, -3))));
    const redaction = journal(['insert', 'update', 'redaction']);
    const blocks = [blockText, summaryText, redaction.texts[1] ?? '', redaction.texts[3] ?? ''];
    const revisions = [revisionText, redaction.revisionText(1, 0)];
    const missing = [
      ...blocks.flatMap((text) => leaves(readSingle(encodeUtf8(text))).map((path) => `block ${path}`)),
      ...revisions.flatMap((text) => leaves(readSingle(encodeUtf8(text))).map((path) => `revision ${path}`)),
      ...leaves(readSingle(encodeUtf8(receiptText))).map((path) => `receipt ${path.replace('.IonText', '')}`),
    ].filter((name) => !has(name) && !has(`${name}[*]`) && !has(`${name}.strandId`));
    expect(missing).toEqual([]);
  });

  it('names only checks that exist', () => {
    const ids = new Set(
      [block(blockText), block(readOnly), revised(revisionText), receipt()].flatMap(({ checks }) =>
        checks.map(({ id }) => id),
      ),
    );
    expect(ids.size).toBeGreaterThan(15);
    for (const [, id] of doc.matchAll(/`((?:block|revision|proof|digest|link|stream)\.[a-z-]+)`/g)) {
      expect(CHECK_IDS, id).toContain(id);
    }
    for (const id of ids) expect(CHECK_IDS).toContain(id);
  });
});

const CHECK_IDS: readonly string[] = [
  ...['hash', 'data-hash', 'redaction', 'address', 'id', 'transaction', 'time', 'fields'].map((id) => `revision.${id}`),
  ...[
    'address',
    'fields',
    'transaction-info',
    'redaction-info',
    'revisions',
    'summaries',
    'documents',
    'statements',
    'entries-hash',
    'hash',
  ].map((id) => `block.${id}`),
  ...['strand', 'sequence', 'previous-hash', 'time'].map((id) => `link.${id}`),
  ...['elements', 'length', 'neighbour', 'in-block', 'fold'].map((id) => `proof.${id}`),
  ...['length', 'covers', 'strand'].map((id) => `digest.${id}`),
  ...['summary', 'details', 'table', 'fields'].map((id) => `stream.${id}`),
  'receipt.hash',
];

/** Paths of all values that contain no others. */
function leaves(value: IonValue, path = ''): string[] {
  if (value.type === 'list') return value.items.flatMap((item) => leaves(item, `${path}[*]`));
  if (value.type !== 'struct') return [path];
  return value.fields.flatMap((field) =>
    leaves(field.value, path === '' ? `${field.name.text}` : `${path}.${field.name.text}`),
  );
}
