// Writes the sample archives that the console offers: a journal exported by the ledger service itself, a damaged copy of it,
// and digests of the healthy one as the AWS console saved them. The same files every time.
// node tools/sample-archives.mjs [DIRECTORY]
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { formatDigestConsoleFile } from '../packages/journal/src/index.ts';
import { Engine } from '../packages/ledger/src/engine/engine.ts';
import { createIds } from '../packages/ledger/src/engine/ids.ts';
import { Exports } from '../packages/ledger/src/export/exports.ts';
import { createLog, openSqliteStore } from '../packages/ledger/src/index.ts';
import { withDefaults } from '../packages/ledger/src/limits.ts';
import {
  ALTERED_FINE,
  ARCHIVE_BLOCKS,
  ARCHIVE_MADE,
  ARCHIVE_MONTHS,
  archiveJournal,
  FINE,
} from '../packages/ledger/src/sample/archive-journal.ts';
import { seededRandom } from '../packages/ledger/src/workload/random.ts';
import { LOCAL_BUCKET, startLocalEndpoints } from '../packages/local-endpoints/src/index.ts';
import { openObjectStore } from '../packages/local-endpoints/src/s3/store.ts';

const target = process.argv[2] ?? fileURLToPath(new URL('../apps/console/public/sample-archives', import.meta.url));
const PREFIX = 'registration-archive/';
const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };

/** The journal in a ledger of its own, exported month by month; the files below the prefix, and digests after each month. */
async function exported({ ledger: input, transactions }) {
  const directory = await mkdtemp(join(tmpdir(), 'sample-archives-'));
  try {
    const digests = await runExports(directory, input, transactions);
    return { files: await readBucket(directory), digests };
  } finally {
    await rm(directory, { recursive: true });
  }
}

async function runExports(directory, input, transactions) {
  await using s3 = await startLocalEndpoints({
    dataDir: directory,
    s3Port: 0,
    kinesisPort: undefined,
    region: 'us-east-1',
    credentials,
  });
  await using store = await openSqliteStore(directory);
  const ids = createIds(seededRandom('export ids').next32);
  const engine = new Engine({ store, clock: () => ARCHIVE_MADE, ids, maxLedgers: 5, stateDelayMs: 0 });
  const ledger = await engine.createLedger(input);
  await engine.commitAll(ledger.name, transactions);
  const exports = new Exports({
    ...withDefaults({}),
    engine,
    store: store.exports,
    ids,
    log: createLog('error'),
    target: { endpoint: s3.s3Url, region: 'us-east-1', credentials },
    stateDelayMs: 0,
  });
  const digests = [];
  for (const { name, from, to } of ARCHIVE_MONTHS) {
    const exportId = await exports.create({
      ledgerName: ledger.name,
      inclusiveStartTime: Math.max(from, ledger.createdAt),
      exclusiveEndTime: to,
      bucket: LOCAL_BUCKET,
      prefix: PREFIX,
      encryption: 'NO_ENCRYPTION',
      kmsKeyArn: undefined,
      roleArn: 'arn:aws:iam::000000000000:role/local',
      outputFormat: 'ION_TEXT',
    });
    const row = await engine.activeLedger(ledger.name);
    for (let status = ''; status !== 'COMPLETED'; ) {
      ({ status } = await exports.find(row, exportId));
      if (status === 'CANCELLED') throw new Error(`the export of ${name} was cancelled`);
      await setTimeout(10);
    }
    const size = await engine.journal.sequenceAt(row, to);
    const tip = { strandId: row.strandId, sequenceNo: size - 1 };
    const date = new Date(to - 7 * 60 * 60 * 1000).toISOString();
    const text = formatDigestConsoleFile({
      digest: await engine.journal.digest(row, size),
      tip,
      ledger: row.name,
      date,
    });
    digests.push([`${row.name}-${name}.ion.txt`, Buffer.from(text)]);
  }
  await exports.close();
  return new Map(digests);
}

async function readBucket(directory) {
  const store = openObjectStore(join(directory, 'local-s3'), Date.now);
  const files = new Map();
  try {
    for (const { key, blob } of store.page(store.bucket(LOCAL_BUCKET), PREFIX, '', 1_000)) {
      const chunks = [];
      for await (const chunk of store.readBlob(blob)) chunks.push(chunk);
      files.set(key.slice(PREFIX.length), Buffer.concat(chunks));
    }
  } finally {
    await store.close();
  }
  return files;
}

