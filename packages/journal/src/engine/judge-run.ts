import { JournalError } from '../errors.ts';
import { TextSkipper } from '../export/skip-text.ts';
import { type IonParts, splitIon } from '../export/split-ion.ts';
import { encodeBase64 } from '../ion/base64.ts';
import { isIonBinary } from '../ion/binary/reader.ts';
import type { ByteRange } from '../ion/value.ts';
import { LIMITS } from '../limits.ts';
import { type Candidate, judgeBySpecification, unreadable, type Wanted } from './by-specification.ts';
import { FactColumns } from './fact-columns.ts';
import { FactRows } from './fact-rows.ts';
import type { FactTable } from './fact-table.ts';
import { edgeOf, isSound, soundBlock, spanOf, sumsAt } from './facts.ts';
import { isFaultOfModule, type Kernel } from './kernel.ts';
import { linkFlag } from './links.ts';
import { EMPTY_STRETCH, joinStretches, type StretchPlace, type StretchVerdict, stretchOf } from './stretch.ts';

/** Where the bytes handed in come from. */
export interface JudgeContext {
  /** How places call it: the name of an object of an export, or of a file. */
  readonly source?: string | undefined;
  /** Offset of the first byte in it. */
  readonly offset?: number | undefined;
  /**
   * Whether the bytes end where the source ends (the default). If not, a last value that is cut off is left over, for the
   * next call: see {@link Judged.consumed}.
   */
  readonly final?: boolean | undefined;
  /** Sequence numbers at whose blocks the verdict tells what the journal's root is made of: {@link StretchVerdict.tips}. */
  readonly tips?: Iterable<number> | undefined;
  /** Whether facts for an index are wanted, which cost little. */
  readonly facts?: boolean | undefined;
  /** Number of the source in an inventory; it comes back with the facts. */
  readonly object?: number | undefined;
}

export interface Judged {
  readonly verdict: StretchVerdict;
  /** Bytes that are judged; what is left over begins with a value that is not there whole. */
  readonly consumed: number;
  /**
   * Something stands at `consumed` that what follows depends on, a symbol table for instance: the rest of the source must
   * then be handed in at once. Only where `final` was false.
   */
  readonly needsRest: boolean;
  /** A row for everything that is judged; where they were wanted. */
  readonly facts?: FactTable;
}
/** The module, for as long as it can be relied upon. */
export interface FastPath {
  kernel: Kernel | undefined;
}

/** How the module's reading of a window ended. */
const CUT = 1;
const STRANGE = 2;
/** No limit to a run. */
const MOST_OF_RUN = 2 ** 30;
/** The module did not come to an end. */
const FAILED = -1;
/** One judging of some bytes. */
export class JudgeRun {
  private verdict = EMPTY_STRETCH;
  private readonly fast: FastPath;
  private readonly bytes: Uint8Array;
  private readonly source: string;
  private readonly offset: number;
  private readonly final: boolean;
  private readonly binary: boolean;
  private readonly wanted: Wanted;
  private readonly tips: readonly number[];
  private parts: IonParts | undefined;

  constructor(fast: FastPath, bytes: Uint8Array, context: JudgeContext) {
    const { source = '', offset = 0, final = true, tips = [], facts = false, object } = context;
    const asked = new Set(tips);
    this.tips = [...asked].sort((a, b) => a - b);
    this.wanted = { tips: asked, rows: facts ? new FactRows(object, bytes.length) : undefined };
    this.fast = fast;
    this.bytes = bytes;
    this.source = source;
    this.offset = offset;
    this.final = final;
    this.binary = isIonBinary(bytes);
  }

