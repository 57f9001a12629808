/**
 * Writes a large journal as exports have it: `node archive-journal.ts FOLDER BLOCKS BLOCKS_PER_HOUR`. Every block inserts a
 * document and updates an older one, so that there are as many documents as blocks, and twice as many revisions. Blocks, names
 * and manifests are those of the ledger service; only its database and its uploads are left out. Prints, as JSON, what stands in
 * some of the blocks: a {@link WrittenJournal}.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import {
  dot,
  encodeBase64,
  type Hash,
  ionHash,
  ionHashOfString,
  merkleRoot,
  writeIonText,
} from '@qldb-console/journal';
import { formatBlock } from '@qldb-console/ledger';
import { createIds } from '../packages/ledger/src/engine/ids.ts';
import { blob, int, list, string, struct, timestamp } from '../packages/ledger/src/engine/ion-build.ts';
import { EXPORT_LIMITS, QUOTAS } from '../packages/ledger/src/engine/limits.ts';
import { readCommittedIon } from '../packages/ledger/src/engine/read-ion.ts';
import { completedManifest, startedManifest } from '../packages/ledger/src/export/manifest.ts';
import {
  completedManifestKey,
  hourOf,
  objectKey,
  startedManifestKey,
} from '../packages/ledger/src/export/object-keys.ts';
import { seededRandom } from '../packages/ledger/src/workload/random.ts';
import { documentsOf } from './engine-samples.ts';

/** A block, and what it can be found by. */
export interface WrittenBlock {
  readonly sequenceNo: number;
  readonly transactionId: string;
  /** Inserted in it. */
  readonly documentId: string;
  /** Base64. */
  readonly blockHash: string;
  readonly revisionHash: string;
}
export interface WrittenJournal {
  readonly strandId: string;
  readonly objects: number;
  readonly bytes: number;
  /** The first, the last, and some between, in order. */
  readonly blocks: readonly WrittenBlock[];
}

const BEGAN = Date.UTC(2023, 0, 1);
const HOUR_MS = 3_600_000;
/** Documents have the same content only after so many blocks. */
const VARIANTS = 500;
const TOLD_BLOCKS = 24;
const PREFIX = 'archive';

const [, , folder = '.', blockCount = '0', blocksPerHour = '8000'] = process.argv;
const blocks = Number(blockCount);
const ids = createIds(seededRandom('a large journal').next32);
const strandId = ids.next(BEGAN);
const table = { tableId: ids.next(BEGAN), name: 'Vehicle' };
const contents = Array.from({ length: VARIANTS }, (_, variant) =>
  documentsOf('captured', variant).map(({ data }) => ({
    text: data,
    hash: readCommittedIon(data, 'document', QUOTAS.documentBytes).hash,
  })),
);
const statements = ['INSERT INTO Vehicle ?', 'UPDATE Vehicle AS v SET v = ? WHERE v.VIN = ?'].map((text) => ({
  text: string(text),
  digest: blob(ionHashOfString(text)),
}));

/** Documents in the order in which they were inserted. */
const documents: string[] = [];

