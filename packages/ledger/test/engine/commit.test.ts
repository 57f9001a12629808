import { type IonStruct, parseBlock, readSingle } from '@qldb-console/journal';
import { statementDigest, verifyBlockReference } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { EngineError, formatBlock, type TransactionInput } from '../../src/index.ts';
import { START, startEngine, startLedger } from '../support/engine.ts';
import { blockTexts, LEDGER, transaction } from '../support/journal.ts';

const parse = (text: string) => parseBlock(new TextEncoder().encode(text));
const D = 'Document0000000000001A';
const E = 'Document0000000000002B';

async function engineErrorOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof EngineError)) throw new Error(`no EngineError: ${String(error)}`);
  return { code: error.code, message: error.message };
}

describe('the first block', () => {
  it('has no transactionInfo, no revisions and an empty previous hash, so that its hash is its entries hash', async () => {
    const { engine } = await startEngine();
    await engine.createLedger(LEDGER);
    const [text = ''] = await blockTexts(engine, 'test');
    expect(text).toMatch(
      /^\{blockAddress:\{strandId:"[0-9A-Za-z]{22}",sequenceNo:0\},transactionId:"[0-9A-Za-z]{22}",blockTimestamp:2025-03-01T12:00:00\.\d{3}Z,blockHash:\{\{[^}]{44}\}\},entriesHash:\{\{[^}]{44}\}\},previousBlockHash:\{\{\}\},entriesHashList:\[\{\{[^}]{44}\}\},\{\{\}\},\{\{[^}]{44}\}\},\{\{\}\}\]\}$/,
    );
    const block = parse(text);
    expect(block.blockHash).toEqual(block.entriesHash);
  });
});

describe('a block', () => {
  it('is compact Ion text with its fields in the order AWS has them', async () => {
    const { engine } = await startLedger();
    const committed = await engine.commit('test', {
      statements: [{ text: 'INSERT INTO A ?', parameters: ['{n:1}'] }],
      mutations: [{ op: 'insert', statement: 0, table: 'A', documentId: D, data: '{n:1}' }],
    });
    const text = formatBlock(committed.strandId, committed.appended);
    const block = parse(text);
    const names = (struct: IonStruct | undefined) => struct?.fields.map(({ name }) => name.text);
    expect(names(block.value)).toEqual([
      'blockAddress',
      'transactionId',
      'blockTimestamp',
      'blockHash',
      'entriesHash',
      'previousBlockHash',
      'entriesHashList',
      'transactionInfo',
      'revisions',
    ]);
    expect(names(block.transactionInfo?.value)).toEqual(['statements', 'documents']);
    expect(names(block.revisions?.[0]?.value)).toEqual(['blockAddress', 'hash', 'data', 'metadata']);
    expect(names(block.revisions?.[0]?.metadata?.value)).toEqual(['id', 'version', 'txTime', 'txId']);
    expect(text.replace('INSERT INTO A ?', '')).not.toMatch(/\s/);
    expect(verifyBlockReference(text)).toEqual({ ok: true, problems: [] });
  });

  it('carries digests of its statements that cover each parameter', async () => {
    const { engine } = await startLedger();
    const statements = [
      { text: 'SELECT * FROM A WHERE x = ? AND y = ?', parameters: ['"text"', '2017-08-21'] },
      { text: "INSERT INTO A <<{'n':1}>>\n", parameters: [] },
      { text: 'INSERT INTO A ?', parameters: ['[{n:1},{n:2.50}]'] },
    ];
    const { appended, strandId } = await engine.commit('test', { statements, mutations: [] });
    const info = parse(formatBlock(strandId, appended)).transactionInfo;
    expect(info?.statements.map(({ statement }) => statement)).toEqual(statements.map(({ text }) => text));
    expect(info?.statements.map((one) => one.statementDigest)).toEqual(
      statements.map(({ text, parameters }) => statementDigest(text, parameters)),
    );
  });

  it('of a transaction that only reads has statements and neither documents nor revisions', async () => {
    const { engine } = await startLedger();
    const { appended, strandId } = await engine.commit('test', {
      statements: [{ text: 'SELECT * FROM A', parameters: [] }],
      mutations: [],
    });
    const block = parse(formatBlock(strandId, appended));
    expect(block.transactionInfo?.documents).toEqual([]);
    expect(block.transactionInfo?.value.fields.map(({ name }) => name.text)).toEqual(['statements']);
    expect(block.revisions).toBeUndefined();
    expect(block.entriesHashList.map((hash) => hash.length)).toEqual([32, 0, 32, 32]);
  });

  it('of a transaction that makes tables has internal revisions, shown as hashes only', async () => {
    const { engine } = await startLedger();
    const block = parse((await blockTexts(engine, 'test'))[1] as string);
    expect(block.revisions?.map(({ kind }) => kind)).toEqual(['hash-only', 'hash-only']);
    expect(block.transactionInfo?.documents).toEqual([]);
  });
});

