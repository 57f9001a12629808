// What stands at the top level of Ion binary: the extent of values, and local symbol tables.
import { BAD, code, low, magnitude, readHead, valueEnd, varUInt } from './binary-heads';
import { utf8 } from './binary-scalars';
import { p, setP } from './state';
import { endSymbol, newSymbol } from './symbols';

/** Reads the head of a top-level value. @returns the end of the value, 0 when the head is not there whole */
export function topLevelEnd(stop: usize): usize {
  const from = p;
  const descriptor = <u32>load<u8>(p);
  setP(p + 1);
  let length = descriptor & 15;
  if (length == 14 || descriptor == 0xd1) {
    length = varUInt(stop);
    if (length == BAD) length = <u32>(stop - from) + 1;
  } else if (length == 15) length = 0;
  const result = p + length;
  setP(from);
  return result;
}

/**
 * A local symbol table that ends at `stop`: only strings in `symbols`, and no imports but that of the table before it.
 *
 * @returns 1 when it adds to the table there is, 2 when it replaces it (call {@link addSymbols} then), 0 for any other value
 */
export function symbolTable(stop: usize): i32 {
  if (!readHead(stop) || code != 14) return 0;
  const length = varUInt(stop);
  if (length != 1 || load<u8>(p) != 0x83) return 0;
  setP(p + 1);
  if (!readHead(stop) || code != 13 || low == 15 || valueEnd != stop) return 0;
  let how = 2;
  symbolList = 0;
  let imports = false;
  while (p < stop) {
    const name = varUInt(stop);
    if (!readHead(stop) || low == 15) return 0;
    if (name == 6) {
      if (imports || code != 7 || magnitude(p, min(valueEnd, p + 4)) != 3) return 0;
      imports = true;
      how = 1;
    } else if (name == 7) {
      if (symbolList != 0 || code != 11) return 0;
      symbolList = p;
      symbolListEnd = valueEnd;
    } else return 0;
    setP(valueEnd);
  }
  return how;
}
let symbolList: usize = 0;
let symbolListEnd: usize = 0;

/** Adds the symbols of the table read last. @returns false when they cannot all be added */
export function addSymbols(): bool {
  if (symbolList == 0) return true;
  setP(symbolList);
  while (p < symbolListEnd) {
    if (!readHead(symbolListEnd) || code != 8 || low == 15) return false;
    const to = newSymbol(valueEnd - p);
    if (to == 0) return false;
    const stop = utf8(p, valueEnd, to);
    if (stop == 0) return false;
    endSymbol(stop);
    setP(valueEnd);
  }
  return true;
}
