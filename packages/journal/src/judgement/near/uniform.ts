import type { IonValue } from '../../ion/index.ts';
import type { NearMissKind } from '../types.ts';
import { asFloat, asInt, decimalAt, decimalScales, plainNumber, string } from './numbers.ts';
import { timestampOf, timestampTexts, withFraction } from './times.ts';
import { variantsOf } from './variants.ts';

/** What a conversion may have done to all values of a kind alike. */
export interface Uniform {
  readonly kind: NearMissKind;
  readonly damage: string;
  /** What a value was before; `undefined` where it was not touched. */
  readonly before: (value: IonValue) => IonValue | undefined;
}

const timestamps =
  (change: (value: Extract<IonValue, { type: 'timestamp' }>) => IonValue | undefined) => (value: IonValue) =>
    value.type === 'timestamp' ? change(value) : undefined;

const numbers =
  (
    from: IonValue['type'],
    to: (value: IonValue, plain: NonNullable<ReturnType<typeof plainNumber>>) => IonValue | undefined,
  ) =>
  (value: IonValue) => {
    const plain = value.type === from ? plainNumber(value) : undefined;
    return plain && to(value, plain);
  };

const first = (kind: NearMissKind, type: IonValue['type']) => (value: IonValue) =>
  variantsOf(value).find((variant) => variant.kind === kind && variant.value.type === type)?.value;

export const UNIFORM: readonly Uniform[] = [
  {
    kind: 'timestamp-as-text',
    damage: 'all timestamps became text',
    before: (value) => (value.type === 'string' ? timestampOf(value, value.value) : undefined),
  },
  {
    kind: 'timestamp-as-text',
    damage: 'all timestamps became text, and their offsets were lost',
    before: (value) => {
      const time = value.type === 'string' ? timestampOf(value, value.value) : undefined;
      return time && { ...time, offset: undefined };
    },
  },
  {
    kind: 'timestamp-as-text',
    damage: 'all dates became text',
    before: (value) => {
      const time = value.type === 'string' ? timestampOf(value, value.value) : undefined;
      if (time === undefined) return undefined;
      return { ...time, precision: 'day', hour: 0, minute: 0, second: 0, offset: undefined, fraction: undefined };
    },
  },
  {
    kind: 'text-as-timestamp',
    damage: 'all texts that look like a time became timestamps',
    before: timestamps((value) => string(value, timestampTexts(value)[0] as string)),
  },
  ...[0, 3, 6].map(
    (digits): Uniform => ({
      kind: 'timestamp-precision',
      damage: 'all timestamps got another precision',
      before: timestamps((value) => withFraction(value, digits)),
    }),
  ),
  {
    kind: 'timestamp-offset',
    damage: 'all timestamps without an offset got one',
    before: timestamps((value) => ({ ...value, offset: undefined })),
  },
  {
    kind: 'timestamp-offset',
    damage: 'all timestamps lost their offset',
    before: timestamps((value) => (value.offset === undefined ? { ...value, offset: 0 } : undefined)),
  },
  { kind: 'symbol-or-string', damage: 'all symbols became strings', before: first('symbol-or-string', 'symbol') },
  { kind: 'symbol-or-string', damage: 'all strings became symbols', before: first('symbol-or-string', 'string') },
  ...[1, 2, 3].map(
    (zeros): Uniform => ({
      kind: 'decimal-scale',
      damage: 'all decimals lost zeros at their end',
      before: numbers('decimal', (value, plain) => decimalAt(value, plain, zeros - plain.exponent)),
    }),
  ),
  ...[1, 2, 3, 4].map(
    (scale): Uniform => ({
      kind: 'decimal-scale',
      damage: `all decimals had ${scale} digits behind the point`,
      before: numbers('decimal', (value, plain) => decimalAt(value, plain, scale)),
    }),
  ),
  {
    kind: 'decimal-scale',
    damage: 'all decimals got zeros at their end',
    before: numbers('decimal', (value, plain) =>
      decimalScales(value, plain).findLast(({ exponent }) => exponent > plain.exponent),
    ),
  },
  {
    kind: 'decimal-scale',
    damage: 'all decimals got a zero at their end',
    before: numbers('decimal', (value, plain) =>
      decimalScales(value, plain).find(({ exponent }) => exponent === plain.exponent + 1),
    ),
  },
  { kind: 'number-kind', damage: 'all floats became decimals', before: numbers('decimal', asFloat) },
  {
    kind: 'number-kind',
    damage: 'all decimals became floats',
    before: numbers('float', (value, plain) => decimalAt(value, plain, Math.max(0, -plain.exponent))),
  },
  ...[1, 2, 3].map(
    (scale): Uniform => ({
      kind: 'number-kind',
      damage: 'all decimals became floats',
      before: numbers('float', (value, plain) => decimalAt(value, plain, scale)),
    }),
  ),
  { kind: 'number-kind', damage: 'all ints became decimals', before: numbers('decimal', asInt) },
  { kind: 'number-kind', damage: 'all ints became floats', before: numbers('float', asInt) },
  { kind: 'number-as-text', damage: 'all ints became text', before: numbers('string', asInt) },
  {
    kind: 'number-as-text',
    damage: 'all decimals became text',
    before: numbers('string', (value, plain) => decimalAt(value, plain, Math.max(0, -plain.exponent))),
  },
  { kind: 'blob-or-text', damage: 'all blobs became base64 text', before: first('blob-or-text', 'blob') },
  { kind: 'list-or-sexp', damage: 'all s-expressions became lists', before: first('list-or-sexp', 'sexp') },
  { kind: 'list-or-sexp', damage: 'all lists became s-expressions', before: first('list-or-sexp', 'list') },
];
