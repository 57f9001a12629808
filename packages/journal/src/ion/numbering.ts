import { formatScalar, formatSymbol } from './format.ts';
import type { IonList, IonSexp, IonStruct, IonSymbolToken, IonValue } from './value.ts';

interface Frame {
  readonly value: IonList | IonSexp | IonStruct;
  readonly children: number[];
}

/**
 * Gives every distinct Ion value a number, the same to equal ones, from the leaves up, so that containers compare by the
 * numbers of their children; that takes no recursion and no more than n log n steps, whatever the values are.
 */
export class Numbering {
  private readonly byKey = new Map<string, number>();
  private readonly seen: Map<IonValue, number> | undefined;

  /** @param seen collects the number of every value met on the way */
  constructor(seen?: Map<IonValue, number>) {
    this.seen = seen;
  }

  ofTree(root: IonValue): number {
    if (!isContainer(root)) return this.ofScalar(root);
    const stack: Frame[] = [{ value: root, children: [] }];
    for (;;) {
      const frame = stack.at(-1) as Frame;
      const child = childAt(frame.value, frame.children.length);
      if (child !== undefined) {
        if (isContainer(child)) stack.push({ value: child, children: [] });
        else this.addChild(frame, this.ofScalar(child));
        continue;
      }
      stack.pop();
      const number = this.ofContainer(frame);
      const parent = stack.at(-1);
      if (parent === undefined) return number;
      this.addChild(parent, number);
    }
  }

  private addChild({ value, children }: Frame, number: number): void {
    if (value.type !== 'struct') {
      children.push(number);
      return;
    }
    const field = value.fields[children.length];
    children.push(this.ofKey(`field ${number} ${field === undefined ? '' : symbolKey(field.name)}`));
  }

  private ofContainer({ value, children }: Frame): number {
    if (value.type === 'struct') children.sort((a, b) => a - b);
    return this.noted(value, `${annotationKey(value)}${value.type} ${children.join(',')}`);
  }

  private ofScalar(value: Exclude<IonValue, Frame['value']>): number {
    const content = value.type === 'symbol' ? symbolKey(value) : formatScalar(value);
    return this.noted(value, `${annotationKey(value)}${value.type} ${content}`);
  }

  private noted(value: IonValue, key: string): number {
    const number = this.ofKey(key);
    this.seen?.set(value, number);
    return number;
  }

  private ofKey(key: string): number {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    this.byKey.set(key, this.byKey.size);
    return this.byKey.size - 1;
  }
}

export function isContainer(value: IonValue): value is Frame['value'] {
  return value.type === 'list' || value.type === 'sexp' || value.type === 'struct';
}

function childAt(value: Frame['value'], index: number): IonValue | undefined {
  return value.type === 'struct' ? value.fields[index]?.value : value.items[index];
}

export function annotationKey({ annotations }: IonValue): string {
  let key = '';
  for (const annotation of annotations) key += `${symbolKey(annotation)}::`;
  return key;
}

/** Symbols of unknown text are equal when they come from the same place; the symbol id they were written with is not it. */
export function symbolKey(token: IonSymbolToken): string {
  const { unknown } = token;
  if (unknown === undefined) return formatSymbol(token);
  // Each with a blank in it: a symbol that has a text and a blank is quoted.
  return unknown.table === undefined ? '$ gap' : `$ import ${unknown.position} ${JSON.stringify(unknown.table)}`;
}
