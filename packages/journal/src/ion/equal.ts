import { formatScalar, formatSymbol } from './format.ts';
import type { IonList, IonSexp, IonStruct, IonSymbolToken, IonValue } from './value.ts';

/**
 * Equality of the Ion data model: annotations, types, precision and offsets count, field order does not, repeated
 * fields form a multiset. Byte ranges are not compared.
 *
 * Every distinct subtree of both values gets a number, from the leaves up, so that containers compare by the numbers of
 * their children; that takes no recursion and no more than n log n steps, whatever the values are. It does not go
 * through the Ion hash on purpose: tests judge the hash by it.
 */
export function equalIon(a: IonValue, b: IonValue): boolean {
  const numbers = new Numbering();
  return numbers.ofTree(a) === numbers.ofTree(b);
}

interface Frame {
  readonly value: IonList | IonSexp | IonStruct;
  readonly children: number[];
}

class Numbering {
  private readonly byKey = new Map<string, number>();

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
    return this.ofKey(`${annotationKey(value)}${value.type} ${children.join(',')}`);
  }

  private ofScalar(value: Exclude<IonValue, Frame['value']>): number {
    const content = value.type === 'symbol' ? symbolKey(value) : formatScalar(value);
    return this.ofKey(`${annotationKey(value)}${value.type} ${content}`);
  }

  private ofKey(key: string): number {
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    this.byKey.set(key, this.byKey.size);
    return this.byKey.size - 1;
  }
}

function isContainer(value: IonValue): value is Frame['value'] {
  return value.type === 'list' || value.type === 'sexp' || value.type === 'struct';
}

function childAt(value: Frame['value'], index: number): IonValue | undefined {
  return value.type === 'struct' ? value.fields[index]?.value : value.items[index];
}

function annotationKey({ annotations }: IonValue): string {
  let key = '';
  for (const annotation of annotations) key += `${symbolKey(annotation)}::`;
  return key;
}

/** Symbols of unknown text are equal when they come from the same place; the symbol id they were written with is not it. */
function symbolKey(token: IonSymbolToken): string {
  const { unknown } = token;
  if (unknown === undefined) return formatSymbol(token);
  // Each with a blank in it: a symbol that has a text and a blank is quoted.
  return unknown.table === undefined ? '$ gap' : `$ import ${unknown.position} ${JSON.stringify(unknown.table)}`;
}
