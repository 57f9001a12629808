// Whatever is anchored was in the journal, together, as it is shown: a forger with all hashes of the journal tries.
import { type BlockParts, buildJournal, renderBlock, runSeed, seeded, type TestJournal } from '@qldb-console/testkit';
import * as reference from '@qldb-console/testkit/reference';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, judgeBlock, judgeRevision, knownRedactions, parseBlock } from '../../src/index.ts';
import { Forger } from './forger.ts';
import { judgedJournal, proofOf } from './judged.ts';

/** What a block says that hashes cover, without its bare hashes. */
function contentOf({ transactionInfo, redactionInfo, revisions = [] }: BlockParts): string {
  const shown = revisions
    .filter(({ metadata }) => metadata !== undefined)
    .map(
      ({ data, dataHash, metadata }) => `${data ?? (dataHash ? reference.toBase64(dataHash) : 'deleted')} ${metadata}`,
    );
  return JSON.stringify([transactionInfo, redactionInfo, shown.sort()]);
}

/** A journal in which one document is changed again and again, and some data is made to look like something else. */
function forgedFrom(seed: number): TestJournal {
  const shapes = [
    ...(['insert', 'update', 'update', 'many', 'update', 'delete', 'insert', 'update', 'redaction'] as const),
    ...(['many', 'delete-many', 'update'] as const),
  ];
  const plain = buildJournal({ seed, shapes });
  const metadata = plain.blocks.flatMap(
    ({ parts }) => parts.revisions?.flatMap((revision) => revision.metadata ?? []) ?? [],
  );
  const info = plain.blocks.flatMap(({ parts }) => parts.transactionInfo ?? []);
  const [, first] = plain.blocks;
  const id = /id:"([^"]*)"/.exec(metadata[0] ?? '')?.[1];
  const tableId = /tableId:"([^"]*)"/.exec(first?.parts.transactionInfo ?? '')?.[1];
  const redaction = `{revisions:[{blockAddress:${plain.address(1)},tableId:"${tableId}",documentId:"${id}",version:0}]}`;
  const data = [metadata[2], info[1], redaction, metadata[0]];
  return buildJournal({
    seed,
    shapes,
    data: (sequenceNo) => (sequenceNo % 2 === 0 ? data[(sequenceNo / 2) % 4] : undefined),
  });
}

describe('a forger with all the hashes of a journal', () => {
  it('has no block anchored that does not show one block of the journal as it is', () => {
    const reached = { leading: 0, anchored: 0, withInfo: 0, withRevisions: 0 };
    for (let seed = runSeed(), last = seed + 10; seed < last; seed++) {
      const journal = forgedFrom(seed);
      const judged = judgedJournal(journal);
      const forger = new Forger(journal, seeded(seed));
      const tip = journal.blocks.length - 1;
      const genuine = new Set(journal.blocks.map(({ parts }) => contentOf(parts)));
      const stolen: ReturnType<typeof knownRedactions>[number][] = [];
      for (let n = 0; n < 300; n++) {
        const k = n % journal.blocks.length;
        const forged = forger.forge(k);
        const block = parseBlock(encodeUtf8(renderBlock(forged)));
        stolen.push(...knownRedactions([block]));
        const verdict = judgeBlock({
          block,
          proof: judged.blockProof(k, tip),
          digests: [judged.digest(tip)],
          redactions: judged.redactions,
        });
        expect(reference.same(reference.merkleRoot(forged.entriesHashList), forged.entriesHash)).toBe(true);
        if (verdict.checks.find(({ id }) => id === 'proof.fold')?.status === 'ok') reached.leading++;
        if (forged.transactionInfo !== undefined) reached.withInfo++;
        if (forged.revisions !== undefined) reached.withRevisions++;
        if (verdict.outcome !== 'anchored' && verdict.outcome !== 'consistent') continue;
        reached.anchored++;
        if (!genuine.has(contentOf(forged)))
          expect.fail(`seed ${seed}, forgery ${n} is anchored: ${renderBlock(forged)}`);
      }
      // No redaction was recorded but the genuine ones.
      const names = new Set(judged.redactions.map(({ documentId, version }) => `${documentId} ${version}`));
      for (const { documentId, version } of stolen) expect(names).toContain(`${documentId} ${version}`);
    }
    // The forger gets somewhere: all of it leads to the digest, and some of it is the genuine block again.
    expect(reached.leading).toBe(3000);
    expect(reached.withInfo).toBeGreaterThan(500);
    expect(reached.withRevisions).toBeGreaterThan(500);
    expect(reached.anchored).toBeGreaterThan(0);
  });

  it('has no revision anchored that is not in the journal as it is', () => {
    let anchored = 0;
    for (let seed = runSeed(), last = seed + 5; seed < last; seed++) {
      const journal = forgedFrom(seed);
      const judged = judgedJournal(journal);
      const forger = new Forger(journal, seeded(seed));
      const tip = journal.blocks.length - 1;
      const genuine = new Set(
        journal.blocks.flatMap(({ parts }) => parts.revisions?.map((each) => `${each.data} ${each.metadata}`) ?? []),
      );
      for (let n = 0; n < 100; n++) {
        const k = 1 + (n % tip);
        const forged = forger.forge(k);
        const ionText = renderBlock(forged);
        const block = parseBlock(encodeUtf8(ionText));
        for (const [index, revision] of (forged.revisions ?? []).entries()) {
          const proof = [...reference.inBlockProofReference(ionText, index), ...journal.blockProof(k, tip)];
          const shown = block.revisions?.[index] as NonNullable<typeof block.revisions>[number];
          const evidence = { revision: shown, anchors: [judged.digest(tip)], redactions: judged.redactions };
          for (const given of [undefined, block]) {
            const verdict = judgeRevision({ ...evidence, block: given, proof: proofOf(proof) });
            if (verdict.outcome !== 'anchored' && verdict.outcome !== 'consistent') continue;
            anchored++;
            if (!genuine.has(`${revision.data} ${revision.metadata}`))
              expect.fail(`seed ${seed}, forgery ${n}, revision ${index}: ${ionText}`);
          }
        }
      }
    }
    expect(anchored).toBeGreaterThan(10);
  });
});
