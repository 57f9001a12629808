/** Writes a model value as Ion text: compactly, or in any of the spellings Ion text allows, drawn from a seed. */
import type { Seeded } from '../seeded.ts';
import type { ModelSymbol, ModelTimestamp, ModelValue } from './model.ts';

/**
 * Ion text of `value`; with `random` its spelling varies: white space, comments, radix, escapes, quoting, long strings.
 * `forIonJs` leaves out the valid spellings that ion-js refuses: base 2, underscores, `0X`, negative hex, vertical tab
 * and form feed, unquoted symbols such as `$0x`, an empty long string right before another one.
 */
export function ionTextOf(value: ModelValue, random?: Seeded, forIonJs = false): string {
  return new Spelling(random, forIonJs).value(value, 'top');
}

type Position = 'top' | 'list' | 'sexp' | 'struct';

class Spelling {
  readonly #random: Seeded | undefined;

  readonly #forIonJs: boolean;

  constructor(random: Seeded | undefined, forIonJs: boolean) {
    this.#random = random;
    this.#forIonJs = forIonJs;
  }

  value(value: ModelValue, position: Position): string {
    let text = '';
    for (const annotation of value.annotations) text += `${this.symbol(annotation)}${this.space()}::${this.space()}`;
    return text + this.#bare(value, position);
  }

  #bare(value: ModelValue, position: Position): string {
    switch (value.type) {
      case 'null':
        return value.of === 'null' && !this.#oneIn(3) ? 'null' : `null.${value.of}`;
      case 'bool':
        return String(value.value);
      case 'int':
        return this.#int(value.value);
      case 'float':
        return floatText(value.value);
      case 'decimal':
        return this.#decimal(value.negative, value.coefficient, value.exponent);
      case 'timestamp':
        return timestampText(value);
      case 'symbol':
        return this.symbol(value);
      case 'string':
        // Long strings next to each other would become one, so they stay out of s-expressions.
        return position !== 'sexp' && this.#oneIn(4) ? this.#longString(value.value) : this.#quoted(value.value, '"');
      case 'clob':
        return `{{${this.#white()}${clobText(value.bytes)}${this.#white()}}}`;
      case 'blob':
        return `{{${this.#white()}${this.#base64(value.bytes)}${this.#white()}}}`;
      case 'list':
        return this.#container(
          '[',
          ',',
          ']',
          value.items.map((item) => this.value(item, 'list')),
          true,
        );
      case 'sexp':
        return this.#container(
          '(',
          ' ',
          ')',
          value.items.map((item) => this.value(item, 'sexp')),
          false,
        );
      case 'struct':
        return this.#container(
          '{',
          ',',
          '}',
          value.fields.map(
            ({ name, value: inner }) =>
              `${this.#fieldName(name)}${this.space()}:${this.space()}${this.value(inner, 'struct')}`,
          ),
          true,
        );
    }
  }

  symbol({ text }: ModelSymbol): string {
    if (text === undefined) return '$0';
    const plain = /^[A-Za-z_$][A-Za-z0-9_$]*$/.test(text) && !/^(null|true|false|nan|\$[0-9]+)$/.test(text);
    const safe = plain && !(this.#forIonJs && /^\$[0-9]/.test(text));
    return safe && !this.#oneIn(5) ? text : this.#quoted(text, "'");
  }

  /** White space or a comment, or nothing. */
  space(): string {
    if (!this.#random) return '';
    return this.#random.pick([
      '',
      '',
      '',
      ' ',
      '\n',
      '\t ',
      ' /* a ** / comment */ ',
      ' // comment }]")\n',
      '\r\n',
      this.#forIonJs ? '' : '\v\f',
    ]);
  }

  #white(): string {
    return this.#random?.pick(['', '', ' ', '\n\t']) ?? '';
  }

  #fieldName(name: ModelSymbol): string {
    if (name.text === undefined) return '$0';
    if (this.#oneIn(6)) return this.#quoted(name.text, '"');
    return this.#oneIn(8) ? this.#longString(name.text) : this.symbol(name);
  }

  #container(open: string, separator: string, close: string, items: readonly string[], trailing: boolean): string {
    const joined = items.map((item, index) => (index === 0 ? item : `${separator}${this.space()}${item}`));
    const spaced = joined.map((item) => `${item}${this.space()}`).join('');
    const last = trailing && items.length > 0 && this.#oneIn(6) ? `${separator}${this.space()}` : '';
    return `${open}${this.space()}${spaced}${last}${close}`;
  }

  #int(value: bigint): string {
    const sign = value < 0n ? '-' : '';
    const magnitude = value < 0n ? -value : value;
    const way = this.#random?.int(5) ?? 0;
    if (this.#forIonJs) return way === 1 && value >= 0n ? `0x${magnitude.toString(16)}` : `${value}`;
    if (way === 1) return `${sign}0${this.#random?.pick(['x', 'X'])}${this.#underscored(magnitude.toString(16))}`;
    if (way === 2) return `${sign}0${this.#random?.pick(['b', 'B'])}${this.#underscored(magnitude.toString(2))}`;
    return `${sign}${way === 3 ? this.#underscored(magnitude.toString()) : magnitude}`;
  }

  #underscored(digits: string): string {
    const at = 1 + (this.#random?.int(digits.length) ?? 0);
    return at < digits.length ? `${digits.slice(0, at)}_${digits.slice(at)}` : digits;
  }

  #decimal(negative: boolean, coefficient: bigint, exponent: number): string {
    const sign = negative ? '-' : '';
    const digits = coefficient.toString();
    const places = -exponent;
    if (places === 0 && !this.#oneIn(3)) return `${sign}${digits}.`;
    if (places > 0 && places < 40 && !this.#oneIn(3)) {
      const padded = digits.padStart(places + 1, '0');
      return `${sign}${padded.slice(0, -places)}.${padded.slice(-places)}`;
    }
    return `${sign}${digits}${this.#random?.pick(['d', 'D']) ?? 'd'}${exponent}`;
  }

  #quoted(text: string, quote: string): string {
    let out = quote;
    for (const character of text) out += this.#character(character, quote);
    return out + quote;
  }

  #longString(text: string): string {
    const characters = [...text];
    const cut = this.#random?.int(characters.length + 1) ?? 0;
    const pieces = this.#oneIn(3) ? [characters.slice(0, cut), characters.slice(cut)] : [characters];
    const spelled = pieces.map((piece) =>
      piece.map((character) => (character === '\n' ? character : this.#character(character, "'"))).join(''),
    );
    return spelled.map((piece) => `'''${piece}'''`).join(this.#forIonJs ? '\n' : this.space());
  }

  #character(character: string, quote: string): string {
    const code = character.codePointAt(0) as number;
    const short = SHORT_ESCAPES[character];
    if (character === quote || character === '\\') return `\\${character}`;
    if (code < 0x20 || code === 0x7f) return short ?? `\\x${hex(code, 2)}`;
    if (!this.#oneIn(12)) return character;
    if (short !== undefined) return short;
    if (code <= 0xff) return this.#oneIn(2) ? `\\x${hex(code, 2)}` : `\\u${hex(code, 4)}`;
    return code <= 0xffff ? `\\u${hex(code, 4)}` : `\\U${hex(code, 8)}`;
  }

  #base64(bytes: Uint8Array): string {
    const text = Buffer.from(bytes).toString('base64');
    const at = this.#oneIn(3) ? (this.#random?.int(text.length + 1) ?? 0) : text.length;
    return at < text.length ? `${text.slice(0, at)}\n${text.slice(at)}` : text;
  }

  #oneIn(n: number): boolean {
    return this.#random?.oneIn(n) ?? false;
  }
}

