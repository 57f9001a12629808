// Streams that lie: whatever is changed, dropped, repeated or mixed up in them, nothing but genuine content is verified.
import {
  checkProperty,
  hostileBinaries,
  hostileTexts,
  ionBinaryOf,
  randomJournal,
  type Seeded,
  seeded,
  streamRecordText,
  streamTexts,
} from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deaggregate,
  encodeUtf8,
  equalBytes,
  equalIon,
  type IonValue,
  JournalError,
  type ParsedBlock,
  parseBlock,
  parseStreamRecord,
  StreamAssembly,
} from '../../src/index.ts';
import { blockText, edited } from '../aws.ts';
import { failure } from '../ion/support.ts';
import { survive } from './survive.ts';

/** Adds what can be read and counts what cannot; anything but a JournalError passes through. */
function feed(assembly: StreamAssembly, bytes: Uint8Array): boolean {
  try {
    assembly.add(parseStreamRecord(bytes));
    return true;
  } catch (error) {
    if (error instanceof JournalError) return false;
    throw error;
  }
}

function same(a: IonValue | undefined, b: IonValue | undefined): boolean {
  return a === b || (a !== undefined && b !== undefined && equalIon(a, b));
}

/** Whether everything that is hashed is the same in both. Data may be missing where only a redaction can have taken it. */
function sameContent(a: ParsedBlock, b: ParsedBlock): boolean {
  return (
    equalBytes(a.blockHash, b.blockHash) &&
    same(a.transactionInfo?.value, b.transactionInfo?.value) &&
    same(a.redactionInfo?.value, b.redactionInfo?.value) &&
    a.revisions?.length === b.revisions?.length &&
    (a.revisions ?? []).every((revision, index) => {
      const other = b.revisions?.[index];
      return (
        other !== undefined &&
        equalBytes(revision.hash, other.hash) &&
        same(revision.metadata?.value, other.metadata?.value) &&
        same(revision.data, other.data)
      );
    })
  );
}

/** Parts that may be taken from one record and put into another. */
const PARTS = [
  /data:\{.*\},metadata/s,
  /metadata:\{[^}]*\}/,
  /hash:\{\{[^}]*\}\}/,
  /blockAddress:\{[^}]*\}/,
  /revisionSummaries:\[.*\]/s,
];

/** One of the things somebody may do to the records of a stream: drop, repeat, strip, or mix one up with another. */
function tamper(texts: string[], random: Seeded): void {
  const at = random.int(texts.length);
  const text = texts[at] as string;
  const what = random.int(3 + PARTS.length);
  if (what === 0 && texts.length > 1) texts.splice(at, 1);
  if (what === 1) texts.splice(random.int(texts.length), 0, text);
  if (what === 2) texts[at] = text.replace(/,?(data:\{.*\}),metadata/s, ',metadata');
  const part = PARTS[what - 3];
  if (part === undefined) return;
  const [mine] = part.exec(text) ?? [];
  const [theirs] = part.exec(random.pick(texts)) ?? [];
  if (mine !== undefined && theirs !== undefined) texts[at] = text.replace(mine, () => theirs);
}

describe('a stream that lies', () => {
  it('has no block verified whose hashed content is not the genuine one', () => {
    let verified = 0;
    let refused = 0;
    checkProperty(
      fc.property(
        fc.nat(1_000_000),
        fc.integer({ min: 0, max: 6 }),
        fc.integer({ min: 0, max: 3 }),
        (seed, tampers, flips) => {
          const random = seeded(seed);
          const journal = randomJournal(seed, 6);
          const texts = journal.blocks.flatMap((block) => {
            const { summary, details } = streamTexts(block);
            return [summary, ...details];
          });
          for (let n = 0; n < tampers; n++) tamper(texts, random);
          const records = texts.map(ionBinaryOf);
          for (let n = 0; n < flips; n++) {
            const record = random.pick(records);
            record[random.int(record.length)] = random.int(256);
          }
          const genuine = journal.texts.map((text) => parseBlock(encodeUtf8(text)));
          const assembly = new StreamAssembly();
          for (const record of records) if (!feed(assembly, record)) refused++;
          for (const { address, state } of assembly.blocks()) {
            const verdict = assembly.judge(address);
            expect(verdict === undefined).toBe(state === 'no-summary');
            if (verdict?.outcome !== 'consistent') continue;
            verified++;
            expect(state).toBe('complete');
            const rebuilt = assembly.block(address) as ParsedBlock;
            expect(
              genuine.some((block) => sameContent(block, rebuilt)),
              `block ${address.sequenceNo}`,
            ).toBe(true);
          }
        },
      ),
      150,
    );
    expect(verified).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(5);
  });
});

