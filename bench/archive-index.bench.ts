/**
 * The index of an archive of half a million blocks with a million revisions: how fast it is built, what it takes of memory,
 * and how long looking something up takes, each against a goal. Times are those of the processor: there is nothing to compare
 * them with in the same run, and other processes are not to count. Its tables of facts are those of real blocks with other
 * numbers and ids, as an engine makes them from archives with as many documents as revisions.
 */
import { ArchiveIndex } from '@qldb-console/journal/archive';
import { createEngine, type FactTable } from '@qldb-console/journal/engine';
import { linkedBlocks } from './engine-samples.ts';
import { formatSeconds, median } from './measure.ts';

const BLOCKS = 500_000;
const PER_TABLE = 2_000;
const BYTES_PER_BLOCK = 200;
const LOOKUP_SECONDS = 0.1;

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
let state = 12345;
const random = () => {
  state = (Math.imul(state, 1103515245) + 12345) >>> 0;
  return state / 2 ** 32;
};
const randomise = (bytes: Uint8Array, ids: boolean) => {
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = ids ? letters.charCodeAt(Math.floor(random() * letters.length)) : Math.floor(random() * 256);
  }
};

const bytes = new TextEncoder().encode(`${linkedBlocks('captured', PER_TABLE).join('\n')}\n`);
const engine = await createEngine();
const { facts } = engine.judge(bytes, { facts: true });
const { facts: nothing } = engine.judge(new Uint8Array(), { facts: true });
if (facts === undefined || nothing === undefined) throw new Error('no facts');
const tables: FactTable[] = [];
for (let from = 0; from < BLOCKS; from += PER_TABLE) {
  const table = structuredClone({ ...facts, object: tables.length });
  for (let i = 0; i < PER_TABLE; i++) table.sequenceNo[i] = from + i;
  randomise(table.blockHash, false);
  randomise(table.revisionHash, false);
  randomise(table.transactionId, true);
  randomise(table.documentId, true);
  tables.push(table);
}

let index = new ArchiveIndex();
const seconds = (work: () => unknown): number => {
  const start = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1e6;
};
const builds = Array.from({ length: 3 }, () =>
  seconds(() => {
    index = new ArchiveIndex();
    for (const table of tables) index.append(table);
  }),
);
const build = median(builds);
const perBlock = index.bytes / index.blocks;
console.log(`build: ${Math.round(BLOCKS / build)} blocks per second, the journal's tree included`);
report(
  `memory: ${perBlock.toFixed(1)} bytes per block of two revisions, each of another document`,
  perBlock <= BYTES_PER_BLOCK,
);
const stored = [...index.toChunks()];
console.log(`taking up what was stored: ${formatSeconds(seconds(() => ArchiveIndex.fromChunks(stored)))}`);

const row = index.row(BLOCKS - 5);
const [revision] = index.revisionsOf(BLOCKS - 5);
const documentId = revision?.documentId ?? '';
const base64 = Buffer.from(row.blockHash).toString('base64');
const [tableId = ''] = index.tables().map(({ id }) => id);
const lookups: Record<string, () => unknown> = {
  'documents of a table, the first page': () => {
    // What is kept for the next page goes with whatever is appended.
    index.append(nothing);
    return index.documents(tableId, { count: 100 });
  },
  'documents of a table, another page': () => index.documents(tableId, { from: 400_000, count: 100 }),
  'find a document': () => index.find(documentId),
  'find a transaction': () => index.find(row.transactionId ?? ''),
  'find a hash, base64': () => index.find(base64),
  'find the beginning of a hash, hex': () => index.find(Buffer.from(row.blockHash).toString('hex').slice(0, 8)),
  'find nothing': () => index.find('zzzzzzzzzzzzzzzzzzzzzz'),
  'history of a document': () => index.history(documentId),
  tables: () => index.tables(),
  'block by its number': () => index.rowsOfSequenceNo(BLOCKS - 5),
  'coverage in 1200 cells': () => index.coverage(1200),
  'root at a tip': () => index.rootAt(BLOCKS - 7),
  'proof of a block': () => index.blockProof(123_456, BLOCKS - 7),
};
for (const [name, look] of Object.entries(lookups)) {
  const taken = median(Array.from({ length: 15 }, () => seconds(look)));
  report(`${name}: ${formatSeconds(taken)}`, taken < LOOKUP_SECONDS);
}

function report(line: string, met: boolean): void {
  console.log(`${line}  (${met ? 'goal met' : 'goal MISSED'})`);
  if (!met) process.exitCode = 1;
}
