import { documentText, runSeed, seeded } from '@qldb-console/testkit';
import { digestReference } from '@qldb-console/testkit/reference';
import { expect, it } from 'vitest';
import type { TransactionInput } from '../../src/index.ts';
import { startLedger } from '../support/engine.ts';
import { blockTexts } from '../support/journal.ts';

type Mutation = TransactionInput['mutations'][number];

it('any mixture of transactions makes a journal that holds by the reference', async () => {
  const random = seeded(runSeed());
  const { engine } = await startLedger();
  const alive: { documentId: string; written: number[] }[] = [];
  for (let sequenceNo = 2; sequenceNo < 150; sequenceNo += 1) {
    const statements = Array.from({ length: random.int(4) + 1 }, (_, n) => ({
      text: `-- ${n}\n${documentText(random)}`,
      parameters: Array.from({ length: random.int(3) }, () => documentText(random)),
    }));
    const mutations: Mutation[] = [];
    const touched = new Set<string>();
    for (let n = random.int(6); n > 0; n -= 1) {
      const statement = random.int(statements.length);
      const known = alive.length > 0 ? random.pick(alive) : undefined;
      if (!known || random.oneIn(3)) {
        const documentId = random.id();
        mutations.push({ op: 'insert', statement, table: 'A', documentId, data: documentText(random) });
        alive.push({ documentId, written: [sequenceNo] });
        touched.add(documentId);
      } else if (random.oneIn(6) && !touched.has(known.documentId)) {
        mutations.push({ op: 'delete', statement, table: 'A', documentId: known.documentId });
        alive.splice(alive.indexOf(known), 1);
      } else {
        mutations.push({
          op: 'update',
          statement,
          table: 'A',
          documentId: known.documentId,
          data: documentText(random),
        });
        if (!touched.has(known.documentId)) known.written.push(sequenceNo);
        touched.add(known.documentId);
      }
    }
    const old = alive.find(({ documentId, written }) => written.length > 2 && !touched.has(documentId));
    if (old && random.oneIn(3)) {
      const redacted = old.written.shift() as number;
      mutations.push({ op: 'redact', statement: 0, table: 'A', documentId: old.documentId, sequenceNo: redacted });
    }
    await engine.commit('test', { statements, mutations });
  }
  const texts = await blockTexts(engine, 'test');
  expect(texts.some((text) => text.includes('dataHash:'))).toBe(true);
  const ledger = await engine.ledger('test');
  expect(await engine.journal.digest(ledger, ledger.size)).toEqual(digestReference(texts));
});
