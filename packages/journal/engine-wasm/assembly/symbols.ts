// The symbol table of Ion binary: each symbol as its Ion hash serialisation, ready to be copied.
import { SYMBOL_TEXT, SYMBOL_TEXT_END, SYMBOLS, SYMBOLS_CAPACITY } from './layout';

// Entry: 0 where the serialisation lies · 4 its length. Symbols 1 to 9 are those of the system.
export let symbolCount: i32 = 0;
let systemEnd: usize = SYMBOL_TEXT;
let next: usize = SYMBOL_TEXT;

// prettier-ignore
const NAMES: usize = memory.data<u8>([
  4, 0x24, 0x69, 0x6f, 0x6e, // $ion
  8, 0x24, 0x69, 0x6f, 0x6e, 0x5f, 0x31, 0x5f, 0x30, // $ion_1_0
  17, 0x24, 0x69, 0x6f, 0x6e, 0x5f, 0x73, 0x79, 0x6d, 0x62, 0x6f, 0x6c, 0x5f, 0x74, 0x61, 0x62, 0x6c, 0x65, // $ion_symbol_table
  4, 0x6e, 0x61, 0x6d, 0x65, // name
  7, 0x76, 0x65, 0x72, 0x73, 0x69, 0x6f, 0x6e, // version
  7, 0x69, 0x6d, 0x70, 0x6f, 0x72, 0x74, 0x73, // imports
  7, 0x73, 0x79, 0x6d, 0x62, 0x6f, 0x6c, 0x73, // symbols
  6, 0x6d, 0x61, 0x78, 0x5f, 0x69, 0x64, // max_id
  24, 0x24, 0x69, 0x6f, 0x6e, 0x5f, 0x73, 0x68, 0x61, 0x72, 0x65, 0x64, 0x5f, 0x73, 0x79, 0x6d, 0x62, 0x6f, 0x6c, 0x5f, 0x74, 0x61, 0x62, 0x6c, 0x65, // $ion_shared_symbol_table
  0,
]);

export function initSymbols(): void {
  // Symbol 0 has no text, and a serialisation of its own.
  store<u8>(SYMBOL_TEXT, 0x0b);
  store<u8>(SYMBOL_TEXT, 0x71, 1);
  store<u8>(SYMBOL_TEXT, 0x0e, 2);
  store<u32>(SYMBOLS, <u32>SYMBOL_TEXT);
  store<u32>(SYMBOLS, 3, 4);
  symbolCount = 1;
  next = SYMBOL_TEXT + 16;
  for (let at = NAMES; load<u8>(at) != 0; at += <usize>load<u8>(at) + 1) {
    memory.copy(next + 2, at + 1, load<u8>(at));
    endSymbol(next + 2 + load<u8>(at));
  }
  systemEnd = next;
}

/** What a version marker does. */
export function resetSymbols(): void {
  symbolCount = 10;
  next = systemEnd;
}

/** Where the text of a new symbol goes, at most `length` bytes; 0 when there is no room. */
export function newSymbol(length: usize): usize {
  if (symbolCount >= SYMBOLS_CAPACITY || next + 2 * length + 64 > SYMBOL_TEXT_END) return 0;
  return next + 2;
}
/** The text of the new symbol ends at `end`. */
export function endSymbol(end: usize): void {
  store<u16>(next, 0x700b);
  store<u8>(end, 0x0e);
  const at = SYMBOLS + (<usize>symbolCount << 3);
  store<u32>(at, <u32>next);
  store<u32>(at, <u32>(end + 1 - next), 4);
  symbolCount++;
  next = (end + 16) & ~15;
}

// @ts-ignore: decorator
@inline
export function symbolAt(id: i32): usize {
  return load<u32>(SYMBOLS + (<usize>id << 3));
}
/** Length of the serialisation: three more than that of the text. */
// @ts-ignore: decorator
@inline
export function symbolLength(id: i32): usize {
  return load<u32>(SYMBOLS + (<usize>id << 3), 4);
}
