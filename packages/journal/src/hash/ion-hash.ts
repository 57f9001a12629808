import { JournalError } from '../errors.ts';
import type { IonScalar } from '../ion/format.ts';
import {
  ION_TYPES,
  type IonList,
  type IonSexp,
  type IonStruct,
  type IonSymbolToken,
  type IonValue,
} from '../ion/value.ts';
import { ByteWriter } from './byte-writer.ts';
import { writeDecimal, writeFloat, writeIntMagnitude, writeTimestamp } from './scalar-bytes.ts';
import { sha256Range } from './sha256.ts';

/**
 * Ion hash 1.0 (https://amazon-ion.github.io/ion-hash/docs/spec.html). Every value is serialised as
 *
 *   B ‖ type qualifier ‖ representation ‖ E
 *
 * and hashed. The fields of a struct have no order, so each field is hashed by itself (name, then value), and the sorted
 * hashes are the representation.
 */
const BEGIN = 0x0b;
const END = 0x0e;

const TQ_NULL = 0x0f;
const TQ_FALSE = 0x10;
const TQ_TRUE = 0x11;
const TQ_POSITIVE_INT = 0x20;
const TQ_NEGATIVE_INT = 0x30;
const TQ_FLOAT = 0x40;
const TQ_DECIMAL = 0x50;
const TQ_TIMESTAMP = 0x60;
const TQ_SYMBOL = 0x70;
const TQ_SYMBOL_ZERO = 0x71;
const TQ_STRING = 0x80;
const TQ_CLOB = 0x90;
const TQ_BLOB = 0xa0;
const CONTAINER_TQ = { list: 0xb0, sexp: 0xc0, struct: 0xd0 } as const;
const TQ_ANNOTATED = 0xe0;

/** A hash function over the bytes `[start, end)`; the result must not change afterwards. */
export type HashRange = (bytes: Uint8Array, start: number, end: number) => Uint8Array;

/**
 * Ion hash of `value` with SHA-256: 32 bytes.
 *
 * @throws JournalError 'ion-shared-symbol-table' when a symbol other than `$0` has no known text
 */
export function ionHash(value: IonValue): Uint8Array {
  const digest = serializer.hash(value);
  if (serializer.capacity > KEPT_BYTES) serializer = new Serializer(sha256Range);
  return digest;
}

/** Ion hash of the Ion string `text`, as QLDB uses it for statements: 32 bytes. */
export function ionHashOfString(text: string): Uint8Array {
  const out = new ByteWriter(2 * text.length + 8);
  writeText(out, TQ_STRING, text);
  return sha256Range(out.bytes, 0, out.length);
}

/** Ion hash with any hash function. */
export function ionHashWith(value: IonValue, hash: HashRange): Uint8Array {
  return new Serializer(hash).hash(value);
}

/** A container that is being serialised. */
interface Frame {
  readonly value: IonList | IonSexp | IonStruct;
  /** Index of the child to do next. */
  next: number;
  /** Where the current field of a struct starts in the buffer. */
  fieldStart: number;
  /** Hashes of the fields done. */
  readonly hashes: Uint8Array[];
}

class Serializer {
  private readonly out = new ByteWriter(512);
  private readonly stack: Frame[] = [];
  private readonly hashRange: HashRange;
  /** Hashes of fields that are done with; undefined where the hash function makes its own. */
  private readonly spare: Uint8Array[] | undefined;

  constructor(hashRange: HashRange) {
    this.hashRange = hashRange;
    this.spare = hashRange === sha256Range ? [] : undefined;
  }

  private hashField(bytes: Uint8Array, start: number, end: number): Uint8Array {
    return this.spare ? sha256Range(bytes, start, end, this.spare.pop()) : this.hashRange(bytes, start, end);
  }

  /** Bytes it holds on to. */
  get capacity(): number {
    return this.out.bytes.length;
  }

  hash(value: IonValue): Uint8Array {
    // What was not hashed to its end, because it cannot be, has left something behind.
    this.out.length = 0;
    this.stack.length = 0;
    this.begin(value);
    for (let frame = this.top(); frame !== undefined; frame = this.top()) {
      if (frame.value.type === 'struct') this.stepStruct(frame, frame.value);
      else this.stepList(frame, frame.value);
    }
    return this.hashRange(this.out.bytes, 0, this.out.length);
  }

  private top(): Frame | undefined {
    return this.stack[this.stack.length - 1];
  }

  private stepList(frame: Frame, value: IonList | IonSexp): void {
    const child = value.items[frame.next];
    frame.next++;
    if (child === undefined) this.end(frame);
    else this.begin(child);
  }

