// Messages to hash. A message whose content is all known is padded where it was written; one that holds structs is put
// together when the hashes of their fields are known; one of two hashes (QLDB's dot) when both are. `height` says when
// that is: a job needs only digests of lower jobs, so all jobs of one height are hashed together, four at a time.
import { clear64, copy32, escape16 } from './bytes16';
import {
  DIGESTS,
  HOLES,
  HOLES_CAPACITY,
  JOBS,
  JOB_SHIFT,
  JOBS_CAPACITY,
  SCRATCH,
  SCRATCH_END,
  SORT,
} from './layout';
import { hashAll } from './hash-jobs';

// Job: 0 message · 4 its 64-byte blocks, 0 while it is not put together · 8 first hole, PAIR for two hashes ·
// 12 end of the bytes before the first hole · 16 next job of the same struct · 20 next job of the same height · 24 height
// A pair has its two hashes at 0 and 12.
const PAIR: i32 = -2;
const NONE: i32 = -1;
// Hole: 0 first job of the struct's fields · 4 their number · 8 bytes behind it · 12 their end · 16 next hole
const HOLE_SHIFT: usize = 5;

const MAX_HEIGHT: i32 = 511;
const HEADS: usize = memory.data(2048, 16);

export let jobCount: i32 = 0;
export let holeCount: i32 = 0;
/** Bytes that all messages together may need that are not put together yet. */
export let scratchNeed: usize = 0;

export function resetJobs(jobs: i32, holes: i32, scratch: usize): void {
  jobCount = jobs;
  holeCount = holes;
  scratchNeed = scratch;
}

// @ts-ignore: decorator
@inline
export function hasRoom(): bool {
  return jobCount < JOBS_CAPACITY - 4096 && holeCount < HOLES_CAPACITY && scratchNeed < SCRATCH_END - SCRATCH - 0x100000;
}

// @ts-ignore: decorator
@inline
export function digestOf(job: i32): usize {
  return DIGESTS + (<usize>job << JOB_SHIFT);
}
// @ts-ignore: decorator
@inline
export function heightOf(job: i32): i32 {
  return load<i32>(JOBS + (<usize>job << JOB_SHIFT), 24);
}
// @ts-ignore: decorator
@inline
export function linkField(job: i32, next: i32): void {
  store<i32>(JOBS + (<usize>job << JOB_SHIFT), next, 16);
}

/** Pads the message `[start, end)` as SHA-256 wants it, in place. @returns the end of the padding */
// @ts-ignore: decorator
@inline
function pad(start: usize, end: usize): usize {
  const length = end - start;
  const padded = start + ((length + 72) & ~63);
  store<u8>(end, 0x80);
  clear64(end + 1, padded - 8);
  store<u64>(padded - 8, bswap(<u64>length << 3));
  return padded;
}

/** A message without structs. @returns the end of its padding, which is where the next one may start */
// @ts-ignore: decorator
@inline
export function addPlain(start: usize, end: usize): usize {
  const padded = pad(start, end);
  const job = JOBS + (<usize>jobCount << JOB_SHIFT);
  store<u32>(job, <u32>start);
  store<u32>(job, <u32>((padded - start) >> 6), 4);
  store<i32>(job, NONE, 8);
  store<i32>(job, 0, 24);
  jobCount++;
  return padded;
}

export function addWithHoles(start: usize, end: usize, firstHole: i32, height: i32): void {
  const job = JOBS + (<usize>jobCount << JOB_SHIFT);
  store<u32>(job, <u32>start);
  store<u32>(job, 0, 4);
  store<i32>(job, firstHole, 8);
  store<u32>(job, <u32>end, 12);
  store<i32>(job, height, 24);
  let need = end - start + 128;
  for (let hole = firstHole; hole != NONE; ) {
    const at = HOLES + (<usize>hole << HOLE_SHIFT);
    need += <usize>load<u32>(at, 4) * 64 + load<u32>(at, 12) - load<u32>(at, 8);
    hole = load<i32>(at, 16);
  }
  scratchNeed += need;
  jobCount++;
}

/** dot(a, b) of two hashes that are known once all jobs below `height` are done. @returns the job */
export function addPair(a: usize, b: usize, height: i32): i32 {
  const job = JOBS + (<usize>jobCount << JOB_SHIFT);
  store<u32>(job, <u32>a);
  store<u32>(job, 0, 4);
  store<i32>(job, PAIR, 8);
  store<u32>(job, <u32>b, 12);
  store<i32>(job, height, 24);
  scratchNeed += 128;
  return jobCount++;
}

/** A struct of `count` fields inside the message being written. The bytes behind it follow with {@link endHole}. */
export function addHole(firstField: i32, count: i32, previous: i32): i32 {
  const at = HOLES + (<usize>holeCount << HOLE_SHIFT);
  store<i32>(at, firstField);
  store<i32>(at, count, 4);
  store<i32>(at, NONE, 16);
  if (previous != NONE) store<i32>(HOLES + (<usize>previous << HOLE_SHIFT), holeCount, 16);
  return holeCount++;
}
// @ts-ignore: decorator
@inline
export function endHole(hole: i32, start: usize, end: usize): void {
  const at = HOLES + (<usize>hole << HOLE_SHIFT);
  store<u32>(at, <u32>start, 8);
  store<u32>(at, <u32>end, 12);
}

