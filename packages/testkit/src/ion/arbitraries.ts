/** fast-check arbitraries for Ion values: the whole data model, with its corners more often than chance gives them. */
import fc from 'fast-check';
import { MODEL_TYPES, type ModelSymbol, type ModelValue } from './model.ts';

export interface IonArbitraryOptions {
  /** Symbols with unknown text (`$0`); ion-js cannot read them. Default true. */
  readonly unknownSymbols?: boolean;
}

const text = fc.oneof(
  { weight: 6, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 3, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      '',
      'null',
      'true',
      'nan',
      '$0',
      '$10',
      '$ion',
      'name',
      '\u202eRTL',
      '\0',
      '\r\n',
      "'''",
    ),
  },
);
const symbolText = fc.oneof(fc.stringMatching(/^[A-Za-z_$][A-Za-z0-9_$]{0,8}$/), text);
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 20 }),
  // The three bytes that Ion hash escapes.
  fc.array(fc.constantFrom(0x0b, 0x0c, 0x0e, 0), { maxLength: 8 }).map((list) => Uint8Array.from(list)),
);
const int = fc.oneof(
  fc.bigInt(-20n, 300n),
  fc.bigInt(-(2n ** 70n), 2n ** 70n),
  fc.constantFrom(0x0bn, 0x0cn, 0x0en, -0x0b0c0en, 2n ** 63n, -(2n ** 63n), 2n ** 53n, 2n ** 64n - 1n),
);

/** Any Ion value as a model. */
export function ionModel(options: IonArbitraryOptions = {}): fc.Arbitrary<ModelValue> {
  const token: fc.Arbitrary<ModelSymbol> =
    options.unknownSymbols === false
      ? fc.record({ text: symbolText })
      : fc.record({ text: fc.option(symbolText, { nil: undefined, freq: 20 }) });
  const annotations = fc.oneof(
    { weight: 5, arbitrary: fc.constant([] as ModelSymbol[]) },
    { weight: 1, arbitrary: fc.array(token, { minLength: 1, maxLength: 3 }) },
  );
  const scalar = fc.oneof(
    fc.record({ type: fc.constant('null' as const), of: fc.constantFrom(...MODEL_TYPES) }),
    fc.record({ type: fc.constant('bool' as const), value: fc.boolean() }),
    fc.record({ type: fc.constant('int' as const), value: int }),
    fc.record({ type: fc.constant('float' as const), value: fc.double() }),
    decimal(),
    timestamp(),
    token.map((symbol) => ({ type: 'symbol' as const, ...symbol })),
    fc.record({ type: fc.constant('string' as const), value: text }),
    fc.record({ type: fc.constant('clob' as const), bytes }),
    fc.record({ type: fc.constant('blob' as const), bytes }),
  );
  const { value } = fc.letrec<{ value: ModelValue }>((tie) => {
    const items = fc.array(tie('value'), { maxLength: 6, size: 'large', depthIdentifier: 'ion' });
    const fields = fc.array(fc.record({ name: token, value: tie('value') }), {
      maxLength: 6,
      size: 'large',
      depthIdentifier: 'ion',
    });
    const container = fc.oneof(
      fc.record({ type: fc.constant('list' as const), items }),
      fc.record({ type: fc.constant('sexp' as const), items }),
      fc.record({ type: fc.constant('struct' as const), fields }),
    );
    const any = fc.oneof(
      { depthIdentifier: 'ion', depthSize: 'large', maxDepth: 5 },
      { weight: 2, arbitrary: scalar },
      { weight: 3, arbitrary: container },
    );
    return {
      value: fc.tuple(annotations, any).map(([names, bare]): ModelValue => ({ annotations: names, ...bare })),
    };
  });
  return value;
}

function decimal() {
  return fc.record({
    type: fc.constant('decimal' as const),
    negative: fc.boolean(),
    coefficient: int.map((value) => (value < 0n ? -value : value)),
    exponent: fc.oneof(fc.integer({ min: -12, max: 6 }), fc.integer({ min: -100_000, max: 100_000 })),
  });
}

function timestamp() {
  return fc
    .record({
      precision: fc.constantFrom(
        'year' as const,
        'month' as const,
        'day' as const,
        'minute' as const,
        'second' as const,
      ),
      offset: fc.option(fc.oneof(fc.constantFrom(0, -480, 345), fc.integer({ min: -1439, max: 1439 })), {
        nil: undefined,
      }),
      // The first and last year stay out, so that no offset leads out of the years Ion has.
      year: fc.integer({ min: 2, max: 9998 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 31 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
      second: fc.integer({ min: 0, max: 59 }),
      digits: fc.option(fc.oneof(fc.constant('000'), fc.stringMatching(/^[0-9]{1,12}$/)), { nil: undefined }),
    })
    .map(({ digits, ...fields }) => {
      const level = ['year', 'month', 'day', 'minute', 'second'].indexOf(fields.precision);
      const month = level >= 1 ? fields.month : 1;
      const lastDay = new Date(Date.UTC(2000 + (fields.year % 400), month, 0)).getUTCDate();
      return {
        type: 'timestamp' as const,
        precision: fields.precision,
        offset: level >= 3 ? fields.offset : undefined,
        year: fields.year,
        month,
        day: level >= 2 ? Math.min(fields.day, lastDay) : 1,
        hour: level >= 3 ? fields.hour : 0,
        minute: level >= 3 ? fields.minute : 0,
        second: level >= 4 ? fields.second : 0,
        fraction:
          level >= 4 && digits !== undefined ? { coefficient: BigInt(digits), exponent: -digits.length } : undefined,
      };
    });
}