const SHORT_ESCAPES: Readonly<Record<string, string>> = {
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '\v': '\\v',
  '"': '\\"',
  "'": "\\'",
  '?': '\\?',
  '/': '\\/',
};

function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? '+inf' : '-inf';
  if (Object.is(value, -0)) return '-0e0';
  const text = String(value);
  return text.includes('e') ? text : `${text}e0`;
}

function timestampText(time: ModelTimestamp): string {
  const pad = (value: number, length = 2): string => String(value).padStart(length, '0');
  const year = pad(time.year, 4);
  if (time.precision === 'year') return `${year}T`;
  if (time.precision === 'month') return `${year}-${pad(time.month)}T`;
  const date = `${year}-${pad(time.month)}-${pad(time.day)}`;
  if (time.precision === 'day') return date;
  let text = `${date}T${pad(time.hour)}:${pad(time.minute)}`;
  if (time.precision === 'second') text += `:${pad(time.second)}`;
  if (time.fraction) text += `.${time.fraction.coefficient.toString().padStart(-time.fraction.exponent, '0')}`;
  if (time.offset === undefined) return `${text}-00:00`;
  if (time.offset === 0) return `${text}Z`;
  const minutes = Math.abs(time.offset);
  return `${text}${time.offset < 0 ? '-' : '+'}${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}`;
}

function clobText(bytes: Uint8Array): string {
  const plain = (byte: number): boolean => byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
  const characters = [...bytes].map((byte) => (plain(byte) ? String.fromCharCode(byte) : `\\x${hex(byte, 2)}`));
  return `"${characters.join('')}"`;
}

function hex(code: number, length: number): string {
  return code.toString(16).padStart(length, '0');
}
