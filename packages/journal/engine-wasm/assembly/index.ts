// The engine's module. It reads a window of top-level blocks, hashes everything in them together, and says of each
// whether it is sound beyond doubt, with the facts that joining needs; every other block is for the specification.
import { binaryValue } from './binary';
import { closeAll } from './binary-containers';
import { setLimit } from './binary-heads';
import { addSymbols, symbolTable, topLevelEnd } from './binary-top-level';
import { beginMessage, endMessage, head, tail } from './emit';
import { same32 } from './bytes16';
import { binary, block, checks, initNullHash, resetStated, setBinary, stated } from './block';
import { addPair, addPlain, digestOf, hasRoom, holeCount, jobCount, resetJobs, runJobs, scratchNeed } from './jobs';
import {
  ARENA,
  CHECKS,
  DIGESTS,
  FACT_BYTES,
  FACTS,
  FACTS_CAPACITY,
  IN,
  IN_CAPACITY,
  JOBS,
  JOBS_CAPACITY,
  LISTS,
  SORT,
  STATED,
} from './layout';
import { blockRows, cutRows, hasRows, resetRows, rows, rowsAt, tablesAt } from './rows';
import { sameId } from './shape';
import { arenaFull, end, FAIL, MAX_VALUES, o, p, setEnd, setO, setP, setValues, values } from './state';
import { initSymbols, resetSymbols } from './symbols';
import { textValue } from './text';
import { blank, initText } from './text-bytes';
import { skipText } from './text-skip';

export { setHostHash } from './hash-jobs';
export { blockRows, rowsAt, tablesAt };

// Status of a block.
const SOUND: i32 = 0;
const DEFERRED: i32 = 1;

/** How the last window ended: all of it was read, its last value is not whole, what comes next is no block, or no room. */
const ENDED: i32 = 0;
const CUT: i32 = 1;
const STRANGE: i32 = 2;
const FULL: i32 = 3;

/**
 * Blocks that are hashed together: little enough for the cache, but enough of them to fill the lanes, since a large block
 * has long messages that only those of other blocks can stand beside.
 */
const BATCH: usize = 0x20000;
const BATCH_BLOCKS: i32 = 16;
const LARGE_BATCH: usize = 0x200000;

// @ts-ignore: decorator
@inline
function isFull(bytes: usize): bool {
  return bytes >= BATCH && (blocks - batchStart >= BATCH_BLOCKS || bytes >= LARGE_BATCH);
}

export function init(): void {
  initText();
  initSymbols();
  resetJobs(0, 0, 0);
  setO(ARENA);
  beginMessage();
  head(0x0f);
  tail();
  const job = endMessage();
  runJobs();
  initNullHash(digestOf(job));
}

export function inputAt(): usize {
  return IN;
}
export function inputCapacity(): usize {
  return IN_CAPACITY;
}
export function factsAt(): usize {
  return FACTS;
}
export function digestsAt(): usize {
  return DIGESTS;
}

let blocks: i32 = 0;
let batchStart: i32 = 0;
let consumed: usize = 0;

/** Blocks with facts after {@link judge}. */
export function blockCount(): i32 {
  return blocks;
}
/** Bytes of the window that the facts cover, blanks behind the last block included. */
export function consumedBytes(): usize {
  return consumed - IN;
}

function clear(): void {
  resetJobs(0, 0, 0);
  resetStated(STATED, CHECKS);
  setO(ARENA);
}

/** Hashes what was read, and compares. */
function settle(): void {
  runJobs();
  for (let check = CHECKS; check < checks; check += 16) {
    const what = <usize>load<u32>(check);
    const list = <usize>load<u32>(check, 4);
    let count = load<i32>(check, 8);
    let found = false;
    if (count < 0) {
      // This hash, or else that of the next comparison.
      found = same32(what, list);
      if (found) check += 16;
      else continue;
    }
    for (let i = 0; i < count && !found; i++) found = same32(what, list + (<usize>i << 5));
    if (!found) store<i32>(FACTS + <usize>load<i32>(check, 12) * FACT_BYTES, DEFERRED);
  }
  clear();
  for (let i = batchStart; i < blocks; i++) {
    const facts = FACTS + <usize>i * FACT_BYTES;
    store<i32>(facts, i > 0 && follows(facts - FACT_BYTES, facts) ? 1 : 0, LINKED);
  }
  batchStart = blocks;
}

