import { called, refuse } from '../block/fields.ts';
import { type IonValue, readSingle } from '../ion/index.ts';
import type { ParsedProof } from './types.ts';

/**
 * Reads a proof from Ion text or binary: a list of blobs, `[{{…}},{{…}}]`, bottom-up. Only the shape is required here;
 * how many elements there are and how long each is, is judged.
 *
 * @throws JournalError 'wrong-type' when it is anything else, and the errors of Ion
 */
export function parseProof(source: Uint8Array): ParsedProof {
  return parseProofValue(readSingle(source), source);
}

/** The same from a value already read from `source`. */
export function parseProofValue(value: IonValue, source: Uint8Array, path = ''): ParsedProof {
  if (value.type !== 'list')
    refuse('wrong-type', `${called(path)} is a ${value.type}, a proof is a list of hashes`, value, path);
  if (value.annotations.length > 0)
    refuse('wrong-type', `${called(path)} is annotated, a proof is a plain list`, value, path);
  const elements: Uint8Array[] = [];
  for (const [index, item] of value.items.entries()) {
    const at = `${path}[${index}]`;
    if (item.type !== 'blob' || item.annotations.length > 0) {
      refuse('wrong-type', `Element ${index} of the proof is not a plain blob`, item, at);
    }
    elements.push(item.bytes);
  }
  return { source, elements, ranges: value.items.map((item) => item.range) };
}
