import { describe, expect, it } from 'vitest';
import { describeDigest } from '../src/features/digests/model/describe-digest.ts';
import { digestId, type KnownDigest } from '../src/features/digests/model/digest-entry.ts';
import { MOST_KEPT, readStoredDigests, STORED_VERSION } from '../src/features/digests/model/stored-digests.ts';
import { readVisit, VISIT_GAP_MS, visitAt } from '../src/features/digests/model/visit.ts';

const NOW = Date.UTC(2026, 0, 10, 12);
const taken: KnownDigest = {
  origin: 'taken',
  digest: 'SRIu7dBEyQUJZFqlwPSnFS9cyhEQNBfFOFZTe6vlOrk=',
  tip: { strandId: 'KmA3ZZca7vAIiJAK9S5Iwl', sequenceNo: 123 },
  ledger: 'vehicle-registration',
  date: '2026-01-10T11:59:00.000Z',
};

describe('a digest taken from the service', () => {
  it('is fetched, kept or not, for the whole visit', () => {
    expect(describeDigest(taken, NOW).provenance).toBe('fetched');
    const kept = describeDigest({ ...taken, keptAt: NOW + 60_000 }, NOW);
    expect(kept.provenance).toBe('fetched');
    expect(kept.label).toBe(
      'fetched from the service 2026-01-10T11:59:00.000Z, in this visit, and kept in this browser',
    );
  });

  it('is fetched when it was kept at the very moment the visit began', () => {
    expect(describeDigest({ ...taken, keptAt: NOW }, NOW).provenance).toBe('fetched');
  });

  it('is saved when it was kept before this visit, and both dates are told', () => {
    const kept = describeDigest({ ...taken, keptAt: NOW - 1 }, NOW);
    expect(kept.provenance).toBe('saved');
    expect(kept.label).toBe(
      'saved earlier: fetched from the service 2026-01-10T11:59:00.000Z, kept in this browser 2026-01-10T11:59:59.999Z',
    );
    expect(kept.keptAt).toBe('2026-01-10T11:59:59.999Z');
  });
});

describe('a digest from a file', () => {
  it('is supplied by the reader, however long it was kept', () => {
    const file: KnownDigest = { ...taken, origin: 'file', fileName: 'digest.ion.txt', keptAt: 1 };
    expect(describeDigest(file, NOW)).toMatchObject({
      provenance: 'supplied',
      label: 'supplied by you in the file digest.ion.txt, kept here 1970-01-01T00:00:00.001Z',
    });
    expect(describeDigest({ ...taken, origin: 'file' }, NOW).label).toBe('supplied by you as text');
  });

  it('is another entry than the same digest taken from the service', () => {
    expect(digestId(taken)).toBe('taken-123-SRIu7dBEyQUJZFql');
    expect(digestId({ ...taken, origin: 'file' })).not.toBe(digestId(taken));
  });
});

describe('a visit', () => {
  it('begins with the first page and lasts while pages follow each other', () => {
    const first = visitAt(undefined, NOW);
    expect(first).toEqual({ startedAt: NOW, lastSeenAt: NOW });
    const second = visitAt(first, NOW + VISIT_GAP_MS);
    expect(second).toEqual({ startedAt: NOW, lastSeenAt: NOW + VISIT_GAP_MS });
  });

  it('ends after a long pause, and when the clock goes backwards', () => {
    const first = visitAt(undefined, NOW);
    expect(visitAt(first, NOW + VISIT_GAP_MS + 1).startedAt).toBe(NOW + VISIT_GAP_MS + 1);
    expect(visitAt(first, NOW - 1).startedAt).toBe(NOW - 1);
  });

  it('is forgotten when what was stored makes no sense', () => {
    for (const stored of [undefined, null, 5, {}, { startedAt: 'x', lastSeenAt: 1 }, { startedAt: 2, lastSeenAt: 1 }])
      expect(readVisit(stored)).toBeUndefined();
    expect(readVisit({ startedAt: 1, lastSeenAt: 2 })).toEqual({ startedAt: 1, lastSeenAt: 2 });
  });
});

describe('digests kept in the browser', () => {
  const kept = { ...taken, keptAt: NOW };

  it('are read back as they were', () => {
    expect(readStoredDigests(JSON.parse(JSON.stringify([kept])), STORED_VERSION)).toEqual([kept]);
  });

  it.each([
    ['another origin', { ...kept, origin: 'shipped' }],
    ['a digest of another length', { ...kept, digest: 'AAAA' }],
    ['a digest that is no base64', { ...kept, digest: `${'!'.repeat(43)}=` }],
    ['no tip', { ...kept, tip: undefined }],
    ['a strange strand', { ...kept, tip: { strandId: '<script>', sequenceNo: 1 } }],
    ['a fractional tip', { ...kept, tip: { ...taken.tip, sequenceNo: 1.5 } }],
    ['a time that is none', { ...kept, keptAt: 1e300 }],
    ['nothing', null],
  ])('are dropped when they have %s', (_what, entry) => {
    expect(readStoredDigests([entry, kept], STORED_VERSION)).toEqual([kept]);
  });

  it('are counted once each and limited in number', () => {
    expect(readStoredDigests([kept, kept], STORED_VERSION)).toHaveLength(1);
    const many = Array.from({ length: MOST_KEPT + 5 }, (_, sequenceNo) => ({
      ...kept,
      tip: { ...kept.tip, sequenceNo },
    }));
    expect(readStoredDigests(many, STORED_VERSION)).toHaveLength(MOST_KEPT);
  });

  it('of a newer schema are not read', () => {
    expect(readStoredDigests([kept], STORED_VERSION + 1)).toEqual([]);
  });
});
