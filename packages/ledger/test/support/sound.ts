import { parseBlock, verifyBlock } from '@qldb-console/journal';
import { digestReference, verifyBlockReference, verifyChainReference } from '@qldb-console/testkit/reference';
import { expect } from 'vitest';
import { type Engine, formatBlock, SAMPLE } from '../../src/index.ts';
import type { LedgerRow } from '../../src/store/rows.ts';

/** Up to here the slow reference judges every block; of longer journals it judges some, and `journal` all of them. */
const ALL_BY_REFERENCE = 400;
const EVERY = 97;

/** Whatever a test has written holds: called when it ends, for every ledger there is. */
export async function expectEverythingSound(engine: Engine): Promise<void> {
  for (const { name } of await engine.listLedgers(undefined, 100)) {
    const ledger = await engine.ledger(name);
    const sample = ledger.strandId === SAMPLE.strandId && ledger.size > SAMPLE.tip;
    // The same digest means the same blocks, and those are judged where the sample ledger is tested.
    if (sample) expect(await digestOf(engine, ledger, SAMPLE.blocks)).toBe(SAMPLE.digest);
    const from = sample ? SAMPLE.blocks : 0;
    if (ledger.size - from <= ALL_BY_REFERENCE) await judgeByReference(engine, ledger, from);
    else await judgeQuickly(engine, ledger, from);
  }
}

async function judgeByReference(engine: Engine, ledger: LedgerRow, from: number): Promise<void> {
  const texts: string[] = [];
  for (let at = from; at < ledger.size; at += 1) texts.push(await textOf(engine, ledger, at));
  const { problems } = verifyChainReference(texts);
  // A redaction may be announced in a block of the part that is not judged again.
  expect(problems.filter((problem) => from === 0 || !problem.endsWith('no block given announces it'))).toEqual([]);
  if (from > 0) return;
  expect(await digestOf(engine, ledger, ledger.size)).toBe(Buffer.from(digestReference(texts)).toString('base64'));
}

async function judgeQuickly(engine: Engine, ledger: LedgerRow, from: number): Promise<void> {
  for (let at = from; at < ledger.size; at += 1) {
    const text = await textOf(engine, ledger, at);
    const { checks } = verifyBlock(parseBlock(new TextEncoder().encode(text)));
    expect(checks.filter(({ status }) => status === 'failed')).toEqual([]);
    if (at % EVERY === 0) expect(verifyBlockReference(text)).toEqual({ ok: true, problems: [] });
  }
}

async function textOf(engine: Engine, ledger: LedgerRow, sequenceNo: number): Promise<string> {
  return formatBlock(ledger.strandId, await engine.journal.block(ledger, sequenceNo));
}
async function digestOf(engine: Engine, ledger: LedgerRow, size: number): Promise<string> {
  return Buffer.from(await engine.journal.digest(ledger, size)).toString('base64');
}
