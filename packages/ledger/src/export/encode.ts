import { type IonValue, readIon, writeIonBinary, writeIonJson } from '@qldb-console/journal';
import type { OutputFormat } from '../store/exports.ts';

const UTF8 = new TextEncoder();
const LINE_FEED = UTF8.encode('\n');

/**
 * Values in the format of an export: Ion text with each value on a line of its own, Ion binary with a version marker and
 * a symbol table in front, or JSON Lines. Encodings of several lists, one behind the other, are the encoding of them all.
 *
 * @param texts Ion text of one value each
 * @throws JournalError when a value cannot be written in the format
 */
export function encode(format: OutputFormat, texts: readonly Uint8Array[]): Uint8Array {
  switch (format) {
    case 'ION_TEXT':
      return Buffer.concat(texts.flatMap((text) => [text, LINE_FEED]));
    case 'ION_BINARY':
      return writeIonBinary(texts.flatMap(read));
    case 'JSON':
      return UTF8.encode(texts.map((text) => `${read(text).map(writeIonJson).join('')}\n`).join(''));
  }
}

function read(text: Uint8Array): IonValue[] {
  return readIon(text).values;
}
