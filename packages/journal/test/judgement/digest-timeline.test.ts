import { describe, expect, it } from 'vitest';
import { digestTimeline, type JournalDigest } from '../../src/judgement/index.ts';
import { digestAt, journalOf, judged, textsOf } from './damaged.ts';

const journal = journalOf(20);
const dated = (tip: number, date: string, change: Partial<JournalDigest> = {}): JournalDigest => {
  const entry = digestAt(journal, tip, change);
  return { ...entry, digest: { ...entry.digest, date } };
};

describe('digests on a time line', () => {
  it('stand in the order of the journal, with what they say of it', () => {
    const digests = [
      dated(19, '2025-06-30', { provenance: 'fetched' }),
      dated(5, '2024-11-02T10:00:00Z'),
      dated(12, '2025-01-01'),
      dated(25, '2025-07-01', {
        digest: { ...digestAt(journal, 3).digest, tip: { strandId: journal.strandId, sequenceNo: 25 } },
      }),
    ];
    const verdict = judged(textsOf(journal), { digests });
    const { entries, conflicts } = digestTimeline(digests, verdict);
    expect(
      entries.map(({ sequenceNo, day, label, isHorizon, canAnchor }) => [sequenceNo, day, label, isHorizon, canAnchor]),
    ).toEqual([
      [5, '2024-11-02', 'agrees', false, true],
      [12, '2025-01-01', 'agrees', true, true],
      [19, '2025-06-30', 'agrees', false, false],
      [25, '2025-07-01', 'beyond the end', false, true],
    ]);
    expect(conflicts).toEqual([]);
  });

  it('need no journal', () => {
    const { entries } = digestTimeline([dated(3, 'yesterday')]);
    expect(entries).toMatchObject([{ state: undefined, label: 'not compared', day: undefined }]);
    expect(digestTimeline([])).toEqual({ entries: [], conflicts: [] });
  });

  const other = (tip: number, of: number, change: Partial<JournalDigest> = {}) =>
    dated(tip, '2025-06-30', {
      id: 'other',
      digest: { digest: journal.digest(of), tip: { strandId: journal.strandId, sequenceNo: tip } },
      ...change,
    });

  it.each([
    [
      'two of one tip that differ',
      [dated(7, '2025-06-30'), other(7, 6)],
      'same-tip',
      /several digests at tip 7, and they differ/,
    ],
    ['one under two tips', [dated(7, '2025-06-30'), other(9, 7)], 'same-digest', /stands under several tips \(7, 9\)/],
    [
      'a later one that covers less',
      [dated(7, '2025-06-30'), dated(9, '2025-01-01')],
      'later-but-less',
      /tip 7 is dated 2025-06-30, later than the one at tip 9/,
    ],
    ['of two journals', [dated(7, '2025-06-30'), digestAt(journalOf(9, { seed: 77 }), 7)], 'strands', /of 2 strands/],
  ] as const)('contradict one another: %s', (_, digests, kind, sentence) => {
    const { conflicts } = digestTimeline(digests);
    expect(conflicts.map((conflict) => conflict.kind)).toEqual([kind]);
    expect(conflicts[0]?.sentence).toMatch(sentence);
    expect(conflicts[0]?.digests).toHaveLength(2);
  });

  it('that are the same twice, or no digests at all, contradict nothing', () => {
    const short = dated(7, '2025-06-30', {
      id: 's',
      digest: { ...digestAt(journal, 7).digest, digest: new Uint8Array(3) },
    });
    expect(digestTimeline([dated(7, '2025-06-30'), dated(7, '2025-06-30', { id: 'again' }), short]).conflicts).toEqual(
      [],
    );
  });
});
