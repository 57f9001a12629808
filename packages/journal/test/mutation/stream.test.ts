// Every single bit of the records of a streamed block, flipped in turn: of its summary, and of each of its revisions.
import { awsStreamCaptures, buildJournal, ionBinaryOf, streamTexts } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { deaggregate, parseStreamRecord, StreamAssembly, type StreamRecord, type Verdict } from '../../src/index.ts';
import type { Subject } from './classify.ts';
import { flipEveryBit, sameIon } from './every-bit.ts';
import { type Hit, type Layout, layoutOf, type Part } from './units.ts';

/** What stands in the payload is called as in the block that is put together; the envelope belongs to the stream. */
function called(path: string): { input: Hit['input']; path: string } {
  if (path.startsWith('payload.revision.'))
    return { input: 'block', path: path.replace('payload.revision', 'revisions[0]') };
  if (path.startsWith('payload.tableInfo')) return { input: 'stream', path };
  if (path.startsWith('payload.')) return { input: 'block', path: path.replace('payload.', '') };
  return { input: 'stream', path };
}

function layout(source: Uint8Array): Layout {
  const { units, hit } = layoutOf(source, { input: 'stream', isUnit: (path) => path !== '' && path !== 'payload' });
  const renamed = (part: Part | undefined): Part | undefined => part && { ...part, path: called(part.path).path };
  return {
    units,
    hit(at) {
      const found = hit(at);
      const { input } = called(found.token?.path ?? '');
      const { token, unit, nameOf } = found;
      return { ...found, input, token: renamed(token), unit: renamed(unit), nameOf: renamed(nameOf) };
    },
  };
}

/** Nothing can be said about a block whose summary did not come; that it is missing is what is noticed. */
const MISSING: Verdict = {
  outcome: 'incomplete',
  headline: 'the block is not there',
  scope: '',
  notCovered: [],
  asserted: [],
  rungs: [],
  checks: [{ id: 'stream.summary', status: 'finding', what: '', places: [], why: 'there is no summary' }],
};

/** One record of a set; the others come as they are, before or after it. */
function subject(records: readonly Uint8Array[], changed: number, others: readonly StreamRecord[] = []): Subject {
  const source = records[changed] as Uint8Array;
  const rest = records.map((each) => parseStreamRecord(each));
  return {
    source,
    layout: layout(source),
    places: false,
    unchanged: sameIon(source),
    judge(document) {
      const assembly = new StreamAssembly();
      const added = rest.map((record, index) => assembly.add(index === changed ? parseStreamRecord(document) : record));
      for (const record of others) assembly.add(record);
      // The block of the summary, wherever it says that it stands.
      const address = added[0]?.address;
      return (address && assembly.judge(address)) ?? MISSING;
    },
  };
}

describe('every bit of the records of a streamed block', () => {
  const [captured] = awsStreamCaptures().aggregated;
  const records = deaggregate(Buffer.from(captured?.data ?? '', 'base64')).records.map(({ data }) =>
    Uint8Array.from(data),
  );

  it("of AWS's block summary is noticed or asserted", () => {
    const counts = flipEveryBit(subject(records, 0));
    expect(counts.failed).toBeGreaterThan(3000);
    // The timestamp, moved on, and the ARN of the stream.
    expect(counts.asserted).toBeLessThan(700);
  });

  it("of AWS's revision is noticed or asserted", () => {
    const counts = flipEveryBit(subject(records, 1));
    expect(counts.failed).toBeGreaterThan(3000);
    expect(counts.asserted).toBeLessThan(700);
  });

  it.each(['redacted', 'deleted', 'recording a redaction'])('of a block %s is noticed or asserted', (kind) => {
    const journal = buildJournal({ seed: 12, shapes: ['insert', 'update', 'redaction', 'delete'] });
    const texts = journal.blocks.slice(1).map((block) => streamTexts(block));
    const of = { redacted: 0, 'recording a redaction': 2, deleted: 3 }[kind] as number;
    const { summary, details } = texts[of] as (typeof texts)[number];
    const own = [summary, ...details].map(ionBinaryOf);
    const others = texts
      .filter((_, index) => index > of)
      .flatMap((each) => [each.summary, ...each.details].map((text) => parseStreamRecord(ionBinaryOf(text))));
    for (const index of own.keys()) flipEveryBit(subject(own, index, others));
  });
});
