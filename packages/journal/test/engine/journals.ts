import { randomJournal, type Seeded } from '@qldb-console/testkit';
import { encodeUtf8, readIonText, writeIonBinary } from '../../src/ion/index.ts';

/** The blocks of a journal as an export object holds them. */
export function objectOf(texts: readonly string[], format: 'text' | 'binary'): Uint8Array {
  const text = encodeUtf8(`${texts.join('\n')}\n`);
  return format === 'text' ? text : writeIonBinary(readIonText(text));
}

/** Texts of a random journal of that many blocks. */
export function textsOf(seed: number, size: number): readonly string[] {
  return randomJournal(seed, size).texts;
}

/** The bytes with one thing about them changed: a bit, a byte, or a piece that is overwritten, cut out or repeated. */
export function damaged(bytes: Uint8Array, random: Seeded): Uint8Array {
  const at = random.int(bytes.length);
  const length = Math.min(1 + random.int(60), bytes.length - at);
  const copy = bytes.slice();
  switch (random.int(5)) {
    case 0:
      copy[at] = (copy[at] as number) ^ (1 << random.int(8));
      return copy;
    case 1:
      copy[at] = random.pick([0x22, 0x27, 0x7b, 0x7d, 0x2c, 0x5c, 0x30, 0x00, 0x2f, 0x5b, 0x5d, 0xff]);
      return copy;
    case 2:
      copy.copyWithin(at, random.int(bytes.length), random.int(bytes.length) + length);
      return copy;
    case 3:
      return new Uint8Array([...bytes.subarray(0, at), ...bytes.subarray(at + length)]);
    default:
      return new Uint8Array([...bytes.subarray(0, at + length), ...bytes.subarray(at)]);
  }
}
