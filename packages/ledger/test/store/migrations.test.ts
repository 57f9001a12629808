import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { SAMPLE } from '../../src/index.ts';
import { initial } from '../../src/store/sqlite/migrations/001-initial.ts';
import { openSqliteStore } from '../../src/store/sqlite/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { startService } from '../support/service.ts';
import { tempDir } from '../support/temp-dir.ts';

/** Writes what a store has as the first version of this program did. */
async function writeFirstVersion(directory: string, store: Store, now: number): Promise<void> {
  const database = new Database(join(directory, 'ledger.sqlite'));
  database.exec(`BEGIN; ${initial}`);
  database.pragma('user_version = 1');
  const insert = (table: string, row: Record<string, unknown>) =>
    database
      .prepare(
        `INSERT INTO ${table} (${Object.keys(row).join()}) VALUES (${Object.keys(row)
          .map(() => '?')
          .join()})`,
      )
      .run(...Object.values(row).map((value) => value ?? null));
  for (const ledger of await store.listLedgers({ after: undefined, limit: 100, now })) {
    const ledger_id = ledger.id;
    insert('ledgers', {
      id: ledger_id,
      name: ledger.name,
      strand_id: ledger.strandId,
      permissions_mode: ledger.permissionsMode,
      deletion_protection: Number(ledger.deletionProtection),
      kms_key_arn: ledger.kmsKeyArn,
      tags: JSON.stringify(ledger.tags),
      created_at: ledger.createdAt,
      active_at: ledger.activeAt,
      size: ledger.size,
      last_block_hash: ledger.lastBlockHash,
      last_timestamp: ledger.lastTimestamp,
    });
    for (let sequence_no = 0; sequence_no < ledger.size; sequence_no += 1) {
      const appended = await store.block(ledger_id, sequence_no);
      if (!appended) throw new Error(`no block ${sequence_no}`);
      const { block, revisions } = appended;
      insert('blocks', {
        ledger_id,
        sequence_no,
        transaction_id: block.transactionId,
        block_timestamp: block.blockTimestamp,
        tx_time: block.txTime,
        block_hash: block.blockHash,
        entries_hash: block.entriesHash,
        previous_block_hash: block.previousBlockHash,
        entries: Buffer.concat(block.entries.map((entry) => Buffer.concat([Buffer.of(entry.length), entry]))),
        transaction_info: block.transactionInfo,
        redaction_info: block.redactionInfo,
      });
      for (const { position, hash, document } of revisions) {
        insert('revisions', {
          ledger_id,
          sequence_no,
          position,
          hash,
          document_id: document?.documentId,
          table_id: document?.tableId,
          version: document?.version,
          data: document?.data,
          data_hash: document?.dataHash,
        });
        if (!document) continue;
        const latest = await store.document(ledger_id, document.tableId, document.documentId);
        if (latest?.sequenceNo !== sequence_no) continue;
        insert('documents', {
          ledger_id,
          table_id: document.tableId,
          document_id: document.documentId,
          version: latest.version,
          sequence_no,
          deleted: Number(latest.deleted),
        });
      }
      insert('outbox', { ledger_id, kind: 'block', sequence_no });
    }
    for (let level = 1; 2 ** level <= ledger.size; level += 1) {
      for (let idx = 0; (idx + 1) * 2 ** level <= ledger.size; idx += 1) {
        const [hash] = await store.nodes(ledger_id, [{ level, index: idx }]);
        insert('tree_nodes', { ledger_id, level, idx, hash });
      }
    }
    for (const { tableId, name, active, indexes } of await store.tables(ledger_id)) {
      const row = { ledger_id, table_id: tableId, name, active: Number(active), indexes: JSON.stringify(indexes) };
      insert('user_tables', row);
    }
  }
  database.exec('COMMIT');
  database.close();
}

describe('a data directory of the first version', () => {
  it('has the same journals, digests, proofs and documents in this one', async () => {
    // Redactions, deletes and dropped tables are in the sample ledger.
    const { service, dataDir } = await startService({ sampleLedger: true });
    await service.engine.createLedger({
      name: 'other',
      permissionsMode: 'ALLOW_ALL',
      deletionProtection: true,
      kmsKeyArn: 'arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab',
      tags: { team: 'ledgers' },
    });
    const ledger = await service.engine.ledger(SAMPLE.ledgerName);
    const recent = await service.engine.recentState(ledger, 1_000);
    const blocks = await Promise.all(
      Array.from({ length: ledger.size }, (_, at) => service.engine.journal.block(ledger, at)),
    );
    await service.close();

    const old = tempDir();
    const now = Date.now();
    const store = await openSqliteStore(dataDir);
    await writeFirstVersion(old, store, now);
    await store[Symbol.asyncDispose]();

    // What is there now is judged block by block when the test ends.
    const { service: upgraded } = await startService({ dataDir: old });
    const { engine } = upgraded;
    const same = await engine.ledger(SAMPLE.ledgerName);
    expect(same).toEqual({ ...ledger, id: same.id });
    for (const [at, block] of blocks.entries()) expect(await engine.journal.block(same, at)).toEqual(block);
    expect(Buffer.from(await engine.journal.digest(same, same.size)).toString('base64')).toBe(SAMPLE.digest);
    expect(await engine.journal.blockProof(same, 3, same.size)).toHaveLength(Math.ceil(Math.log2(same.size)));
    expect(await engine.recentState(same, 1_000)).toEqual(recent);
    expect(recent.documents.length).toBeGreaterThan(10);
    const keys = await engine.keys.list();
    expect(keys.map(({ arn, state }) => [arn.slice(-4), state])).toEqual([
      ['90ab', 'Enabled'],
      ['0001', 'Enabled'],
    ]);
    expect((await engine.ledger('other')).keyReadyAt).toBeUndefined();
  });
});
