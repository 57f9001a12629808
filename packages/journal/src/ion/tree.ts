import { JournalError } from '../errors.ts';
import { LIMITS } from '../limits.ts';
import { isSystemValue, SymbolTable } from './symbols.ts';
import type { ByteRange, IonField, IonSymbolToken, IonValue } from './value.ts';

export const NO_ANNOTATIONS: readonly IonSymbolToken[] = Object.freeze([]);

export type Limits = Readonly<Record<keyof typeof LIMITS, number>>;

export interface ReadOptions {
  /** Replaces single limits for this call. */
  readonly limits?: Partial<Limits>;
}

/** A container that is being read. */
export interface Frame {
  readonly type: 'list' | 'sexp' | 'struct';
  readonly annotations: readonly IonSymbolToken[];
  readonly start: number;
  /** Offset behind the container; 0 while it is unknown, as in text. */
  readonly end: number;
  readonly items: IonValue[];
  readonly fields: IonField[];
  /** Name of the field whose value is being read. */
  name: IonSymbolToken | undefined;
  nameRange: ByteRange;
}

const NO_RANGE: ByteRange = { start: 0, end: 0 };
/** Stand for the part that a container does not have; never written to. */
const NO_ITEMS: IonValue[] = [];
const NO_FIELDS: IonField[] = [];

/** Puts values together as a reader meets them, without recursion, and watches the limits. */
export class TreeBuilder {
  readonly values: IonValue[] = [];
  readonly symbols: SymbolTable;
  readonly limits: Limits;
  /** The innermost open container. */
  top: Frame | undefined;
  private readonly stack: Frame[] = [];
  private count = 0;

  /** @throws JournalError 'input-too-large' */
  constructor(source: Uint8Array, limits: Partial<Limits> | undefined, symbols = new SymbolTable()) {
    this.symbols = symbols;
    this.limits = { ...LIMITS, ...limits };
    if (source.length > this.limits.documentBytes) {
      const message = `The input has ${source.length} bytes; ${this.limits.documentBytes} are allowed`;
      throw new JournalError('input-too-large', message, this.limits.documentBytes);
    }
  }

  /** Adds a finished value to the innermost open container, or to the top level. */
  add(value: IonValue): void {
    const frame = this.top;
    if (frame === undefined) {
      if (!isSystemValue(value, this.symbols)) this.values.push(value);
    } else if (frame.type === 'struct') {
      frame.fields.push({ name: frame.name as IonSymbolToken, nameRange: frame.nameRange, value });
      frame.name = undefined;
    } else {
      frame.items.push(value);
    }
  }

  /** Counts a value or an annotation that starts at `at`. */
  tick(at: number): void {
    if (++this.count > this.limits.values) {
      throw new JournalError('ion-too-many-values', `More than ${this.limits.values} values`, at);
    }
  }

  open(type: Frame['type'], annotations: readonly IonSymbolToken[], start: number, end: number, at: number): void {
    if (this.stack.length >= this.limits.depth) {
      throw new JournalError('ion-too-deep', `Containers are nested more than ${this.limits.depth} deep`, at);
    }
    const struct = type === 'struct';
    const items = struct ? NO_ITEMS : [];
    const fields = struct ? [] : NO_FIELDS;
    this.top = { type, annotations, start, end, items, fields, name: undefined, nameRange: NO_RANGE };
    this.stack.push(this.top);
  }

  /** Closes the innermost container, which ends at `end`, and adds it to what contains it. */
  close(frame: Frame, end: number): void {
    this.stack.pop();
    this.top = this.stack[this.stack.length - 1];
    const range = { start: frame.start, end };
    const { type, annotations } = frame;
    this.add(
      type === 'struct'
        ? { type, annotations, range, fields: frame.fields }
        : { type, annotations, range, items: frame.items },
    );
  }
}
