/** A program with a bug behind four bytes, each looked at on its own. */
export function readMagic(bytes: Uint8Array): number {
  if (bytes[0] !== 0x51) return 0;
  if (bytes[1] !== 0x4c) return 1;
  if (bytes[2] !== 0x44) return 2;
  if (bytes[3] === 0x42) throw new RangeError('planted');
  return 3;
}

/** A program that never ends behind one byte. */
export function readForever(bytes: Uint8Array): number {
  let turns = 0;
  while (bytes[0] === 0x51) turns = (turns + 1) % 1_000;
  return turns;
}
