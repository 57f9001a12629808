import { encodeUtf8, type IonValue, readSingle } from '@qldb-console/journal';

/** The one Ion value in a text, and the bytes it was read from. */
export function ion(text: string): { value: IonValue; source: Uint8Array } {
  const source = encodeUtf8(text);
  return { value: readSingle(source), source };
}