describe('documents', () => {
  it('go into the journal byte for byte', async () => {
    const data =
      "{ a : 1 , // a comment\n 'b c': usd::90.250, /* another */ t:2017-08-21T, s:'''long''' '''string''', d:0d-3}";
    const { engine } = await startLedger();
    await engine.commit('test', transaction({ op: 'insert', table: 'A', data }));
    const texts = await blockTexts(engine, 'test');
    expect(texts[2]).toContain(`,data:${data},metadata:`);
  });

  it('leave behind what stands around them: comments, a version marker, other white space', async () => {
    const { engine } = await startLedger();
    const data = '$ion_1_0 /* before */ {a:1} // after';
    await engine.commit('test', transaction({ op: 'insert', table: 'A', data }));
    expect((await blockTexts(engine, 'test'))[2]).toContain(',data:{a:1},metadata:');
  });

  it('that use a symbol table are written without it, as the same value', async () => {
    const { engine } = await startLedger();
    const data = '$ion_symbol_table::{symbols:["VIN"]} {$10:$10}';
    await engine.commit('test', transaction({ op: 'insert', table: 'A', data }));
    expect((await blockTexts(engine, 'test'))[2]).toContain(',data:{VIN:VIN},metadata:');
  });

  it('changed several times in one transaction get one revision, with an entry for each mutation', async () => {
    const { engine } = await startLedger();
    const { appended, strandId } = await engine.commit('test', {
      statements: ['SELECT 1', 'INSERT INTO A ?', 'UPDATE A SET n = 2, m = 3'].map((text) => ({
        text,
        parameters: [],
      })),
      mutations: [
        { op: 'insert', statement: 1, table: 'A', documentId: D, data: '{n:1}' },
        { op: 'update', statement: 2, table: 'A', documentId: D, data: '{n:2}' },
        { op: 'update', statement: 2, table: 'A', documentId: D, data: '{n:2,m:3}' },
      ],
    });
    const block = parse(formatBlock(strandId, appended));
    expect(block.transactionInfo?.documents.map(({ documentId, statements }) => [documentId, statements])).toEqual([
      [D, [1, 2, 2]],
    ]);
    expect(block.revisions?.map(({ metadata }) => metadata?.version)).toEqual([0]);
    expect(formatBlock(strandId, appended)).toContain('data:{n:2,m:3}');
  });

  it('count their versions over transactions, batches and restarts', async () => {
    const { engine } = await startLedger();
    await engine.commitAll('test', [
      transaction({ op: 'insert', table: 'A', documentId: D, data: '{n:0}' }),
      transaction({ op: 'update', table: 'A', documentId: D, data: '{n:1}' }),
    ]);
    await engine.commit('test', transaction({ op: 'update', table: 'A', documentId: D, data: '{n:2}' }));
    const texts = await blockTexts(engine, 'test');
    expect(texts.slice(2).map((text) => parse(text).revisions?.[0]?.metadata?.version)).toEqual([0, 1, 2]);
  });

  it('end with a revision that has metadata only, hashed by that alone, and stay deleted', async () => {
    const { engine } = await startLedger();
    await engine.commit('test', transaction({ op: 'insert', table: 'A', documentId: D, data: '{n:0}' }));
    await engine.commit('test', transaction({ op: 'delete', table: 'A', documentId: D }));
    const text = (await blockTexts(engine, 'test'))[3] as string;
    expect(text).toMatch(
      new RegExp(`revisions:\\[\\{blockAddress:\\{[^}]+\\},hash:\\{\\{[^}]+\\}\\},metadata:\\{id:"${D}",version:1,`),
    );
    expect(parse(text).revisions?.[0]?.kind).toBe('deleted');
    for (const op of ['update', 'delete'] as const) {
      const mutation = op === 'update' ? ({ op, data: '{}' } as const) : ({ op } as const);
      const again = engine.commit('test', transaction({ ...mutation, table: 'A', documentId: D }));
      expect(await engineErrorOf(again)).toEqual({
        code: 'document-not-found',
        message: `No document ${D} in table A.`,
      });
    }
  });
});

