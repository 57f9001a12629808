import { formatScalar, type IonTimestamp } from '../ion/index.ts';
import { moveMinutes } from '../ion/timestamp.ts';

/**
 * Compares two points in time: negative when `a` is before `b`, 0 when they are the same instant whatever their
 * offsets, positive when it is after. An unknown offset (`-00:00`) counts as UTC, as Ion defines it.
 *
 * @returns undefined when either is not given to the second, so that it is a span of time and no instant
 */
export function compareInstants(a: IonTimestamp, b: IonTimestamp): number | undefined {
  if (a.precision !== 'second' || b.precision !== 'second') return undefined;
  const left = moveMinutes(a, -(a.offset ?? 0));
  const right = moveMinutes(b, -(b.offset ?? 0));
  return (
    left.year - right.year ||
    left.month - right.month ||
    left.day - right.day ||
    left.hour - right.hour ||
    left.minute - right.minute ||
    left.second - right.second ||
    compareFractions(a.fraction, b.fraction)
  );
}

/** By digits, never by powers of ten: an exponent comes from the input and may be absurd. */
function compareFractions(a: IonTimestamp['fraction'], b: IonTimestamp['fraction']): number {
  const left = significant(a);
  const right = significant(b);
  if (left.digits === '' || right.digits === '') return left.digits.length - right.digits.length;
  if (left.magnitude !== right.magnitude) return left.magnitude - right.magnitude;
  if (left.digits === right.digits) return 0;
  return left.digits < right.digits ? -1 : 1;
}

/** `0.digits × 10^magnitude`, without leading or trailing zeros; no digits for zero. */
function significant(fraction: IonTimestamp['fraction']): { digits: string; magnitude: number } {
  if (fraction === undefined || fraction.coefficient === 0n) return { digits: '', magnitude: 0 };
  const digits = fraction.coefficient.toString();
  let end = digits.length;
  while (digits[end - 1] === '0') end--;
  return { digits: digits.slice(0, end), magnitude: digits.length + fraction.exponent };
}

/** Fractions finer than this are not written out: their exponent comes from the input and may be absurd. */
const PRINTED_FRACTION = 12;

/** A timestamp as Ion text, for sentences. */
export function timeText(time: IonTimestamp): string {
  const tooFine = time.fraction !== undefined && -time.fraction.exponent > PRINTED_FRACTION;
  return formatScalar(tooFine ? { ...time, fraction: undefined } : time);
}
