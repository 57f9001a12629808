import { encodeUtf8 } from '@qldb-console/journal';
import {
  createEngine,
  createPlainEngine,
  type FactTable,
  joinStretches,
  type StretchVerdict,
} from '@qldb-console/journal/engine';
import { must, type Target } from '../src/target.ts';
import { ION_BYTES, ION_TOKENS, mutateIonBinary, mutateIonText, valueTexts } from './ion-material.ts';
import { asBinary, BLOCK_WORDS, blockTexts, JOURNALS } from './journal-material.ts';
import { mended } from './mend.ts';

const engine = await createEngine();
const specification = createPlainEngine();
const SOURCE = 'object';

/** Blocks around one with special data: the hashes of every kind of value go through the engine. */
function blocksWithData(): string[] {
  const [plain] = JOURNALS[0]?.blocks.filter(({ shape }) => shape === 'insert') ?? [];
  if (plain === undefined) return [];
  return valueTexts(80).flatMap((data) => {
    const text = plain.ionText.replace(/data:\{[^{}]*\}/, () => `data:${data}`);
    return text === plain.ionText ? [] : [text];
  });
}

export const engineText: Target = {
  name: 'engine-text',
  what: 'the engine against the specification: the same verdict on the same text, whole, cut, and with its hashes made right',
  dictionary: [...BLOCK_WORDS, ...ION_TOKENS],
  longest: 8_192,
  seeds: function* () {
    for (const text of [...blockTexts(), ...blocksWithData()]) yield encodeUtf8(text);
    for (const { texts } of JOURNALS)
      for (let at = 0; at < 8; at += 4) yield encodeUtf8(texts.slice(at, at + 4).join('\n'));
  },
  mutate: mutateIonText,
  run: judgeBoth,
};

export const engineBinary: Target = {
  name: 'engine-binary',
  what: 'the engine against the specification: the same verdict on the same binary, also with its hashes made right',
  dictionary: ION_BYTES,
  longest: 8_192,
  seeds: function* () {
    for (const text of [...blockTexts(), ...blocksWithData()]) yield asBinary(text);
    for (const { texts } of JOURNALS) for (let at = 0; at < 8; at += 4) yield asBinary(...texts.slice(at, at + 4));
  },
  mutate: mutateIonBinary,
  run: judgeBoth,
};

function judgeBoth(input: Uint8Array): void {
  compare(input);
  const right = mended(input);
  if (right !== undefined) compare(right);
}

/** Some of the blocks of the seeds, and one that is in none. */
const TIPS = [0, 2, 5, 100, 999];
const CONTEXT = { source: SOURCE, facts: true, tips: TIPS, object: 7 };

function compare(bytes: Uint8Array): void {
  const specified = specification.judge(bytes, CONTEXT);
  const judged = engine.judge(bytes, CONTEXT);
  must(engine.accelerated, 'the module has failed');
  mustAgree(judged.verdict, specified.verdict, 'the engine');
  mustHaveSameFacts(judged.facts, specified.facts);
  const { offsets } = engine.borders(bytes, 1);
  if (offsets.length === 0 || offsets.length > 8) return;
  mustAgree(inParts(bytes, offsets), specified.verdict, 'the engine, in parts');
}

function mustHaveSameFacts(ours: FactTable | undefined, theirs: FactTable | undefined): void {
  must(ours !== undefined && theirs !== undefined, 'no facts, though they were wanted');
  for (const [name, value] of Object.entries(theirs)) {
    const own = ours[name as keyof FactTable];
    // NaN, which stands for what is not told, is null here, and is in no other place.
    const [a, b] = [own, value].map((side) =>
      JSON.stringify(ArrayBuffer.isView(side) ? [...(side as Uint8Array)] : side),
    );
    must(a === b, `facts: the engine has ${name} ${a?.slice(0, 300)}, the specification ${b?.slice(0, 300)}`);
  }
}

/** Cut where the engine says that it can be cut. */
function inParts(bytes: Uint8Array, offsets: readonly number[]): StretchVerdict {
  const starts = [...new Set([0, ...offsets])];
  return starts
    .map((start, index) => {
      const part = bytes.subarray(start, starts[index + 1] ?? bytes.length);
      return engine.judge(part, { ...CONTEXT, offset: start }).verdict;
    })
    .reduce((left, right) => joinStretches(left, right));
}

function mustAgree(judged: StretchVerdict, specified: StretchVerdict, who: string): void {
  // Who judged a block is the one thing that differs.
  const bare = ({ counts, ...verdict }: StretchVerdict) => ({ ...verdict, counts: { ...counts, deferred: 0 } });
  const ours = bare(judged) as unknown as Record<string, unknown>;
  const theirs = bare(specified) as unknown as Record<string, unknown>;
  for (const part of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [a, b] = [JSON.stringify(ours[part]), JSON.stringify(theirs[part])];
    must(a === b, `${part}: ${who} says ${a?.slice(0, 300)}, the specification ${b?.slice(0, 300)}`);
  }
}
