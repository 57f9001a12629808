// Durable commits one by one, against the least a durable commit can cost: one row into a bare SQLite table, with the
// same settings, on the same disk. And blocks in batches, as seeding writes them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createLedgerService, type TransactionInput } from '@qldb-console/ledger';
import { compare, formatComparison } from './measure.ts';

const BATCH = 250;
const DOCUMENT = `{VIN:"1N4AL11D75C109151",LicensePlateNumber:"LEWISR261LL",State:"WA",PendingPenaltyTicketAmount:90.25,ValidFromDate:2017-08-21,ValidToDate:2020-05-11,Owners:{PrimaryOwner:{PersonId:"BFJKdXhnLRT27sXBnojNGW"},SecondaryOwners:[{PersonId:"CMVdR77XP8zAglmmFDGTvt"}]},City:"Everett"}`;
const insert: TransactionInput = {
  statements: [{ text: 'INSERT INTO VehicleRegistration ?', parameters: [DOCUMENT] }],
  mutations: [{ op: 'insert', statement: 0, table: 'VehicleRegistration', data: DOCUMENT }],
};

const directory = mkdtempSync(join(tmpdir(), 'qldb-bench-'));
const service = await createLedgerService({ dataDir: join(directory, 'ledger'), stateDelayMs: 0 });
const bare = new DatabaseSync(join(directory, 'bare.sqlite'));
try {
  bare.exec(
    'PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE rows (id INTEGER PRIMARY KEY, data TEXT)',
  );
  const row = bare.prepare('INSERT INTO rows (data) VALUES (?)');
  await service.engine.createLedger({
    name: 'bench',
    permissionsMode: 'STANDARD',
    deletionProtection: false,
    kmsKeyArn: undefined,
    tags: {},
  });
  await service.engine.commit('bench', {
    statements: [{ text: 'CREATE TABLE VehicleRegistration', parameters: [] }],
    mutations: [{ op: 'create-table', statement: 0, table: 'VehicleRegistration' }],
  });
  const one = await compare(
    'one durable commit, against one durable row',
    () => service.engine.commit('bench', insert),
    () => row.run(DOCUMENT),
  );
  console.log(formatComparison(one));
  const transactions = Array.from({ length: BATCH }, () => insert);
  const batch = await compare(
    `${BATCH} blocks in one durable write, against one by one`,
    () => service.engine.commitAll('bench', transactions),
    async () => {
      for (const transaction of transactions) await service.engine.commit('bench', transaction);
    },
    { pairs: 7 },
  );
  console.log(formatComparison(batch));
} finally {
  bare.close();
  await service.close();
  rmSync(directory, { recursive: true, force: true });
}
