/** Inputs that each reached something first, and which of them to go on from. */
import type { Seeded } from '@qldb-console/testkit';
import type { Trace } from './coverage.ts';

interface Entry {
  readonly bytes: Uint8Array;
  readonly traces: Uint32Array;
  readonly work: number;
  /** Whether it is one of the target's own seeds, which are there anyway. */
  readonly isSeed: boolean;
  /** How often it was gone on from. */
  picked: number;
}

/** Of the inputs that are picked, so many in a hundred are among those that are the cheapest way to some branch. */
const FAVOURED = 80;
/** A new input gets this many turns before others do. */
const FRESH_TURNS = 20;

export class Corpus {
  private readonly entries: Entry[] = [];
  /** The cheapest input for each trace. */
  private readonly best = new Map<number, Entry>();
  private favoured: Entry[] | undefined;
  private readonly fresh: Entry[] = [];

  get size(): number {
    return this.entries.length;
  }

  add(bytes: Uint8Array, { branches: traces, work }: Trace, isSeed = false): void {
    const entry: Entry = { bytes: bytes.slice(), traces, work, isSeed, picked: 0 };
    this.entries.push(entry);
    this.fresh.push(entry);
    for (const trace of traces) {
      const known = this.best.get(trace);
      if (known === undefined || cost(entry) < cost(known)) this.best.set(trace, entry);
    }
    this.favoured = undefined;
  }

  /** The next input to go on from. */
  pick(random: Seeded): Uint8Array {
    const newest = this.fresh.at(-1);
    if (newest !== undefined && random.oneIn(2)) {
      newest.picked += 1;
      if (newest.picked >= FRESH_TURNS) this.fresh.pop();
      return newest.bytes;
    }
    this.favoured ??= [...new Set(this.best.values())];
    const from = random.int(100) < FAVOURED ? this.favoured : this.entries;
    // Of two, the one that had fewer turns: what was tried often has given what it can.
    const [a, b] = [random.pick(from), random.pick(from)];
    const chosen = a.picked <= b.picked ? a : b;
    chosen.picked += 1;
    return chosen.bytes;
  }

  any(random: Seeded): Uint8Array {
    return random.pick(this.entries).bytes;
  }

  /**
   * Inputs that together reach what all do and the seeds alone do not, as few and as small as is easily found; those that
   * reach most for their size first.
   */
  distilled(): Uint8Array[] {
    const left = new Set(this.best.keys());
    for (const { isSeed, traces } of this.entries) if (isSeed) for (const trace of traces) left.delete(trace);
    const worth = ({ bytes, traces }: Entry) => traces.filter((trace) => left.has(trace)).length / (bytes.length + 16);
    const byWorth = [...new Set(this.best.values())]
      .map((entry) => ({ entry, worth: worth(entry) }))
      .sort((a, b) => b.worth - a.worth);
    const chosen: Uint8Array[] = [];
    for (const { entry } of byWorth) {
      if (!entry.traces.some((trace) => left.has(trace))) continue;
      for (const trace of entry.traces) left.delete(trace);
      chosen.push(entry.bytes);
    }
    return chosen;
  }
}

/** Not the time it took: the same seed of the random numbers is to give the same inputs. */
function cost({ bytes, work }: Entry): number {
  return (bytes.length + 16) * (work + 100);
}
