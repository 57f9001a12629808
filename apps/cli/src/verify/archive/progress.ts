import type { Writable } from 'node:stream';

/** How far judging is. */
export interface Done {
  readonly blocks: number;
  readonly bytes: number;
  /** Bytes of the files that are read, and of all of them: compressed where they are. */
  readonly read: number;
  readonly total: number;
}

export interface Progress {
  tell(done: Done): void;
  /** Something else that the reader should know at once. */
  say(line: string): void;
  /** Leaves the terminal as it should be. */
  end(): void;
}

const IN_PLACE_MS = 200;
const LINE_MS = 5_000;

/**
 * Tells on stderr how far judging is, how fast, and how long it takes: in one line of a terminal, over and over, or else
 * with a line every few seconds, for a log.
 *
 * @param clock milliseconds
 */
export function createProgress(out: Writable & { isTTY?: boolean }, clock = () => performance.now()): Progress {
  const inPlace = out.isTTY === true;
  const started = clock();
  let told = inPlace ? Number.NEGATIVE_INFINITY : started;
  let open = false;
  const clear = () => {
    if (open) out.write('\r\u001b[K');
    open = false;
  };
  return {
    tell(done) {
      const now = clock();
      if (now - told < (inPlace ? IN_PLACE_MS : LINE_MS)) return;
      told = now;
      const line = progressLine(done, (now - started) / 1_000);
      if (!inPlace) out.write(`${line}\n`);
      else {
        out.write(`\r\u001b[K${line.slice(0, 100)}`);
        open = true;
      }
    },
    say(line) {
      clear();
      out.write(`${line}\n`);
    },
    end: clear,
  };
}

/** @param seconds since judging began */
export function progressLine({ blocks, bytes, read, total }: Done, seconds: number): string {
  const share = total === 0 ? 0 : Math.min(read / total, 1);
  const rate = seconds > 0 ? `, ${(bytes / 1e6 / seconds).toFixed(1)} MB/s` : '';
  const left = share > 0.005 && share < 1 ? `, ${duration((seconds / share) * (1 - share))} left` : '';
  return `${blocks.toLocaleString('en')} blocks judged, ${(share * 100).toFixed(1)} % of ${(total / 1e6).toFixed(1)} MB read${rate}${left}`;
}

function duration(seconds: number): string {
  const whole = Math.ceil(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3_600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3_600)} h ${Math.floor((whole % 3_600) / 60)} min`;
}
