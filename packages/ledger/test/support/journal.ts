import { verifyChainReference } from '@qldb-console/testkit/reference';
import { expect } from 'vitest';
import { type Engine, formatBlock, type TransactionInput } from '../../src/index.ts';

/** Every block of a ledger as Ion text. */
export async function blockTexts(engine: Engine, name: string): Promise<string[]> {
  const ledger = await engine.ledger(name);
  const texts: string[] = [];
  for (let sequenceNo = 0; sequenceNo < ledger.size; sequenceNo += 1) {
    texts.push(formatBlock(ledger.strandId, await engine.journal.block(ledger, sequenceNo)));
  }
  return texts;
}

/** The whole journal, each block and each link, holds by the independent reference. @returns its blocks */
export async function expectSoundJournal(engine: Engine, name: string): Promise<string[]> {
  const texts = await blockTexts(engine, name);
  expect(verifyChainReference(texts)).toEqual({ ok: true, problems: [] });
  return texts;
}

export const LEDGER = {
  name: 'test',
  permissionsMode: 'STANDARD',
  deletionProtection: false,
  kmsKeyArn: undefined,
  tags: {},
} as const;

/** A transaction of one statement for each mutation. */
export function transaction(...mutations: readonly MutationOfStatement[]): TransactionInput {
  return {
    statements: mutations.map((mutation, at) => ({ text: `${mutation.op} ${at}`, parameters: [] })),
    mutations: mutations.map(
      (mutation, statement) => ({ ...mutation, statement }) as TransactionInput['mutations'][number],
    ),
  };
}
type MutationOfStatement = DistributiveOmit<TransactionInput['mutations'][number], 'statement'>;
type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
