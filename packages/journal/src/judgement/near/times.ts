import { JournalError } from '../../errors.ts';
import { encodeUtf8, formatScalar, type IonTimestamp, type IonValue, readSingle } from '../../ion/index.ts';
import { moveMinutes } from '../../ion/timestamp.ts';

const TIME =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d{1,12}))?)?\s?(Z|[+-]\d\d:?\d\d)?)?)?)?T?$/;

/** The timestamp that a text writes, as conversions write it; without an offset it is taken for UTC. */
export function timestampOf(of: IonValue, text: string): IonTimestamp | undefined {
  const match = TIME.exec(text);
  if (match === null || text.length < 5) return undefined;
  const [, year, month, day, hour, minute, second, fraction, offset = 'Z'] = match;
  const zone = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const ion =
    hour === undefined
      ? day === undefined
        ? `${year}${month === undefined ? '' : `-${month}`}T`
        : `${year}-${month}-${day}T`
      : `${year}-${month}-${day}T${hour}:${minute}${second === undefined ? '' : `:${second}`}${fraction === undefined ? '' : `.${fraction}`}${zone}`;
  try {
    const value = readSingle(encodeUtf8(ion));
    return value.type === 'timestamp' ? { ...value, annotations: of.annotations, range: of.range } : undefined;
  } catch (error) {
    if (error instanceof JournalError) return undefined;
    throw error;
  }
}

/** How programs write the time as text. */
export function timestampTexts(value: IonTimestamp): string[] {
  const text = formatScalar({ ...value, annotations: [] });
  const texts = new Set([text, text.replace(/T$/, '')]);
  for (const other of [text.replace('-00:00', 'Z'), text.replace(/Z$/, '+00:00'), text.replace(/Z$/, '')])
    texts.add(other);
  for (const digits of [0, 3, 6]) {
    const padded = withFraction(value, digits);
    if (padded !== undefined) texts.add(formatScalar({ ...padded, annotations: [] }));
  }
  return [...texts];
}

/** The same time with so many digits behind the second, if no digit but zeros is lost. */
export function withFraction(value: IonTimestamp, digits: number): IonTimestamp | undefined {
  if (value.precision !== 'second') return undefined;
  const { coefficient, exponent } = value.fraction ?? { coefficient: 0n, exponent: 0 };
  const shift = digits + exponent;
  const scaled = shift >= 0 ? coefficient * 10n ** BigInt(Math.min(shift, 30)) : shortened(coefficient, -shift);
  if (scaled === undefined) return undefined;
  return { ...value, fraction: digits === 0 ? undefined : { coefficient: scaled, exponent: -digits } };
}

function shortened(coefficient: bigint, digits: number): bigint | undefined {
  const divisor = 10n ** BigInt(Math.min(digits, 100));
  return coefficient % divisor === 0n ? coefficient / divisor : undefined;
}

const PRECISIONS = ['year', 'month', 'day', 'minute', 'second'] as const;

/** The time given more coarsely or more finely, where that only leaves out or adds what is the smallest anyway. */
export function withPrecisions(value: IonTimestamp): IonTimestamp[] {
  const made: IonTimestamp[] = [];
  for (const precision of PRECISIONS) {
    if (precision === value.precision || (value.precision === 'second' && value.fraction?.coefficient)) continue;
    const at = PRECISIONS.indexOf(precision);
    if (at < 4 && value.second !== 0) continue;
    if (at < 3 && (value.hour !== 0 || value.minute !== 0)) continue;
    if ((at < 2 && value.day !== 1) || (at < 1 && value.month !== 1)) continue;
    const timed = at >= 3;
    for (const offset of timed ? [value.offset, 0, undefined] : [undefined])
      made.push({ ...value, precision, offset, fraction: undefined });
  }
  return made;
}

/** The same moment as written in other time zones, and the same fields with the offset not known, or known to be UTC. */
export function withOffsets(value: IonTimestamp): IonTimestamp[] {
  if (value.precision !== 'second' && value.precision !== 'minute') return [];
  const made: IonTimestamp[] = [
    { ...value, offset: undefined },
    { ...value, offset: 0 },
  ];
  const utc = moveMinutes(value, -(value.offset ?? 0));
  if (utc.year < 2 || utc.year > 9998) return made;
  made.push({ ...value, ...utc, offset: 0 }, { ...value, ...utc, offset: undefined });
  for (let offset = -12 * 60; offset <= 14 * 60; offset += 15)
    if (offset !== 0) made.push({ ...value, ...moveMinutes(utc, offset), offset });
  return made;
}
