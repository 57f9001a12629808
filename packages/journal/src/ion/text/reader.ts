import { type SymbolTable, VERSION_MARKER } from '../symbols.ts';
import { type Frame, NO_ANNOTATIONS, type ReadOptions, TreeBuilder } from '../tree.ts';
import type { IonSymbolToken, IonValue } from '../value.ts';
import { DIGIT, hasClass, IDENTIFIER_PART, IDENTIFIER_START, OPERATOR } from './characters.ts';
import { TextCursor } from './cursor.ts';
import { readLob } from './lobs.ts';
import { readNumber } from './numbers.ts';
import { isLongQuote, readLong, readQuoted } from './strings.ts';
import { isKeyword, readNullType, readWord, symbolId } from './words.ts';

const DOUBLE_QUOTE = 0x22;
const QUOTE = 0x27;
const OPEN_PAREN = 0x28;
const CLOSE_PAREN = 0x29;
const PLUS = 0x2b;
const COMMA = 0x2c;
const MINUS = 0x2d;
const COLON = 0x3a;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

const CLOSERS = { list: CLOSE_BRACKET, sexp: CLOSE_PAREN, struct: CLOSE_BRACE } as const;
const VERSION = /^\$ion_[0-9]+_[0-9]+$/;

export interface ReadTextOptions extends ReadOptions {
  /** The source is JSON: two `\u` escapes may form a surrogate pair. */
  readonly json?: boolean;
}

/**
 * Reads Ion 1.0 text (JSON is a subset of it). Version markers and local symbol tables are consumed, not returned.
 *
 * @param source UTF-8; a byte order mark at the start is skipped
 * @returns all top-level values, in order; their texts may share memory with the text of the source
 * @throws JournalError 'input-too-large', 'invalid-utf8', 'unexpected-end' and every 'ion-…' code; `at` is the byte
 *   where the offending token starts
 */
export function readIonText(source: Uint8Array, options: ReadTextOptions = {}): IonValue[] {
  return new TextReader(source, options).readAll();
}

/**
 * Reads a part of Ion text that starts between two top-level values.
 *
 * @param symbols the symbol table that holds there; changed by what the part says about it
 * @throws JournalError as readIonText
 */
export function readTextPart(source: Uint8Array, symbols: SymbolTable): IonValue[] {
  return new TextReader(source, {}, symbols).readAll();
}

class TextReader {
  private readonly tree: TreeBuilder;
  private readonly cursor: TextCursor;
  private readonly json: boolean;
  /** Whether a comma or the end of the list or struct must come next. */
  private afterItem = false;

  constructor(source: Uint8Array, options: ReadTextOptions, symbols?: SymbolTable) {
    this.tree = new TreeBuilder(source, options.limits, symbols);
    this.cursor = new TextCursor(source);
    this.json = options.json ?? false;
  }

  readAll(): IonValue[] {
    const { cursor, tree } = this;
    for (;;) {
      cursor.skipBlank();
      const frame = tree.top;
      if (frame === undefined) {
        if (cursor.pos === cursor.end) return tree.values;
        this.readValue(undefined);
      } else {
        this.readInside(frame);
      }
    }
  }

  /** One step inside a container: its end, a comma, or a value with its field name. */
  private readInside(frame: Frame): void {
    const { cursor, tree } = this;
    const code = cursor.byte(cursor.pos);
    if (code === CLOSERS[frame.type]) {
      cursor.pos++;
      tree.close(frame, cursor.pos);
      this.afterItem = true;
      return;
    }
    if (frame.type !== 'sexp' && this.afterItem) {
      if (code !== COMMA) cursor.expected(`"," or "${String.fromCharCode(CLOSERS[frame.type])}"`);
      cursor.pos++;
      this.afterItem = false;
      return;
    }
    if (frame.type === 'struct') this.readFieldName(frame);
    this.readValue(frame);
  }

  private readFieldName(frame: Frame): void {
    const { cursor } = this;
    const start = cursor.pos;
    frame.name = this.readName();
    frame.nameRange = { start, end: cursor.pos };
    cursor.skipBlank();
    if (cursor.byte(cursor.pos) !== COLON) cursor.expected('":" after a field name');
    if (cursor.byte(cursor.pos + 1) === COLON) {
      cursor.fail('ion-syntax', 'A field name cannot have annotations', cursor.pos);
    }
    cursor.pos++;
    cursor.skipBlank();
  }

  private readName(): IonSymbolToken {
    const { cursor } = this;
    const start = cursor.pos;
    const code = cursor.byte(start);
    if (code === DOUBLE_QUOTE) return { text: readQuoted(cursor, this.json) };
    if (code === QUOTE) {
      return { text: isLongQuote(cursor, start) ? readLong(cursor, this.json) : readQuoted(cursor, this.json) };
    }
    if (!hasClass(code, IDENTIFIER_START)) return cursor.expected('a field name');
    const word = readWord(cursor);
    if (isKeyword(word)) cursor.fail('ion-syntax', `The keyword ${word} needs quotes as a field name`, start);
    return this.symbolOf(word, start);
  }

  private symbolOf(word: string, at: number): IonSymbolToken {
    const id = symbolId(word);
    return id < 0 ? { text: word } : this.tree.symbols.resolve(id, at);
  }

  /** Reads a value with its annotations and adds it, or opens a container; the cursor stands on its first character. */
  private readValue(frame: Frame | undefined): void {
    const value = this.readAnnotated(frame);
    if (value === undefined) {
      this.afterItem = false;
    } else {
      this.tree.add(value);
      this.afterItem = true;
    }
  }

