import { createHash } from 'node:crypto';
import { buildJournal, runSeed, seeded } from '@qldb-console/testkit';
import { describe, expect, it } from 'vitest';
import { createEngine, createPlainEngine } from '../../src/engine/engine.ts';
import { createKernel } from '../../src/engine/kernel.ts';
import { FUZZ } from './fuzz.ts';
import { damaged, objectOf } from './journals.ts';

const sha256 = (message: Uint8Array) => createHash('sha256').update(message).digest();

/** A journal of documents with strings and lists of every length, most of them about as long as messages for the host. */
function longJournal(seed: number, format: 'text' | 'binary'): Uint8Array {
  const random = seeded(seed);
  const text = () => random.pick(['x', 'é', '漢', '\\n', '\\x0e']).repeat(random.int(1300));
  const data = () =>
    `{a:"${text()}",b:[${Array.from({ length: random.int(60) }, () => `"${text()}"`).join(',')}],` +
    `c:{${Array.from({ length: random.int(80) }, (_, i) => `f${i}:${random.int(9)}`).join(',')}}}`;
  const { texts } = buildJournal({ seed, shapes: Array.from({ length: 8 }, () => 'insert' as const), data });
  return objectOf(texts, format);
}

describe.each(['vectors', 'javascript'] as const)('a hash of the host handed to the fast path as %s', (path) => {
  it('gets the long messages, and only these', async () => {
    const lengths: number[] = [];
    const kernel = await createKernel({
      path,
      sha256: (message) => {
        lengths.push(message.length);
        return sha256(message);
      },
    });
    if (kernel === undefined) throw new Error('no kernel');
    const messages = Array.from({ length: 2300 }, (_, length) => new Uint8Array(length).fill(length));
    lengths.length = 0;
    for (let from = 0; from < messages.length; from += 100) {
      let at = kernel.input;
      for (const message of messages.slice(from, from + 100)) {
        new DataView(kernel.bytes.buffer).setUint32(at, message.length, true);
        kernel.bytes.set(message, at + 4);
        at += 4 + message.length;
      }
      expect(kernel.exports.hashMessages(at - kernel.input)).toBe(100);
      const digests = kernel.exports.digestsAt();
      for (let i = 0; i < 100; i++) {
        const digest = kernel.bytes.subarray(digests + 32 * i, digests + 32 * i + 32);
        expect(Buffer.compare(digest, sha256(messages[from + i] as Uint8Array))).toBe(0);
      }
    }
    expect(lengths.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 2300 - 1024 }, (_, i) => 1024 + i));
  });

  it.each(['text', 'binary'] as const)('changes no verdict on Ion %s', async (format) => {
    let asked = 0;
    const counted = (message: Uint8Array) => {
      asked++;
      return sha256(message);
    };
    const engines = [await createEngine({ path, sha256: counted }), await createEngine({ path })];
    const specification = createPlainEngine();
    const random = seeded(runSeed());
    for (let round = 0; round < 6 * FUZZ; round++) {
      const seed = random.int(1e9);
      let bytes = longJournal(seed, format);
      for (let damage = 0; damage < 4; damage++) {
        const [withHost, without] = engines.map((engine) => engine.judge(bytes));
        expect({ seed, damage, ...withHost }).toEqual({ seed, damage, ...without });
        const { counts, ...said } = specification.judge(bytes).verdict;
        expect({ seed, damage, ...withHost?.verdict, counts: { ...withHost?.verdict.counts, deferred: 0 } }).toEqual({
          seed,
          damage,
          ...said,
          counts: { ...counts, deferred: 0 },
        });
        if (damage === 0) expect(withHost?.verdict).toMatchObject({ counts: { deferred: 0 }, faultCount: 0 });
        bytes = damaged(bytes, random);
      }
    }
    expect(asked).toBeGreaterThan(100);
  });

  it('is refused when it is another one', async () => {
    for (const other of [
      (message: Uint8Array) => createHash('sha512-256').update(message).digest(),
      (message: Uint8Array) => createHash('sha512').update(message).digest(),
      (message: Uint8Array) => sha256(message).subarray(0, 31),
    ]) {
      await expect(createEngine({ path, sha256: other })).rejects.toThrow(
        new TypeError('the hash handed in is not SHA-256'),
      );
    }
  });
});
