import { SymbolTable } from '../ion/symbols.ts';
import { readTextPart } from '../ion/text/reader.ts';
import { TextSkipper } from './skip-text.ts';
import { SpanList } from './span-list.ts';
import { type Split, shifting } from './split.ts';

const DOLLAR = 0x24;
const QUOTE = 0x27;

/**
 * Ion text, value by value, with the symbol table that holds at each: exports have none, but any Ion text may.
 *
 * @param isStart whether a byte order mark may stand in front
 */
export function splitText(source: Uint8Array, isStart = true): Split {
  const list = new SpanList();
  const symbols = new SymbolTable();
  /** The table for the values up to the next one that changes it. */
  let current = symbols.copy();
  const tables: SymbolTable[] = [];
  list.fill(() => {
    const start = isStart && source[0] === 0xef && source[1] === 0xbb && source[2] === 0xbf ? 3 : 0;
    const skipper = new TextSkipper(source, start);
    for (skipper.skipBlank(); skipper.pos < source.length; skipper.skipBlank()) {
      const at = skipper.pos;
      list.rest = at;
      skipper.skipValue();
      const first = source[at];
      const end = skipper.pos;
      // However `$ion_symbol_table` and `$ion_1_0` are spelled, they start so.
      if ((first === DOLLAR || first === QUOTE) && meansSymbols(source, at, end, symbols)) {
        current = symbols.copy();
      } else {
        list.add(at, end);
        tables.push(current);
      }
      // A comment behind it that is never closed is no part of it.
      list.rest = end;
    }
    list.rest = source.length;
  });
  return {
    spans: list.spans,
    problem: list.problem,
    rest: list.rest,
    read: (part, index) => readTextPart(part, (tables[index] as SymbolTable).copy()),
  };
}

/**
 * Whether the value is data of the symbol system: then it has changed `symbols`. One that cannot be read could be such, so
 * that what comes behind it would be read wrongly: splitting ends there.
 */
function meansSymbols(source: Uint8Array, start: number, end: number, symbols: SymbolTable): boolean {
  return shifting(start, () => readTextPart(source.subarray(start, end), symbols).length === 0);
}
