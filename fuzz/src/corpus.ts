/** Inputs that each reached something first, and which of them to go on from. */
import type { Seeded } from '@qldb-console/testkit';

interface Entry {
  readonly bytes: Uint8Array;
  readonly traces: Uint32Array;
  readonly milliseconds: number;
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

  add(bytes: Uint8Array, traces: Uint32Array, milliseconds: number): void {
    const entry: Entry = { bytes: bytes.slice(), traces, milliseconds, picked: 0 };
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

  /** Inputs that together reach what all do, as few and as small as is easily found. */
  distilled(): Uint8Array[] {
    const left = new Set(this.best.keys());
    const chosen: Uint8Array[] = [];
    for (const entry of new Set([...this.best.values()].sort((a, b) => b.traces.length - a.traces.length))) {
      if (!entry.traces.some((trace) => left.has(trace))) continue;
      for (const trace of entry.traces) left.delete(trace);
      chosen.push(entry.bytes);
    }
    return chosen;
  }
}

function cost({ bytes, milliseconds }: Entry): number {
  return (bytes.length + 16) * (milliseconds + 0.05);
}
