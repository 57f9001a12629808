import { called, join, readCount, readList, readStruct, readText, refuse, requireField } from '../block/fields.ts';
import type { UnknownPart } from '../block/index.ts';
import { decodeBase64, type IonValue } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import { HASH_BYTES } from '../merkle/index.ts';

/** The fields of one struct of a bundle. A field that version 1 does not have is refused, not skipped. */
export class BundleFields<K extends string> {
  readonly #fields: Partial<Record<K, IonValue>>;
  readonly #struct: IonValue;
  readonly path: string;

  /** @throws JournalError 'not-a-struct', 'duplicate-field', 'bundle-syntax' */
  constructor(struct: IonValue, known: readonly K[], path: string) {
    const unknown: UnknownPart[] = [];
    this.#fields = readStruct(struct, known, path, unknown);
    this.#struct = struct;
    this.path = path;
    const [first] = unknown;
    if (first !== undefined) refuse('bundle-syntax', `${called(first.path)} belongs to no bundle`, struct, first.path);
  }

  at(name: K): string {
    return join(this.path, name);
  }

  has(name: K): boolean {
    return this.#fields[name] !== undefined;
  }

  /** @throws JournalError 'missing-field' */
  value(name: K): IonValue {
    return requireField(this.#fields[name], name, this.#struct, this.path);
  }

  /** @throws JournalError 'wrong-type', 'bundle-syntax' when it is longer than LIMITS.bundleText */
  text(name: K): string {
    const text = readText(this.value(name), this.at(name), []);
    if (text.length > LIMITS.bundleText) {
      refuse(
        'bundle-syntax',
        `${this.at(name)} is longer than ${LIMITS.bundleText} characters`,
        this.value(name),
        this.at(name),
      );
    }
    return text;
  }

  /** @throws JournalError 'bundle-syntax' when it is none of `words` */
  word<W extends string>(name: K, words: readonly W[]): W {
    const text = this.text(name);
    const word = words.find((each) => each === text);
    if (word === undefined)
      refuse('bundle-syntax', `${this.at(name)} is none of ${words.join(', ')}`, this.value(name), this.at(name));
    return word as W;
  }

  /** Text that `pattern` allows. @throws JournalError 'bundle-syntax' */
  matching(name: K, pattern: RegExp, what: string): string {
    const text = this.text(name);
    if (!pattern.test(text))
      refuse('bundle-syntax', `${this.at(name)} is not ${what}`, this.value(name), this.at(name));
    return text;
  }

  /** A whole number from 0 to 2^53 − 1. @throws JournalError 'wrong-type', 'bundle-syntax' */
  count(name: K): number {
    return readCount(this.value(name), this.at(name), [], 'bundle-syntax');
  }

  /** A whole number below `end`. @throws JournalError 'wrong-type', 'bundle-syntax' */
  below(name: K, end: number): number {
    const number = this.count(name);
    if (number >= end)
      refuse('bundle-syntax', `${this.at(name)} points at nothing in the bundle`, this.value(name), this.at(name));
    return number;
  }

  /** @throws JournalError 'wrong-type', 'bundle-syntax' when there are more than `most` */
  list<T>(name: K, most: number, read: (item: IonValue, path: string, index: number) => T): T[] {
    const value = this.value(name);
    const items = readList(value, this.at(name), []);
    if (items.length > most)
      refuse('bundle-syntax', `${this.at(name)} has more than ${most} members`, value, this.at(name));
    return items.map((item, index) => read(item, `${this.at(name)}[${index}]`, index));
  }

  /** Canonical base64, as text. @throws JournalError 'wrong-type', 'invalid-base64' */
  base64(name: K): string {
    const value = this.value(name);
    const text = readText(value, this.at(name), []);
    if (decodeBase64(text) === undefined)
      refuse('invalid-base64', `${this.at(name)} is not base64`, value, this.at(name));
    return text;
  }

  /** Base64 of 32 bytes, as text. @throws JournalError 'wrong-type', 'invalid-base64', 'invalid-hash-length' */
  hash(name: K): string {
    const text = this.base64(name);
    if (decodeBase64(text)?.length !== HASH_BYTES) {
      refuse(
        'invalid-hash-length',
        `${this.at(name)} does not have ${HASH_BYTES} bytes`,
        this.value(name),
        this.at(name),
      );
    }
    return text;
  }
}
