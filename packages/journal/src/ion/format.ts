import { encodeBase64 } from './base64.ts';
import { isPlainSymbol } from './text/words.ts';
import type {
  IonBool,
  IonDecimal,
  IonFloat,
  IonList,
  IonNull,
  IonSexp,
  IonStruct,
  IonSymbolToken,
  IonTimestamp,
  IonValue,
} from './value.ts';

export type IonScalar = Exclude<IonValue, IonList | IonSexp | IonStruct>;

const QUOTE = 0x27;
const DOUBLE_QUOTE = 0x22;
const BACKSLASH = 0x5c;
const SHORT_ESCAPES = new Map([
  [0x00, '\\0'],
  [0x07, '\\a'],
  [0x08, '\\b'],
  [0x09, '\\t'],
  [0x0a, '\\n'],
  [0x0b, '\\v'],
  [0x0c, '\\f'],
  [0x0d, '\\r'],
]);

/** Ion text of a value that is no container, without its annotations. */
export function formatScalar(value: IonScalar): string {
  switch (value.type) {
    case 'null':
      return formatNull(value);
    case 'bool':
      return formatBool(value);
    case 'int':
      return value.value.toString();
    case 'float':
      return formatFloat(value);
    case 'decimal':
      return formatDecimal(value);
    case 'timestamp':
      return formatTimestamp(value);
    case 'symbol':
      return formatSymbol(value);
    case 'string':
      return quote(value.value, DOUBLE_QUOTE);
    case 'clob':
      return `{{${quoteBytes(value.bytes)}}}`;
    case 'blob':
      return `{{${encodeBase64(value.bytes)}}}`;
  }
}

function formatNull(value: IonNull): string {
  return value.of === 'null' ? 'null' : `null.${value.of}`;
}

function formatBool(value: IonBool): string {
  return value.value ? 'true' : 'false';
}

/** Shortest text that reads back as the same number; the exponent makes it a float. */
function formatFloat({ value }: IonFloat): string {
  if (Number.isNaN(value)) return 'nan';
  if (value === Number.POSITIVE_INFINITY) return '+inf';
  if (value === Number.NEGATIVE_INFINITY) return '-inf';
  if (Object.is(value, -0)) return '-0e0';
  const text = value.toString();
  return text.includes('e') ? text.replace('e+', 'e') : `${text}e0`;
}

/** As BigDecimal prints them: a point where that stays readable, else an exponent. Every digit is kept. */
function formatDecimal({ negative, coefficient, exponent }: IonDecimal): string {
  const sign = negative ? '-' : '';
  const digits = coefficient.toString();
  if (exponent === 0) return `${sign}${digits}.`;
  const point = digits.length + exponent;
  if (exponent > 0 || point < -6) return `${sign}${digits}d${exponent}`;
  if (point > 0) return `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
  return `${sign}0.${'0'.repeat(-point)}${digits}`;
}

function formatTimestamp(value: Omit<IonTimestamp, 'annotations' | 'range' | 'type'>): string {
  const year = value.year.toString().padStart(4, '0');
  if (value.precision === 'year') return `${year}T`;
  if (value.precision === 'month') return `${year}-${two(value.month)}T`;
  const date = `${year}-${two(value.month)}-${two(value.day)}`;
  if (value.precision === 'day') return date;
  const minutes = `${date}T${two(value.hour)}:${two(value.minute)}`;
  const zone = formatOffset(value.offset);
  if (value.precision === 'minute') return minutes + zone;
  const { fraction } = value;
  const seconds = `${minutes}:${two(value.second)}`;
  if (fraction === undefined || fraction.exponent === 0) return seconds + zone;
  return `${seconds}.${fraction.coefficient.toString().padStart(-fraction.exponent, '0')}${zone}`;
}

function formatOffset(offset: number | undefined): string {
  if (offset === undefined) return '-00:00';
  if (offset === 0) return 'Z';
  const minutes = Math.abs(offset);
  return `${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

function two(value: number): string {
  return value.toString().padStart(2, '0');
}

/** A symbol as Ion text, in quotes when it needs them; `$id` when its text is unknown. */
export function formatSymbol(token: IonSymbolToken): string {
  const { text } = token;
  if (text === undefined) return `$${token.unknown?.id ?? 0}`;
  return isPlainSymbol(text) ? text : quote(text, QUOTE);
}

/** `text` in quotes; control characters, the quote and the backslash are escaped, everything else stands as it is. */
function quote(text: string, mark: number): string {
  let out = '';
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    const plain = code >= 0x20 && code !== mark && code !== BACKSLASH && (code < 0x7f || code > 0x9f);
    if (plain) continue;
    out += text.slice(from, i) + escapeCode(code, mark);
    from = i + 1;
  }
  const character = String.fromCharCode(mark);
  return character + out + text.slice(from) + character;
}

/** The bytes of a clob as a quoted ASCII string. */
function quoteBytes(bytes: Uint8Array): string {
  let out = '"';
  for (const byte of bytes) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== DOUBLE_QUOTE && byte !== BACKSLASH;
    out += plain ? String.fromCharCode(byte) : escapeCode(byte, DOUBLE_QUOTE);
  }
  return `${out}"`;
}

function escapeCode(code: number, mark: number): string {
  if (code === mark || code === BACKSLASH) return `\\${String.fromCharCode(code)}`;
  return SHORT_ESCAPES.get(code) ?? `\\x${code.toString(16).padStart(2, '0')}`;
}
