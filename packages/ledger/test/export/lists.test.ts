import {
  ListJournalS3ExportsCommand,
  ListJournalS3ExportsForLedgerCommand,
  paginateListJournalS3Exports,
  paginateListJournalS3ExportsForLedger,
} from '@aws-sdk/client-qldb';
import { describe, expect, it } from 'vitest';
import { createIds } from '../../src/engine/ids.ts';
import { Engine, openSqliteStore } from '../../src/index.ts';
import type { NewExport } from '../../src/store/exports.ts';
import { seededRandom } from '../../src/workload/random.ts';
import { LEDGER } from '../support/journal.ts';
import { errorOf, startService } from '../support/service.ts';
import { sendSigned } from '../support/signed-request.ts';
import { tempDir } from '../support/temp-dir.ts';

const NOW = Date.UTC(2026, 0, 1);

/** A data directory with finished exports of two ledgers, some of them of the same millisecond. */
async function directoryWithExports(count: number): Promise<{ dataDir: string; newestFirst: string[] }> {
  const dataDir = tempDir();
  await using store = await openSqliteStore(dataDir);
  const ids = createIds(seededRandom('lists').next32);
  const engine = new Engine({ store, clock: () => NOW, ids, maxLedgers: 5, stateDelayMs: 0 });
  const ledgers = [
    await engine.createLedger({ ...LEDGER, name: 'a' }),
    await engine.createLedger({ ...LEDGER, name: 'b' }),
  ];
  const rows = Array.from({ length: count }, (_, n) =>
    row(n, ids.next(NOW), ledgers[n % 2] as { id: number; name: string }),
  );
  for (const one of rows) {
    await store.exports.create(one, 2);
    await store.exports.finish(one.exportId, 'COMPLETED', Number.MAX_SAFE_INTEGER);
  }
  const newestFirst = rows
    .toSorted((a, b) => b.createdAt - a.createdAt || (a.exportId < b.exportId ? 1 : -1))
    .map(({ exportId }) => exportId);
  return { dataDir, newestFirst };
}

function row(n: number, exportId: string, ledger: { id: number; name: string }): NewExport {
  return {
    exportId,
    ledgerId: ledger.id,
    ledgerName: ledger.name,
    createdAt: NOW + Math.floor(n / 5),
    inclusiveStartTime: NOW,
    exclusiveEndTime: NOW + 1,
    bucket: 'bucket',
    prefix: '',
    encryption: 'NO_ENCRYPTION',
    kmsKeyArn: undefined,
    roleArn: 'arn:aws:iam::000000000000:role/r',
    outputFormat: undefined,
    fromSequenceNo: 0,
    toSequenceNo: 1,
  };
}

describe('lists of exports', () => {
  it('come in pages of any size, the newest first, each export once', async () => {
    const { dataDir, newestFirst } = await directoryWithExports(23);
    const { client } = await startService({ dataDir });
    const { JournalS3Exports: all = [] } = await client.send(new ListJournalS3ExportsCommand({}));
    expect(all.map(({ ExportId }) => ExportId)).toEqual(newestFirst);
    for (const pageSize of [1, 4, 5, 22, 23, 24, 100]) {
      const ids: unknown[] = [];
      let pages = 0;
      for await (const page of paginateListJournalS3Exports({ client, pageSize }, {})) {
        ids.push(...(page.JournalS3Exports ?? []).map(({ ExportId }) => ExportId));
        pages += 1;
      }
      expect({ pageSize, ids, pages }).toEqual({ pageSize, ids: newestFirst, pages: Math.ceil(23 / pageSize) });
    }
    const ofLedgers = { a: [] as unknown[], b: [] as unknown[] };
    for (const Name of ['a', 'b'] as const) {
      for await (const page of paginateListJournalS3ExportsForLedger({ client, pageSize: 4 }, { Name })) {
        for (const { ExportId, LedgerName } of page.JournalS3Exports ?? []) {
          expect(LedgerName).toBe(Name);
          ofLedgers[Name].push(ExportId);
        }
      }
    }
    expect([ofLedgers.a.length, ofLedgers.b.length]).toEqual([12, 11]);
    expect([...ofLedgers.a, ...ofLedgers.b].sort()).toEqual(newestFirst.toSorted());
  });

  it('go on where they were, when an export that ended a page is gone meanwhile', async () => {
    const { dataDir, newestFirst } = await directoryWithExports(6);
    const { service, client } = await startService({ dataDir });
    const first = await client.send(new ListJournalS3ExportsCommand({ MaxResults: 3 }));
    await service.close();
    const store = await openSqliteStore(dataDir);
    await store.exports.removeExpired(Number.MAX_SAFE_INTEGER);
    await store[Symbol.asyncDispose]();
    const again = await startService({ dataDir });
    const rest = await again.client.send(new ListJournalS3ExportsCommand({ NextToken: first.NextToken }));
    expect(first.JournalS3Exports?.map(({ ExportId }) => ExportId)).toEqual(newestFirst.slice(0, 3));
    expect([rest.JournalS3Exports, rest.NextToken]).toEqual([[], undefined]);
  });

  it('of a ledger that is not there are not found', async () => {
    const { client } = await startService();
    expect(await errorOf(client.send(new ListJournalS3ExportsForLedgerCommand({ Name: 'missing' })))).toEqual({
      name: 'ResourceNotFoundException',
      message: 'The Ledger with name missing is not found',
      status: 404,
      ResourceType: 'Ledger',
      ResourceName: 'missing',
    });
  });

  it.each(['0', '101', '-1', 'x', '1.5', ''])('refuse max_results=%s', async (limit) => {
    const { service, url } = await startService();
    await service.engine.createLedger(LEDGER);
    for (const path of ['/journal-s3-exports', '/ledgers/test/journal-s3-exports']) {
      const answer = await sendSigned(url, { target: `${path}?max_results=${limit}` });
      expect([path, answer.status, answer.json.ParameterName]).toEqual([path, 400, 'MaxResults']);
    }
  });

  it('refuse tokens that are none, of another list, or altered', async () => {
    const { dataDir } = await directoryWithExports(6);
    const { client } = await startService({ dataDir });
    const all = (await client.send(new ListJournalS3ExportsCommand({ MaxResults: 1 }))).NextToken as string;
    const ofA = (await client.send(new ListJournalS3ExportsForLedgerCommand({ Name: 'a', MaxResults: 1 })))
      .NextToken as string;
    const token = (...parts: unknown[]) => Buffer.from(JSON.stringify(parts)).toString('base64');
    const wrong = [
      ofA,
      'abcd',
      token('exports', 'x'),
      token('exports', '1:short'),
      token('exports', `-1:${'A'.repeat(22)}`),
      token('ledgers', 'a'),
      `A${all.slice(1)}`,
    ];
    for (const NextToken of wrong) {
      const error = await errorOf(client.send(new ListJournalS3ExportsCommand({ NextToken })));
      expect([NextToken, error.name, error.ParameterName]).toEqual([
        NextToken,
        'InvalidParameterException',
        'NextToken',
      ]);
    }
    for (const NextToken of [all, ofA]) {
      const error = await errorOf(client.send(new ListJournalS3ExportsForLedgerCommand({ Name: 'b', NextToken })));
      expect(error.ParameterName).toBe('NextToken');
    }
  });
});
