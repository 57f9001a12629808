import { Inflater } from './inflate.ts';

const FIXED_HEADER = 10;
const TRAILER = 8;
const FLAGS = { headerCheck: 2, extra: 4, name: 8, comment: 16, reserved: 0xe0 } as const;

/**
 * Unpacks gzip as far as it goes: members one behind the other, each checked (RFC 1952). Zeros behind the last one are
 * padding.
 *
 * @returns whether it came to its end undamaged; what came out of a member whose checksum is wrong has come out by then
 */
export function* unpackDamaged(bytes: Uint8Array): Generator<Uint8Array<ArrayBuffer>, boolean> {
  let at = 0;
  do {
    const start = bodyOf(bytes, at);
    if (start === undefined) return false;
    const inflater = new Inflater(bytes, start);
    const check = new Check();
    const pieces = inflater.pieces();
    for (let next = pieces.next(); ; next = pieces.next()) {
      if (next.done === true) {
        if (!next.value) return false;
        break;
      }
      check.add(next.value);
      yield next.value;
    }
    const end = inflater.position;
    if (end + TRAILER > bytes.length) return false;
    const trailer = new DataView(bytes.buffer, bytes.byteOffset + end, TRAILER);
    if (trailer.getUint32(0, true) !== check.crc || trailer.getUint32(4, true) !== check.length % 2 ** 32) return false;
    at = end + TRAILER;
    while (at > TRAILER && at < bytes.length && bytes[at] === 0) at++;
  } while (at < bytes.length);
  return true;
}

/** Where a member's data begins. */
function bodyOf(bytes: Uint8Array, start: number): number | undefined {
  const flags = bytes[start + 3] ?? FLAGS.reserved;
  if (bytes[start] !== 0x1f || bytes[start + 1] !== 0x8b || bytes[start + 2] !== 8 || flags & FLAGS.reserved)
    return undefined;
  let at = start + FIXED_HEADER;
  if (flags & FLAGS.extra) at += 2 + (bytes[at] ?? 0) + 256 * (bytes[at + 1] ?? 0);
  for (const flag of [FLAGS.name, FLAGS.comment]) {
    if ((flags & flag) === 0) continue;
    const end = bytes.indexOf(0, at);
    if (end < 0) return undefined;
    at = end + 1;
  }
  if (flags & FLAGS.headerCheck) at += 2;
  return at <= bytes.length ? at : undefined;
}

/** CRC-32 of each byte (RFC 1952, 8). */
const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1;
  return crc >>> 0;
});

class Check {
  length = 0;
  private state = 0xffffffff;

  add(bytes: Uint8Array): void {
    let crc = this.state;
    for (const byte of bytes) crc = (TABLE[(crc ^ byte) & 0xff] as number) ^ (crc >>> 8);
    this.state = crc;
    this.length += bytes.length;
  }

  get crc(): number {
    return (this.state ^ 0xffffffff) >>> 0;
  }
}
