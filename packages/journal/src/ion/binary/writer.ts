import { JournalError } from '../../errors.ts';
import { isSystemName, VERSION_MARKER } from '../symbols.ts';
import { moveMinutes } from '../timestamp.ts';
import type { IonDecimal, IonList, IonSexp, IonStruct, IonSymbolToken, IonTimestamp, IonValue } from '../value.ts';
import { ION_TYPES, type IonType } from '../value.ts';
import { BackWriter } from './back-writer.ts';
import { SymbolIds } from './symbol-ids.ts';

/** In the low half of a type descriptor: a null, and "the length follows". */
const NULL = 15;
const LONG = 14;
/** Type codes (Ion 1.0 binary encoding, "Typed Value Formats"). */
const INT = 2;
const NEGATIVE_INT = 3;
const FLOAT = 4;
const DECIMAL = 5;
const TIMESTAMP = 6;
const SYMBOL = 7;
const STRING = 8;
const CLOB = 9;
const BLOB = 10;
const CONTAINER = { list: 11, sexp: 12, struct: 13 } as const;
const ANNOTATED = 14;
/** `-0` as a VarInt: the local offset of a timestamp is unknown. */
const UNKNOWN_OFFSET = 0xc0;
/** Ids of system symbols. */
const ID_SYMBOL_TABLE = 3;
const ID_SYMBOLS = 7;

/**
 * Ion 1.0 binary of these top-level values: version marker, a local symbol table when there is any symbol beside those
 * of the system, and the values. It reads back to equal values. Lengths are as short as they can be, floats have 64
 * bits (none for +0), there is no padding, and fields keep their order.
 *
 * @throws JournalError 'ion-shared-symbol-table' for a symbol of a shared symbol table that is not available,
 *   'ion-invalid-timestamp' for a time that lies outside the years 0001 to 9999 in UTC, 'ion-syntax' for a top-level
 *   value that would be taken for a symbol table or a version marker
 */
export function writeIonBinary(values: readonly IonValue[]): Uint8Array {
  return new BinaryWriter(values).write(values);
}

/** A container whose children are being written, the last one first. */
interface Frame {
  readonly value: IonList | IonSexp | IonStruct;
  /** Index of the child being written. */
  at: number;
  /** Bytes written behind the container. */
  readonly behind: number;
}

class BinaryWriter {
  private readonly out = new BackWriter();
  private readonly symbols: SymbolIds;
  private readonly stack: Frame[] = [];

  constructor(values: readonly IonValue[]) {
    this.symbols = new SymbolIds(values);
  }

  write(values: readonly IonValue[]): Uint8Array {
    for (let index = values.length - 1; index >= 0; index--) {
      const value = values[index] as IonValue;
      refuseSystemValue(value);
      this.begin(value);
      for (let frame = this.stack.at(-1); frame !== undefined; frame = this.stack.at(-1)) this.step(frame);
    }
    if (this.symbols.local.length > 0) this.writeSymbolTable();
    for (const byte of [0xea, 0x00, 0x01, 0xe0]) this.out.byte(byte);
    return this.out.result();
  }

  /** Goes on to the next child that is a container, or ends this one. */
  private step(frame: Frame): void {
    const { value } = frame;
    for (;;) {
      // The child at `frame.at` is written whole; a field name stands in front of it.
      const field = value.type === 'struct' ? value.fields[frame.at] : undefined;
      if (field !== undefined) this.out.varUInt(this.symbols.idOf(field.name));
      frame.at--;
      if (frame.at < 0) {
        this.stack.pop();
        this.head(CONTAINER[value.type], frame.behind);
        this.annotate(value, frame.behind);
        return;
      }
      const child = value.type === 'struct' ? value.fields[frame.at]?.value : value.items[frame.at];
      if (this.begin(child as IonValue)) return;
    }
  }

  /** Writes a scalar whole, or opens a container; whether it did that. */
  private begin(value: IonValue): boolean {
    const behind = this.out.length;
    if (value.type === 'struct' || value.type === 'list' || value.type === 'sexp') {
      const { length } = value.type === 'struct' ? value.fields : value.items;
      this.stack.push({ value, at: length, behind });
      return true;
    }
    const code = this.content(value);
    if (code >= 0) this.head(code, behind);
    this.annotate(value, behind);
    return false;
  }

