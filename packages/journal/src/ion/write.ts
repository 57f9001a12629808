import { JournalError } from '../errors.ts';
import { formatScalar, formatSymbol } from './format.ts';
import type { IonList, IonSexp, IonStruct, IonSymbolToken, IonValue } from './value.ts';

interface Frame {
  readonly value: IonList | IonSexp | IonStruct;
  next: number;
}

const BRACKETS = { list: '[]', sexp: '()', struct: '{}' } as const;

/**
 * Ion text of a whole tree: no blanks but between the members of an s-expression, field order kept, symbols quoted only
 * where they must be. It reads back to an equal tree.
 *
 * @throws JournalError 'ion-shared-symbol-table' for a symbol of unknown text other than `$0`, which text cannot express
 *   without its symbol table
 */
export function writeIonText(value: IonValue): string {
  const out: string[] = [];
  const stack: Frame[] = [];
  begin(value, out, stack);
  for (let frame = stack.at(-1); frame !== undefined; frame = stack.at(-1)) {
    const child = nextChild(frame, out);
    if (child === undefined) {
      stack.pop();
      out.push(BRACKETS[frame.value.type].charAt(1));
    } else {
      begin(child, out, stack);
    }
  }
  return out.join('');
}

/** Writes separator and field name of the next child and returns it. */
function nextChild(frame: Frame, out: string[]): IonValue | undefined {
  const { value } = frame;
  const index = frame.next++;
  const separator = value.type === 'sexp' ? ' ' : ',';
  if (value.type !== 'struct') {
    const child = value.items[index];
    if (child !== undefined && index > 0) out.push(separator);
    return child;
  }
  const field = value.fields[index];
  if (field === undefined) return undefined;
  if (index > 0) out.push(separator);
  out.push(symbolText(field.name, field.nameRange.start), ':');
  return field.value;
}

/** Writes annotations, then a whole scalar or the opening bracket of a container. */
function begin(value: IonValue, out: string[], stack: Frame[]): void {
  for (const annotation of value.annotations) out.push(symbolText(annotation, value.range.start), '::');
  if (value.type === 'list' || value.type === 'sexp' || value.type === 'struct') {
    out.push(BRACKETS[value.type].charAt(0));
    stack.push({ value, next: 0 });
  } else if (value.type === 'symbol') {
    out.push(symbolText(value, value.range.start));
  } else {
    out.push(formatScalar(value));
  }
}

function symbolText(token: IonSymbolToken, at: number): string {
  if (token.unknown !== undefined) {
    const message = `The text of symbol $${token.unknown.id} is not available, so it cannot be written as text`;
    throw new JournalError('ion-shared-symbol-table', message, at);
  }
  return formatSymbol(token);
}