/** Place of the flag in the facts of a block: the block before it is sound too, and this one follows it. */
const LINKED: usize = 152;

/** Whether two sound blocks are neighbours, as the specification's verifyLink asks. */
function follows(a: usize, b: usize): bool {
  if (load<i32>(a) != SOUND || load<i32>(b) != SOUND) return false;
  return (
    load<u64>(a, 16) + 1 == load<u64>(b, 16) &&
    load<u64>(a, 24) <= load<u64>(b, 24) &&
    same32(a + 32, b + 64) &&
    load<u32>(b, 96) != 0 &&
    sameId(a + 100, b + 100)
  );
}

/** What {@link run} says: seven sums (u32), the number of nodes (u32), then the nodes: level (u32), hash. */
const RUN: usize = LISTS + 0x6000;
const RIGHT: usize = LISTS + 0x8000;
const NODE_BYTES: usize = 36;
export function runAt(): usize {
  return RUN;
}

/**
 * The longest run of sound blocks, each linked to the one before, from block `from` on, which must be sound itself: its
 * sums, and the roots of the complete subtrees of the journal's tree that it consists of, from left to right.
 *
 * @param limit most blocks of the run, one at least
 * @returns the end of the run
 */
export function run(from: i32, limit: i32): i32 {
  const most = limit < blocks - from ? from + limit : blocks;
  let to = from + 1;
  while (to < most && load<i32>(FACTS + <usize>to * FACT_BYTES, LINKED) != 0) to++;
  memory.fill(RUN, 0, 32);
  for (let i = from; i < to; i++) {
    const facts = FACTS + <usize>i * FACT_BYTES;
    for (let k: usize = 0; k < 28; k += 4) store<u32>(RUN + k, load<u32>(RUN + k) + load<u32>(facts + k, 124));
    store<u32>(SORT + (<usize>(i - from) << 2), <u32>(facts + 32));
  }
  clear();
  let start = load<u64>(FACTS + <usize>from * FACT_BYTES, 16);
  let count = to - from;
  let left = 0;
  let right = 0;
  for (let level = 0; count > 0; level++) {
    let list = SORT;
    if ((start & 1) != 0) {
      putNode(RUN + 32 + <usize>left * NODE_BYTES, level, load<u32>(list));
      left++;
      list += 4;
      start++;
      count--;
    }
    if ((count & 1) != 0) {
      count--;
      putNode(RIGHT + <usize>right * NODE_BYTES, level, load<u32>(list + (<usize>count << 2)));
      right++;
    }
    count >>= 1;
    for (let i = 0; i < count; i++) {
      const pair = list + (<usize>i << 3);
      store<u32>(SORT + (<usize>i << 2), <u32>digestOf(addPair(load<u32>(pair), load<u32>(pair, 4), level)));
    }
    start >>= 1;
  }
  runJobs();
  // The nodes hold the places of their hashes so far.
  for (let i = 0; i < right; i++) {
    memory.copy(RUN + 32 + <usize>(left + i) * NODE_BYTES, RIGHT + <usize>(right - 1 - i) * NODE_BYTES, NODE_BYTES);
  }
  for (let i = 0; i < left + right; i++) {
    const node = RUN + 32 + <usize>i * NODE_BYTES;
    memory.copy(node + 4, load<u32>(node, 4), 32);
  }
  store<i32>(RUN, left + right, 28);
  return to;
}

function putNode(at: usize, level: i32, hash: u32): void {
  store<i32>(at, level);
  store<u32>(at, hash, 4);
}

