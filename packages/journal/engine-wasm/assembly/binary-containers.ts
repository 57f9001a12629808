// Reading of containers of Ion binary outside of what is hashed. How deep they are is fixed by the format of blocks.
import { code, limit, low, readHead, setLimit, valueEnd, varUInt } from './binary-heads';
import { p, setText, setValues, values } from './state';
import { symbolAt, symbolCount, symbolLength } from './symbols';

const LIMITS: usize = memory.data(64, 4);
let open: usize = 0;

/** Before a block is read. */
export function closeAll(stop: usize): void {
  open = 0;
  setLimit(stop);
}

function openContainer(wanted: u32): bool {
  if (!readHead(limit) || code != wanted || low == 15) return false;
  store<u32>(LIMITS + 4 * open, <u32>limit);
  open++;
  setLimit(valueEnd);
  return true;
}
export function openBinaryStruct(): bool {
  return openContainer(13);
}
export function openBinaryList(): bool {
  return openContainer(11);
}

/** Moves to the value of the next field. @returns 1, 0 at the end of the struct, −1 when it fails */
export function nextBinaryField(): i32 {
  if (nextBinaryItem() == 0) return 0;
  const id = varUInt(limit);
  if (id >= <u32>symbolCount) return -1;
  setText(symbolAt(id) + 2, symbolLength(id) - 3);
  setValues(values + 1);
  return 1;
}
export function nextBinaryItem(): i32 {
  if (p < limit) return 1;
  open--;
  setLimit(load<u32>(LIMITS + 4 * open));
  return 0;
}
