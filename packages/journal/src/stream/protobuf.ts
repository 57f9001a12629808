import { JournalError } from '../errors.ts';

/** How a field's value is encoded (protobuf encoding, "Message Structure"). The group types 3 and 4 are refused. */
export const WIRE = { varint: 0, fixed64: 1, bytes: 2, fixed32: 5 } as const;

const VARINT_BYTES = 10;

/** A field of a message. */
export interface ProtoField {
  readonly number: number;
  readonly wire: number;
  /** Of the tag. */
  readonly at: number;
  /** The number of a varint; 2^53 and above are not exact. */
  readonly value: number;
  /** Where the content lies, for `WIRE.bytes`. */
  readonly start: number;
  readonly end: number;
}

/** Reads the fields of one protobuf message, in order, without building anything. */
export class ProtoReader {
  private readonly source: Uint8Array;
  private readonly end: number;
  private at: number;

  /** The message lies at `[start, end)` of `source`. */
  constructor(source: Uint8Array, start: number, end: number) {
    this.source = source;
    this.at = start;
    this.end = end;
  }

  /**
   * The next field; undefined at the end of the message.
   *
   * @throws JournalError 'aggregate-syntax'
   */
  next(): ProtoField | undefined {
    if (this.at === this.end) return undefined;
    const { at } = this;
    const tag = this.varint();
    const number = Math.floor(tag / 8);
    const wire = tag % 8;
    if (number < 1 || number > 0x1fff_ffff) this.fail(`Field ${number} does not exist in protobuf`, at);
    if (wire === WIRE.varint) {
      const value = this.varint();
      return { number, wire, at, value, start: this.at, end: this.at };
    }
    const length = wire === WIRE.bytes ? this.varint() : wire === WIRE.fixed64 ? 8 : wire === WIRE.fixed32 ? 4 : -1;
    if (length < 0) this.fail(`Wire type ${wire} is not used in aggregated records`, at);
    const start = this.at;
    if (length > this.end - start) this.fail('A field is longer than what contains it', at);
    this.at = start + length;
    return { number, wire, at, value: 0, start, end: this.at };
  }

  private varint(): number {
    const start = this.at;
    let value = 0;
    for (let read = 0; read < VARINT_BYTES; read++) {
      if (this.at === this.end) this.fail('The message ends in the middle of a number', this.at);
      const byte = this.source[this.at++] as number;
      value += (byte & 0x7f) * 2 ** (7 * read);
      if (byte < 0x80) return value;
    }
    return this.fail(`A number of more than ${VARINT_BYTES} bytes`, start);
  }

  private fail(message: string, at: number): never {
    throw new JournalError('aggregate-syntax', message, at);
  }
}