  private stepStruct(frame: Frame, value: IonStruct): void {
    const { out } = this;
    if (frame.next > 0) {
      frame.hashes.push(this.hashField(out.bytes, frame.fieldStart, out.length));
      out.length = frame.fieldStart;
    }
    const child = value.fields[frame.next];
    frame.next++;
    if (child === undefined) {
      // Sorted before they are escaped: the order of the escaped hashes can differ.
      sortHashes(frame.hashes);
      for (const each of frame.hashes) {
        out.escaped(each);
        this.spare?.push(each);
      }
      this.end(frame);
    } else {
      frame.fieldStart = out.length;
      writeSymbol(out, child.name, child.nameRange.start);
      this.begin(child.value);
    }
  }

  private end(frame: Frame): void {
    this.stack.pop();
    this.out.byte(END);
    if (frame.value.annotations.length > 0) this.out.byte(END);
  }

  /** Writes a scalar whole, or the head of a container. */
  private begin(value: IonValue): void {
    const { out } = this;
    const { annotations } = value;
    if (annotations.length > 0) {
      writeHead(out, TQ_ANNOTATED);
      for (const annotation of annotations) writeSymbol(out, annotation, value.range.start);
    }
    if (value.type === 'struct' || value.type === 'list' || value.type === 'sexp') {
      writeHead(out, CONTAINER_TQ[value.type]);
      this.stack.push({ value, next: 0, fieldStart: 0, hashes: [] });
      return;
    }
    writeScalar(out, value);
    if (annotations.length > 0) out.byte(END);
  }
}

// Used again by every call, since hashing is synchronous: a block takes tens of small hashes. Not kept once it has grown.
const KEPT_BYTES = 1024 * 1024;
let serializer = new Serializer(sha256Range);

/** Type qualifier, representation and end marker of a scalar, its annotations not included. */
function writeScalar(out: ByteWriter, value: IonScalar): void {
  switch (value.type) {
    case 'string':
      writeText(out, TQ_STRING, value.value);
      return;
    case 'symbol':
      writeSymbol(out, value, value.range.start);
      return;
    case 'null':
      writeHead(out, typeCode(value.of) | TQ_NULL);
      break;
    case 'bool':
      writeHead(out, value.value ? TQ_TRUE : TQ_FALSE);
      break;
    case 'int':
      writeHead(out, value.value < 0n ? TQ_NEGATIVE_INT : TQ_POSITIVE_INT);
      writeIntMagnitude(out, value);
      break;
    case 'float':
      writeHead(out, TQ_FLOAT);
      writeFloat(out, value);
      break;
    case 'decimal':
      writeHead(out, TQ_DECIMAL);
      writeDecimal(out, value);
      break;
    case 'timestamp':
      writeHead(out, TQ_TIMESTAMP);
      writeTimestamp(out, value);
      break;
    case 'clob':
    case 'blob':
      writeHead(out, value.type === 'clob' ? TQ_CLOB : TQ_BLOB);
      out.escaped(value.bytes);
      break;
  }
  out.byte(END);
}

function writeHead(out: ByteWriter, typeQualifier: number): void {
  out.byte(BEGIN);
  out.byte(typeQualifier);
}

function writeText(out: ByteWriter, typeQualifier: number, text: string): void {
  writeHead(out, typeQualifier);
  out.escapedText(text);
  out.byte(END);
}

function writeSymbol(out: ByteWriter, token: IonSymbolToken, at: number): void {
  if (token.text !== undefined) {
    writeText(out, TQ_SYMBOL, token.text);
    return;
  }
  if (token.unknown !== undefined) {
    const message = `The text of symbol $${token.unknown.id} is not available, so its hash cannot be computed`;
    throw new JournalError('ion-shared-symbol-table', message, at);
  }
  writeHead(out, TQ_SYMBOL_ZERO);
  out.byte(END);
}

/** High half of the type qualifier: the type code of Ion binary. */
function typeCode(type: (typeof ION_TYPES)[number]): number {
  const index = ION_TYPES.indexOf(type);
  return (index < 3 ? index : index + 1) << 4;
}

/** Unsigned, byte by byte; of two hashes where one starts with the other, the shorter first. */
/** In place. Structs are small and hashed by the thousand: up to a size, moving up is faster than the array's own sort. */
function sortHashes(hashes: Uint8Array[]): void {
  if (hashes.length > 16) {
    hashes.sort(compareBytes);
    return;
  }
  for (let i = 1; i < hashes.length; i++) {
    const each = hashes[i] as Uint8Array;
    let at = i;
    for (; at > 0 && compareBytes(hashes[at - 1] as Uint8Array, each) > 0; at--)
      hashes[at] = hashes[at - 1] as Uint8Array;
    hashes[at] = each;
  }
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  const length = Math.min(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] as number) - (b[i] as number);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}
