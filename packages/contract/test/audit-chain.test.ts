import { checkProperty } from '@qldb-console/testkit';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AuditEntry, MOST_FAULTS, readAuditDigest } from '../src/index.ts';
import { auditLines, digestOf, judgeFile, judgeLines, sha256 } from './support/audit-lines.ts';

const LOG = auditLines(9);
const DIGEST = digestOf(LOG);
const expected = [DIGEST];

describe('a log as it was written', () => {
  it('is anchored by a digest of its last entry', () => {
    const verdict = judgeLines(LOG, { expected });
    expect(verdict).toMatchObject({ outcome: 'anchored', entries: 9, lines: 9, faultCount: 0, anchors: [DIGEST] });
    expect(verdict.sentence).toBe(
      'Entries 1 to 9 form one unbroken chain, and up to entry 9 it is the log that the digest was taken of.',
    );
  });

  it('is anchored as far as an earlier digest reaches, and says where that ends', () => {
    const verdict = judgeLines(LOG, { expected: [{ seq: 4, hash: sha256(LOG[3] ?? '') }] });
    expect(verdict.outcome).toBe('anchored');
    expect(verdict.sentence).toContain('nothing but the chain itself speaks for entries 5 to 9');
  });

  it('without a digest is consistent, which is all that can be said', () => {
    expect(judgeLines(LOG)).toMatchObject({ outcome: 'consistent', faultCount: 0 });
  });

  it('of no line is incomplete', () => {
    expect(judgeFile(new Uint8Array())).toMatchObject({ outcome: 'incomplete', sentence: 'There are no entries.' });
  });
});

describe('every bit', () => {
  it('of a log, flipped, is found in its line', () => {
    const bytes = Buffer.from(`${LOG.join('\n')}\n`);
    let line = 1;
    for (let at = 0; at < bytes.length; at++) {
      for (let bit = 0; bit < 8; bit++) {
        const flipped = Uint8Array.from(bytes);
        flipped[at] = (bytes[at] ?? 0) ^ (1 << bit);
        // The end of the last line is no part of what is hashed, and the only thing behind it.
        if (at === bytes.length - 1) continue;
        const verdict = judgeFile(flipped, { expected });
        const where = `byte ${at}, bit ${bit} of line ${line}: ${JSON.stringify(verdict.faults)}`;
        expect(verdict.outcome, where).toBe('disproven');
        expect(verdict.faults[0]?.line, where).toBe(line);
        // One cause; but of two lines that became one the second is missing too, and of the last one its digest.
        if (line < 9 && bytes[at] !== 0x0a && flipped[at] !== 0x0a) expect(verdict.faultCount, where).toBe(1);
      }
      if (bytes[at] === 0x0a) line += 1;
    }
  });

  it('of a log that only the file beside it vouches for, likewise', () => {
    const bytes = Buffer.from(`${LOG.join('\n')}\n`);
    for (let at = 0; at < bytes.length - 1; at++) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (bytes[at] ?? 0) ^ 1;
      expect(judgeFile(flipped, { head: DIGEST }).outcome, `byte ${at}`).toBe('disproven');
    }
  });

  it('of all lines but the last is found without any digest', () => {
    const last = LOG.at(-1)?.length ?? 0;
    const bytes = Buffer.from(`${LOG.join('\n')}\n`);
    for (let at = 0; at < bytes.length - last - 30; at++) {
      const flipped = Uint8Array.from(bytes);
      flipped[at] = (bytes[at] ?? 0) ^ 4;
      expect(judgeFile(flipped).outcome, `byte ${at}`).toBe('disproven');
    }
  });
});

