// Durable commits, against the least a durable commit can cost: the same bytes as one row of a bare SQLite table, with
// the same settings, on the same disk. First one client that waits for each commit, then several at once, which the
// service may write together as long as each is answered only when it is on the disk. Last, batches as seeding writes them.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { createLedgerService, formatBlock, type TransactionInput } from '@qldb-console/ledger';
import { compare, formatComparison } from './measure.ts';

const CLIENTS = 16;
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
  const { engine } = service;
  await engine.createLedger({
    name: 'bench',
    permissionsMode: 'STANDARD',
    deletionProtection: false,
    kmsKeyArn: undefined,
    tags: {},
  });
  await engine.commit('bench', {
    statements: [{ text: 'CREATE TABLE VehicleRegistration', parameters: [] }],
    mutations: [{ op: 'create-table', statement: 0, table: 'VehicleRegistration' }],
  });
  const { strandId, appended } = await engine.commit('bench', insert);
  const block = formatBlock(strandId, appended);
  const one = await compare(
    `one client: a durable commit, against ${Buffer.byteLength(block)} bytes in a durable row`,
    () => engine.commit('bench', insert),
    () => row.run(block),
    { pairs: 31 },
  );
  console.log(`${formatComparison(one, 0.5)}; ${perSecond(1, one.ours)}, baseline ${perSecond(1, one.baseline)}`);

  const several = await compare(
    `${CLIENTS} clients at once: that many durable commits, against that many durable rows`,
    () => Promise.all(Array.from({ length: CLIENTS }, () => engine.commit('bench', insert))),
    () => {
      for (let client = 0; client < CLIENTS; client += 1) row.run(block);
    },
    { pairs: 15 },
  );
  console.log(
    `${formatComparison(several, 0.5)}; ${perSecond(CLIENTS, several.ours)}, baseline ${perSecond(CLIENTS, several.baseline)}`,
  );

  const transactions = Array.from({ length: BATCH }, () => insert);
  const batch = await compare(
    `${BATCH} blocks in one durable write, against one by one`,
    () => engine.commitAll('bench', transactions),
    async () => {
      for (const transaction of transactions) await engine.commit('bench', transaction);
    },
    { pairs: 7 },
  );
  console.log(formatComparison(batch));
} finally {
  bare.close();
  await service.close();
  rmSync(directory, { recursive: true, force: true });
}

function perSecond(commits: number, seconds: number): string {
  return `${Math.round(commits / seconds).toLocaleString('en-US')}/s`;
}