describe('redaction', () => {
  it('takes the data out of the old block and changes no hash', async () => {
    const { engine } = await startLedger();
    await engine.commitAll('test', [
      transaction(
        { op: 'insert', table: 'A', documentId: D, data: '{name:"old"}' },
        { op: 'insert', table: 'B', documentId: E, data: '{}' },
      ),
      transaction({ op: 'update', table: 'A', documentId: D, data: '{name:"new"}' }),
    ]);
    const before = (await blockTexts(engine, 'test'))[2] as string;
    await engine.commit('test', transaction({ op: 'redact', table: 'A', documentId: D, sequenceNo: 2 }));

    const texts = await blockTexts(engine, 'test');
    expect(texts[2]).toBe(
      before.replace('data:{name:"old"}', /dataHash:\{\{[^}]+\}\}/.exec(texts[2] as string)?.[0] ?? 'no dataHash'),
    );
    const redacting = parse(texts[4] as string);
    const [{ blockAddress, ...redacted } = {} as never] = redacting.redactionInfo?.revisions ?? [];
    expect(redacted).toMatchObject({ documentId: D, version: 0 });
    expect(blockAddress).toMatchObject({ sequenceNo: 2 });
    expect(redacting.entriesHashList).toHaveLength(5);
  });

  it('of a revision written in the same batch is possible', async () => {
    const { engine } = await startLedger();
    await engine.commitAll('test', [
      transaction({ op: 'insert', table: 'A', documentId: D, data: '{n:0}' }),
      transaction({ op: 'update', table: 'A', documentId: D, data: '{n:1}' }),
      transaction({ op: 'redact', table: 'A', documentId: D, sequenceNo: 2 }),
    ]);
    expect((await blockTexts(engine, 'test'))[2]).not.toContain('data:{n:0}');
    const again = [
      transaction({ op: 'update', table: 'A', documentId: D, data: '{n:2}' }),
      transaction({ op: 'redact', table: 'A', documentId: D, sequenceNo: 3 }),
      transaction({ op: 'redact', table: 'A', documentId: D, sequenceNo: 3 }),
    ];
    expect((await engineErrorOf(engine.commitAll('test', again))).code).toBe('revision-redacted');
  });

  it('is refused for the latest revision, for one redacted already, for a deletion and for what is not there', async () => {
    const { engine } = await startLedger();
    await engine.commitAll('test', [
      transaction({ op: 'insert', table: 'A', documentId: D, data: '{n:0}' }),
      transaction({ op: 'update', table: 'A', documentId: D, data: '{n:1}' }),
      transaction({ op: 'delete', table: 'A', documentId: D }),
      transaction({ op: 'redact', table: 'A', documentId: D, sequenceNo: 2 }),
    ]);
    const redact = async (sequenceNo: number, table = 'A', documentId = D) =>
      (await engineErrorOf(engine.commit('test', transaction({ op: 'redact', table, documentId, sequenceNo })))).code;
    expect(await redact(2)).toBe('revision-redacted');
    expect(await redact(4)).toBe('revision-not-found');
    expect(await redact(1)).toBe('revision-not-found');
    expect(await redact(99)).toBe('revision-not-found');
    expect(await redact(3, 'B')).toBe('revision-not-found');
    expect(await redact(3, 'A', E)).toBe('revision-not-found');
    await engine.commit('test', transaction({ op: 'insert', table: 'A', documentId: E, data: '{n:0}' }));
    expect(await redact(6, 'A', E)).toBe('revision-current');
    const twice = transaction(
      { op: 'redact', table: 'A', documentId: D, sequenceNo: 3 },
      { op: 'redact', table: 'A', documentId: D, sequenceNo: 3 },
    );
    expect((await engineErrorOf(engine.commit('test', twice))).code).toBe('limit-exceeded');
    expect((await engine.ledger('test')).size).toBe(7);
  });
});

