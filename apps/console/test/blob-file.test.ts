import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { blobFile } from '../src/workers/archive/files/blob-file.ts';
import { dropBuffers, giveBuffer } from '../src/workers/spare-buffers.ts';

const MIB = 1024 * 1024;
const sum = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('A file of the reader', () => {
  const content = randomBytes(5 * MIB);
  const file = new File([content], 'some.ion');
  const read = (start: number, end: number) => blobFile({ name: 'some.ion', file }).read(start, end);

  it('is read into memory that other bytes were in before', async () => {
    const first = await read(0, 3 * MIB);
    expect(sum(first)).toBe(sum(content.subarray(0, 3 * MIB)));
    const { buffer } = first;
    giveBuffer(buffer);
    const second = await read(2 * MIB, 4 * MIB + 7);
    expect(sum(second)).toBe(sum(content.subarray(2 * MIB, 4 * MIB + 7)));
    // The memory of the first one has moved.
    expect(buffer.byteLength).toBe(0);
    dropBuffers();
  });

  it('is read the same where the browser cannot read into given memory', async () => {
    const plain = new File([content], 'some.ion');
    const slice = plain.slice(10, 2 * MIB);
    slice.stream = () => new ReadableStream();
    plain.slice = () => slice;
    const bytes = await blobFile({ name: 'some.ion', file: plain }).read(10, 2 * MIB);
    expect(sum(bytes)).toBe(sum(content.subarray(10, 2 * MIB)));
  });

  it('says that it cannot be read when its reading breaks off', async () => {
    const broken = new File([content], 'some.ion');
    const slice = broken.slice(0, 2 * MIB);
    const pull = () => Promise.reject(new DOMException('it has changed', 'NotReadableError'));
    slice.stream = () => new ReadableStream({ type: 'bytes', pull });
    broken.slice = () => slice;
    const reading = blobFile({ name: 'some.ion', file: broken }).read(0, 2 * MIB);
    await expect(reading).rejects.toMatchObject({ code: 'file-unreadable', file: 'some.ion' });
  });
});