/** What somebody did to the archive afterwards. */
function damage(files, forgedFiles) {
  // A fine that looks the same and is not: its revision cannot be hashed to what its block states.
  const fined = objectOf(files, ARCHIVE_BLOCKS.fine);
  const amount = `PendingPenaltyTicketAmount:${FINE}`;
  const text = files.get(fined).toString('utf8');
  if (text.split(amount).length !== 2) throw new Error(`${amount} does not stand once in ${fined}`);
  files.set(fined, Buffer.from(text.replace(amount, `PendingPenaltyTicketAmount:${ALTERED_FINE}`)));
  // A sale to somebody else: the block and the one behind it are made anew, each right in itself and linked to the other.
  const sold = objectOf(files, ARCHIVE_BLOCKS.sale);
  const lines = linesOf(files.get(sold));
  const others = linesOf(forgedFiles.get(sold));
  const first = rangeOf(sold).first;
  for (const block of [ARCHIVE_BLOCKS.sale, ARCHIVE_BLOCKS.sale + 1]) lines[block - first] = others[block - first];
  files.set(sold, Buffer.from(lines.join('')));
  // An object that the manifest names, and nobody has any more.
  files.delete(objectOf(files, ARCHIVE_BLOCKS.missing));
}

/** The blocks of an object of this exporter: one begins on every line that begins with a brace. */
function linesOf(bytes) {
  return bytes.toString('utf8').split(/^(?=\{)/m);
}

function objectOf(files, sequenceNo) {
  const found = [...files.keys()].find((name) => {
    const range = rangeOf(name);
    return range !== undefined && range.first <= sequenceNo && sequenceNo <= range.last;
  });
  if (found === undefined) throw new Error(`no object holds block ${sequenceNo}`);
  return found;
}

function rangeOf(name) {
  const match = /\.(\d+)-(\d+)\.ion$/.exec(name);
  return match ? { first: Number(match[1]), last: Number(match[2]) } : undefined;
}

async function writeSamples() {
  await rm(target, { recursive: true, force: true });
  const written = async (folder, files) => {
    const listed = [];
    for (const [name, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const path = `${folder}/${name}`;
      await mkdir(dirname(join(target, path)), { recursive: true });
      await writeFile(join(target, path), bytes);
      listed.push({ path, size: bytes.length });
    }
    return listed;
  };
  const index = {
    archives: [
      {
        id: 'healthy',
        title: 'A healthy archive',
        description: `Three exports of a registration office's journal, April to June 2025, as they came.`,
        files: await written('healthy', healthy.files),
      },
      {
        id: 'damaged',
        title: 'A damaged archive',
        description: 'The same archive after somebody altered an amount, replaced two blocks and lost an object.',
        files: await written('damaged', damaged),
      },
    ],
    /** Saved while the ledger was running; they belong to both. */
    digests: await written('digests', healthy.digests),
  };
  await writeFile(join(target, 'index.json'), `${JSON.stringify(index, undefined, 2)}\n`);
  await writeFile(join(target, 'README.md'), README);
}

const README = `# Sample archives

Written by \`node tools/sample-archives.mjs\`, the same every time. \`index.json\` names every file with its size.

- \`healthy/\`: three journal exports of one ledger into one folder, as \`aws s3 sync\` would bring them home: manifests, and an
  object for every hour. 160 blocks of Ion text, with deleted documents, and a redaction in block ${ARCHIVE_BLOCKS.redaction}.
- \`digests/\`: digests of that ledger after each month, in the file format of the AWS console.
- \`damaged/\`: the same archive, but
  - in block ${ARCHIVE_BLOCKS.fine} the amount \`${FINE}\` is now \`${ALTERED_FINE}\`: the same number, another value of Ion, and another hash;
  - blocks ${ARCHIVE_BLOCKS.sale} and ${ARCHIVE_BLOCKS.sale + 1} are replaced by others that are right in themselves and linked to each other: a car sold to somebody else;
  - the object with block ${ARCHIVE_BLOCKS.missing} is gone, though its manifest names it.
`;

const healthy = await exported(archiveJournal());
const forged = await exported(archiveJournal({ forged: true }));
const damaged = new Map(healthy.files);
damage(damaged, forged.files);
await writeSamples();
