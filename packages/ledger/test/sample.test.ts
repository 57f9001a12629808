import { readFileSync } from 'node:fs';
import { parseBlock } from '@qldb-console/journal';
import { digestReference } from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { SAMPLE } from '../src/index.ts';
import { expectSoundJournal, LEDGER } from './support/journal.ts';
import { startService } from './support/service.ts';

const shipped = JSON.parse(
  readFileSync(new URL('../../../apps/console/src/features/digests/sample-digest.json', import.meta.url), 'utf8'),
) as Record<string, string>;
const base64 = (hash: Uint8Array) => Buffer.from(hash).toString('base64');

describe('the sample ledger', () => {
  it('is the same in every data directory: its digest is the one saved outside', async () => {
    for (let start = 0; start < 2; start += 1) {
      const { service } = await startService({ sampleLedger: true });
      const ledger = await service.engine.ledger(SAMPLE.ledgerName);
      const digest = base64(await service.engine.journal.digest(ledger, ledger.size));
      expect({ strandId: ledger.strandId, blocks: ledger.size, digest }).toEqual({
        strandId: SAMPLE.strandId,
        blocks: SAMPLE.blocks,
        digest: SAMPLE.digest,
      });
    }
    expect(SAMPLE.digestTipAddress).toBe(`{strandId:"${SAMPLE.strandId}",sequenceNo:${SAMPLE.tip}}`);
    expect(SAMPLE.tip).toBe(SAMPLE.blocks - 1);
    expect(shipped).toEqual({
      digest: SAMPLE.digest,
      digestTipAddress: SAMPLE.digestTipAddress,
      ledger: SAMPLE.ledgerName,
      date: SAMPLE.savedAt,
    });
  });

  it('is sound, and holds every kind of block there is', async () => {
    const { service } = await startService({ sampleLedger: true });
    const texts = await expectSoundJournal(service.engine, SAMPLE.ledgerName);
    expect(base64(digestReference(texts))).toBe(SAMPLE.digest);
    const blocks = texts.map((text) => parseBlock(new TextEncoder().encode(text)));
    const kinds = (kind: string) =>
      blocks.flatMap(({ revisions }) => revisions ?? []).filter((revision) => revision.kind === kind).length;
    expect(kinds('document')).toBeGreaterThan(250);
    expect(kinds('deleted')).toBeGreaterThan(2);
    expect(kinds('redacted')).toBe(1);
    expect(kinds('hash-only')).toBe(10);
    expect(blocks.filter(({ revisions }) => (revisions?.length ?? 0) > 1).length).toBeGreaterThan(20);
    expect(blocks.filter(({ transactionInfo, revisions }) => transactionInfo && !revisions).length).toBeGreaterThan(10);
    expect(blocks.filter(({ redactionInfo }) => redactionInfo)).toHaveLength(1);
    const tables = new Set(
      blocks.flatMap(({ transactionInfo }) => transactionInfo?.documents.map(({ tableName }) => tableName) ?? []),
    );
    expect([...tables].sort()).toEqual(['DriversLicense', 'Person', 'Vehicle', 'VehicleRegistration']);
    expect(texts.join('')).toContain('VIN:"1N4AL11D75C109151",LicensePlateNumber:"LEWISR261LL"');
  });

  it('lies in the past, from January to June 2025 on working days, its creation included', async () => {
    const { service } = await startService({ sampleLedger: true });
    const ledger = await service.engine.ledger(SAMPLE.ledgerName);
    const times: number[] = [];
    for (let sequenceNo = 0; sequenceNo < ledger.size; sequenceNo += 1) {
      times.push((await service.engine.journal.block(ledger, sequenceNo)).block.blockTimestamp);
    }
    expect(ledger.createdAt).toBe(times[0]);
    expect(new Date(times[0] as number).toISOString()).toMatch(/^2025-01-06T08:/);
    expect(new Date(times.at(-1) as number).toISOString()).toMatch(/^2025-06-30T16:/);
    expect(Date.parse(SAMPLE.savedAt)).toBeGreaterThan(times.at(-1) as number);
    for (const time of times) {
      expect([0, 6]).not.toContain(new Date(time).getUTCDay());
      expect(new Date(time).getUTCHours()).toBeGreaterThanOrEqual(8);
      expect(new Date(time).getUTCHours()).toBeLessThan(17);
    }
    const gaps = times.slice(1).map((time, at) => time - (times[at] as number));
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1_000);
    expect(new Set(gaps).size).toBeGreaterThan(290);
  });

  it('is active at once and protected from deletion', async () => {
    const { service } = await startService({ sampleLedger: true, stateDelayMs: 60_000 });
    const ledger = await service.engine.activeLedger(SAMPLE.ledgerName);
    expect(ledger.deletionProtection).toBe(true);
  });

  it('is made once: deleted, it does not come back', async () => {
    const first = await startService({ sampleLedger: true });
    await first.service.engine.discardLedger(await first.service.engine.ledger(SAMPLE.ledgerName));
    await first.service.close();
    const second = await startService({ dataDir: first.dataDir, sampleLedger: true });
    await expect(second.service.engine.ledger(SAMPLE.ledgerName)).rejects.toThrow(/is not found/);
  });

  it('is made anew when the first start was interrupted in the middle of it', async () => {
    const first = await startService();
    await first.service.engine.createLedger({ ...LEDGER, name: SAMPLE.ledgerName, strandId: SAMPLE.strandId });
    await first.service.close();
    const { service } = await startService({ dataDir: first.dataDir, sampleLedger: true });
    const ledger = await service.engine.ledger(SAMPLE.ledgerName);
    expect(base64(await service.engine.journal.digest(ledger, ledger.size))).toBe(SAMPLE.digest);
  });

  it('does not touch a ledger that somebody else made under its name', async () => {
    const first = await startService();
    const { strandId } = await first.service.engine.createLedger({ ...LEDGER, name: SAMPLE.ledgerName });
    await first.service.close();
    const { service } = await startService({ dataDir: first.dataDir, sampleLedger: true });
    expect(await service.engine.ledger(SAMPLE.ledgerName)).toMatchObject({ strandId, size: 1 });
  });
});
