// SHA-256 of many messages: four at a time where the module is built with vectors, else one after the other.
import { digestOf } from './jobs';
import { JOBS, JOB_SHIFT } from './layout';
import { compressLane, resetLane, storeLane } from './sha256';
import { compress4 } from './sha256-lanes';

const IDLE: usize = memory.data(64, 16);
const LANE_POINTER: usize = memory.data(16, 16);
const LANE_LEFT: usize = memory.data(16, 16);
const LANE_JOB: usize = memory.data(16, 16);

/** Messages of so many bytes or more are hashed by the host. */
let hostFrom: usize = usize.MAX_VALUE;
export function setHostHash(from: usize): void {
  hostFrom = from;
}
/** SHA-256 of `length` bytes at `at`, written to `to`. */
// @ts-ignore: decorator
@external('host', 'sha256')
declare function hostHash(at: usize, length: usize, to: usize): void;

/** Hashes all jobs of a list, whose messages are there. */
export function hashAll(first: i32): void {
  if (hostFrom != usize.MAX_VALUE) first = withoutLong(first);
  if (ASC_FEATURE_SIMD) hashInLanes(first);
  else hashOneByOne(first);
}

/** Lets the host hash the long messages of a list. @returns the list of the others */
function withoutLong(first: i32): i32 {
  let rest = -1;
  let last: usize = 0;
  for (let job = first; job >= 0; ) {
    const at = JOBS + (<usize>job << JOB_SHIFT);
    const next = load<i32>(at, 20);
    const start = <usize>load<u32>(at);
    // The padding ends with the length in bits, of which 32 are enough.
    const length = <usize>(bswap(load<u32>(start + (<usize>load<u32>(at, 4) << 6) - 4)) >> 3);
    if (length >= hostFrom) hostHash(start, length, digestOf(job));
    else {
      if (last == 0) rest = job;
      else store<i32>(last, job, 20);
      last = at;
    }
    job = next;
  }
  if (last != 0) store<i32>(last, -1, 20);
  return rest;
}

function hashOneByOne(first: i32): void {
  for (let job = first; job >= 0; ) {
    const at = JOBS + (<usize>job << JOB_SHIFT);
    resetLane(0);
    compressLane(0, load<u32>(at), load<u32>(at, 4));
    storeLane(0, digestOf(job));
    job = load<i32>(at, 20);
  }
}

/** A lane that is done takes the next one. */
function hashInLanes(first: i32): void {
  let next = first;
  let active = 0;
  for (let lane: usize = 0; lane < 4; lane++) {
    if (next >= 0) {
      const at = JOBS + (<usize>next << JOB_SHIFT);
      start(lane, next, at);
      next = load<i32>(at, 20);
      active++;
    } else {
      store<u32>(LANE_POINTER + 4 * lane, <u32>IDLE);
      store<u32>(LANE_LEFT + 4 * lane, 0);
    }
  }
  while (active > 1 || next >= 0) {
    // As many blocks as every busy lane has.
    let run: u32 = u32.MAX_VALUE;
    for (let lane: usize = 0; lane < 4; lane++) {
      const left = load<u32>(LANE_LEFT + 4 * lane);
      if (left > 0 && left < run) run = left;
    }
    let p0 = <usize>load<u32>(LANE_POINTER);
    let p1 = <usize>load<u32>(LANE_POINTER, 4);
    let p2 = <usize>load<u32>(LANE_POINTER, 8);
    let p3 = <usize>load<u32>(LANE_POINTER, 12);
    const s0: usize = load<u32>(LANE_LEFT) > 0 ? 64 : 0;
    const s1: usize = load<u32>(LANE_LEFT, 4) > 0 ? 64 : 0;
    const s2: usize = load<u32>(LANE_LEFT, 8) > 0 ? 64 : 0;
    const s3: usize = load<u32>(LANE_LEFT, 12) > 0 ? 64 : 0;
    for (let i: u32 = 0; i < run; i++) {
      compress4(p0, p1, p2, p3);
      p0 += s0;
      p1 += s1;
      p2 += s2;
      p3 += s3;
    }
    store<u32>(LANE_POINTER, <u32>p0);
    store<u32>(LANE_POINTER, <u32>p1, 4);
    store<u32>(LANE_POINTER, <u32>p2, 8);
    store<u32>(LANE_POINTER, <u32>p3, 12);
    for (let lane: usize = 0; lane < 4; lane++) {
      const left = load<u32>(LANE_LEFT + 4 * lane);
      if (left == 0) continue;
      store<u32>(LANE_LEFT + 4 * lane, left - run);
      if (left != run) continue;
      storeLane(lane, digestOf(load<i32>(LANE_JOB + 4 * lane)));
      if (next >= 0) {
        const at = JOBS + (<usize>next << JOB_SHIFT);
        start(lane, next, at);
        next = load<i32>(at, 20);
      } else {
        store<u32>(LANE_POINTER + 4 * lane, <u32>IDLE);
        active--;
      }
    }
  }
  if (active == 0) return;
  for (let lane: usize = 0; lane < 4; lane++) {
    const left = load<u32>(LANE_LEFT + 4 * lane);
    if (left == 0) continue;
    compressLane(lane, load<u32>(LANE_POINTER + 4 * lane), left);
    storeLane(lane, digestOf(load<i32>(LANE_JOB + 4 * lane)));
  }
}

// @ts-ignore: decorator
@inline
function start(lane: usize, job: i32, at: usize): void {
  store<u32>(LANE_POINTER + 4 * lane, load<u32>(at));
  store<u32>(LANE_LEFT + 4 * lane, load<u32>(at, 4));
  store<i32>(LANE_JOB + 4 * lane, job);
  resetLane(lane);
}
