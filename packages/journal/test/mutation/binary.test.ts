// Every single bit of a block and of a revision in Ion binary, flipped in turn.
import { awsCaptures, buildJournal } from '@qldb-console/testkit';
import { dumpBinary, load } from 'ion-js';
import { describe, expect, it } from 'vitest';
import { judgeRevision, parseBlock, parseRevision, type Verdict, verifyBlock } from '../../src/index.ts';
import type { Subject } from './classify.ts';
import { BLOCK, REVISION } from './cuts.ts';
import { flipEveryBit, sameIon } from './every-bit.ts';
import { type Cut, layoutOf } from './units.ts';

function subject(ionText: string, cut: Cut, judge: (document: Uint8Array) => Verdict): Subject {
  const source = dumpBinary(load(ionText)) as Uint8Array;
  return { source, layout: layoutOf(source, cut), places: false, judge, unchanged: sameIon(source) };
}

describe('every bit in Ion binary', () => {
  const captures = awsCaptures();

  it("of AWS's block 100 is noticed or asserted", () => {
    const text = captures.blocks[0]?.ionText ?? '';
    const counts = flipEveryBit(subject(text, BLOCK, (document) => verifyBlock(parseBlock(document)).verdict));
    expect(counts.failed).toBeGreaterThan(4000);
    expect(counts.asserted).toBeLessThan(150);
  });

  it("of AWS's revision of block 100 is noticed or asserted", () => {
    const text = captures.revisions[0]?.ionText ?? '';
    flipEveryBit(
      subject(text, REVISION, (document) => judgeRevision({ revision: parseRevision(document), anchors: [] })),
    );
  });

  it('of a block with a redaction, and of one with bare hashes, is noticed or asserted', () => {
    const journal = buildJournal({ seed: 65, shapes: ['insert', 'update', 'redaction', 'ddl'] });
    for (const text of journal.texts.slice(3))
      flipEveryBit(subject(text, BLOCK, (document) => verifyBlock(parseBlock(document)).verdict));
  });
});
