import { JournalError } from '../../errors.ts';
import type { SymbolTable } from '../symbols.ts';
import { type Frame, NO_ANNOTATIONS, type ReadOptions, TreeBuilder } from '../tree.ts';
import { type ByteRange, ION_TYPES, type IonSymbolToken, type IonType, type IonValue } from '../value.ts';
import { BinaryCursor } from './cursor.ts';
import { readDecimal, readFloat, readMagnitude, readString, readTimestamp } from './scalars.ts';

const VERSION_MARKER_LENGTH = 4;
const VERSION_MARKER_START = 0xe0;
const VERSION_MARKER_END = 0xea;
/** In the low half of a type descriptor: a null, and "the length follows". */
const NULL = 15;
const LONG = 14;
/** Type codes. */
const POSITIVE_INT = 2;
const NEGATIVE_INT = 3;
const ANNOTATED = 14;

/** Whether `source` starts like Ion binary: with a version marker, of whatever version, or the beginning of one. */
export function isIonBinary(source: Uint8Array): boolean {
  if (source[0] !== VERSION_MARKER_START) return false;
  return source.length < VERSION_MARKER_LENGTH || source[3] === VERSION_MARKER_END;
}

/** Ion type of each type code (0 null, 1 bool, 2 and 3 int, 4 float, …). */
function typeOf(code: number): IonType {
  return ION_TYPES[code < NEGATIVE_INT ? code : code - 1] as IonType;
}

/**
 * Reads Ion 1.0 binary. Version markers, padding and local symbol tables are consumed, not returned.
 *
 * @returns all top-level values, in order
 * @throws JournalError 'input-too-large', 'ion-unsupported-version' when no version marker stands at the start,
 *   'unexpected-end', 'ion-bad-length', 'ion-reserved-type', 'ion-unknown-symbol' and the other 'ion-…' codes
 */
export function readIonBinary(source: Uint8Array, options: ReadOptions = {}): IonValue[] {
  if (!isIonBinary(source)) {
    throw new JournalError('ion-unsupported-version', 'Ion binary starts with the version marker E0 01 00 EA', 0);
  }
  return new BinaryReader(source, options).readAll();
}

/**
 * Reads a part of Ion binary that starts between two top-level values.
 *
 * @param symbols the symbol table that holds there; changed by what the part says about it
 * @throws JournalError as readIonBinary, but for the version marker
 */
export function readBinaryPart(source: Uint8Array, symbols: SymbolTable): IonValue[] {
  return new BinaryReader(source, {}, symbols).readAll();
}

/** The head of a value: its type code and where its representation lies. */
interface Head {
  readonly code: number;
  readonly low: number;
  readonly at: number;
  readonly start: number;
  readonly end: number;
}

class BinaryReader {
  private readonly tree: TreeBuilder;
  private readonly cursor: BinaryCursor;
  private readonly source: Uint8Array;

  constructor(source: Uint8Array, options: ReadOptions, symbols?: SymbolTable) {
    this.tree = new TreeBuilder(source, options.limits, symbols);
    // A subclass may share memory where slice() of a plain array copies, as the buffers of Node do.
    this.source = new Uint8Array(source.buffer, source.byteOffset, source.length);
    this.cursor = new BinaryCursor(this.source);
  }

  readAll(): IonValue[] {
    const { cursor, tree, source } = this;
    for (;;) {
      const frame = tree.top;
      const end = frame === undefined ? source.length : frame.end;
      cursor.inside = frame !== undefined;
      if (cursor.pos === end) {
        if (frame === undefined) return tree.values;
        tree.close(frame, end);
      } else if (frame === undefined && source[cursor.pos] === VERSION_MARKER_START) {
        this.readVersionMarker();
      } else {
        if (frame?.type === 'struct') this.readFieldName(frame);
        else this.readValue(end);
      }
    }
  }

  private readVersionMarker(): void {
    const { cursor, source, tree } = this;
    const at = cursor.pos;
    if (at + VERSION_MARKER_LENGTH > source.length)
      cursor.fail('unexpected-end', 'A version marker is cut off', source.length);
    if (source[at + 3] !== VERSION_MARKER_END)
      cursor.fail('ion-reserved-type', 'Type descriptor 0xe0 does not exist', at);
    if (source[at + 1] !== 1 || source[at + 2] !== 0) {
      cursor.fail('ion-unsupported-version', `Ion version ${source[at + 1]}.${source[at + 2]} is not supported`, at);
    }
    tree.symbols.reset();
    cursor.pos = at + VERSION_MARKER_LENGTH;
  }

  private readFieldName(frame: Frame): void {
    const { cursor, tree } = this;
    const start = cursor.pos;
    const id = cursor.varUInt(frame.end);
    const end = cursor.pos;
    const head = this.readHead(frame.end);
    // The name of padding means nothing and may be any number.
    if (head.code === 0 && head.low !== NULL) {
      cursor.pos = head.end;
      return;
    }
    frame.name = tree.symbols.resolve(id, start);
    frame.nameRange = { start, end };
    cursor.pos = head.at;
    this.readValue(frame.end);
  }

