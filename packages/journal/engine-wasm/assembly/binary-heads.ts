// The heads of values in Ion binary, and the whole numbers in them.
import { p, setP } from './state';

/** End of the container being read. */
export let limit: usize = 0;
// @ts-ignore: decorator
@inline
export function setLimit(value: usize): void {
  limit = value;
}

/** Set by {@link readHead}: type code, low half of the descriptor, and end of the value; the cursor stands on its content. */
export let code: u32 = 0;
export let low: u32 = 0;
export let valueEnd: usize = 0;

export const BAD: u32 = 0xffffffff;

/** A VarUInt below 2^28 that ends before `stop`. @returns BAD for any other */
// @ts-ignore: decorator
@inline
export function varUInt(stop: usize): u32 {
  let q = p;
  let value: u32 = 0;
  let byte: u32 = 0;
  do {
    if (q >= stop || value >= 1 << 21) return BAD;
    byte = load<u8>(q++);
    value = (value << 7) | (byte & 0x7f);
  } while (byte < 0x80);
  setP(q);
  return value;
}

/** @returns false when it does not fit before `stop` or does not exist */
// @ts-ignore: decorator
@inline
export function readHead(stop: usize): bool {
  if (p >= stop) return false;
  const descriptor = <u32>load<u8>(p);
  setP(p + 1);
  code = descriptor >> 4;
  low = descriptor & 15;
  let length = low;
  if (low == 14 || (code == 13 && low == 1)) {
    length = varUInt(stop);
    if (length == BAD || (low == 1 && length == 0)) return false;
  } else if (low == 15 || code == 1) length = 0;
  valueEnd = p + length;
  return valueEnd <= stop && code != 15;
}

/** At most eight bytes, big-endian. */
// @ts-ignore: decorator
@inline
export function magnitude(from: usize, stop: usize): u64 {
  let value: u64 = 0;
  for (; from < stop; from++) value = (value << 8) | load<u8>(from);
  return value;
}
