import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const taken = {
  origin: 'taken' as const,
  digest: 'SRIu7dBEyQUJZFqlwPSnFS9cyhEQNBfFOFZTe6vlOrk=',
  tip: { strandId: 'KmA3ZZca7vAIiJAK9S5Iwl', sequenceNo: 123 },
  ledger: 'vehicle-registration',
  date: '2026-01-10T12:00:00.000Z',
};
const later = { ...taken, digest: 'AAAA7dBEyQUJZFqlwPSnFS9cyhEQNBfFOFZTe6vlOrk=', date: '2026-01-10T12:30:00.000Z' };

let items: Map<string, string>;

/** Opens the console: its modules begin anew, the browser's storage is what it was. */
async function openConsole(at: string) {
  vi.setSystemTime(new Date(at));
  vi.resetModules();
  return import('../src/features/digests/model/digests.ts');
}

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date', 'setInterval'] });
  items = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => items.set(key, value),
  });
  vi.stubGlobal('document', { visibilityState: 'visible', addEventListener: () => {} });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the digests of the console', () => {
  it('are known once each, newest first, the shipped one last', async () => {
    const { addDigest, allDigests } = await openConsole('2026-01-10T12:00:00Z');
    const id = addDigest(taken);
    addDigest(later);
    expect(addDigest(taken)).toBe(id);
    expect(allDigests().map(({ date }) => date)).toEqual([later.date, taken.date, expect.any(String)]);
    expect(allDigests().at(-1)?.id).toMatch(/^shipped-/);
  });

  it('are gone with the page unless they were kept', async () => {
    const first = await openConsole('2026-01-10T12:00:00Z');
    first.keepDigest(first.addDigest(taken));
    first.addDigest(later);
    const second = await openConsole('2026-01-10T12:01:00Z');
    expect(second.allDigests().map(({ digest }) => digest)).toContain(taken.digest);
    expect(second.allDigests().map(({ digest }) => digest)).not.toContain(later.digest);
  });

  it('anchor nothing in the visit they were fetched in, also after a reload, and are saved ones in the next', async () => {
    const provenanceAt = async (at: string, id: string) =>
      (await openConsole(at)).allDigests().find((digest) => digest.id === id)?.provenance;
    const first = await openConsole('2026-01-10T12:00:00Z');
    const id = first.addDigest(taken);
    expect(first.keepDigest(id)).toBeUndefined();
    expect(first.allDigests()[0]).toMatchObject({ id, provenance: 'fetched', keptAt: '2026-01-10T12:00:00.000Z' });
    expect(await provenanceAt('2026-01-10T12:20:00Z', id)).toBe('fetched');
    expect(await provenanceAt('2026-01-10T12:49:00Z', id)).toBe('fetched');
    expect(await provenanceAt('2026-01-10T13:30:00Z', id)).toBe('saved');
  });

  it('that are removed stay away', async () => {
    const first = await openConsole('2026-01-10T12:00:00Z');
    const id = first.addDigest(taken);
    first.keepDigest(id);
    first.removeDigest(id);
    expect(first.allDigests().every((digest) => digest.id !== id)).toBe(true);
    expect((await openConsole('2026-01-10T12:01:00Z')).allDigests()).toHaveLength(1);
  });

  it('say why they were not kept when the browser stores nothing', async () => {
    vi.stubGlobal('localStorage', {
      getItem: () => null,
      setItem: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
    const { addDigest, allDigests, keepDigest } = await openConsole('2026-01-10T12:00:00Z');
    expect(keepDigest(addDigest(taken))).toMatch(/does not let this page store anything/);
    expect(allDigests()[0]).toMatchObject({ digest: taken.digest, keptAt: undefined });
  });

  it('tell whoever listens when one is added, kept or removed', async () => {
    const { addDigest, allDigests, keepDigest, removeDigest } = await openConsole('2026-01-10T12:00:00Z');
    const before = allDigests();
    expect(allDigests()).toBe(before);
    const id = addDigest(taken);
    const added = allDigests();
    expect(added).not.toBe(before);
    keepDigest(id);
    expect(allDigests()).not.toBe(added);
    removeDigest(id);
    expect(allDigests()).toEqual(before);
  });
});