describe('lines that are not where they were', () => {
  const at = fc.integer({ min: 0, max: LOG.length - 1 });

  it('removed, are named by their numbers', () =>
    checkProperty(
      fc.property(at, fc.integer({ min: 1, max: 8 }), (from, count) => {
        const lines = LOG.toSpliced(from, count);
        const verdict = judgeLines(lines, { expected });
        expect(verdict.outcome).toBe('disproven');
        const [fault] = verdict.faults;
        if (from === 0) expect(['beginning-missing', 'end-missing']).toContain(fault?.code);
        else if (from + count >= LOG.length) expect(fault).toMatchObject({ code: 'end-missing', seq: 9 });
        else {
          expect(fault).toMatchObject({ code: 'missing', line: from + 1 });
          expect(fault?.text).toContain(
            count === 1 ? `entry ${from + 1} is missing` : `entries ${from + 1} to ${from + count}`,
          );
          expect(verdict.faultCount).toBe(1);
        }
      }),
      300,
    ));

  it('added, are found: copies of others', () =>
    checkProperty(
      fc.property(at, at, (from, to) => {
        const verdict = judgeLines(LOG.toSpliced(to, 0, LOG[from] ?? ''), { expected });
        expect(verdict.outcome).toBe('disproven');
        // A copy beside its original has the same bytes: either may be the one.
        expect([to, to + 1, to + 2]).toContain(verdict.faults[0]?.line);
      }),
      300,
    ));

  it('added, are found: whatever stands in them', () =>
    checkProperty(
      fc.property(at, fc.oneof(fc.string(), fc.json()), (to, text) => {
        const foreign = text.replaceAll('\n', ' ');
        const verdict = judgeLines(LOG.toSpliced(to, 0, foreign), { expected });
        expect(verdict.outcome).toBe('disproven');
        expect(verdict.faults[0]?.line).toBe(to + 1);
      }),
      300,
    ));

  it('added with a forged place in the chain, are found', () => {
    for (let to = 1; to < LOG.length; to++) {
      const forged = JSON.stringify({
        ...(JSON.parse(LOG[to] ?? '') as AuditEntry),
        seq: to + 1,
        prev: sha256(LOG[to - 1] ?? ''),
        action: 'Forged',
      });
      const verdict = judgeLines(LOG.toSpliced(to, 0, forged), { expected });
      expect(verdict.faults[0], `at ${to}`).toMatchObject({ code: 'inserted', line: to + 1 });
    }
  });

  it('swapped, are found', () =>
    checkProperty(
      fc.property(at, at, (a, b) => {
        fc.pre(a !== b);
        const lines = [...LOG];
        [lines[a], lines[b]] = [LOG[b] ?? '', LOG[a] ?? ''];
        const verdict = judgeLines(lines, { expected });
        expect(verdict.outcome).toBe('disproven');
        expect(verdict.faults[0]?.line).toBeLessThanOrEqual(Math.min(a, b) + 2);
        expect(verdict.faults[0]?.line).toBeGreaterThanOrEqual(Math.min(a, b) + 1);
      }),
      300,
    ));

  it('cut off within a line, are found by the digest, and are told as broken off without one', () => {
    const bytes = Buffer.from(`${LOG.join('\n')}\n`);
    for (let length = 1; length < bytes.length - 1; length++) {
      const verdict = judgeFile(bytes.subarray(0, length), { expected });
      expect(verdict.outcome, `${length} bytes`).toBe('disproven');
      const alone = judgeFile(bytes.subarray(0, length));
      expect(['incomplete', 'consistent'], `${length} bytes`).toContain(alone.outcome);
    }
  });
});

describe('a log written anew as a whole', () => {
  it('is one chain, and not the one that the digest was taken of', () => {
    const anew = auditLines(9, (seq) => (seq === 5 ? { action: 'Nothing' } : {}));
    expect(judgeLines(anew).outcome).toBe('consistent');
    const verdict = judgeLines(anew, { expected });
    expect(verdict).toMatchObject({ outcome: 'disproven', faults: [{ code: 'digest-differs', seq: 9 }] });
  });
});

describe('what a crash leaves', () => {
  const torn = '{"seq":5,"time":"2026-1';
  const named = { torn: { bytes: torn.length, sha256: sha256(torn) } };

  it('within the log is no fault when the next entry names it', () => {
    const lines = auditLines(9, (seq) => (seq === 5 ? named : {}));
    const verdict = judgeLines(lines.toSpliced(4, 0, torn), { expected: [digestOf(lines)] });
    expect(verdict).toMatchObject({ outcome: 'anchored', torn: [{ line: 5, bytes: torn.length, named: true }] });
  });

  it('is one when it is another than the next entry names, or is not there', () => {
    const lines = auditLines(9, (seq) => (seq === 5 ? named : {}));
    for (const found of [[`${torn}x`], []]) {
      const verdict = judgeLines(lines.toSpliced(4, 0, ...found), { expected: [digestOf(lines)] });
      expect(verdict.outcome).toBe('disproven');
      expect(verdict.faults[0]?.line).toBe(5);
    }
  });

  it('at the end keeps the verdict from being complete', () => {
    const verdict = judgeFile(Buffer.from(`${LOG.join('\n')}\n${torn}`), { expected });
    expect(verdict).toMatchObject({ outcome: 'incomplete', torn: [{ line: 10, named: false }], anchors: [DIGEST] });
  });

  it('between an intention and its outcome is told with what was intended', () => {
    const lines = auditLines(6, (seq): Partial<AuditEntry> => {
      if (seq === 2) return { phase: 'intent', action: 'DeleteLedger', requestId: 'r2' };
      if (seq === 3) return { phase: 'intent', action: 'CreateLedger', requestId: 'r3' };
      if (seq === 4) return { phase: 'outcome', of: 3, outcome: { status: 201 } };
      return seq === 5 ? { kind: 'start', action: 'Start' } : {};
    });
    const verdict = judgeLines(lines);
    expect(verdict).toMatchObject({ outcome: 'consistent', unfinishedCount: 1 });
    expect(verdict.unfinished).toEqual([
      { seq: 2, line: 2, action: 'DeleteLedger', target: 'ledger-2', requestId: 'r2' },
    ]);
  });
});

