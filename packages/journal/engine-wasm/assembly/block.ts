// One block: every condition under which the specification reports no failed check and no finding. Anything else, and
// anything that is rare, is given to the specification.
import { beginMessage, endMessage } from './emit';
import { binaryValue } from './binary';
import { nextBinaryField, nextBinaryItem, openBinaryList, openBinaryStruct } from './binary-containers';
import { copy16, copy32 } from './bytes16';
import { CHECKS, CHECKS_END, FACT_BYTES, FACTS, LISTS, STATED, STATED_END } from './layout';
import { addPair, digestOf, heightOf } from './jobs';
import { addBare, addRevision, isBare, noteBlock, rows, setTable } from './rows';
import {
  DATA,
  dataNames,
  DOCUMENT_IDS,
  DOCUMENT_TABLES,
  documents,
  highestIndex,
  INFO,
  isId,
  lastIsCount,
  lastIsId,
  lastStart,
  long,
  METADATA,
  resetData,
  resetInfo,
  revisionId,
  revisionTime,
  revisionTransaction,
  revisionVersion,
  sameId,
  short,
  statements,
} from './shape';
import {
  BLOB,
  FAIL,
  intValue,
  setTimeKey,
  STRUCT,
  textAt,
  textLength,
  timeKey,
  TIMESTAMP,
} from './state';
import { annotated, setAnnotated, textValue } from './text';
import { textNextField, textNextItem, textOpenList, textOpenStruct } from './text-containers';

export let binary: bool = false;
export function setBinary(value: bool): void {
  binary = value;
}

// @ts-ignore: decorator
@inline
function value(kind: i32): i32 {
  return binary ? binaryValue(kind, 0) : textValue(kind, 0);
}
function openStruct(): bool {
  return binary ? openBinaryStruct() : textOpenStruct();
}
function openList(): bool {
  return binary ? openBinaryList() : textOpenList();
}
function nextField(): i32 {
  return binary ? nextBinaryField() : textNextField();
}
function nextItem(): i32 {
  return binary ? nextBinaryItem() : textNextItem();
}

/** A value outside of what is hashed, which may have no annotations. @returns its type */
function plain(): i32 {
  setAnnotated(false);
  // What is written is thrown away; but a struct would be joined to the message before, which is done with.
  beginMessage();
  const type = value(0);
  return annotated ? FAIL : type;
}

// Fields of a block.
const ADDRESS: i32 = 0;
const TRANSACTION: i32 = 1;
const TIME: i32 = 2;
const BLOCK_HASH: i32 = 3;
const ENTRIES_HASH: i32 = 4;
const PREVIOUS: i32 = 5;
const ENTRIES: i32 = 6;
const TRANSACTION_INFO: i32 = 7;
const REVISIONS: i32 = 8;
const REQUIRED: u32 = 0b001111111;

function blockField(at: usize, length: usize): i32 {
  switch (<i32>length) {
    case 9:
      if (long(at, 9, 0x7361486b636f6c62, 0x687361486b636f6c)) return BLOCK_HASH;
      return long(at, 9, 0x6e6f697369766572, 0x736e6f6973697665) ? REVISIONS : -1;
    case 11:
      return long(at, 11, 0x4873656972746e65, 0x6873614873656972) ? ENTRIES_HASH : -1;
    case 12:
      return long(at, 12, 0x6464416b636f6c62, 0x737365726464416b) ? ADDRESS : -1;
    case 13:
      return long(at, 13, 0x746361736e617274, 0x64496e6f69746361) ? TRANSACTION : -1;
    case 14:
      return long(at, 14, 0x6d69546b636f6c62, 0x706d617473656d69) ? TIME : -1;
    case 15:
      if (long(at, 15, 0x746361736e617274, 0x6f666e496e6f6974)) return TRANSACTION_INFO;
      return long(at, 15, 0x4873656972746e65, 0x7473694c68736148) ? ENTRIES : -1;
    case 17:
      return long(at, 16, 0x73756f6976657270, 0x7361486b636f6c42) && load<u8>(at, 16) == 0x68 ? PREVIOUS : -1;
    default:
      return -1;
  }
}

// Fields of a revision.
const R_ADDRESS: i32 = 0;
const R_HASH: i32 = 1;
const R_DATA: i32 = 2;
const R_METADATA: i32 = 3;

function revisionField(at: usize, length: usize): i32 {
  if (length == 4) {
    if (short(at, 4, 0x68736168)) return R_HASH;
    return short(at, 4, 0x61746164) ? R_DATA : -1;
  }
  if (length == 8) return load<u64>(at) == 0x617461646174656d ? R_METADATA : -1;
  return length == 12 && long(at, 12, 0x6464416b636f6c62, 0x737365726464416b) ? R_ADDRESS : -1;
}