  /** Type descriptor and length of what was written since `behind`. */
  private head(code: number, behind: number): void {
    const { out } = this;
    const length = out.length - behind;
    if (length < LONG) {
      out.byte((code << 4) | length);
    } else {
      out.varUInt(length);
      out.byte((code << 4) | LONG);
    }
  }

  private annotate({ annotations }: IonValue, behind: number): void {
    if (annotations.length === 0) return;
    const { out } = this;
    const before = out.length;
    for (let index = annotations.length - 1; index >= 0; index--) {
      out.varUInt(this.symbols.idOf(annotations[index] as IonSymbolToken));
    }
    out.varUInt(out.length - before);
    this.head(ANNOTATED, behind);
  }

  /** Representation of a scalar. @returns its type code; −1 when nothing is to be put in front. */
  private content(value: Exclude<IonValue, Frame['value']>): number {
    const { out } = this;
    switch (value.type) {
      case 'string':
        out.text(value.value);
        return STRING;
      case 'int':
        out.uInt(value.value < 0n ? -value.value : value.value);
        return value.value < 0n ? NEGATIVE_INT : INT;
      case 'blob':
      case 'clob':
        out.raw(value.bytes);
        return value.type === 'blob' ? BLOB : CLOB;
      case 'timestamp':
        writeTimestamp(out, value);
        return TIMESTAMP;
      case 'decimal':
        writeDecimal(out, value);
        return DECIMAL;
      case 'symbol':
        out.uInt(BigInt(this.symbols.idOf(value)));
        return SYMBOL;
      case 'float':
        if (!Object.is(value.value, 0)) out.double(value.value);
        return FLOAT;
      case 'bool':
        out.byte(value.value ? 0x11 : 0x10);
        return -1;
      case 'null':
        out.byte((typeCode(value.of) << 4) | NULL);
        return -1;
    }
  }

  /** `$ion_symbol_table::{symbols:[…]}` */
  private writeSymbolTable(): void {
    const { out } = this;
    const behind = out.length;
    const { local } = this.symbols;
    for (let index = local.length - 1; index >= 0; index--) {
      const text = local[index];
      const start = out.length;
      if (text === undefined) {
        out.byte(NULL);
      } else {
        out.text(text);
        this.head(STRING, start);
      }
    }
    this.head(CONTAINER.list, behind);
    out.varUInt(ID_SYMBOLS);
    this.head(CONTAINER.struct, behind);
    out.varUInt(ID_SYMBOL_TABLE);
    out.varUInt(1);
    this.head(ANNOTATED, behind);
  }
}

function typeCode(type: IonType): number {
  const index = ION_TYPES.indexOf(type);
  return index < INT + 1 ? index : index + 1;
}

/** Exponent and coefficient; nothing for 0d0. */
function writeDecimal(out: BackWriter, { negative, coefficient, exponent }: IonDecimal): void {
  if (exponent === 0 && coefficient === 0n && !negative) return;
  out.int(negative, coefficient);
  out.varInt(exponent);
}

/** Offset, then the fields in UTC as far as the precision goes, the last one first. */
function writeTimestamp(out: BackWriter, value: IonTimestamp): void {
  const { offset, precision, fraction } = value;
  const utc = moveMinutes(value, -(offset ?? 0));
  if (utc.year < 1 || utc.year > 9999) {
    const message = `In UTC the year is ${utc.year}, outside 0001 to 9999`;
    throw new JournalError('ion-invalid-timestamp', message, value.range.start);
  }
  if (precision === 'second') {
    if (fraction !== undefined && (fraction.coefficient !== 0n || fraction.exponent < 0)) {
      out.int(false, fraction.coefficient);
      out.varInt(fraction.exponent);
    }
    out.varUInt(utc.second);
  }
  if (precision === 'second' || precision === 'minute') {
    out.varUInt(utc.minute);
    out.varUInt(utc.hour);
  }
  if (precision !== 'year' && precision !== 'month') out.varUInt(utc.day);
  if (precision !== 'year') out.varUInt(utc.month);
  out.varUInt(utc.year);
  if (offset === undefined) out.byte(UNKNOWN_OFFSET);
  else out.varInt(offset);
}

function refuseSystemValue(value: IonValue): void {
  if (!isSystemName(value)) return;
  const message = `At the top level this ${value.type} would be taken for ${value.type === 'symbol' ? `the version marker ${VERSION_MARKER}` : 'a symbol table'}`;
  throw new JournalError('ion-syntax', message, value.range.start);
}