/** Hashes all jobs. */
export function runJobs(): void {
  memory.fill(HEADS, 0xff, 4 * (MAX_HEIGHT + 1));
  let highest: i32 = -1;
  for (let job = 0; job < jobCount; job++) {
    const at = JOBS + (<usize>job << JOB_SHIFT);
    const height = load<i32>(at, 24);
    if (height > highest) highest = height;
    const head = HEADS + (<usize>height << 2);
    store<i32>(at, load<i32>(head), 20);
    store<i32>(head, job);
  }
  for (let height = 0; height <= highest; height++) {
    const first = load<i32>(HEADS + (<usize>height << 2));
    let to = SCRATCH;
    for (let job = first; job >= 0; ) {
      const at = JOBS + (<usize>job << JOB_SHIFT);
      if (load<u32>(at, 4) == 0) {
        const end = load<i32>(at, 8) == PAIR ? writePair(at, to) : assemble(at, to);
        const padded = pad(to, end);
        store<u32>(at, <u32>to);
        store<u32>(at, <u32>((padded - to) >> 6), 4);
        to = padded;
      }
      job = load<i32>(at, 20);
    }
    hashAll(first);
  }
}

function writePair(job: usize, to: usize): usize {
  let a = <usize>load<u32>(job);
  let b = <usize>load<u32>(job, 12);
  // QLDB's order: from the last byte to the first, each signed. Flipping the top bits makes it unsigned, and a
  // little-endian number has its last byte on top.
  for (let i: usize = 24; ; i -= 8) {
    const x = load<u64>(a + i) ^ 0x8080808080808080;
    const y = load<u64>(b + i) ^ 0x8080808080808080;
    if (x != y) {
      if (x > y) {
        const t = a;
        a = b;
        b = t;
      }
      break;
    }
    if (i == 0) break;
  }
  copy32(a, to);
  copy32(b, to + 32);
  return to + 64;
}

function assemble(job: usize, to: usize): usize {
  const start = <usize>load<u32>(job);
  const length = <usize>load<u32>(job, 12) - start;
  memory.copy(to, start, length);
  to += length;
  for (let hole = load<i32>(job, 8); hole != NONE; ) {
    const at = HOLES + (<usize>hole << HOLE_SHIFT);
    to = writeSorted(load<i32>(at), load<i32>(at, 4), to);
    const from = <usize>load<u32>(at, 8);
    const rest = <usize>load<u32>(at, 12) - from;
    memory.copy(to, from, rest);
    to += rest;
    hole = load<i32>(at, 16);
  }
  return to;
}

/** The digests of a struct's fields in ascending order, markers escaped. */
function writeSorted(firstField: i32, count: i32, to: usize): usize {
  let field = firstField;
  for (let i = 0; i < count; i++) {
    store<u32>(SORT + (<usize>i << 2), <u32>digestOf(field));
    field = load<i32>(JOBS + (<usize>field << JOB_SHIFT), 16);
  }
  let sorted = SORT;
  if (count <= 24) insertionSort(SORT, count);
  else sorted = mergeSort(count);
  for (let i = 0; i < count; i++) {
    const digest = <usize>load<u32>(sorted + (<usize>i << 2));
    to = escape16(digest, to);
    to = escape16(digest + 16, to);
  }
  return to;
}

// @ts-ignore: decorator
@inline
function isBefore(a: usize, b: usize): bool {
  const x = bswap(load<u64>(a));
  const y = bswap(load<u64>(b));
  return x != y ? x < y : isBeforeSlow(a, b);
}
function isBeforeSlow(a: usize, b: usize): bool {
  for (let i: usize = 8; i < 32; i += 8) {
    const x = bswap(load<u64>(a + i));
    const y = bswap(load<u64>(b + i));
    if (x != y) return x < y;
  }
  return false;
}

function insertionSort(list: usize, count: i32): void {
  for (let i: usize = 1; i < <usize>count; i++) {
    const item = load<u32>(list + (i << 2));
    let k = i;
    while (k > 0) {
      const other = load<u32>(list + (k << 2) - 4);
      if (!isBefore(item, other)) break;
      store<u32>(list + (k << 2), other);
      k--;
    }
    store<u32>(list + (k << 2), item);
  }
}

/** @returns where the sorted list lies: it and a second one of the same size take turns */
function mergeSort(count: i32): usize {
  const n = <usize>count;
  let from = SORT;
  let to = SORT + (<usize>JOBS_CAPACITY << 2);
  for (let width: usize = 1; width < n; width <<= 1) {
    for (let low: usize = 0; low < n; low += width << 1) {
      const middle = min(low + width, n);
      const high = min(low + (width << 1), n);
      let i = low;
      let k = middle;
      for (let at = low; at < high; at++) {
        const takeLeft =
          i < middle && (k >= high || !isBefore(load<u32>(from + (k << 2)), load<u32>(from + (i << 2))));
        store<u32>(to + (at << 2), load<u32>(from + ((takeLeft ? i++ : k++) << 2)));
      }
    }
    const t = from;
    from = to;
    to = t;
  }
  return from;
}
