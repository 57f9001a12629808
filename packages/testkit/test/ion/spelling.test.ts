// Every spelling must be the same value to ion-js, an independent reader; else a test built on it would prove nothing.
import fc from 'fast-check';
import { dumpText, loadAll } from 'ion-js';
import { describe, expect, it } from 'vitest';
import { checkProperty, ionModel, ionTextOf, seeded } from '../../src/index.ts';

describe('spelled Ion texts', () => {
  it('are read by ion-js as one value, the same for every spelling', () => {
    checkProperty(
      fc.property(ionModel({ unknownSymbols: false }), fc.integer(), (model, seed) => {
        const compact = loadAll(ionTextOf(model, undefined, true));
        const spelled = loadAll(ionTextOf(model, seeded(seed), true));
        expect(compact).toHaveLength(1);
        expect(spelled.map((value) => dumpText(value))).toEqual(compact.map((value) => dumpText(value)));
      }),
      300,
    );
  });
});
