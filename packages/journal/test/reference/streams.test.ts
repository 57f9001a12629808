// Streamed blocks judged by us and by the slow reference, which reads them with ion-js and shares no code with us.
import {
  awsStreamCaptures,
  checkProperty,
  ionBinaryOf,
  randomJournal,
  seeded,
  streamTexts,
} from '@qldb-console/testkit';
import { readStreamReference } from '@qldb-console/testkit/reference';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deaggregate,
  encodeUtf8,
  equalIon,
  parseStreamRecord,
  readSingle,
  StreamAssembly,
  writeIonBinary,
} from '../../src/index.ts';

function assembled(records: readonly Uint8Array[]): StreamAssembly {
  const assembly = new StreamAssembly();
  for (const record of records) assembly.add(parseStreamRecord(record));
  return assembly;
}

/** Changes that leave every record readable, and what stands in the record around block and revision alone. */
const CHANGES: readonly [RegExp, string][] = [
  [/hash:\{\{.{4}/, 'hash:{{AAAA'],
  [/version:\d+/, 'version:77'],
  [/data:\{/, 'data:{forged:1,'],
  [/statement:"/, 'statement:"x'],
  [/blockHash:\{\{.{4}/, 'blockHash:{{AAAA'],
  [/previousBlockHash:\{\{.{4}/, 'previousBlockHash:{{AAAA'],
  [/documentId:"[^"]*"/, 'documentId:"0000000000000000000000"'],
  [/tableId:"[^"]*"/, 'tableId:"0000000000000000000000"'],
  [/txId:"[^"]*"/, 'txId:"0000000000000000000000"'],
  [/transactionId:"[^"]*"/, 'transactionId:"0000000000000000000000"'],
  [/payload:\{/, 'payload:{note:1,'],
];

describe('blocks of a stream', () => {
  it('that Amazon QLDB delivered are put together to the same by both', () => {
    for (const { data } of awsStreamCaptures().aggregated) {
      const records = deaggregate(Buffer.from(data, 'base64')).records.map((each) => each.data);
      const [reference, ...more] = readStreamReference(records);
      expect([more, reference?.problems]).toEqual([[], []]);
      const assembly = assembled(records);
      const { address } = assembly.blocks()[0] ?? expect.fail('no block');
      expect(assembly.judge(address)?.outcome).toBe('consistent');
      expect(readStreamReference(records.slice(0, 1))[0]?.missing).toHaveLength(1);
    }
  });

  it('are judged alike, genuine or changed, written by ion-js or by us', () => {
    const seen = { sound: 0, wrong: 0, waiting: 0 };
    checkProperty(
      fc.property(
        fc.nat(1_000_000),
        fc.option(fc.nat(CHANGES.length - 1), { nil: undefined }),
        fc.boolean(),
        (seed, change, drop) => {
          const random = seeded(seed);
          const { blocks } = randomJournal(seed, 6);
          const block = random.pick(blocks.slice(1));
          // Redactions are told by other blocks, which the reference does not look at here.
          fc.pre(!block.ionText.includes('dataHash:'));
          const { summary, details } = streamTexts(block);
          let texts = [summary, ...details];
          if (change !== undefined) {
            const at = random.int(texts.length);
            const [from, to] = CHANGES[change] as (typeof CHANGES)[number];
            texts[at] = (texts[at] as string).replace(from, to);
          }
          if (drop && texts.length > 1) texts = texts.filter((_, index) => index !== texts.length - 1);
          const records = texts.map((text, index) =>
            index % 2 === 0 ? ionBinaryOf(text) : writeIonBinary([readSingle(encodeUtf8(text))]),
          );
          const [reference, ...more] = readStreamReference(records);
          expect(more).toEqual([]);
          const assembly = assembled(records);
          const streamed = assembly.blocks().find(({ state }) => state !== 'no-summary') ?? expect.fail('no summary');
          expect(streamed.waitingFor).toBe(reference?.missing.length);
          const rebuilt = assembly.block(streamed.address)?.revisions ?? [];
          const theirs = readSingle(encodeUtf8(reference?.ionText ?? ''));
          const list =
            theirs.type === 'struct' ? theirs.fields.find(({ name }) => name.text === 'revisions')?.value : undefined;
          const items = list?.type === 'list' ? list.items : [];
          expect(rebuilt.every((revision, index) => equalIon(revision.value, items[index] ?? theirs))).toBe(true);
          const verdict = assembly.judge(streamed.address);
          const against = verdict?.checks.filter(({ status }) => status === 'failed' || status === 'finding') ?? [];
          const told = against.map(({ id, why }) => `${id}: ${why}`).join('\n');
          expect(against.length > 0, `${told}\n---\n${reference?.problems.join('\n')}`).toBe(
            (reference?.problems.length ?? 0) > 0,
          );
          if (streamed.state === 'waiting') seen.waiting++;
          else if (against.length > 0) seen.wrong++;
          else seen.sound++;
        },
      ),
      250,
    );
    expect(Math.min(...Object.values(seen)), JSON.stringify(seen)).toBeGreaterThan(15);
  });
});
