import {
  encodeUtf8,
  type IonValue,
  parseExportObject,
  readIonBinary,
  readIonText,
  splitIon,
} from '@qldb-console/journal';
import { must, type Target } from '../src/target.ts';
import { ION_BYTES, ION_TOKENS, mutateIonBinary, mutateIonText, valueBinaries, valueTexts } from './ion-material.ts';
import { mustBeSame } from './ion-values.ts';
import { asBinary, asJson, BLOCK_WORDS, JOURNALS } from './journal-material.ts';
import { mustBeRefusal, readOrRefuse } from './refusal.ts';

const OBJECTS = JOURNALS.map(({ texts }) => texts.slice(1, 4));

export const exportObject: Target = {
  name: 'export-object',
  what: 'objects of exports taken apart: the parts are what the whole is',
  dictionary: [...ION_TOKENS, ...ION_BYTES, ...BLOCK_WORDS],
  longest: 6_000,
  seeds: function* () {
    for (const texts of OBJECTS) {
      yield encodeUtf8(texts.join('\n'));
      yield asBinary(...texts);
      yield encodeUtf8(texts.slice(0, 2).map(asJson).join('\n'));
    }
    const texts = valueTexts(60);
    for (let at = 0; at < texts.length; at += 4) yield encodeUtf8(texts.slice(at, at + 4).join(' '));
    yield* valueBinaries(20);
    yield encodeUtf8('$ion_symbol_table::{symbols:["a"]} {$10:1} $ion_1_0 {b:2} // end\n /* x */ 7::');
  },
  mutate: (input, random) => (input[0] === 0xe0 ? mutateIonBinary(input, random) : mutateIonText(input, random)),
  run(input) {
    const parts = splitIon(input);
    must(parts.rest >= 0 && parts.rest <= input.length, 'the rest starts beyond the object');
    must(
      (parts.problem === undefined) === (parts.rest === input.length) || parts.problem !== undefined,
      'a rest, but no problem',
    );
    if (parts.problem !== undefined) mustBeRefusal(parts.problem, input.length);
    let end = 0;
    for (const span of parts.spans) {
      must(span.start >= end && span.end > span.start && span.end <= input.length, 'a part is not in its place');
      end = span.end;
    }
    must(parts.rest >= end, 'the rest starts within a part');
    const { spans, block } = parseExportObject(input);
    for (let index = 0; index < Math.min(spans.length, 20); index++) readOrRefuse(input, () => block(index));
    const whole = readOrRefuse(input, () => wholeOf(input, parts.format));
    if (whole === undefined) return;
    // What can be read as a whole can be taken apart, and the parts are its values.
    must(parts.problem === undefined, `can be read, but not taken apart: ${parts.problem?.message}`);
    const read = parts.spans.map((_, index) => readOrRefuse(input, () => parts.read(index)));
    must(!read.includes(undefined), 'can be read as a whole, but not by its parts');
    mustBeSame(whole, read as IonValue[], 'taken apart');
  },
};

/** undefined: what JSON Lines are as a whole is not Ion. */
function wholeOf(input: Uint8Array, format: 'text' | 'binary' | 'json-lines'): IonValue[] | undefined {
  if (format === 'json-lines') return undefined;
  return format === 'binary' ? readIonBinary(input) : readIonText(input);
}