describe('a hostile record', () => {
  it('is refused, and is no aggregate', () => {
    for (const { name, bytes } of [...hostileTexts(), ...hostileBinaries()]) {
      const source = bytes();
      expect(
        survive(name, source, () => parseStreamRecord(source)),
        name,
      ).toBeUndefined();
      expect(survive(name, source, () => deaggregate(source))?.aggregated, name).toBe(false);
    }
  });

  const revision = /revisions:\[(.*)\]\}$/s.exec(blockText)?.[1] as string;
  const detail = (data: string) =>
    encodeUtf8(
      streamRecordText(
        'REVISION_DETAILS',
        `{revision:${edited(revision, /data:\{.*\},metadata/s, `data:${data},metadata`)}}`,
      ),
    );
  const summary = (summaries: string) =>
    encodeUtf8(
      streamRecordText('BLOCK_SUMMARY', edited(blockText, /revisions:\[.*\]/s, `revisionSummaries:[${summaries}]`)),
    );
  const hash = /hash:\{\{[^}]*\}\}/.exec(revision)?.[0] as string;
  const address = { strandId: 'KmA3ZZca7vAIiJAK9S5Iwl', sequenceNo: 100 };

  it('that is deep, wide or long is judged, and nothing of it verified', () => {
    for (const data of [
      `${'['.repeat(9000)}${']'.repeat(9000)}`,
      `{${Array.from({ length: 50_000 }, (_, n) => `f${n}:1`).join()}}`,
      `"${'x'.repeat(4_000_000)}"`,
      `'${'\\n'.repeat(100_000)}'`,
    ]) {
      const assembly = new StreamAssembly();
      assembly.add(parseStreamRecord(summary(`{${hash},documentId:"JUJgkIcNbhS2goq8RqLuZ4"}`)));
      assembly.add(parseStreamRecord(detail(data)));
      expect(assembly.judge(address)?.outcome).toBe('disproven');
    }
  });

  it('with a symbol whose text stands nowhere is refused, and leaves the assembly as it was', () => {
    const table = '$ion_symbol_table::{imports:[{name:"t",version:1,max_id:2}]} ';
    const record = parseStreamRecord(encodeUtf8(table + new TextDecoder().decode(detail('{a:$10}'))));
    const assembly = new StreamAssembly();
    expect(failure(() => assembly.add(record))).toMatch(/^ion-shared-symbol-table/);
    expect(assembly.size).toBe(0);
  });

  it('summary of very many revisions, and very many revisions of one block, are judged in time', () => {
    const assembly = new StreamAssembly();
    const other = (n: number) => `hash:{{${Buffer.from(`${n}`.padStart(32, '0')).toString('base64')}}}`;
    const many = Array.from({ length: 20_000 }, (_, n) => `{${other(n)}}`).join();
    assembly.add(parseStreamRecord(summary(`{${hash},documentId:"JUJgkIcNbhS2goq8RqLuZ4"},${many}`)));
    for (let n = 0; n < 3000; n++)
      assembly.add(
        parseStreamRecord(encodeUtf8(new TextDecoder().decode(detail(`{n:${n}}`)).replace(hash, other(n % 1000)))),
      );
    const started = performance.now();
    expect(assembly.judge(address)?.outcome).toBe('disproven');
    expect(assembly.get(address)).toMatchObject({ state: 'waiting', waitingFor: 1, delivered: 1000 });
    expect(performance.now() - started).toBeLessThan(30_000);
  });
});
