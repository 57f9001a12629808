// Properties of the Ion readers, the writer and the hash, over the whole data model and every spelling of it.
import { checkProperty, ionModel, ionTextOf, type ModelValue, seeded } from '@qldb-console/testkit';
import * as reference from '@qldb-console/testkit/reference';
import fc from 'fast-check';
import { dumpBinary, load } from 'ion-js';
import { describe, expect, it } from 'vitest';
import { ionHash } from '../../src/hash/index.ts';
import {
  encodeUtf8,
  equalIon,
  type IonValue,
  readIonBinary,
  readIonText,
  readSingle,
  writeIonText,
} from '../../src/ion/index.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const read = (text: string): IonValue => readSingle(encodeUtf8(text));
const anySeed = fc.integer();

/** The tree without the places, as plain data. */
function modelOf(value: IonValue): ModelValue {
  const annotations = value.annotations.map(({ text }) => ({ text }));
  switch (value.type) {
    case 'list':
    case 'sexp':
      return { type: value.type, annotations, items: value.items.map(modelOf) };
    case 'struct': {
      const fields = value.fields.map(({ name, value: inner }) => ({
        name: { text: name.text },
        value: modelOf(inner),
      }));
      return { type: 'struct', annotations, fields };
    }
    default: {
      const { range, ...bare } = value;
      expect(range.end).toBeGreaterThan(range.start);
      return { ...bare, annotations } as ModelValue;
    }
  }
}

/** Every value of the tree with the range of what contains it. */
function* places(value: IonValue, outer = value.range): Generator<{ value: IonValue; outer: IonValue['range'] }> {
  yield { value, outer };
  if (value.type === 'list' || value.type === 'sexp') for (const item of value.items) yield* places(item, value.range);
  if (value.type === 'struct') for (const { value: inner } of value.fields) yield* places(inner, value.range);
}

describe('Ion text', () => {
  it('is read as the value that was written, in every spelling', () => {
    checkProperty(
      fc.property(ionModel(), anySeed, (model, seed) => {
        expect(modelOf(read(ionTextOf(model, seeded(seed))))).toEqual(model);
      }),
      1500,
    );
  });

  it('keeps the bytes of every value: they read as that value again', () => {
    checkProperty(
      fc.property(ionModel(), anySeed, (model, seed) => {
        const source = encodeUtf8(` ${ionTextOf(model, seeded(seed))} `);
        for (const { value, outer } of places(readSingle(source))) {
          expect(value.range.start).toBeGreaterThanOrEqual(outer.start);
          expect(value.range.end).toBeLessThanOrEqual(outer.end);
          const own = readSingle(source.slice(value.range.start, value.range.end));
          expect(equalIon(own, value)).toBe(true);
          if (value.type !== 'struct') continue;
          for (const { name, nameRange } of value.fields) {
            const [symbol] = readIonText(source.slice(nameRange.start, nameRange.end));
            const text = symbol?.type === 'symbol' ? symbol.text : symbol?.type === 'string' ? symbol.value : NaN;
            expect(text).toBe(name.text);
          }
        }
      }),
      300,
    );
  });

  it('is written so that it reads back equal, with the same hash, and writes the same again', () => {
    checkProperty(
      fc.property(ionModel(), anySeed, (model, seed) => {
        const value = read(ionTextOf(model, seeded(seed)));
        const written = writeIonText(value);
        const again = read(written);
        expect(modelOf(again)).toEqual(model);
        expect(equalIon(again, value)).toBe(true);
        expect(hex(ionHash(again))).toBe(hex(ionHash(value)));
        expect(writeIonText(again)).toBe(written);
      }),
      500,
    );
  });
});

describe('Ion binary', () => {
  it('as ion-js writes it is read as the same value as the text, with the same hash', () => {
    checkProperty(
      fc.property(ionModel({ unknownSymbols: false }), (model) => {
        const text = ionTextOf(model, undefined, true);
        const [value, ...more] = readIonBinary(dumpBinary(load(text)));
        expect(more).toEqual([]);
        expect(equalIon(value as IonValue, read(text))).toBe(true);
        expect(hex(ionHash(value as IonValue))).toBe(hex(ionHash(read(text))));
      }),
      500,
    );
  });
});

