import type { IonDecimal, IonFloat, IonInt, IonString, IonValue } from '../../ion/index.ts';

/** Digits of a number that are worth trying. */
const MOST_DIGITS = 40;
/** Zeros that a conversion may have added behind the point, or taken away. */
const MOST_ZEROS = 6;

const decimal = (of: IonValue, negative: boolean, coefficient: bigint, exponent: number): IonDecimal => ({
  type: 'decimal',
  negative,
  coefficient,
  exponent,
  annotations: of.annotations,
  range: of.range,
});
const int = (of: IonValue, value: bigint): IonInt => ({
  type: 'int',
  value,
  annotations: of.annotations,
  range: of.range,
});
const float = (of: IonValue, value: number): IonFloat => ({
  type: 'float',
  value,
  annotations: of.annotations,
  range: of.range,
});
export const string = (of: IonValue, value: string): IonString => ({
  type: 'string',
  value,
  annotations: of.annotations,
  range: of.range,
});

/** A number as sign, digits and scale; undefined for one that has too many digits, and for what is none. */
export interface Plain {
  readonly negative: boolean;
  readonly coefficient: bigint;
  readonly exponent: number;
}

const NUMBER = /^(-?)(\d{1,40})(?:\.(\d{0,40}))?(?:[eEdD]([+-]?\d{1,4}))?$/;

export function plainNumber(value: IonValue): Plain | undefined {
  switch (value.type) {
    case 'int': {
      const coefficient = value.value < 0n ? -value.value : value.value;
      return isShort(coefficient) ? { negative: value.value < 0n, coefficient, exponent: 0 } : undefined;
    }
    case 'decimal':
      return isShort(value.coefficient) && Math.abs(value.exponent) < 400 ? value : undefined;
    case 'float':
      return Number.isFinite(value.value) ? fromText(textOf(value.value)) : undefined;
    case 'string':
      return fromText(value.value);
    default:
      return undefined;
  }
}

const isShort = (coefficient: bigint) => coefficient < 10n ** BigInt(MOST_DIGITS);
const textOf = (value: number) => (Object.is(value, -0) ? '-0' : String(value));

function fromText(text: string): Plain | undefined {
  const [, sign, whole, fraction = '', power = '0'] = NUMBER.exec(text) ?? [];
  if (whole === undefined) return undefined;
  return {
    negative: sign === '-',
    coefficient: BigInt(whole + fraction),
    exponent: Number(power) - fraction.length,
  };
}

/** The same number with another number of zeros at its end. */
export function decimalScales(of: IonValue, plain: Plain): IonDecimal[] {
  const { negative, coefficient, exponent } = plain;
  const made: IonDecimal[] = [];
  let shorter = { coefficient, exponent };
  for (let i = 0; i < 2 * MOST_ZEROS && shorter.coefficient !== 0n && shorter.coefficient % 10n === 0n; i++) {
    shorter = { coefficient: shorter.coefficient / 10n, exponent: shorter.exponent + 1 };
    made.push(decimal(of, negative, shorter.coefficient, shorter.exponent));
  }
  if (coefficient === 0n) for (let e = -MOST_ZEROS; e <= 2; e++) made.push(decimal(of, negative, 0n, e));
  else
    for (let zeros = 0; zeros <= MOST_ZEROS; zeros++)
      made.push(decimal(of, negative, coefficient * 10n ** BigInt(zeros), exponent - zeros));
  return made;
}

/** The number with that many digits behind the point, if that loses none. */
export function decimalAt(
  of: IonValue,
  { negative, coefficient, exponent }: Plain,
  scale: number,
): IonDecimal | undefined {
  const shift = exponent + scale;
  if (shift >= 0)
    return shift > MOST_DIGITS ? undefined : decimal(of, negative, coefficient * 10n ** BigInt(shift), -scale);
  const divisor = 10n ** BigInt(Math.min(-shift, 2 * MOST_DIGITS));
  return coefficient % divisor === 0n ? decimal(of, negative, coefficient / divisor, -scale) : undefined;
}

export function asInt(of: IonValue, plain: Plain): IonInt | undefined {
  const whole = decimalAt(of, plain, 0);
  return whole && int(of, whole.negative ? -whole.coefficient : whole.coefficient);
}

export function asFloat(of: IonValue, { negative, coefficient, exponent }: Plain): IonFloat | undefined {
  const value = Number(`${negative ? '-' : ''}${coefficient}e${exponent}`);
  return Number.isFinite(value) ? float(of, value) : undefined;
}

/** How programs write the number as text. */
export function numberTexts(of: IonValue, plain: Plain): IonString[] {
  const sign = plain.negative ? '-' : '';
  const digits = plain.coefficient.toString();
  const texts = new Set<string>();
  if (plain.exponent >= 0 && plain.exponent < MOST_DIGITS) texts.add(sign + digits + '0'.repeat(plain.exponent));
  if (plain.exponent < 0 && plain.exponent > -MOST_DIGITS) {
    const padded = digits.padStart(1 - plain.exponent, '0');
    texts.add(`${sign}${padded.slice(0, plain.exponent)}.${padded.slice(plain.exponent)}`);
  }
  const number = asFloat(of, plain);
  if (number !== undefined) texts.add(textOf(number.value));
  return [...texts].map((text) => string(of, text));
}