/** Where the next stated hash goes. */
export let stated: usize = STATED;
export let checks: usize = CHECKS;
export function resetStated(hashes: usize, comparisons: usize): void {
  stated = hashes;
  checks = comparisons;
}

const NO_HASH: usize = 0;
const BAD_HASH: usize = 1;

/** A hash as stated. @returns where it lies, NO_HASH when it is empty */
function hash(): usize {
  if (plain() != BLOB) return BAD_HASH;
  if (textLength == 0) return NO_HASH;
  if (textLength != 32 || stated >= STATED_END) return BAD_HASH;
  const at = stated;
  stated += 32;
  copy32(textAt, at);
  return at;
}

let addressStrand: usize = 0;
let addressNumber: u64 = 0;

function address(): bool {
  if (!openStruct()) return false;
  let seen = 0;
  for (;;) {
    const more = nextField();
    if (more == 0) return seen == 3;
    if (more < 0) return false;
    if (textLength == 8 && load<u64>(textAt) == 0x6449646e61727473) {
      if ((seen & 1) != 0 || !lastIsId(plain())) return false;
      addressStrand = textAt;
      seen |= 1;
    } else if (textLength == 10 && long(textAt, 10, 0x65636e6575716573, 0x6f4e65636e657571)) {
      if ((seen & 2) != 0 || !lastIsCount(plain())) return false;
      addressNumber = intValue;
      seen |= 2;
    } else return false;
  }
  return false;
}

/** Hashes `ptr`, 0 for empty ones, of one tree: worked on in place. */
const TREE: usize = LISTS + 0x1000;
const MAX_LEAVES: i32 = 1024;
const REVISION_IDS: usize = LISTS + 0x3000;

/** Root of the `count` hashes in TREE; 0 when it is empty. */
function root(count: i32): usize {
  for (let h = 0; count > 1; h++) {
    const half = (count + 1) >> 1;
    for (let i = 0; i < half; i++) {
      const a = <usize>load<u32>(TREE + (<usize>i << 3));
      const b: usize = 2 * i + 1 < count ? <usize>load<u32>(TREE + (<usize>i << 3), 4) : 0;
      const up = a == 0 ? b : b == 0 ? a : digestOf(addPair(a, b, h));
      store<u32>(TREE + (<usize>i << 2), <u32>up);
    }
    count = half;
  }
  return count == 0 ? 0 : <usize>load<u32>(TREE);
}

let blockIndex: i32 = 0;

/** The hash at `what` must be one of the `count` hashes from `list` on. */
function mustBeAmong(what: usize, list: usize, count: i32): bool {
  if (checks >= CHECKS_END) return false;
  store<u32>(checks, <u32>what);
  store<u32>(checks, <u32>list, 4);
  store<i32>(checks, count, 8);
  store<i32>(checks, blockIndex, 12);
  checks += 16;
  return true;
}

// What the revisions have in common.
let revisionCount = 0;
let rehashed = 0;
let deleted = 0;
let bare = 0;
let named = 0;
let earliest: u64 = 0;
let latest: u64 = 0;
let revisionStrand: usize = 0;
let revisionNumber: u64 = 0;
let transactionSeen: usize = 0;
/** Deletes: job of the metadata and stated hash. */
const DELETES: usize = LISTS + 0x4000;

function revision(): bool {
  if (!openStruct()) return false;
  let seen: u32 = 0;
  let claimed: usize = 0;
  let dataJob = 0;
  let metadataJob = 0;
  resetData();
  for (;;) {
    const more = nextField();
    if (more == 0) break;
    if (more < 0) return false;
    const field = revisionField(textAt, textLength);
    if (field < 0 || (seen & (1 << field)) != 0) return false;
    seen |= 1 << field;
    switch (field) {
      case R_ADDRESS:
        if (!address()) return false;
        // All revisions of a block must name the same one.
        if (revisionStrand == 0) {
          revisionStrand = addressStrand;
          revisionNumber = addressNumber;
        } else if (revisionNumber != addressNumber || !sameId(revisionStrand, addressStrand)) return false;
        break;
      case R_HASH:
        claimed = hash();
        if (claimed <= BAD_HASH) return false;
        break;
      case R_DATA:
        beginMessage();
        if (value(DATA) == FAIL) return false;
        dataJob = endMessage();
        break;
      case R_METADATA:
        beginMessage();
        if (value(METADATA) != STRUCT) return false;
        metadataJob = endMessage();
        break;
    }
  }
  if (claimed == 0 || revisionCount >= MAX_LEAVES) return false;
  store<u32>(TREE + (<usize>revisionCount << 2), <u32>claimed);
  revisionCount++;
  if ((seen & (1 << R_METADATA)) == 0) {
    if ((seen & (1 << R_DATA)) != 0) return false;
    bare++;
    addBare(claimed);
    return true;
  }
  if (named >= 128) return false;
  addRevision(revisionId, revisionVersion, claimed, (seen & (1 << R_DATA)) == 0 ? 1 : 0);
  store<u32>(REVISION_IDS + (<usize>named << 2), <u32>revisionId);
  named++;
  if (transactionSeen == 0) transactionSeen = revisionTransaction;
  else if (!sameId(transactionSeen, revisionTransaction)) return false;
  if (earliest == 0 || revisionTime < earliest) earliest = revisionTime;
  if (revisionTime > latest) latest = revisionTime;
  if ((seen & (1 << R_DATA)) == 0) {
    store<u32>(DELETES + (<usize>deleted << 3), <u32>metadataJob);
    store<u32>(DELETES + (<usize>deleted << 3), <u32>claimed, 4);
    deleted++;
    return true;
  }
  // Data that could be metadata.
  if (dataNames == 3) return false;
  rehashed++;
  const above = max(heightOf(dataJob), heightOf(metadataJob)) + 1;
  return mustBeAmong(claimed, digestOf(addPair(digestOf(dataJob), digestOf(metadataJob), above)), 1);
}

