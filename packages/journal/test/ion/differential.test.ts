import { checkProperty, ionModel, ionTextOf, naughtyStrings, seeded } from '@qldb-console/testkit';
import fc from 'fast-check';
import { makeBinaryWriter, makePrettyWriter, makeReader, makeTextWriter, type Writer } from 'ion-js';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, equalIon, readIonBinary, readIonText, writeIonText } from '../../src/ion/index.ts';
import { plainOfIonJs, plainOfOurs } from './ion-js-tree.ts';

/** What ion-js can read: it has no symbols of unknown text and takes `$1x` for a symbol id. */
const text = fc
  .tuple(ionModel({ unknownSymbols: false }), fc.integer())
  .map(([model, seed]) => ionTextOf(model, seeded(seed), true))
  .filter((each) => !/\$[0-9]/.test(each));

function rewritten(source: string | Uint8Array, writer: Writer): Uint8Array {
  const reader = makeReader(source);
  reader.next();
  writer.writeValue(reader);
  writer.close();
  return writer.getBytes();
}

describe('ion-js and our readers', () => {
  it('make the same of any text', () => {
    checkProperty(
      fc.property(text, (source) => {
        expect(readIonText(encodeUtf8(source)).map(plainOfOurs)).toEqual(plainOfIonJs(makeReader(source)));
      }),
      2000,
    );
  });

  it('make the same of our text', () => {
    checkProperty(
      fc.property(text, (source) => {
        const values = readIonText(encodeUtf8(source));
        expect(plainOfIonJs(makeReader(values.map(writeIonText).join(' ')))).toEqual(values.map(plainOfOurs));
      }),
      1000,
    );
  });

  it.each([
    ['text', makeTextWriter],
    ['pretty', makePrettyWriter],
  ])('make the same of the %s of ion-js', (_name, makeWriter) => {
    checkProperty(
      fc.property(text, (source) => {
        const written = rewritten(source, makeWriter());
        // ion-js leaves the quotes off operators that are annotations, which the specification does not allow.
        fc.pre(!/[!#%&*+\-./;<=>?@^`|~]::/.test(new TextDecoder().decode(written)));
        expect(readIonText(written).map(plainOfOurs)).toEqual(plainOfIonJs(makeReader(written)));
      }),
      500,
    );
  });

  it('make the same of the binary of ion-js, which equals the text it came from', () => {
    checkProperty(
      fc.property(text, (source) => {
        const binary = rewritten(source, makeBinaryWriter());
        const values = readIonBinary(binary);
        expect(values.map(plainOfOurs)).toEqual(plainOfIonJs(makeReader(binary)));
        const [fromText] = readIonText(encodeUtf8(source));
        const [fromBinary] = values;
        expect(fromText && fromBinary && equalIon(fromText, fromBinary)).toBe(true);
      }),
      1000,
    );
  });

  it('make the same of strings that break careless programs', () => {
    for (const naughty of naughtyStrings()) {
      for (const source of [JSON.stringify(naughty), `{${JSON.stringify(naughty)}:[${JSON.stringify(naughty)}]}`]) {
        expect(readIonText(encodeUtf8(source), { json: true }).map(plainOfOurs)).toEqual(
          plainOfIonJs(makeReader(source)),
        );
      }
    }
  });
});
