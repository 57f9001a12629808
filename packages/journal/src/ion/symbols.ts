import { JournalError } from '../errors.ts';
import type { IonField, IonStruct, IonSymbolToken, IonValue } from './value.ts';

/** Symbols 1 to 9 of Ion 1.0, in order. */
export const SYSTEM_SYMBOLS: readonly IonSymbolToken[] = [
  '$ion',
  '$ion_1_0',
  '$ion_symbol_table',
  'name',
  'version',
  'imports',
  'symbols',
  'max_id',
  '$ion_shared_symbol_table',
].map((text): IonSymbolToken => ({ text }));

export const VERSION_MARKER = '$ion_1_0';
const SYMBOL_TABLE = '$ion_symbol_table';
/** Far above what any writer needs; keeps symbol ids exact numbers. */
const MAX_IMPORT = 2 ** 31;

/** `$0`: unknown text, equal to itself only. */
const SYMBOL_ZERO: IonSymbolToken = { text: undefined };

interface Import {
  readonly table: string;
  /** Symbol ids `[start, end)`. */
  readonly start: number;
  readonly end: number;
}

/**
 * The current symbol table of a stream: symbol id to symbol. Shared tables are never available here, so imported
 * symbols have unknown text (Ion symbols, "Local Symbol Tables").
 */
export class SymbolTable {
  private imports: Import[] = [];
  private localStart = SYSTEM_SYMBOLS.length + 1;
  /** May be longer than `localCount`, when a table that this one is a copy of went on. */
  private local: IonSymbolToken[] = [];
  private localCount = 0;

  /** What a version marker does. */
  reset(): void {
    this.imports = [];
    this.localStart = SYSTEM_SYMBOLS.length + 1;
    this.local = [];
    this.localCount = 0;
  }

  /** The table as it is now, for looking up symbols; takes no time, whatever their number. */
  copy(): SymbolTable {
    const copy = new SymbolTable();
    copy.imports = this.imports;
    copy.localStart = this.localStart;
    copy.local = this.local;
    copy.localCount = this.localCount;
    return copy;
  }

  /** @throws JournalError 'ion-unknown-symbol' for an id that the table does not define */
  resolve(id: number, at: number): IonSymbolToken {
    if (id === 0) return SYMBOL_ZERO;
    const symbol = id <= SYSTEM_SYMBOLS.length ? SYSTEM_SYMBOLS[id - 1] : this.localAt(id - this.localStart);
    if (symbol !== undefined) return symbol;
    const imported = this.findImport(id);
    if (imported === undefined) {
      throw new JournalError('ion-unknown-symbol', 'The current symbol table does not define this symbol id', at);
    }
    return { text: undefined, unknown: { id, table: imported.table, position: id - imported.start + 1 } };
  }

  private localAt(index: number): IonSymbolToken | undefined {
    return index < this.localCount ? this.local[index] : undefined;
  }

  /** Imports are in ascending order; there may be very many of them. */
  private findImport(id: number): Import | undefined {
    let low = 0;
    let high = this.imports.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (id >= (this.imports[middle] as Import).end) low = middle + 1;
      else high = middle;
    }
    const found = this.imports[low];
    return found !== undefined && id >= found.start ? found : undefined;
  }

  /**
   * Makes the local symbol table `value` the current one, or appends it to the current one.
   *
   * @throws JournalError 'duplicate-field', 'ion-shared-symbol-table' for an import of unknown size
   */
  install(value: IonStruct): void {
    const imports = onlyField(value, 'imports')?.value;
    const symbols = onlyField(value, 'symbols')?.value;
    const append = imports?.type === 'symbol' && imports.text === SYMBOL_TABLE;
    if (!append) {
      this.reset();
      if (imports?.type === 'list') for (const item of imports.items) this.addImport(item);
    }
    if (symbols?.type === 'list') for (const item of symbols.items) this.addLocal(item);
  }

  private addImport(item: IonValue): void {
    if (item.type !== 'struct') return;
    const name = firstField(item, 'name')?.value;
    if (name?.type !== 'string' || name.value === '' || name.value === '$ion') return;
    const maxId = firstField(item, 'max_id')?.value;
    if (maxId?.type !== 'int' || maxId.value < 0n) {
      const why = 'is not available, and without a valid max_id its size is unknown';
      throw new JournalError('ion-shared-symbol-table', `The imported symbol table ${why}`, item.range.start);
    }
    const end = this.localStart + Number(maxId.value);
    if (end > MAX_IMPORT) {
      throw new JournalError('ion-shared-symbol-table', 'The imported symbol tables are too large', item.range.start);
    }
    this.imports.push({ table: name.value, start: this.localStart, end });
    this.localStart = end;
  }

  private addLocal(item: IonValue): void {
    const id = this.localStart + this.localCount;
    const text = item.type === 'string' ? item.value : undefined;
    this.localCount++;
    this.local.push(text === undefined ? { text, unknown: { id, table: undefined, position: 0 } } : { text });
  }
}

/**
 * Whether a top-level value is data of the symbol system, not of the user: a local symbol table (which is installed), or
 * an unannotated symbol `$ion_1_0` that is no version marker by its form (which means nothing).
 */
export function isSystemValue(value: IonValue, symbols: SymbolTable): boolean {
  if (!isSystemName(value)) return false;
  if (value.type === 'struct') symbols.install(value);
  else if (value.type === 'null') symbols.reset();
  return true;
}

/** Whether a value means something to the symbol system when it stands at the top level. */
export function isSystemName(value: IonValue): boolean {
  if (value.type === 'symbol') return value.annotations.length === 0 && value.text === VERSION_MARKER;
  if (value.annotations[0]?.text !== SYMBOL_TABLE) return false;
  return value.type === 'struct' || (value.type === 'null' && value.of === 'struct');
}

function firstField(struct: IonStruct, name: string): IonField | undefined {
  return struct.fields.find((each) => each.name.text === name);
}

function onlyField(struct: IonStruct, name: string): IonField | undefined {
  const [first, second] = struct.fields.filter((each) => each.name.text === name);
  if (second !== undefined) {
    throw new JournalError('duplicate-field', `A symbol table has two fields "${name}"`, second.nameRange.start, name);
  }
  return first;
}
