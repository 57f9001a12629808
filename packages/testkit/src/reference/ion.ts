/** Reading and hashing Ion with ion-js and ion-hash-js only. */
import ionHashJs from 'ion-hash-js';
import { dom, IonTypes, load, loadAll } from 'ion-js';
import { toBase64 } from './bytes.ts';

/** A value of ion-js. */
export type Value = dom.Value;

/** The one value of an Ion text; throws when there is not exactly one. */
export function readOne(ionText: string): Value {
  const values = loadAll(ionText);
  if (values.length !== 1) throw new Error(`expected one Ion value, found ${values.length}`);
  return values[0] as Value;
}

/** SHA-256 Ion hash of a value of ion-js. */
export function hashOfValue(value: Value): Uint8Array {
  return new Uint8Array(ionHashJs.digest(value, 'sha256'));
}

/** SHA-256 Ion hash of a value given as Ion text. */
export function ionHash(ionText: string): Uint8Array {
  return hashOfValue(readOne(ionText));
}

/** SHA-256 Ion hash of an Ion string. */
export function hashOfString(text: string): Uint8Array {
  return hashOfValue(new dom.String(text));
}

/** SHA-256 Ion hash of `null`. */
export function hashOfNull(): Uint8Array {
  return hashOfValue(load('null') as Value);
}

/**
 * A struct being taken apart: each getter takes one field and notes what is wrong with it. `unread` then lists what
 * nobody asked for, so that nothing in a block passes unnoticed.
 */
export class StructReader {
  readonly #fields: Map<string, Value[]>;
  readonly #where: string;
  readonly #problems: string[];
  readonly #read = new Set<string>();

  constructor(value: Value | undefined, where: string, problems: string[]) {
    this.#where = where;
    this.#problems = problems;
    const usable = value !== undefined && value.getType() === IonTypes.STRUCT && !value.isNull();
    if (!usable) problems.push(`${where}: not a struct`);
    if (value !== undefined && value.getAnnotations().length > 0) problems.push(`${where}: annotated`);
    this.#fields = new Map(usable ? value.allFields() : []);
    for (const [name, values] of this.#fields)
      if (values.length > 1) problems.push(`${where}.${name}: there ${values.length} times`);
  }

  optional(name: string): Value | undefined {
    this.#read.add(name);
    return this.#fields.get(name)?.[0];
  }

  required(name: string): Value | undefined {
    const value = this.optional(name);
    if (value === undefined) this.#problems.push(`${this.#where}.${name}: missing`);
    return value;
  }

  /** A blob of `lengths` bytes. */
  hash(name: string, lengths: readonly number[] = [32]): Uint8Array | undefined {
    const value = this.required(name);
    return value && hashIn(value, `${this.#where}.${name}`, this.#problems, lengths);
  }

  string(name: string): string | undefined {
    const value = this.required(name);
    if (value === undefined) return undefined;
    if (value.getType() !== IonTypes.STRING || value.isNull() || value.getAnnotations().length > 0) {
      this.#problems.push(`${this.#where}.${name}: not a plain string`);
      return undefined;
    }
    return value.stringValue() ?? undefined;
  }

  count(name: string): number | undefined {
    const value = this.required(name);
    return value && countIn(value, `${this.#where}.${name}`, this.#problems);
  }

  /** Milliseconds since the epoch. */
  time(name: string): number | undefined {
    const value = this.required(name);
    if (value === undefined) return undefined;
    if (value.getType() !== IonTypes.TIMESTAMP || value.isNull() || value.getAnnotations().length > 0) {
      this.#problems.push(`${this.#where}.${name}: not a plain timestamp`);
      return undefined;
    }
    return value.timestampValue()?.getDate().getTime();
  }

  names(): string[] {
    return [...this.#fields.keys()];
  }

  noteUnread(): void {
    for (const name of this.#fields.keys())
      if (!this.#read.has(name)) this.#problems.push(`${this.#where}.${name}: unknown field`);
  }
}

/** The bytes of a blob of one of `lengths` bytes. */
export function hashIn(
  value: Value,
  where: string,
  problems: string[],
  lengths: readonly number[] = [32],
): Uint8Array | undefined {
  const bytes = value.getType() === IonTypes.BLOB && !value.isNull() ? value.uInt8ArrayValue() : null;
  if (bytes === null || value.getAnnotations().length > 0) {
    problems.push(`${where}: not a plain blob`);
    return undefined;
  }
  if (!lengths.includes(bytes.length)) {
    problems.push(`${where}: ${bytes.length} bytes instead of ${lengths.join(' or ')} (${toBase64(bytes)})`);
    return undefined;
  }
  return new Uint8Array(bytes);
}

/** A non-negative integer that a JavaScript number holds exactly. */
export function countIn(value: Value, where: string, problems: string[]): number | undefined {
  const int = value.getType() === IonTypes.INT && !value.isNull() ? value.bigIntValue() : null;
  if (int === null || int < 0n || int > BigInt(Number.MAX_SAFE_INTEGER) || value.getAnnotations().length > 0) {
    problems.push(`${where}: not a plain count`);
    return undefined;
  }
  return Number(int);
}

/** The elements of a list. */
export function listIn(value: Value | undefined, where: string, problems: string[]): Value[] {
  if (value === undefined) return [];
  if (value.getType() !== IonTypes.LIST || value.isNull() || value.getAnnotations().length > 0) {
    problems.push(`${where}: not a plain list`);
    return [];
  }
  return value.elements();
}
