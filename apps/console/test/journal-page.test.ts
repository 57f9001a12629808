import { describe, expect, it } from 'vitest';
import {
  type JournalPosition,
  journalPage,
  readSequenceNo,
  turnTo,
} from '../src/features/journal/model/journal-page.ts';

const newest = (at?: number): JournalPosition => ({ at, order: 'newest' });
const oldest = (at?: number): JournalPosition => ({ at, order: 'oldest' });

describe('a page of the journal', () => {
  it('begins at the tip, newest first, with the predecessor of its lowest block loaded too', () => {
    expect(journalPage(newest(), 99, 10)).toEqual({
      rows: [99, 98, 97, 96, 95, 94, 93, 92, 91, 90],
      from: 89,
      to: 100,
      page: 1,
      pages: 10,
      beyond: undefined,
    });
  });

  it('begins at block 0, oldest first', () => {
    expect(journalPage(oldest(), 99, 3)).toMatchObject({ rows: [0, 1, 2], from: 0, to: 3, page: 1, pages: 34 });
    expect(journalPage(oldest(99), 99, 3)).toMatchObject({ rows: [99], from: 98, to: 100, page: 34, pages: 34 });
  });

  it('shows the same blocks for ever under the same address, however far the journal has grown', () => {
    expect(journalPage(newest(50), 60, 10).rows).toEqual(journalPage(newest(50), 6_000_000, 10).rows);
  });

  it('of a journal with one block has one row', () => {
    expect(journalPage(newest(), 0, 25)).toMatchObject({ rows: [0], from: 0, to: 1, page: 1, pages: 1 });
  });

  it('begins at the tip and says so when a block behind it is asked for', () => {
    expect(journalPage(newest(500), 99, 10)).toMatchObject({ beyond: 500, page: 1 });
    expect(journalPage(newest(500), 99, 10).rows[0]).toBe(99);
    expect(journalPage(oldest(500), 99, 10)).toMatchObject({ beyond: 500, rows: [99] });
  });

  it('joins its neighbours without gap, wherever it begins, and every block is on one of the pages', () => {
    for (const tip of [0, 1, 9, 10, 11, 57])
      for (const size of [1, 3, 10, 100])
        for (const order of ['newest', 'oldest'] as const)
          for (let at = 0; at <= tip; at++) {
            const seen = new Set<number>();
            for (const step of [-1, 1]) {
              let position: JournalPosition = { at, order };
              for (;;) {
                const shown = journalPage(position, tip, size);
                for (const row of shown.rows) seen.add(row);
                const wanted = shown.page + step;
                if (wanted < 1 || wanted > shown.pages) break;
                position = turnTo(wanted, position, tip, size);
              }
            }
            expect({ tip, size, order, at, seen: seen.size }).toEqual({ tip, size, order, at, seen: tip + 1 });
          }
  });

  it('can be chosen by its number', () => {
    expect(turnTo(4, newest(), 99, 10)).toEqual(newest(69));
    expect(turnTo(4, oldest(), 99, 10)).toEqual(oldest(30));
    expect(turnTo(1, newest(20), 99, 10)).toEqual(newest());
    expect(turnTo(1, oldest(20), 99, 10)).toEqual(oldest());
  });
});

describe('a typed sequence number', () => {
  it.each([
    ['0', 0],
    [' 17 ', 17],
    ['007', 7],
    ['+5', 5],
    ['9007199254740991', Number.MAX_SAFE_INTEGER],
  ])('%j is %d', (text, sequenceNo) => {
    expect(readSequenceNo(text)).toEqual({ sequenceNo });
  });

  it.each([
    ['', 'Enter a sequence number.'],
    ['   ', 'Enter a sequence number.'],
    ['-1', 'A sequence number is a whole number from 0, in digits only.'],
    ['1.5', 'A sequence number is a whole number from 0, in digits only.'],
    ['1e3', 'A sequence number is a whole number from 0, in digits only.'],
    ['٣', 'A sequence number is a whole number from 0, in digits only.'],
    ['<script>', 'A sequence number is a whole number from 0, in digits only.'],
    ['9007199254740992', 'That is beyond every sequence number a journal can have.'],
  ])('%j is refused', (text, problem) => {
    expect(readSequenceNo(text)).toEqual({ problem });
  });
});
