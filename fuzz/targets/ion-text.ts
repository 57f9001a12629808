import { equalIon, type IonValue, readIonText, splitIon } from '@qldb-console/journal';
import { hostileTexts } from '@qldb-console/testkit';
import { must, type Target } from '../src/target.ts';
import { ION_TOKENS, mutateIonText, valueTexts } from './ion-material.ts';
import { mustBeInPlace, mustComeBack } from './ion-values.ts';
import { readOrRefuse } from './refusal.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const DOLLAR = 0x24;

export const ionText: Target = {
  name: 'ion-text',
  what: 'Ion text and JSON: values are in their places, come back from what is written, and stand for themselves',
  dictionary: ION_TOKENS,
  longest: 2_048,
  seeds: function* () {
    for (const text of valueTexts(120)) yield utf8(text);
    for (const { name, bytes } of hostileTexts()) if (!name.startsWith('naughty')) yield bytes();
  },
  mutate: mutateIonText,
  run(input) {
    const json = readOrRefuse(input, () => readIonText(input, { json: true }));
    if (json !== undefined) mustBeInPlace(json, 0, input.length);
    const values = readOrRefuse(input, () => readIonText(input));
    if (values === undefined) return;
    mustBeInPlace(values, 0, input.length);
    mustComeBack(values);
    mustStandAlone(input, values);
    // What is JSON too may be read otherwise, but only where JSON says so: escapes of surrogates, for instance.
    if (json !== undefined) must(json.length === values.length, 'as JSON there is another number of values');
    must(splitIon(input).rest <= input.length, 'split beyond the end');
  },
};

/** The bytes of a value are that value, where no symbol table has a say. */
function mustStandAlone(input: Uint8Array, values: readonly IonValue[]): void {
  if (input.includes(DOLLAR)) return;
  for (const value of values.slice(0, 5)) {
    const [own, ...more] = readIonText(input.subarray(value.range.start, value.range.end));
    must(own !== undefined && more.length === 0 && equalIon(own, value), 'the bytes of a value are another value');
  }
}