function revisionList(): bool {
  if (!openList()) return false;
  for (;;) {
    const more = nextItem();
    if (more == 0) return true;
    if (more < 0 || !revision()) return false;
  }
  return false;
}

/** Ion hash of null. */
const NULL_HASH: usize = memory.data(32, 16);
export function initNullHash(from: usize): void {
  memory.copy(NULL_HASH, from, 32);
}

/**
 * Deletes are hashed as their metadata alone, or together with null. The first could also be half of a revision whose
 * data is withheld, unless the block leaves no room for that.
 */
function deletes(room: bool): bool {
  for (let i = 0; i < deleted; i++) {
    const job = load<i32>(DELETES + (<usize>i << 3));
    const claimed = <usize>load<u32>(DELETES + (<usize>i << 3), 4);
    const withNull = digestOf(addPair(digestOf(job), NULL_HASH, heightOf(job) + 1));
    if (room) {
      if (!mustBeAmong(claimed, withNull, 1)) return false;
    } else {
      // Two hashes that need not lie side by side: the second stands behind the first.
      if (!mustBeAmong(claimed, digestOf(job), -1) || !mustBeAmong(claimed, withNull, 1)) return false;
    }
  }
  return true;
}

/** The entries in a row, empty ones left out, and how many. */
let entries: usize = 0;
let entryCount = 0;
let emptyEntries = 0;
/** Whether each of them was empty, by position. */
let entryOrder: u32 = 0;

function entryList(): bool {
  if (!openList()) return false;
  entries = stated;
  for (let i = 0; ; i++) {
    const more = nextItem();
    if (more == 0) return true;
    // More than four could be rearranged; with redactionInfo one more, but that is left to the specification.
    if (more < 0 || i >= 4) return false;
    const at = hash();
    if (at == BAD_HASH) return false;
    if (at == NO_HASH) emptyEntries++;
    else {
      entryOrder |= 1 << i;
      entryCount++;
    }
  }
  return false;
}