describe('a file that continues another', () => {
  const before = digestOf(LOG.slice(0, 4));
  const second = auditLines(9, (seq) => (seq === 5 ? { kind: 'start', continues: before } : {}));

  it('begins where it says, and says what it is about', () => {
    const verdict = judgeLines(second.slice(4), { expected: [digestOf(second)] });
    expect(verdict.outcome).toBe('anchored');
    expect(verdict.sentence).toContain('entry 4 and those before it are in another file');
  });

  it('is one chain with that other', () => {
    expect(judgeLines(second, { expected: [digestOf(second)] })).toMatchObject({ outcome: 'anchored', faultCount: 0 });
  });

  it('cannot be held against a digest of that other', () => {
    expect(judgeLines(second.slice(4), { expected: [before] })).toMatchObject({
      outcome: 'incomplete',
      notCompared: [before],
    });
  });
});

describe('hostile files', () => {
  it('with a fault in every line list some of them, and count all', () => {
    const verdict = judgeLines(Array.from({ length: 5000 }, () => '{"seq":'));
    expect(verdict.faults).toHaveLength(MOST_FAULTS);
    expect(verdict.faultCount).toBe(5000);
    expect(verdict.sentence).toBe('This is no audit log.');
  });

  it('with an interrupted write before every entry list some of them, and count all', () => {
    const torn = '{"seq":';
    const named = { torn: { bytes: torn.length, sha256: sha256(torn) } };
    const lines = auditLines(500, (seq) => (seq === 1 ? {} : named));
    const verdict = judgeLines(lines.flatMap((line, at) => (at === 0 ? [line] : [torn, line])));
    expect(verdict).toMatchObject({ outcome: 'consistent', tornCount: 499 });
    expect(verdict.torn).toHaveLength(100);
    expect(verdict.torn[0]).toEqual({ line: 2, bytes: 7, named: true });
  });

  it('with intentions alone list some of them, count all, and take an outcome that comes in time', () => {
    const lines = auditLines(12_000, (seq): Partial<AuditEntry> => {
      if (seq === 12_000) return { phase: 'outcome', of: 11_000, outcome: { status: 200 } };
      return seq === 1 ? {} : { phase: 'intent' };
    });
    const verdict = judgeLines(lines);
    expect(verdict).toMatchObject({ outcome: 'consistent', unfinishedCount: 11_997 });
    expect(verdict.unfinished.map(({ seq }) => seq)).toEqual(Array.from({ length: 100 }, (_, at) => at + 2));
  });

  it('that repeat the entry of a digest are anchored by it once at most', () => {
    const verdict = judgeLines([...LOG, ...Array<string>(50).fill(LOG[8] ?? '')], { expected });
    expect(verdict).toMatchObject({ outcome: 'disproven', anchors: [DIGEST] });
  });

  it('of any bytes get a verdict', () =>
    checkProperty(
      fc.property(fc.uint8Array({ maxLength: 2000 }), (bytes) => {
        expect(['disproven', 'incomplete']).toContain(judgeFile(bytes).outcome);
      }),
      500,
    ));
});

it('a digest is read as it is printed, and nothing else is', () => {
  expect(readAuditDigest(`9:${DIGEST.hash.toUpperCase()}\n`)).toEqual(DIGEST);
  for (const text of [
    '',
    DIGEST.hash,
    `0:${DIGEST.hash}`,
    `9:${DIGEST.hash}0`,
    `-9:${DIGEST.hash}`,
    `9.5:${DIGEST.hash}`,
  ])
    expect(readAuditDigest(text), text).toBeUndefined();
});