  private readAnnotated(frame: Frame | undefined): IonValue | undefined {
    const { cursor } = this;
    const start = cursor.pos;
    let annotations: IonSymbolToken[] | undefined;
    for (;;) {
      const at = cursor.pos;
      this.tree.tick(at);
      const code = cursor.byte(at);
      let symbol: IonSymbolToken;
      if (hasClass(code, IDENTIFIER_START)) {
        const word = readWord(cursor);
        if (isKeyword(word)) return this.readKeyword(word, annotations ?? NO_ANNOTATIONS, start, at);
        symbol = this.symbolOf(word, at);
      } else if (code === QUOTE && !isLongQuote(cursor, at)) {
        symbol = { text: readQuoted(cursor, this.json) };
      } else {
        return this.readOther(code, frame, annotations ?? NO_ANNOTATIONS, start);
      }
      const end = cursor.pos;
      if (!this.skipDoubleColon()) {
        if (frame === undefined && annotations === undefined) this.readVersionMarker(start);
        return { type: 'symbol', annotations: annotations ?? NO_ANNOTATIONS, range: { start, end }, ...symbol };
      }
      annotations ??= [];
      annotations.push(symbol);
    }
  }

  /** Whether `::` follows a symbol, which makes it an annotation. If not, the cursor stays behind the symbol. */
  private skipDoubleColon(): boolean {
    const { cursor } = this;
    const end = cursor.pos;
    cursor.skipBlank();
    if (cursor.byte(cursor.pos) === COLON && cursor.byte(cursor.pos + 1) === COLON) {
      cursor.pos += 2;
      cursor.skipBlank();
      return true;
    }
    cursor.pos = end;
    return false;
  }

  /** Only the spelled-out form counts: `'$ion_1_0'` and `$2` mean nothing (Ion symbols, "Ion Version Markers"). */
  private readVersionMarker(start: number): void {
    const written = this.cursor.slice(start, this.cursor.pos);
    if (!VERSION.test(written)) return;
    if (written !== VERSION_MARKER) {
      this.cursor.fail('ion-unsupported-version', `Ion version ${written} is not supported`, start);
    }
    this.tree.symbols.reset();
  }

  private readKeyword(word: string, annotations: readonly IonSymbolToken[], start: number, at: number): IonValue {
    const { cursor } = this;
    const of = word === 'null' ? readNullType(cursor, at) : undefined;
    const range = { start, end: cursor.pos };
    if (of !== undefined) return { type: 'null', annotations, range, of };
    if (word === 'nan') return { type: 'float', annotations, range, value: Number.NaN };
    return { type: 'bool', annotations, range, value: word === 'true' };
  }

  private open(type: Frame['type'], annotations: readonly IonSymbolToken[], start: number): undefined {
    this.tree.open(type, annotations, start, 0, this.cursor.pos);
    this.cursor.pos++;
  }

  /** Everything that does not start with a letter or a single quote. */
  private readOther(
    code: number,
    frame: Frame | undefined,
    annotations: readonly IonSymbolToken[],
    start: number,
  ): IonValue | undefined {
    const { cursor } = this;
    if (hasClass(code, DIGIT) || (code === MINUS && hasClass(cursor.byte(cursor.pos + 1), DIGIT))) {
      return readNumber(cursor, start, annotations, this.tree.limits.numberDigits);
    }
    switch (code) {
      case DOUBLE_QUOTE: {
        const value = readQuoted(cursor, this.json);
        return { type: 'string', annotations, range: { start, end: cursor.pos }, value };
      }
      case QUOTE: {
        const value = readLong(cursor, this.json);
        return { type: 'string', annotations, range: { start, end: cursor.pos }, value };
      }
      case OPEN_BRACKET:
        return this.open('list', annotations, start);
      case OPEN_PAREN:
        return this.open('sexp', annotations, start);
      case OPEN_BRACE: {
        if (cursor.byte(cursor.pos + 1) !== OPEN_BRACE) return this.open('struct', annotations, start);
        const { type, bytes } = readLob(cursor);
        return { type, annotations, range: { start, end: cursor.pos }, bytes };
      }
      case PLUS:
      case MINUS:
        if (this.isInfinity(cursor.pos + 1)) {
          cursor.pos += 4;
          const value = code === PLUS ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
          return { type: 'float', annotations, range: { start, end: cursor.pos }, value };
        }
    }
    if (frame?.type === 'sexp' && hasClass(code, OPERATOR)) return this.readOperator(annotations, start);
    if (code < 0) return cursor.expected('a value');
    return cursor.fail('ion-syntax', `No value starts with ${cursor.describe(cursor.pos)}`);
  }

  private isInfinity(at: number): boolean {
    const { cursor } = this;
    const spelled = cursor.byte(at) === 0x69 && cursor.byte(at + 1) === 0x6e && cursor.byte(at + 2) === 0x66;
    return spelled && !hasClass(cursor.byte(at + 3), IDENTIFIER_PART);
  }

  private readOperator(annotations: readonly IonSymbolToken[], start: number): IonValue {
    const { cursor } = this;
    const from = cursor.pos;
    while (hasClass(cursor.byte(cursor.pos), OPERATOR)) cursor.pos++;
    const text = cursor.slice(from, cursor.pos);
    return { type: 'symbol', annotations, range: { start, end: cursor.pos }, text };
  }
}