  /** Reads the type descriptor and length at the cursor; the value must end at or before `end`. */
  private readHead(end: number): Head {
    const { cursor } = this;
    const at = cursor.pos;
    const descriptor = cursor.next(end);
    const code = descriptor >> 4;
    const low = descriptor & 15;
    if (code === 15)
      return cursor.fail('ion-reserved-type', `Type descriptor 0x${descriptor.toString(16)} is reserved`, at);
    const length = this.readLength(code, low, at, end);
    const start = cursor.pos;
    if (start + length > end) {
      if (cursor.inside) return cursor.fail('ion-bad-length', 'A value is longer than what contains it', at);
      return cursor.fail('unexpected-end', 'The data ends in the middle of a value', end);
    }
    return { code, low, at, start, end: start + length };
  }

  private readLength(code: number, low: number, at: number, end: number): number {
    const { cursor } = this;
    if (code === 1) {
      if (low > 1 && low !== NULL) return cursor.fail('ion-bad-length', 'A bool is 0, 1 or null', at);
      return 0;
    }
    if (code === ANNOTATED && (low < 3 || low === NULL)) {
      return cursor.fail('ion-bad-length', 'An annotation wrapper holds at least three bytes and is never null', at);
    }
    if (low === NULL) return 0;
    if (low === LONG) return cursor.varUInt(end);
    if (code === 13 && low === 1) {
      // A struct whose fields are sorted by symbol id. Nothing here relies on the order, so it is not checked.
      const length = cursor.varUInt(end);
      if (length === 0) return cursor.fail('ion-bad-length', 'A sorted struct has at least one field', at);
      return length;
    }
    return low;
  }

  /** Reads a value, an annotated value, the head of a container, or padding. */
  private readValue(end: number): void {
    const { cursor, tree } = this;
    const head = this.readHead(end);
    cursor.inside = true;
    if (head.code !== ANNOTATED) {
      this.readContent(head, NO_ANNOTATIONS, head.at);
      return;
    }
    cursor.pos = head.start;
    const length = cursor.varUInt(head.end);
    const annotationsEnd = cursor.pos + length;
    if (length === 0) cursor.fail('ion-bad-length', 'An annotation wrapper without annotations', head.at);
    if (annotationsEnd >= head.end) cursor.fail('ion-bad-length', 'An annotation wrapper without a value', head.at);
    const annotations: IonSymbolToken[] = [];
    while (cursor.pos < annotationsEnd) {
      const at = cursor.pos;
      tree.tick(at);
      annotations.push(tree.symbols.resolve(cursor.varUInt(annotationsEnd), at));
    }
    const inner = this.readHead(head.end);
    if (inner.code === ANNOTATED) cursor.fail('ion-syntax', 'An annotation wrapper inside another', inner.at);
    if (inner.code === 0 && inner.low !== NULL) cursor.fail('ion-syntax', 'An annotation on padding', inner.at);
    if (inner.end !== head.end) cursor.fail('ion-bad-length', 'An annotated value does not fill its wrapper', inner.at);
    this.readContent(inner, annotations, head.at);
  }

  /** Reads what is not an annotation wrapper; `from` is where the value starts, its annotations included. */
  private readContent(head: Head, annotations: readonly IonSymbolToken[], from: number): void {
    const { cursor, tree } = this;
    cursor.pos = head.end;
    if (head.code === 0 && head.low !== NULL) return;
    tree.tick(head.at);
    const type = typeOf(head.code);
    if (head.low !== NULL && (type === 'list' || type === 'sexp' || type === 'struct')) {
      tree.open(type, annotations, from, head.end, head.at);
      cursor.pos = head.start;
      return;
    }
    tree.add(this.readScalar(type, head, annotations, { start: from, end: head.end }));
    cursor.pos = head.end;
  }

  private readScalar(type: IonType, head: Head, annotations: readonly IonSymbolToken[], range: ByteRange): IonValue {
    const { cursor, tree } = this;
    const { code, low, at, start, end } = head;
    if (low === NULL) return { type: 'null', annotations, range, of: type };
    const { numberDigits } = tree.limits;
    switch (type) {
      case 'bool':
        return { type, annotations, range, value: low === 1 };
      case 'int': {
        const magnitude = readMagnitude(cursor, start, end, numberDigits);
        if (code === NEGATIVE_INT && magnitude === 0n)
          cursor.fail('ion-invalid-number', 'A negative zero is no int', at);
        return { type, annotations, range, value: code === POSITIVE_INT ? magnitude : -magnitude };
      }
      case 'float':
        return { type, annotations, range, value: readFloat(cursor, start, end, at) };
      case 'decimal': {
        const { negative, coefficient, exponent } = readDecimal(cursor, start, end, numberDigits);
        return { type, annotations, range, negative, coefficient, exponent };
      }
      case 'timestamp': {
        const fields = readTimestamp(cursor, start, end, at, numberDigits);
        return { type, annotations, range, ...fields };
      }
      case 'symbol': {
        const id = Number(readMagnitude(cursor, start, end, numberDigits));
        return { type, annotations, range, ...tree.symbols.resolve(id, at) };
      }
      case 'string':
        return { type, annotations, range, value: readString(cursor, start, end) };
      case 'clob':
      case 'blob':
        return { type, annotations, range, bytes: this.source.slice(start, end) };
      default:
        throw new Error('unreachable: containers are opened, and the null type has no other value');
    }
  }
}
