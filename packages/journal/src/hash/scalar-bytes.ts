import { moveMinutes } from '../ion/timestamp.ts';
import type { IonDecimal, IonFloat, IonInt, IonTimestamp } from '../ion/value.ts';
import type { ByteWriter } from './byte-writer.ts';

/**
 * The representation part of scalars as Ion hash wants it: as in Ion binary, without type descriptor and length, and
 * with marker bytes escaped (Ion hash specification, "Serialization").
 */

const NEGATIVE = 0x40;
const END = 0x80;
const SIGN = 0x80;
/** `-0` as a VarInt: the local offset of a timestamp is unknown. */
const UNKNOWN_OFFSET = 0xc0;

const double = new DataView(new ArrayBuffer(8));
const doubleBytes = new Uint8Array(double.buffer);

/** Magnitude, big-endian, without leading zero bytes; nothing for zero. */
export function writeIntMagnitude(out: ByteWriter, { value }: IonInt): void {
  if (value !== 0n) writeUnsigned(out, value < 0n ? -value : value, 0);
}

/** `signBit` goes into the highest bit, which needs one more byte when that bit is taken. */
function writeUnsigned(out: ByteWriter, magnitude: bigint, signBit: number): void {
  let hex = magnitude.toString(16);
  if (hex.length % 2 === 1) hex = `0${hex}`;
  for (let i = 0; i < hex.length; i += 2) {
    out.escapedByte(Number.parseInt(hex.slice(i, i + 2), 16) | (i === 0 ? signBit : 0));
  }
}

/** Sign and magnitude; nothing for +0. */
function writeSigned(out: ByteWriter, negative: boolean, magnitude: bigint): void {
  const signBit = negative ? SIGN : 0;
  if (magnitude === 0n) {
    if (negative) out.escapedByte(signBit);
    return;
  }
  const bits = magnitude.toString(2).length;
  if (bits % 8 === 0) {
    out.escapedByte(signBit);
    writeUnsigned(out, magnitude, 0);
  } else {
    writeUnsigned(out, magnitude, signBit);
  }
}

function writeVarUInt(out: ByteWriter, value: number): void {
  if (value >= 128) writeVarUIntHead(out, Math.floor(value / 128));
  out.escapedByte((value & 0x7f) | END);
}

function writeVarUIntHead(out: ByteWriter, value: number): void {
  if (value >= 128) writeVarUIntHead(out, Math.floor(value / 128));
  out.escapedByte(value & 0x7f);
}

/** VarInt: the first byte holds the sign and six bits, the others seven. */
function writeVarInt(out: ByteWriter, value: number): void {
  const sign = value < 0 ? NEGATIVE : 0;
  let rest = Math.abs(value);
  const groups: number[] = [];
  while (rest >= 64) {
    groups.push(rest & 0x7f);
    rest = Math.floor(rest / 128);
  }
  out.escapedByte(rest | sign | (groups.length === 0 ? END : 0));
  for (let i = groups.length - 1; i >= 0; i--) out.escapedByte((groups[i] as number) | (i === 0 ? END : 0));
}

/** Eight bytes, big-endian; nothing for +0. There is one NaN. */
export function writeFloat(out: ByteWriter, { value }: IonFloat): void {
  if (Object.is(value, 0)) return;
  double.setFloat64(0, value);
  if (Number.isNaN(value)) double.setUint32(0, 0x7ff80000);
  if (Number.isNaN(value)) double.setUint32(4, 0);
  out.escaped(doubleBytes);
}

/** Exponent and coefficient; nothing for 0d0. */
export function writeDecimal(out: ByteWriter, { negative, coefficient, exponent }: IonDecimal): void {
  if (exponent === 0 && coefficient === 0n && !negative) return;
  writeVarInt(out, exponent);
  writeSigned(out, negative, coefficient);
}

/** Offset, then the fields in UTC as far as the precision goes. */
export function writeTimestamp(out: ByteWriter, value: IonTimestamp): void {
  const { offset, precision } = value;
  if (offset === undefined) out.escapedByte(UNKNOWN_OFFSET);
  else writeVarInt(out, offset);
  const utc = moveMinutes(value, -(offset ?? 0));
  writeVarUInt(out, utc.year);
  if (precision === 'year') return;
  writeVarUInt(out, utc.month);
  if (precision === 'month') return;
  writeVarUInt(out, utc.day);
  if (precision === 'day') return;
  writeVarUInt(out, utc.hour);
  writeVarUInt(out, utc.minute);
  if (precision === 'minute') return;
  writeVarUInt(out, utc.second);
  const { fraction } = value;
  if (fraction === undefined || (fraction.coefficient === 0n && fraction.exponent >= 0)) return;
  writeVarInt(out, fraction.exponent);
  writeSigned(out, false, fraction.coefficient);
}