describe('times', () => {
  it('ascend within a block: statements, then txTime, then the block', async () => {
    const { engine } = await startLedger();
    const committedAt = START + 60_000;
    const { appended, strandId } = await engine.commit('test', {
      statements: [{ text: 'INSERT', parameters: [], startedAt: committedAt + 5 }],
      mutations: [{ op: 'insert', statement: 0, table: 'A', data: '{}' }],
      committedAt,
      revisedAt: committedAt + 9,
    });
    const text = formatBlock(strandId, appended);
    expect(/startTime:([^,]+)/.exec(text)?.[1]).toBe('2025-03-01T12:00:59.998Z');
    expect(/txTime:([^,]+)/.exec(text)?.[1]).toBe('2025-03-01T12:00:59.999Z');
    expect(/blockTimestamp:([^,]+)/.exec(text)?.[1]).toBe('2025-03-01T12:01:00.000Z');
  });

  it('never go back from block to block, even when the clock does', async () => {
    const { engine, clock } = await startLedger();
    clock.time = START + 10_000;
    const before = await engine.commit('test', transaction({ op: 'insert', table: 'A', data: '{}' }));
    clock.time = START + 5_000;
    const { appended } = await engine.commit('test', transaction({ op: 'insert', table: 'A', data: '{}' }));
    expect(appended.block.blockTimestamp).toBe(before.appended.block.blockTimestamp);
  });
});

describe('a transaction that is wrong', () => {
  const statement = (text: string, ...parameters: string[]): TransactionInput => ({
    statements: [{ text, parameters }],
    mutations: [],
  });
  const wrong: [string, TransactionInput, string, RegExp][] = [
    ['no statement', { statements: [], mutations: [] }, 'invalid-transaction', /at least one statement/],
    ['an empty statement', statement(''), 'limit-exceeded', /Statement 0 has 0 characters/],
    ['a statement too long', statement('x'.repeat(100_001)), 'limit-exceeded', /100001 characters/],
    ['half a surrogate pair', statement('SELECT \ud800'), 'invalid-transaction', /Statement 0 is not well-formed/],
    [
      'a parameter that is no Ion',
      statement('SELECT ?', '"ok"', '{a:'),
      'invalid-ion',
      /parameters\[1\] of statement 0.*byte 3/,
    ],
    ['two values in a parameter', statement('SELECT ?', '1 2'), 'invalid-ion', /parameters\[0\] of statement 0/],
    [
      'an unknown table',
      transaction({ op: 'insert', table: 'C', data: '{}' }),
      'table-not-found',
      /No such table: C\./,
    ],
    [
      'a document that is no struct',
      transaction({ op: 'insert', table: 'A', data: '[1]' }),
      'invalid-ion',
      /not a struct, but list/,
    ],
    [
      'a null document',
      transaction({ op: 'insert', table: 'A', data: 'null.struct' }),
      'invalid-ion',
      /not a struct, but null/,
    ],
    [
      'a document too large',
      transaction({ op: 'insert', table: 'A', data: `{a:"${'x'.repeat(131_072)}"}` }),
      'limit-exceeded',
      /131078 bytes/,
    ],
    [
      'a document id that is none',
      transaction({ op: 'insert', table: 'A', documentId: 'x', data: '{}' }),
      'invalid-transaction',
      /Not a document id/,
    ],
    [
      'an update of nothing',
      transaction({ op: 'update', table: 'A', documentId: D, data: '{}' }),
      'document-not-found',
      /No document/,
    ],
    [
      'a document inserted twice',
      transaction(
        { op: 'insert', table: 'A', documentId: D, data: '{}' },
        { op: 'insert', table: 'A', documentId: D, data: '{}' },
      ),
      'document-not-found',
      /inserted twice/,
    ],
    [
      'a mutation of no statement',
      { ...statement('SELECT 1'), mutations: [{ op: 'delete', statement: 1, table: 'A', documentId: D }] },
      'invalid-transaction',
      /no statement 1/,
    ],
    ['a table that exists', transaction({ op: 'create-table', table: 'A' }), 'table-exists', /already exists: A/],
    [
      'a table name that is none',
      transaction({ op: 'create-table', table: '1 A' }),
      'invalid-transaction',
      /Not a table name: "1 A"/,
    ],
    [
      '41 documents',
      transaction(...Array.from({ length: 41 }, () => ({ op: 'insert', table: 'A', data: '{}' }) as const)),
      'limit-exceeded',
      /at most 40 documents/,
    ],
    [
      '19 more tables',
      transaction(...Array.from({ length: 19 }, (_, n) => ({ op: 'create-table', table: `T${n}` }) as const)),
      'limit-exceeded',
      /at most 20 active/,
    ],
    [
      'a transaction id that is none',
      { ...statement('SELECT 1'), transactionId: '../..' },
      'invalid-transaction',
      /Not a transaction id/,
    ],
  ];
  it.each(wrong)('by %s is named, and commits nothing', async (_name, input, code, message) => {
    const { engine } = await startLedger();
    const error = await engineErrorOf(engine.commit('test', input));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
    expect((await engine.ledger('test')).size).toBe(2);
    // The next transaction is not harmed by what the failed one had begun.
    await engine.commit('test', transaction({ op: 'insert', table: 'A', data: '{}' }));
  });

  it('takes the whole batch with it', async () => {
    const { engine } = await startLedger();
    const batch = [
      transaction({ op: 'insert', table: 'A', documentId: D, data: '{}' }),
      transaction({ op: 'create-table', table: 'C' }),
      transaction({ op: 'update', table: 'A', documentId: E, data: '{}' }),
    ];
    expect((await engineErrorOf(engine.commitAll('test', batch))).code).toBe('document-not-found');
    expect((await engine.ledger('test')).size).toBe(2);
    await engine.commit('test', transaction({ op: 'insert', table: 'A', documentId: D, data: '{}' }));
    await engine.commit('test', transaction({ op: 'create-table', table: 'C' }));
  });
});

