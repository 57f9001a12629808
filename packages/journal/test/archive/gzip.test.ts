import { gunzipSync, gzipSync } from 'node:zlib';
import { runSeed, seeded } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { unpack } from '../../src/archive/gzip.ts';
import { unpackDamaged } from '../../src/archive/unpack-damaged.ts';
import type { Bytes } from './support.ts';

const random = seeded(runSeed());
const bytes = (buffer: Buffer): Bytes => new Uint8Array(buffer);

/** As far as it goes, and whether that is to its end. */
function unpacked(packed: Uint8Array): { out: Uint8Array; whole: boolean } {
  const pieces: Uint8Array[] = [];
  const run = unpackDamaged(packed);
  for (;;) {
    const next = run.next();
    if (next.done) return { out: bytes(Buffer.concat(pieces)), whole: next.value };
    pieces.push(next.value);
  }
}

async function streamed(packed: Bytes, size: number): Promise<{ out: Uint8Array; error: unknown }> {
  const pieces: Uint8Array[] = [];
  async function* read() {
    for (let at = 0; at < packed.length; at += size) yield packed.slice(at, at + size);
  }
  try {
    for await (const piece of unpack(read, 'x.gz', 1e9)) pieces.push(piece);
    return { out: bytes(Buffer.concat(pieces)), error: undefined };
  } catch (error) {
    return { out: bytes(Buffer.concat(pieces)), error };
  }
}

/** Text with repetitions near and far, bytes without any, and runs of one byte. */
function sample(size: number): Uint8Array {
  const parts: Uint8Array[] = [];
  for (let length = 0; length < size; ) {
    const kind = random.int(4);
    const part =
      kind === 0
        ? random.bytes(1 + random.int(3000))
        : kind === 1
          ? new Uint8Array(1 + random.int(5000)).fill(random.int(256))
          : kind === 2 && parts.length > 0
            ? random.pick(parts)
            : new TextEncoder().encode('{blockAddress:{strandId:"x"},hash:{{AAAA}}}\n'.repeat(1 + random.int(50)));
    parts.push(part);
    length += part.length;
  }
  return bytes(Buffer.concat(parts)).slice(0, size);
}

describe('gzip', () => {
  it('is unpacked as zlib packs it: any level, any strategy, any size', () => {
    for (const size of [0, 1, 2, 257, 258, 32_768, 70_000, 300_000]) {
      const plain = sample(size);
      for (const level of [0, 1, 6, 9])
        for (const strategy of [0, 1, 2, 3, 4])
          expect(unpacked(gzipSync(plain, { level, strategy })), `${size}, ${level}, ${strategy}`).toEqual({
            out: plain,
            whole: true,
          });
    }
  });

  it('may have several members, names, comments, and zeros behind', async () => {
    const [a, b] = [sample(50_000), sample(10)];
    const named = bytes(gzipSync(b));
    named[3] = 0x1e;
    const header = [...named.slice(0, 10), 3, 0, 1, 2, 3, ...Buffer.from('name\0comment\0'), 0, 0];
    const packed = bytes(Buffer.concat([gzipSync(a), Buffer.from([...header, ...named.slice(10)]), Buffer.alloc(100)]));
    expect(unpacked(packed)).toEqual({ out: bytes(Buffer.concat([a, b])), whole: true });
    const two = bytes(Buffer.concat([gzipSync(a), gzipSync(b)]));
    for (const size of [1 + random.int(100), 1e6])
      expect(await streamed(two, size)).toEqual({ out: bytes(Buffer.concat([a, b])), error: undefined });
  });

  it('that ends too early gives the same bytes each time, all that can be had', async () => {
    const plain = sample(200_000);
    const packed = bytes(gzipSync(plain));
    for (let round = 0; round < 40; round++) {
      const cut = packed.slice(0, random.int(packed.length));
      const { out, whole } = unpacked(cut);
      expect(whole).toBe(false);
      expect(out).toEqual(plain.subarray(0, out.length));
      for (const size of [1 + random.int(5000), 1e6]) {
        const read = await streamed(cut, size);
        expect(read.out.length).toBe(out.length);
        expect(read.error).toMatchObject({ code: 'gzip-damaged', at: out.length });
      }
    }
  });

  it('with a byte changed is never taken for whole, unless zlib takes it too', async () => {
    const plain = sample(3000);
    const packed = bytes(gzipSync(plain));
    for (let at = 0; at < packed.length; at++) {
      const changed = packed.slice();
      changed[at] = (changed[at] as number) ^ (1 << random.int(8));
      const { out, whole } = unpacked(changed);
      let expected: Uint8Array | undefined;
      try {
        expected = bytes(gunzipSync(changed));
      } catch {
        expected = undefined;
      }
      expect(whole, `byte ${at}`).toBe(expected !== undefined);
      if (expected !== undefined) expect(out).toEqual(expected);
    }
  });

  it('of random bytes behind a good start ends somewhere', () => {
    const header = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3];
    for (let round = 0; round < 1000; round++) {
      const { whole } = unpacked(new Uint8Array([...header, ...random.bytes(random.int(200))]));
      expect(whole).toBe(false);
    }
  });
});