/** The block the cursor stands on. `index` is its record among the facts. @returns whether it may be sound */
export function block(index: i32): bool {
  blockIndex = index;
  const facts = FACTS + <usize>index * FACT_BYTES;
  revisionCount = 0;
  rehashed = 0;
  deleted = 0;
  bare = 0;
  named = 0;
  earliest = 0;
  latest = 0;
  revisionStrand = 0;
  transactionSeen = 0;
  entryCount = 0;
  emptyEntries = 0;
  entryOrder = 0;
  entries = 0;
  resetInfo();
  let seen: u32 = 0;
  let strand: usize = 0;
  let number: u64 = 0;
  let transaction: usize = 0;
  let time: u64 = 0;
  let blockHash: usize = 0;
  let entriesHash: usize = 0;
  let previous: usize = 0;
  let infoJob = -1;
  const firstRow = rows;
  if (!openStruct()) return false;
  for (;;) {
    const more = nextField();
    if (more == 0) break;
    if (more < 0) return false;
    const field = blockField(textAt, textLength);
    if (field < 0 || (seen & (1 << field)) != 0) return false;
    seen |= 1 << field;
    switch (field) {
      case ADDRESS:
        if (!address()) return false;
        strand = addressStrand;
        number = addressNumber;
        break;
      case TRANSACTION:
        if (!lastIsId(plain())) return false;
        transaction = textAt;
        break;
      case TIME:
        if (plain() != TIMESTAMP || timeKey == 0) return false;
        time = timeKey;
        break;
      case BLOCK_HASH:
        blockHash = hash();
        if (blockHash <= BAD_HASH) return false;
        break;
      case ENTRIES_HASH:
        entriesHash = hash();
        if (entriesHash <= BAD_HASH) return false;
        break;
      case PREVIOUS:
        previous = hash();
        if (previous == BAD_HASH) return false;
        break;
      case ENTRIES:
        if (!entryList()) return false;
        break;
      case TRANSACTION_INFO:
        beginMessage();
        if (value(INFO) != STRUCT) return false;
        infoJob = endMessage();
        break;
      case REVISIONS:
        if (!revisionList()) return false;
        break;
    }
  }
  if ((seen & REQUIRED) != REQUIRED) return false;

  // What no hash covers, against what one does.
  if (previous == NO_HASH && number != 0) return false;
  if (revisionStrand != 0 && (revisionNumber != number || !sameId(revisionStrand, strand))) return false;
  if (transactionSeen != 0 && !sameId(transactionSeen, transaction)) return false;
  if (latest > time) return false;
  if (infoJob >= 0) {
    if (highestIndex >= statements || lastStart > time) return false;
    if (earliest != 0 && lastStart > earliest) return false;
    if (!sameDocuments(firstRow)) return false;
  }

  // Hashes.
  if (revisionCount > 0 && !mustBeAmong(root(revisionCount), entries, entryCount)) return false;
  if (infoJob >= 0 && !mustBeAmong(digestOf(infoJob), entries, entryCount)) return false;
  // None of them empty, and there are never more.
  const fourEntries = entryCount == 4;
  if (!deletes(infoJob < 0 || bare > 0 || (revisionCount == 1 && !fourEntries))) return false;
  const total = entryCount + emptyEntries;
  let next = entries;
  for (let i = 0; i < total; i++) {
    const there = (entryOrder & (1 << i)) != 0;
    store<u32>(TREE + (<usize>i << 2), there ? <u32>next : 0);
    if (there) next += 32;
  }
  const entriesRoot = root(total);
  if (entriesRoot == 0 || !mustBeAmong(entriesRoot, entriesHash, 1)) return false;
  const computed = previous == NO_HASH ? entriesHash : digestOf(addPair(entriesHash, previous, 0));
  if (!mustBeAmong(computed, blockHash, 1)) return false;

  // Of BLOCK_FLAGS in fact-table.ts.
  noteBlock(facts, transaction, firstRow, (infoJob < 0 ? 1 : 0) | (bare > 0 ? 8 : 0) | (deleted > 0 ? 16 : 0));
  // See engine/facts.ts for the layout.
  store<u64>(facts, number, 16);
  store<u64>(facts, time, 24);
  copy32(blockHash, facts + 32);
  if (previous != NO_HASH) copy32(previous, facts + 64);
  store<u32>(facts, previous == NO_HASH ? 0 : 32, 96);
  copy16(strand, facts + 100);
  copy16(strand + 6, facts + 106);
  store<u32>(facts, infoJob >= 0 ? 1 : 0, 124);
  store<i32>(facts, revisionCount, 128);
  store<i32>(facts, rehashed, 132);
  store<i32>(facts, deleted, 136);
  store<i32>(facts, bare, 140);
  store<i32>(facts, statements, 144);
  store<i32>(facts, documents, 148);
  return true;
}

/**
 * Whether transactionInfo names the document of every revision that has metadata, each once, and no other. The rows of the
 * revisions, which begin with `firstRow`, are told their tables.
 */
function sameDocuments(firstRow: i32): bool {
  if (documents != named) return false;
  for (let i = 0; i < documents; i++) {
    const id = <usize>load<u32>(DOCUMENT_IDS + (<usize>i << 2));
    for (let k = i + 1; k < documents; k++) {
      if (sameId(id, load<u32>(DOCUMENT_IDS + (<usize>k << 2)))) return false;
    }
  }
  let row = firstRow;
  for (let i = 0; i < named; i++, row++) {
    while (isBare(row)) row++;
    const id = <usize>load<u32>(REVISION_IDS + (<usize>i << 2));
    // Most often in the same order.
    let k = i;
    if (!sameId(id, load<u32>(DOCUMENT_IDS + (<usize>k << 2)))) {
      for (k = 0; k < documents && !sameId(id, load<u32>(DOCUMENT_IDS + (<usize>k << 2))); ) k++;
      if (k == documents) return false;
    }
    // Two revisions of one document.
    if (load<i32>(DOCUMENT_TABLES + (<usize>k << 2)) < 0) return false;
    setTable(row, load<i32>(DOCUMENT_TABLES + (<usize>k << 2)));
    store<i32>(DOCUMENT_TABLES + (<usize>k << 2), -1);
  }
  return true;
}
