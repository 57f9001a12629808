// A page of 100 ledgers over HTTP, of 10,000 ledgers, against one of 100: the number of ledgers must not matter. Pages
// from the beginning and from the middle of the list.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ListLedgersCommand, QLDBClient } from '@aws-sdk/client-qldb';
import { createLedgerService } from '@qldb-console/ledger';
import { compare, formatComparison } from './measure.ts';

const MANY = 10_000;
const FEW = 100;

const directory = mkdtempSync(join(tmpdir(), 'qldb-bench-'));
const many = await start('many', MANY);
const few = await start('few', FEW);
try {
  const middle = await tokenAfter(many.client, MANY / 200);
  for (const [name, token] of [
    ['first', undefined],
    ['middle', middle],
  ] as const) {
    const result = await compare(
      `${name} page of 100 of ${MANY} ledgers, against all ${FEW} of ${FEW}`,
      () => many.client.send(new ListLedgersCommand({ MaxResults: 100, NextToken: token })),
      () => few.client.send(new ListLedgersCommand({ MaxResults: 100 })),
    );
    console.log(formatComparison(result, 0.8));
  }
} finally {
  many.client.destroy();
  few.client.destroy();
  await Promise.all([many.service.close(), few.service.close()]);
  rmSync(directory, { recursive: true, force: true });
}

async function start(name: string, ledgers: number) {
  const service = await createLedgerService({ dataDir: join(directory, name), stateDelayMs: 0, maxLedgers: ledgers });
  for (let n = 0; n < ledgers; n += 1) {
    await service.engine.createLedger({
      name: `ledger-${String(n).padStart(5, '0')}`,
      permissionsMode: 'STANDARD',
      deletionProtection: true,
      kmsKeyArn: undefined,
      tags: { team: 'ledgers', stage: 'production' },
    });
  }
  await service.listen(0);
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  return { service, client: new QLDBClient({ endpoint: service.url, region: 'us-east-1', credentials }) };
}

/** The token that continues the list after so many pages of 100. */
async function tokenAfter(client: QLDBClient, pages: number): Promise<string> {
  let token: string | undefined;
  for (let page = 0; page < pages; page += 1) {
    token = (await client.send(new ListLedgersCommand({ MaxResults: 100, NextToken: token }))).NextToken;
  }
  if (token === undefined) throw new Error('the list ended early');
  return token;
}