function* journal() {
  let previousBlockHash: Hash = new Uint8Array(0);
  for (let sequenceNo = 0; sequenceNo < blocks; sequenceNo++) {
    const blockTimestamp = BEGAN + Math.floor((sequenceNo / Number(blocksPerHour)) * HOUR_MS);
    const txTime = blockTimestamp - 1;
    const transactionId = ids.next(txTime);
    const time = timestamp(txTime);
    const inserted = ids.next(txTime);
    documents.push(inserted);
    // Every document is updated twice: in the blocks of twice its number, and behind it.
    const changes = [{ documentId: inserted, version: 0, statement: 0 }];
    if (sequenceNo > 0)
      changes.push({
        documentId: documents[sequenceNo >> 1] as string,
        version: sequenceNo === 1 ? 1 : 1 + (sequenceNo & 1),
        statement: 1,
      });
    const revisions = changes.map(({ documentId, version }, position) => {
      const metadata = struct([
        ['id', string(documentId)],
        ['version', int(version)],
        ['txTime', time],
        ['txId', string(transactionId)],
      ]);
      const content = contents[sequenceNo % VARIANTS]?.[position];
      if (content === undefined) throw new Error('there is no document');
      const { text, hash } = content;
      return {
        position,
        hash: dot(hash, ionHash(metadata)),
        document: { documentId, tableId: table.tableId, version, data: text, dataHash: undefined },
      };
    });
    const startTime = timestamp(txTime - 1);
    const transactionInfo = struct([
      [
        'statements',
        list(
          statements.slice(0, changes.length).map(({ text, digest }) =>
            struct([
              ['statement', text],
              ['startTime', startTime],
              ['statementDigest', digest],
            ]),
          ),
        ),
      ],
      [
        'documents',
        struct(
          changes.map(({ documentId, statement }) => [
            documentId,
            struct([
              ['tableName', string(table.name)],
              ['tableId', string(table.tableId)],
              ['statements', list([int(statement)])],
            ]),
          ]),
        ),
      ],
    ]);
    // Nobody can recompute the entries that QLDB makes by itself.
    const opaque = (seed: number): Hash => new Uint8Array(32).fill(seed + sequenceNo);
    const entries = [opaque(1), merkleRoot(revisions.map(({ hash }) => hash)), opaque(2), ionHash(transactionInfo)];
    const entriesHash = merkleRoot(entries);
    const blockHash = dot(entriesHash, previousBlockHash);
    const block = { sequenceNo, transactionId, blockTimestamp, txTime, blockHash, entriesHash, previousBlockHash };
    const written = { ...block, entries, transactionInfo: writeIonText(transactionInfo), redactionInfo: undefined };
    previousBlockHash = blockHash;
    yield { ...block, documentId: inserted, revisions, text: formatBlock(strandId, { block: written, revisions }) };
  }
}

function write(key: string, content: string | Uint8Array): void {
  const path = join(folder, key);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, content);
}

const job = {
  exportId: ids.next(BEGAN),
  ledgerId: 1,
  ledgerName: 'vehicle-registration',
  createdAt: BEGAN,
  inclusiveStartTime: BEGAN,
  exclusiveEndTime: BEGAN + Math.ceil(blocks / Number(blocksPerHour)) * HOUR_MS,
  bucket: 'exports',
  prefix: PREFIX,
  encryption: 'NO_ENCRYPTION',
  kmsKeyArn: undefined,
  roleArn: 'arn:aws:iam::123456789012:role/export',
  outputFormat: undefined,
  fromSequenceNo: 0,
  toSequenceNo: blocks,
} as const;
const keys: string[] = [];
const told: WrittenBlock[] = [];
let bytes = 0;
let texts: string[] = [];
let size = 0;
let begun = { hour: 0, first: 0 };

function endObject(last: number): void {
  if (texts.length === 0) return;
  const key = objectKey(job, strandId, { ...begun, last });
  keys.push(key);
  const content = Buffer.from(`${texts.join('\n')}\n`);
  bytes += content.length;
  write(key, content);
  texts = [];
  size = 0;
}

write(startedManifestKey(job), startedManifest(job));
const tellAt = new Set(
  Array.from({ length: TOLD_BLOCKS }, (_, i) => Math.floor(((blocks - 1) * i) / (TOLD_BLOCKS - 1))),
);
for (const { sequenceNo, blockTimestamp, transactionId, documentId, blockHash, revisions, text } of journal()) {
  const hour = hourOf(blockTimestamp);
  // As an export cuts them: with the hour, and behind the block that reaches the size.
  if (hour !== begun.hour || size >= EXPORT_LIMITS.objectBytes) endObject(sequenceNo - 1);
  if (texts.length === 0) begun = { hour, first: sequenceNo };
  texts.push(text);
  size += text.length;
  if (!tellAt.has(sequenceNo)) continue;
  const revisionHash = encodeBase64(revisions[0]?.hash as Hash);
  told.push({ sequenceNo, transactionId, documentId, blockHash: encodeBase64(blockHash), revisionHash });
}
endObject(blocks - 1);
write(completedManifestKey(job, strandId), completedManifest(job, keys));
process.stdout.write(JSON.stringify({ strandId, objects: keys.length, bytes, blocks: told } satisfies WrittenJournal));