describe('tables', () => {
  it('that were dropped take no statement, and their name can be used again', async () => {
    const { engine } = await startLedger();
    await engine.commit('test', transaction({ op: 'drop-table', table: 'A' }));
    const insert = transaction({ op: 'insert', table: 'A', data: '{}' });
    expect((await engineErrorOf(engine.commit('test', insert))).code).toBe('table-not-found');
    await engine.commit('test', transaction({ op: 'create-table', table: 'A' }));
    await engine.commit('test', insert);
  });

  it('have at most five indexes', async () => {
    const { engine } = await startLedger();
    const index = (field: string) => transaction({ op: 'create-index', table: 'A', field });
    for (const field of ['a', 'b', 'c', 'd', 'e']) await engine.commit('test', index(field));
    expect((await engineErrorOf(engine.commit('test', index('f')))).message).toBe('A table has at most 5 indexes.');
  });
});

describe('ledgers created at the same moment', () => {
  it('do not get around the quota', async () => {
    const { engine } = await startEngine();
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const created = await Promise.allSettled(names.map((name) => engine.createLedger({ ...LEDGER, name })));
    expect(created.map(({ status }) => status)).toEqual([...Array(5).fill('fulfilled'), 'rejected', 'rejected']);
  });
});

describe('concurrent commits', () => {
  it('to one ledger are put one after the other, each in a block of its own', async () => {
    const { engine } = await startLedger();
    const all = Array.from({ length: 40 }, (_, n) =>
      engine.commit('test', transaction({ op: 'insert', table: 'A', data: `{n:${n}}` })),
    );
    const committed = await Promise.all(all);
    expect(committed.map(({ appended }) => appended.block.sequenceNo)).toEqual(
      Array.from({ length: 40 }, (_, n) => n + 2),
    );
    const texts = await blockTexts(engine, 'test');
    expect(
      texts.slice(2).map((text) => readSingle(new TextEncoder().encode(/data:(\{[^}]*\})/.exec(text)?.[1] ?? ''))),
    ).toHaveLength(40);
  });
});