  judge(): Judged {
    const { bytes, binary } = this;
    const { kernel } = this.fast;
    // Where Ion binary goes on depends on what symbol tables stand before: it is judged as a whole.
    let at = this.offset === 0 && !binary ? byteOrderMark(bytes) : 0;
    if (kernel === undefined || (binary && !this.final)) return this.rest(at);
    while (at < bytes.length) {
      const length = Math.min(kernel.capacity, bytes.length - at);
      kernel.bytes.set(bytes.subarray(at, at + length), kernel.input);
      const ended = this.judgeWindow(kernel, at, length);
      if (ended === FAILED) return this.rest(at);
      const consumed = kernel.exports.consumedBytes();
      at += consumed;
      if (ended === STRANGE) return this.rest(at);
      // A value that is cut off by the end of the window is looked at again at the start of the next one.
      if (ended !== CUT || consumed > 0) continue;
      const next = length < bytes.length - at ? this.largeBlock(at) : undefined;
      if (next === undefined) return this.cutOff(at);
      at = next;
    }
    return this.done(at);
  }

  /**
   * Adds what the module says about the window of `length` bytes from `at` on. @returns how it ended
   *
   * Should the module ever run into a fault of its own, nothing of what it said about the window counts, and it is not asked
   * again: the specification needs no module.
   */
  private judgeWindow(kernel: Kernel, at: number, length: number): number {
    const { exports } = kernel;
    const { verdict, wanted } = this;
    const mark = wanted.rows?.mark();
    try {
      const ended = this.binary ? exports.judgeBinary(length, at === 0 ? 1 : 0) : exports.judgeText(length);
      this.addBlocks(kernel, at);
      return ended;
    } catch (error) {
      if (!isFaultOfModule(kernel, error)) throw error;
      this.verdict = verdict;
      if (mark !== undefined) wanted.rows?.cut(mark);
      this.fast.kernel = undefined;
      return FAILED;
    }
  }

  private done(consumed: number): Judged {
    return this.judged(consumed, false);
  }

  private judged(consumed: number, needsRest: boolean): Judged {
    const { verdict, wanted } = this;
    return { verdict, consumed, needsRest, ...(wanted.rows !== undefined && { facts: wanted.rows.table() }) };
  }

  private cutOff(at: number): Judged {
    return this.final ? this.rest(at) : this.done(at);
  }

  /** `row`: the first of its facts. */
  private add(stretch: StretchVerdict, row: number): void {
    this.wanted.rows?.flag(row, linkFlag(this.verdict, stretch));
    this.verdict = joinStretches(this.verdict, stretch);
  }

  /** Where the facts of what comes next will stand. */
  private get nextRow(): number {
    return this.wanted.rows?.blocks.size ?? 0;
  }

  private place(start: number, end: number) {
    return { source: this.source, start: this.offset + start, end: this.offset + end };
  }

  /** The blocks of a window that starts at `at`. */
  private addBlocks(kernel: Kernel, at: number): void {
    const count = kernel.exports.blockCount();
    const { rows } = this.wanted;
    const columns = rows && new FactColumns(kernel, rows);
    for (let i = 0; i < count; ) {
      if (isSound(kernel, i)) {
        i = this.addRun(kernel, columns, at, i);
        continue;
      }
      const { start, end } = spanOf(kernel, i);
      this.addBlock(at + start, at + end);
      i++;
    }
  }

  /** One block by the specification. */
  private addBlock(start: number, end: number): void {
    const candidate = { place: this.place(start, end), bytes: this.bytes.subarray(start, end) };
    if (!this.binary) {
      this.bySpecification({ ...candidate, format: 'text' });
      return;
    }
    const parts = this.split();
    const index = indexOfSpan(parts.spans, start);
    this.bySpecification({ ...candidate, format: 'binary', read: () => parts.read(index) });
  }

  private bySpecification(candidate: Candidate): void {
    const row = this.nextRow;
    this.add(judgeBySpecification(candidate, this.wanted), row);
  }

  private unreadable(place: StretchPlace, error: JournalError): void {
    const row = this.nextRow;
    this.add(unreadable(place, error, this.wanted), row);
  }

  /** All values of Ion binary, with the symbol tables that hold at each. */
  private split(): IonParts {
    this.parts ??= splitIon(this.bytes, 'binary');
    return this.parts;
  }