/** Judges the blocks of Ion text in the window of `length` bytes. @returns how it ended */
export function judgeText(length: usize): i32 {
  setBinary(false);
  setP(IN);
  setEnd(IN + length);
  memory.fill(IN + length, 0, 32);
  blocks = 0;
  batchStart = 0;
  consumed = IN;
  resetRows();
  clear();
  let batchFrom = IN;
  let ended = ENDED;
  for (;;) {
    const c = blank();
    if (c == 0) {
      // A comment that is not whole, or not ASCII, is strange too.
      if (p >= end) consumed = end;
      else ended = STRANGE;
      break;
    }
    consumed = p;
    if (c != 0x7b || load<u8>(p, 1) == 0x7b) {
      ended = STRANGE;
      break;
    }
    if (blocks == FACTS_CAPACITY || !hasRows()) {
      ended = FULL;
      break;
    }
    const from = p;
    let sound = attempt();
    if (!sound && blocks > batchStart && lacksRoom()) {
      rollBack();
      settle();
      batchFrom = from;
      setP(from);
      sound = attempt();
    }
    const facts = FACTS + <usize>blocks * FACT_BYTES;
    if (!sound) {
      rollBack();
      const stop = skipText(from);
      if (stop == 0) {
        ended = CUT;
        break;
      }
      setP(stop);
    }
    store<i32>(facts, sound ? SOUND : DEFERRED);
    store<u32>(facts, <u32>(from - IN), 4);
    store<u32>(facts, <u32>(p - IN), 8);
    blocks++;
    consumed = p;
    if (isFull(p - batchFrom)) {
      settle();
      batchFrom = p;
    }
  }
  settle();
  return ended;
}

/** Where {@link skim} writes offsets into the window. */
export function bordersAt(): usize {
  return JOBS;
}
let borders: i32 = 0;
export function borderCount(): i32 {
  return borders;
}

/**
 * Finds where blocks of Ion text begin, by their brackets alone: the first one, and then each that is at least `every`
 * bytes behind the one found before. @returns how it ended; {@link consumedBytes} tells where
 */
export function skim(length: usize, every: usize): i32 {
  setP(IN);
  setEnd(IN + length);
  memory.fill(IN + length, 0, 32);
  borders = 0;
  consumed = IN;
  let next = IN;
  for (;;) {
    const c = blank();
    if (c == 0 && p >= end) {
      consumed = end;
      return ENDED;
    }
    if (c == 0) return STRANGE;
    consumed = p;
    if (c != 0x7b || load<u8>(p, 1) == 0x7b) return STRANGE;
    const from = p;
    const stop = skipText(from);
    if (stop == 0) return CUT;
    if (from >= next) {
      if (borders >= JOBS_CAPACITY) return FULL;
      store<u32>(JOBS + (<usize>borders << 2), <u32>(from - IN));
      borders++;
      next = from + every;
    }
    setP(stop);
    consumed = stop;
  }
  return ENDED;
}

/** The same of Ion binary. `fresh`: no symbol table of a window before holds on. */
export function judgeBinary(length: usize, fresh: bool): i32 {
  setBinary(true);
  setP(IN);
  setEnd(IN + length);
  memory.fill(IN + length, 0, 32);
  if (fresh) resetSymbols();
  blocks = 0;
  batchStart = 0;
  consumed = IN;
  resetRows();
  clear();
  let batchFrom = IN;
  let ended = ENDED;
  while (p < end) {
    const from = p;
    consumed = from;
    const descriptor = <u32>load<u8>(from);
    const stop = descriptor == 0xe0 ? from + 4 : topLevelEnd(end);
    if (stop > end) {
      ended = CUT;
      break;
    }
    if (descriptor == 0xe0) {
      if (load<u32>(from) != 0xea0001e0) {
        ended = STRANGE;
        break;
      }
      resetSymbols();
      setP(stop);
      continue;
    }
    if (descriptor >> 4 == 14) {
      const how = symbolTable(stop);
      if (how == 2) resetSymbols();
      if (how == 0 || !addSymbols()) {
        ended = STRANGE;
        break;
      }
      setP(stop);
      continue;
    }
    if (descriptor >> 4 != 13 || descriptor == 0xdf) {
      ended = STRANGE;
      break;
    }
    if (blocks == FACTS_CAPACITY || !hasRows()) {
      ended = FULL;
      break;
    }
    closeAll(stop);
    let sound = attempt() && p == stop;
    if (!sound && blocks > batchStart && lacksRoom()) {
      rollBack();
      settle();
      batchFrom = from;
      setP(from);
      closeAll(stop);
      sound = attempt() && p == stop;
    }
    const facts = FACTS + <usize>blocks * FACT_BYTES;
    if (!sound) rollBack();
    setP(stop);
    store<i32>(facts, sound ? SOUND : DEFERRED);
    store<u32>(facts, <u32>(from - IN), 4);
    store<u32>(facts, <u32>(stop - IN), 8);
    blocks++;
    if (isFull(stop - batchFrom)) {
      settle();
      batchFrom = stop;
    }
  }
  if (ended == ENDED) consumed = end;
  settle();
  return ended;
}

