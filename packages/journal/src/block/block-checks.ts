import { type Claim, comparesHashes, fails, finds, holds, place, skips } from '../checks.ts';
import { type ByteRange, encodeBase64 } from '../ion/index.ts';
import { dot, equalBytes, type Hash, merkleRoot } from '../merkle/index.ts';
import type { Check, Place } from '../verdict.ts';
import { entriesCouldBeRearranged } from './ambiguity.ts';
import type { BlockFacts } from './facts.ts';
import type { ParsedBlock } from './types.ts';

// Hashes are looked for anywhere in entriesHashList, never at a position: the position of some is not known.

/** Places listed per check at most: an input may hold any number of the same thing. */
const SHOWN = 40;

export function blockFieldsCheck({ unknownFields }: ParsedBlock): Check {
  const claim: Claim = {
    id: 'block.fields',
    what: 'Nothing stands outside the hashed parts that the format does not know',
    places: unknownFields.slice(0, SHOWN).map((part) => place('block', part.path, part.range)),
  };
  const [first] = unknownFields;
  if (first === undefined) return holds(claim);
  const rest = unknownFields.length > 1 ? ` and ${unknownFields.length - 1} more` : '';
  return finds(claim, `the block has the unknown ${first.kind} ${first.name}${rest}, which no hash covers`);
}

export function revisionsChecks({ block, revisionsRoot, summariesRoot }: BlockFacts): Check[] {
  const { revisions = [], revisionSummaries = [], ranges } = block;
  const checks: Check[] = [];
  const add = (root: Hash | undefined, name: string, hashes: readonly (ByteRange | undefined)[]) => {
    if (root === undefined) return;
    const claim: Claim = {
      id: 'block.revisions',
      what: `The Merkle root of ${name} is one of the entries`,
      places: [
        ...hashes.slice(0, SHOWN).map((range, i) => place('block', `${name}[${i}].hash`, range)),
        ...entryPlaces(block),
      ],
    };
    checks.push(memberCheck(block, claim, root, `${name} lead to none of the entries of the block`));
  };
  add(
    revisionsRoot,
    'revisions',
    revisions.map((revision) => revision.ranges.hash),
  );
  add(
    summariesRoot,
    'revisionSummaries',
    revisionSummaries.map(({ range }) => range),
  );
  if (checks.length > 0) return checks;
  const claim: Claim = {
    id: 'block.revisions',
    what: 'The Merkle root of revisions is one of the entries',
    places: ranges.revisions ? [place('block', 'revisions', ranges.revisions)] : [],
  };
  return [skips(claim, 'the block shows no revisions')];
}

export function transactionInfoCheck({ block, transactionInfoHash }: BlockFacts): Check {
  const info = block.transactionInfo;
  const claim: Claim = {
    id: 'block.transaction-info',
    what: 'The Ion hash of transactionInfo is one of the entries',
    places: info ? [place('block', 'transactionInfo', info.value.range), ...entryPlaces(block)] : [],
  };
  if (info !== undefined) return hashedMember(block, claim, transactionInfoHash, 'transactionInfo');
  return skips(
    claim,
    'the block has no transactionInfo: it is one of the service itself, or transactionInfo was left out; the hashes do not tell which',
  );
}

/** How a redaction is asked for. Its statement is hashed, so it tells that redactionInfo must be there. */
const REDACTION = /^\s*EXEC\s+REDACT_REVISION\b/i;

/** `undefined` when the block neither has a redactionInfo nor must have one. */
export function redactionInfoCheck({ block, redactionInfoHash }: BlockFacts): Check | undefined {
  const { redactionInfo, transactionInfo } = block;
  const claim: Claim = {
    id: 'block.redaction-info',
    what: 'The Ion hash of redactionInfo is one of the entries',
    places: redactionInfo ? [place('block', 'redactionInfo', redactionInfo.value.range), ...entryPlaces(block)] : [],
  };
  if (redactionInfo !== undefined) return hashedMember(block, claim, redactionInfoHash, 'redactionInfo');
  const index = transactionInfo?.statements.findIndex(({ statement }) => REDACTION.test(statement)) ?? -1;
  const range = transactionInfo?.statements[index]?.range;
  if (range === undefined) return undefined;
  const places = [place('block', `transactionInfo.statements[${index}].statement`, range)];
  return finds(
    { ...claim, places },
    'content missing: a statement redacts a revision, but the block has no redactionInfo',
  );
}

export function entriesHashCheck(facts: BlockFacts): Check {
  const { block } = facts;
  const claim: Claim = {
    id: 'block.entries-hash',
    what: 'entriesHash is the Merkle root of entriesHashList',
    places: [
      ...entryPlaces(block),
      ...(block.entriesHashList.length === 0 ? [place('block', 'entriesHashList', block.ranges.entriesHashList)] : []),
      place('block', 'entriesHash', block.ranges.entriesHash),
    ],
  };
  const root = merkleRoot(block.entriesHashList);
  const check = comparesHashes(claim, 'entriesHashList does not hash to entriesHash', block.entriesHash, root);
  if (check.status === 'failed' || !entriesCouldBeRearranged(facts)) return check;
  const why =
    'undetermined: entriesHashList has more members than any known block; such a list could be put together from parts of other blocks without changing its hash';
  return finds(claim, why, check.expected, check.computed);
}

export function blockHashCheck({ block }: BlockFacts): Check {
  const { ranges, previousBlockHash, address } = block;
  const claim: Claim = {
    id: 'block.hash',
    what: 'blockHash is dot(entriesHash, previousBlockHash)',
    places: [
      place('block', 'blockHash', ranges.blockHash),
      place('block', 'entriesHash', ranges.entriesHash),
      place('block', 'previousBlockHash', ranges.previousBlockHash),
    ],
  };
  const why = 'entriesHash and previousBlockHash do not hash to blockHash';
  const check = comparesHashes(claim, why, block.blockHash, dot(block.entriesHash, previousBlockHash));
  if (check.status === 'failed' || previousBlockHash.length > 0 || address.sequenceNo === 0) return check;
  const places = [place('block', 'blockAddress', address.value.range), ...claim.places];
  return finds(
    { ...claim, places },
    `previousBlockHash is empty, as only the first block of a journal may have it; this one says it is block ${address.sequenceNo}`,
    check.expected,
    check.computed,
  );
}

function hashedMember(block: ParsedBlock, claim: Claim, hash: Hash | undefined, name: string): Check {
  if (hash !== undefined) return memberCheck(block, claim, hash, `${name} hashes to none of the entries of the block`);
  return finds(claim, `the text of a symbol in ${name} stands in a shared symbol table that is not in the input`);
}

function memberCheck(block: ParsedBlock, claim: Claim, hash: Hash, why: string): Check {
  const computed = encodeBase64(hash);
  if (block.entriesHashList.some((entry) => equalBytes(entry, hash))) return holds(claim, computed);
  return fails(claim, why, 'one of the entries in entriesHashList', computed);
}

function entryPlaces(block: ParsedBlock): Place[] {
  return block.ranges.entries.slice(0, SHOWN).map((range, i) => place('block', `entriesHashList[${i}]`, range));
}
