import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { createLedgerService } from '../../src/index.ts';
import { LEDGER, transaction } from '../support/journal.ts';
import { startService } from '../support/service.ts';
import { tempDir } from '../support/temp-dir.ts';

/** A log that keeps its lines. */
function keepingLog() {
  const lines: Record<string, unknown>[] = [];
  const log = pino({ level: 'info' }, { write: (line: string) => void lines.push(JSON.parse(line)) });
  return { log, lines };
}

async function someJournal(): Promise<string> {
  const dataDir = tempDir();
  const { service } = await startService({ dataDir });
  await service.engine.createLedger(LEDGER);
  for (const table of ['A', 'B', 'C']) await service.engine.commit('test', transaction({ op: 'create-table', table }));
  await service.close();
  return dataDir;
}

describe('a service that checks its journals at the start', () => {
  it('logs that they are sound, and with which digest', async () => {
    const { log, lines } = keepingLog();
    const { service } = await startService({ dataDir: await someJournal(), checkAtStart: true, log });
    await expect.poll(() => lines.map(({ msg }) => msg)).toContain('the stored journal is sound');
    const digest = await service.engine.journal.digest(await service.engine.ledger('test'), 4);
    const [said] = lines.filter(({ msg }) => msg === 'the stored journal is sound');
    expect(said).toMatchObject({ ledger: 'test', blocks: 4, digest: Buffer.from(digest).toString('base64') });
  });

  it('logs what is damaged as an error, and works on', async () => {
    const dataDir = await someJournal();
    const database = new Database(join(dataDir, 'ledger.sqlite'));
    database.exec(
      "UPDATE journal SET transaction_info = replace(transaction_info, 'create-table', 'create-cable') WHERE sequence_no = 2",
    );
    database.close();
    const { log, lines } = keepingLog();
    const { service } = await startService({ dataDir, checkAtStart: true, log, judged: false });
    await expect.poll(() => lines.map(({ msg }) => msg)).toContain('the stored journal is damaged');
    const errors = lines.filter(({ level, sequenceNo }) => level === 50 && sequenceNo === 2);
    expect(errors.map(({ msg }) => msg)).toEqual([expect.stringContaining('block.transaction-info')]);
    await service.engine.commit('test', transaction({ op: 'create-table', table: 'D' }));
  });

  it('stops checking when it is closed', async () => {
    const { log, lines } = keepingLog();
    const service = await createLedgerService({ dataDir: await someJournal(), checkAtStart: true, log });
    await service.close();
    expect(lines.filter(({ level }) => level === 50)).toEqual([]);
  });
});