let savedJobs: i32 = 0;
let savedHoles: i32 = 0;
let savedScratch: usize = 0;
let savedStated: usize = 0;
let savedChecks: usize = 0;
let savedO: usize = 0;
let savedRows: i32 = 0;

/** Reads one block; what it leaves behind if it fails is removed by {@link rollBack}. */
function attempt(): bool {
  savedJobs = jobCount;
  savedHoles = holeCount;
  savedScratch = scratchNeed;
  savedStated = stated;
  savedChecks = checks;
  savedO = o;
  savedRows = rows;
  setValues(0);
  // What is written last is not followed by a look at the room that is left.
  return hasRoom() && block(blocks) && !lacksRoom();
}
function lacksRoom(): bool {
  return arenaFull() || !hasRoom();
}
function rollBack(): void {
  resetJobs(savedJobs, savedHoles, savedScratch);
  resetStated(savedStated, savedChecks);
  setO(savedO);
  cutRows(savedRows);
}

/** Ion hash of the one value in the window. @returns where it lies, 0 when it is for the specification */
export function hashText(length: usize): usize {
  setP(IN);
  setEnd(IN + length);
  memory.fill(IN + length, 0, 32);
  clear();
  setValues(0);
  if (blank() == 0) return 0;
  beginMessage();
  if (textValue(0, 0) == FAIL) return 0;
  const job = endMessage();
  if (blank() != 0 || p < end || values > MAX_VALUES || lacksRoom()) return 0;
  runJobs();
  return digestOf(job);
}

/** Ion hash of the one value of Ion binary in the window, behind version marker and symbol table. */
export function hashBinary(length: usize): usize {
  setP(IN);
  setEnd(IN + length);
  memory.fill(IN + length, 0, 32);
  clear();
  setValues(0);
  if (load<u32>(IN) != 0xea0001e0) return 0;
  resetSymbols();
  setP(IN + 4);
  let stop = topLevelEnd(end);
  if (symbolTable(stop) == 2) {
    if (stop > end || !addSymbols()) return 0;
    setP(stop);
    stop = topLevelEnd(end);
  } else setP(IN + 4);
  if (stop != end) return 0;
  setLimit(end);
  beginMessage();
  if (binaryValue(0, 0) == FAIL) return 0;
  const job = endMessage();
  if (p != end || values > MAX_VALUES || lacksRoom()) return 0;
  runJobs();
  return digestOf(job);
}

/**
 * SHA-256 of many messages that stand in the window one behind the other, each after its length (4 bytes, little-endian).
 *
 * @returns their number; the digests lie at digestsAt(), in order
 */
export function hashMessages(length: usize): i32 {
  clear();
  let at = IN;
  while (at + 4 <= IN + length) {
    const bytes = <usize>load<u32>(at);
    memory.copy(o, at + 4, bytes);
    setO(addPlain(o, o + bytes));
    at += 4 + bytes;
  }
  runJobs();
  return jobCount;
}

/** dot of pairs of hashes in the window, 64 bytes each. @returns their number; the results lie at digestsAt(), in order */
export function hashPairs(count: i32): i32 {
  clear();
  for (let i = 0; i < count; i++) addPair(IN + (<usize>i << 6), IN + (<usize>i << 6) + 32, 0);
  runJobs();
  return jobCount;
}