  /** A run of sound blocks whose links hold, from block `from` of the window on. @returns its end */
  private addRun(kernel: Kernel, columns: FactColumns | undefined, at: number, from: number): number {
    const { exports, words, bytes } = kernel;
    const { sequenceNo } = edgeOf(kernel, from);
    const tip = this.tips[firstIndex(this.tips.length, (index) => (this.tips[index] as number) >= sequenceNo)];
    const to = exports.run(from, tip === undefined ? MOST_OF_RUN : Math.min(tip - sequenceNo + 1, MOST_OF_RUN));
    const run = exports.runAt();
    const nodes = Array.from({ length: words[(run + 28) >> 2] as number }, (_, i) => {
      const node = run + 32 + 36 * i;
      return { level: words[node >> 2] as number, hash: encodeBase64(bytes.subarray(node + 4, node + 36)) };
    });
    const edge = (index: number) => {
      const { start, end } = spanOf(kernel, index);
      return { ...edgeOf(kernel, index), place: this.place(at + start, at + end) };
    };
    const first = edge(from);
    const last = to - from === 1 ? first : edge(to - 1);
    let size = 0;
    for (let i = from; i < to; i++) {
      const { start, end } = spanOf(kernel, i);
      size += end - start;
    }
    const sums = sumsAt(kernel, run);
    const begins = first.sequenceNo === 0 && soundBlock(kernel, from).sums.transactions === 0;
    const pieces = [{ strandId: first.strandId, from: first.sequenceNo, to: last.sequenceNo + 1, nodes }];
    const row = this.nextRow;
    columns?.addRun(from, to, this.offset + at, first.strandId);
    this.add(
      stretchOf({
        counts: { ...sums, blocks: to - from, bytes: size, whole: sums.transactions, genesis: begins ? 1 : 0 },
        first,
        last,
        pieces,
        tips: last.sequenceNo === tip ? [{ tip, pieces }] : [],
      }),
      row,
    );
    return to;
  }

  /** A block that is larger than a window. @returns its end, undefined when it is not there whole */
  private largeBlock(at: number): number | undefined {
    if (this.binary) return undefined;
    const skipper = new TextSkipper(this.bytes, at);
    try {
      skipper.skipValue();
    } catch (error) {
      if (error instanceof JournalError) return undefined;
      throw error;
    }
    this.addBlock(at, skipper.pos);
    return skipper.pos;
  }

  /** Everything from `at` on is for the specification, which splits it too. */
  private rest(at: number): Judged {
    if (!this.final) return this.judged(at, true);
    // In Ion binary the symbol tables in front count too.
    const from = this.binary ? 0 : at;
    const rest = this.bytes.subarray(from);
    const everything = this.place(at, this.bytes.length);
    if (rest.length > LIMITS.exportBytes) {
      const message = `The object has more than ${LIMITS.exportBytes} bytes`;
      this.unreadable(everything, new JournalError('input-too-large', message));
      return this.done(this.bytes.length);
    }
    // It is Ion text even where it goes on with `{"`, as JSON starts, or with a byte that starts Ion binary.
    const parts = this.binary ? this.split() : splitIon(rest, 'text');
    for (const [index, { start, end }] of parts.spans.entries()) {
      if (from + start < at) continue;
      const candidate = {
        place: this.place(from + start, from + end),
        bytes: rest.subarray(start, end),
        read: () => parts.read(index),
        format: this.binary ? ('binary' as const) : ('text' as const),
      };
      this.bySpecification(candidate);
    }
    if (parts.problem !== undefined) {
      this.unreadable(this.place(from + parts.rest, this.bytes.length), parts.problem);
    }
    return this.done(this.bytes.length);
  }
}

/** The span that starts at `start`; there is one. */
function indexOfSpan(spans: readonly ByteRange[], start: number): number {
  return firstIndex(spans.length, (index) => (spans[index] as ByteRange).start >= start);
}

/** The first of the indexes below `count` from which on `holds` is true; `count` when there is none. */
function firstIndex(count: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

function byteOrderMark(bytes: Uint8Array): number {
  return bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
}
