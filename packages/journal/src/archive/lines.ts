import { ARCHIVE_LIMITS } from './limits.ts';
import type { ArchiveLine, ArchiveObject, LinePart } from './types.ts';

/** Sequence numbers `[from, to)`. */
interface Interval {
  readonly from: number;
  readonly to: number;
}

interface Piece extends Interval {
  readonly object: ArchiveObject;
}

/**
 * Lays the objects of a strand out so that no block stands twice on a line: line 0 has every block, further lines have what
 * is left. Ion comes before JSON, of which less can be proven, and what a completed manifest names before what none does.
 *
 * @param objects of one strand, in journal order
 * @returns the lines, and the objects of which blocks are on no line, because there are too many copies
 */
export function layOut(objects: readonly ArchiveObject[]): {
  readonly lines: readonly ArchiveLine[];
  readonly leftOut: readonly ArchiveObject[];
} {
  const lines: ArchiveLine[] = [];
  let left: readonly Piece[] = objects.map((object) => ({
    object,
    from: object.range.first,
    to: object.range.last + 1,
  }));
  while (left.length > 0 && lines.length < ARCHIVE_LIMITS.lines) {
    const line = lines.length === 0 ? layLine(left) : layCopies(left);
    lines.push(lineOf(line.taken));
    left = line.left;
  }
  return { lines, leftOut: [...new Set(left.map(({ object }) => object))] };
}

/** Copies are judged each by itself, so none of them is cut up: those that overlap come on a further line. */
function layCopies(pieces: readonly Piece[]): { readonly taken: readonly Piece[]; readonly left: readonly Piece[] } {
  const taken: Piece[] = [];
  const left: Piece[] = [];
  for (const piece of pieces) {
    const last = taken.at(-1);
    (last === undefined || last.to <= piece.from ? taken : left).push(piece);
  }
  return { taken, left };
}

/** How much of an object can be relied upon: the lower, the more. */
const rank = ({ format, declaredBy }: ArchiveObject) =>
  (format === 'json-lines' ? 2 : 0) + (declaredBy.length === 0 ? 1 : 0);
const RANKS = [0, 1, 2, 3];

function layLine(pieces: readonly Piece[]): { readonly taken: readonly Piece[]; readonly left: readonly Piece[] } {
  let taken: Piece[] = [];
  const left: Piece[] = [];
  for (const group of groupsOf(pieces)) {
    const added: Piece[] = [];
    // Pieces are in the order of their first blocks, so the taken ones behind `at` are all that can meet the next.
    let at = 0;
    let covered = 0;
    for (const piece of group) {
      while (at < taken.length && (taken[at] as Piece).to <= piece.from) at++;
      let { from } = piece;
      const claim = (to: number, free: boolean) => {
        if (to <= from) return;
        const list = free ? added : left;
        const last = list.at(-1);
        const goesOn = last?.object === piece.object && last.to === from;
        if (goesOn) list.pop();
        list.push({ object: piece.object, from: goesOn ? last.from : from, to });
        from = to;
      };
      claim(Math.min(covered, piece.to), false);
      for (let other = at; from < piece.to; other++) {
        const next = taken[other];
        if (next === undefined || next.from >= piece.to) claim(piece.to, true);
        else {
          claim(next.from, true);
          claim(Math.min(next.to, piece.to), false);
        }
      }
      covered = Math.max(covered, piece.to);
    }
    taken = [...taken, ...added].sort(byFrom);
  }
  return { taken, left: left.sort(byFrom) };
}

const byFrom = (a: Interval & { object: ArchiveObject }, b: Interval & { object: ArchiveObject }) =>
  a.from - b.from || a.object.number - b.object.number;

/**
 * Which pieces are laid first: of each rank those that go on where another one ends, so that objects are cut up as little as can
 * be, then those that overlap with them.
 */
function* groupsOf(pieces: readonly Piece[]): Generator<readonly Piece[]> {
  for (const each of RANKS) {
    const whole: Piece[] = [];
    const others: Piece[] = [];
    for (const piece of pieces) {
      if (rank(piece.object) !== each) continue;
      const last = whole.at(-1);
      (last === undefined || last.to <= piece.from ? whole : others).push(piece);
    }
    yield whole;
    yield others;
  }
}

function lineOf(pieces: readonly Piece[]): ArchiveLine {
  return {
    parts: pieces.map(({ object, from, to }): LinePart => {
      const { first, last } = object.range;
      if (from === first && to === last + 1) return { object: object.number };
      // A block beyond what was expected of the object counts on the line of those next to it.
      const keep = { from: from === first ? 0 : from, to: to === last + 1 ? Number.MAX_SAFE_INTEGER : to };
      return { object: object.number, keep };
    }),
    bytes: pieces.reduce((sum, { object }) => sum + object.size, 0),
  };
}