describe('the Ion hash', () => {
  it('equals that of ion-hash-js', () => {
    checkProperty(
      fc.property(ionModel({ unknownSymbols: false }), anySeed, (model, seed) => {
        const text = ionTextOf(model, undefined, true);
        expect(hex(ionHash(read(ionTextOf(model, seeded(seed)))))).toBe(hex(reference.ionHash(text)));
      }),
      500,
    );
  });

  it('is equal exactly for equal values', () => {
    const near = fc.tuple(ionModel(), anySeed).map(([model, seed]) => [model, vary(model, seed)] as const);
    let equal = 0;
    checkProperty(
      fc.property(near, ([a, b]) => {
        const left = read(ionTextOf(a));
        const right = read(ionTextOf(b));
        const same = equalIon(left, right);
        if (same) equal++;
        expect(hex(ionHash(left)) === hex(ionHash(right))).toBe(same);
        expect(equalIon(right, left)).toBe(same);
      }),
      1500,
    );
    expect(equal).toBeGreaterThan(50);
    expect(equal).toBeLessThan(1450);
  });
});

describe('a symbol of unknown text', () => {
  const table = '$ion_symbol_table::{imports:[{name:"t",version:1,max_id:2}],symbols:[null]}';
  const unknown = ['$10', '$11', '$12', '$0'].map((symbol) => read(`${table} ${symbol}`));

  it('equals itself and no other symbol, whatever that is called', () => {
    const known = ["'$gap'", "'$ gap'", `'$ import 1 "t"'`, "'$0'", "'$10'", "''"].map(read);
    const all = [...unknown, ...known];
    for (const [at, value] of all.entries())
      for (const [other, against] of all.entries())
        expect(equalIon(value, against), `${at}, ${other}`).toBe(at === other);
  });
});

/** A value a small step away: one part changed, or only the fields of structs in another order. */
function vary(model: ModelValue, seed: number): ModelValue {
  const random = seeded(seed);
  const change = (value: ModelValue): ModelValue => {
    if (random.oneIn(12)) return { ...value, annotations: [...value.annotations, { text: 'a' }] };
    if (random.oneIn(12)) return { ...value, annotations: value.annotations.slice(1) };
    switch (value.type) {
      case 'list':
      case 'sexp':
        if (random.oneIn(10)) return { ...value, type: value.type === 'list' ? 'sexp' : 'list' };
        return { ...value, items: value.items.length > 0 ? changeOne(value.items) : value.items };
      case 'struct': {
        if (value.fields.length === 0 || random.oneIn(2)) return { ...value, fields: [...value.fields].reverse() };
        if (random.oneIn(4)) return { ...value, fields: [...value.fields, random.pick(value.fields)] };
        const at = random.int(value.fields.length);
        const field = value.fields[at] as (typeof value.fields)[number];
        return { ...value, fields: value.fields.with(at, { ...field, value: change(field.value) }) };
      }
      case 'int':
        return { ...value, value: random.pick([value.value, -value.value, value.value + 1n]) };
      case 'float':
        return { ...value, value: random.pick([value.value, -value.value, value.value * 2]) };
      case 'decimal':
        return random.pick<ModelValue>([
          { ...value, negative: !value.negative },
          { ...value, coefficient: value.coefficient * 10n, exponent: value.exponent - 1 },
          value,
        ]);
      case 'string':
        return random.pick<ModelValue>([
          { ...value, type: 'symbol', text: value.value },
          { ...value, value: `${value.value}x` },
        ]);
      case 'symbol':
        return value.text === undefined ? value : { type: 'string', annotations: value.annotations, value: value.text };
      case 'blob':
      case 'clob':
        return { ...value, type: value.type === 'blob' ? 'clob' : 'blob' };
      case 'timestamp':
        return value.precision === 'second' && value.fraction
          ? {
              ...value,
              fraction: { coefficient: value.fraction.coefficient * 10n, exponent: value.fraction.exponent - 1 },
            }
          : value.precision === 'minute'
            ? { ...value, precision: 'second' }
            : value;
      default:
        return value;
    }
  };
  const changeOne = (items: readonly ModelValue[]): ModelValue[] => {
    const at = random.int(items.length);
    return items.with(at, change(items[at] as ModelValue));
  };
  return change(model);
}
