import { JournalError } from '../errors.ts';
import { BinaryCursor } from '../ion/binary/cursor.ts';
import { readBinaryPart } from '../ion/binary/reader.ts';
import { SymbolTable } from '../ion/symbols.ts';
import { SpanList } from './span-list.ts';
import { type Split, shifting } from './split.ts';

const VERSION_MARKER = 0xe0;
const VERSION_MARKER_LENGTH = 4;
const NULL = 15;
const LONG = 14;
const ANNOTATED = 14;
const STRUCT = 13;

/** Ion binary, value by value: only type descriptors and lengths are read, and the symbol tables between the values. */
export function splitBinary(source: Uint8Array): Split {
  const list = new SpanList();
  const symbols = new SymbolTable();
  let current = symbols.copy();
  const tables: SymbolTable[] = [];
  const cursor = new BinaryCursor(source);
  list.fill(() => {
    while (cursor.pos < source.length) {
      const at = cursor.pos;
      list.rest = at;
      const descriptor = source[at] as number;
      const end = descriptor === VERSION_MARKER ? at + VERSION_MARKER_LENGTH : endOfValue(cursor);
      if (end > source.length) cursor.fail('unexpected-end', 'The data ends in the middle of a value', at);
      if (canMeanSymbols(descriptor)) {
        // A version marker, a symbol table or an annotated or symbolic value of the user; the last two are read later.
        const system = shifting(at, () => readBinaryPart(source.subarray(at, end), symbols).length === 0);
        if (system) {
          current = symbols.copy();
          cursor.pos = end;
          continue;
        }
      }
      cursor.pos = end;
      if (isPadding(descriptor)) continue;
      list.add(at, end);
      tables.push(current);
    }
    list.rest = source.length;
  });
  return {
    spans: list.spans,
    problem: list.problem,
    rest: list.rest,
    read: (part, index) => readBinaryPart(part, (tables[index] as SymbolTable).copy()),
  };
}

/** Offset behind the value at the cursor, which is left in its head. */
function endOfValue(cursor: BinaryCursor): number {
  const at = cursor.pos;
  const descriptor = cursor.next(cursor.bytes.length);
  const code = descriptor >> 4;
  const low = descriptor & 15;
  if (code === 15)
    throw new JournalError('ion-reserved-type', `Type descriptor 0x${descriptor.toString(16)} is reserved`, at);
  if (code === 1 || low === NULL) return cursor.pos;
  const length = low === LONG || (code === STRUCT && low === 1) ? cursor.varUInt(cursor.bytes.length) : low;
  return cursor.pos + length;
}

function canMeanSymbols(descriptor: number): boolean {
  const code = descriptor >> 4;
  return code === ANNOTATED || code === 7;
}

function isPadding(descriptor: number): boolean {
  return descriptor >> 4 === 0 && (descriptor & 15) !== NULL;
}
