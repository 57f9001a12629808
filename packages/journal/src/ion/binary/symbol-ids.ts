import { JournalError } from '../../errors.ts';
import { SYSTEM_SYMBOLS } from '../symbols.ts';
import type { IonList, IonSexp, IonStruct, IonSymbolToken, IonValue } from '../value.ts';

const SYSTEM_IDS = new Map(SYSTEM_SYMBOLS.map(({ text }, index) => [text, index + 1]));
const FIRST_LOCAL_ID = SYSTEM_SYMBOLS.length + 1;

/** A container whose symbols are being collected. */
interface Frame {
  readonly value: IonList | IonSexp | IonStruct;
  next: number;
}

/**
 * The ids of all symbols of some values, in the order in which they first occur: field name, annotations, value. Writers
 * in one pass number them so; QLDB's streams have them so too (observed in AWS data).
 */
export class SymbolIds {
  /** What ids from 10 on stand for, in order; `undefined` for a gap, a symbol that is defined to have no known text. */
  readonly local: (string | undefined)[] = [];
  private readonly ids = new Map<string | undefined, number>();

  /** @throws JournalError 'ion-shared-symbol-table' for a symbol of a shared symbol table, whose text is not known here */
  constructor(values: readonly IonValue[]) {
    const stack: Frame[] = [];
    for (const value of values) {
      this.addOwn(value, stack);
      for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) this.step(frame, stack);
    }
  }

  /** The id of a symbol of these values; 0 for `$0`. */
  idOf({ text, unknown }: IonSymbolToken): number {
    if (text === undefined && unknown === undefined) return 0;
    return this.ids.get(text) ?? (SYSTEM_IDS.get(text) as number);
  }

  /** Goes through the children up to the next container. */
  private step(frame: Frame, stack: Frame[]): void {
    const { value } = frame;
    const depth = stack.length;
    if (value.type === 'struct') {
      while (frame.next < value.fields.length && stack.length === depth) {
        const field = value.fields[frame.next++] as IonStruct['fields'][number];
        this.add(field.name, field.nameRange.start);
        this.addOwn(field.value, stack);
      }
    } else {
      while (frame.next < value.items.length && stack.length === depth) {
        this.addOwn(value.items[frame.next++] as IonValue, stack);
      }
    }
    if (stack.length === depth) stack.pop();
  }

  /** Annotations and text of a value itself; a container is put on the stack. */
  private addOwn(value: IonValue, stack: Frame[]): void {
    for (const annotation of value.annotations) this.add(annotation, value.range.start);
    if (value.type === 'symbol') this.add(value, value.range.start);
    else if (value.type === 'struct' || value.type === 'list' || value.type === 'sexp') stack.push({ value, next: 0 });
  }

  private add(token: IonSymbolToken, at: number): void {
    const { text, unknown } = token;
    if (text === undefined) {
      if (unknown === undefined) return;
      if (unknown.table !== undefined) {
        const message = `The text of symbol $${unknown.id} stands in a shared symbol table, so it cannot be written without it`;
        throw new JournalError('ion-shared-symbol-table', message, at);
      }
    }
    if (this.ids.has(text) || SYSTEM_IDS.has(text)) return;
    this.ids.set(text, FIRST_LOCAL_ID + this.local.length);
    this.local.push(text);
  }
}
