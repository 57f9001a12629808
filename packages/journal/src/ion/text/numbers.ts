import { LIMITS } from '../../limits.ts';
import { exceedsDigits } from '../digits.ts';
import type { ByteRange, IonSymbolToken, IonValue } from '../value.ts';
import { DIGIT, hasClass } from './characters.ts';
import type { TextCursor } from './cursor.ts';
import { parseTimestamp } from './timestamps.ts';

const MINUS = 0x2d;
/** Integers of up to this many digits are exact as a number, which is much faster to convert than a string. */
const SAFE_DIGITS = 15;

const DECIMAL_INT = /^-?(?:0|[1-9](?:_?[0-9])*)$/;
const RADIX_INT = /^-?0(?:[bB][01](?:_?[01])*|[xX][0-9a-fA-F](?:_?[0-9a-fA-F])*)$/;
const REAL = /^(-?)(0|[1-9](?:_?[0-9])*)(?:\.([0-9](?:_?[0-9])*)?)?(?:([dDeE])([+-]?[0-9]+))?$/;
const TIMESTAMP_START = /^[0-9]{4}(?:T|-)/;

/**
 * Reads an int, float, decimal or timestamp; the cursor stands on its first digit or its minus sign.
 *
 * @param start  where the value starts, its annotations included
 * @param maxDigits  longest number accepted: converting digits takes more than linear time
 * @throws JournalError 'ion-invalid-number', 'ion-invalid-timestamp', 'ion-number-too-large'
 */
export function readNumber(
  cursor: TextCursor,
  start: number,
  annotations: readonly IonSymbolToken[],
  maxDigits: number,
): IonValue {
  const from = cursor.pos;
  const negative = cursor.byte(from) === MINUS;
  let end = negative ? from + 1 : from;
  while (hasClass(cursor.byte(end), DIGIT)) end++;
  const plain = cursor.isStop(end);
  while (!cursor.isStop(end)) end++;
  cursor.pos = end;
  // In base 2 with underscores, a decimal digit takes up to seven characters.
  if (end - from > 7 * maxDigits + 64) return failTooLong(cursor, maxDigits, from);
  const token = cursor.slice(from, end);
  const range: ByteRange = { start, end };
  const digits = end - from - (negative ? 1 : 0);
  if (plain && digits <= SAFE_DIGITS && !(digits > 1 && token.charCodeAt(negative ? 1 : 0) === 0x30)) {
    return { type: 'int', annotations, range, value: BigInt(Number(token)) };
  }
  if (DECIMAL_INT.test(token)) {
    const text = token.replaceAll('_', '');
    if (text.length - (negative ? 1 : 0) > maxDigits) return failTooLong(cursor, maxDigits, from);
    return { type: 'int', annotations, range, value: BigInt(text) };
  }
  if (RADIX_INT.test(token))
    return { type: 'int', annotations, range, value: parseRadix(cursor, token, from, maxDigits) };
  if (TIMESTAMP_START.test(token)) {
    return { type: 'timestamp', annotations, range, ...parseTimestamp(cursor, token, from, maxDigits) };
  }
  const real = REAL.exec(token);
  if (real === null) return cursor.fail('ion-invalid-number', 'This starts like a number but is none', from);
  const [, sign, whole = '', part = '', letter, exponentText = '0'] = real;
  const wholeDigits = whole.replaceAll('_', '');
  const partDigits = part.replaceAll('_', '');
  if (wholeDigits.length + partDigits.length > maxDigits) return failTooLong(cursor, maxDigits, from);
  if (letter === 'e' || letter === 'E') {
    return { type: 'float', annotations, range, value: Number(token.replaceAll('_', '')) };
  }
  const exponent = Number(exponentText) - partDigits.length;
  if (Math.abs(exponent) > LIMITS.decimalExponent) {
    return cursor.fail('ion-number-too-large', 'The exponent of this decimal is too large', from);
  }
  const coefficient = BigInt(wholeDigits + partDigits);
  // A zero exponent may come out as -0 here, which is no other value.
  return { type: 'decimal', annotations, range, negative: sign === '-', coefficient, exponent: exponent + 0 };
}

function failTooLong(cursor: TextCursor, maxDigits: number, at: number): never {
  return cursor.fail('ion-number-too-large', `A number of more than ${maxDigits} digits`, at);
}

function parseRadix(cursor: TextCursor, token: string, at: number, maxDigits: number): bigint {
  const negative = token.startsWith('-');
  const text = token
    .slice(negative ? 1 : 0)
    .replaceAll('_', '')
    .toLowerCase();
  const bits = (text.length - 2) * (text.startsWith('0x') ? 4 : 1);
  if (exceedsDigits(bits, maxDigits)) failTooLong(cursor, maxDigits, at);
  const magnitude = BigInt(text);
  return negative ? -magnitude : magnitude;
}
