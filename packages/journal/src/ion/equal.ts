import { Numbering } from './numbering.ts';
import type { IonValue } from './value.ts';

/**
 * Equality of the Ion data model: annotations, types, precision and offsets count, field order does not, repeated
 * fields form a multiset. Byte ranges are not compared.
 *
 * It does not go through the Ion hash on purpose: tests judge the hash by it.
 */
export function equalIon(a: IonValue, b: IonValue): boolean {
  const numbers = new Numbering();
  return numbers.ofTree(a) === numbers.ofTree(b);
}
