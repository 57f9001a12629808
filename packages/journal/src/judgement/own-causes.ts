import type { Fault, FaultCheck } from '../engine/stretch.ts';
import type { CheckId } from '../verdict.ts';
import { type CauseDraft, placeKey } from './draft.ts';
import type { JournalFinding } from './types.ts';
import { listing, many, verb } from './words.ts';

/** What is wrong inside one block. */
interface BlockFaults {
  readonly sequenceNo: number | undefined;
  readonly place: Fault['place'];
  readonly failed: readonly FaultCheck[];
  readonly found: readonly FaultCheck[];
}

export interface OwnCauses {
  readonly causes: readonly CauseDraft[];
  readonly findings: readonly JournalFinding[];
  /** Broken links that follow from what is wrong inside a block. */
  readonly explained: ReadonlySet<Fault>;
}

const CONTENT: readonly CheckId[] = ['revision.hash', 'revision.data-hash'];
const TRANSACTION: readonly CheckId[] = ['block.transaction-info', 'block.redaction-info'];
const HASHES: readonly CheckId[] = ['block.revisions', 'block.entries-hash', 'block.hash'];

/**
 * The causes that lie inside blocks. Each check of a block tells which of its parts does not go with the others; together
 * with the links on both sides they tell which part was changed: the hash that its successor names is the one it had.
 *
 * @param faults those of blocks by themselves, in order
 * @param seams  broken links between blocks whose numbers follow one another
 */
export function ownCauses(faults: readonly Fault[], seams: readonly Fault[]): OwnCauses {
  const before = new Map(seams.map((seam) => [placeKey(seam.place), seam]));
  const behind = new Map(seams.map((seam) => [placeKey(seam.link?.before.place ?? seam.place), seam]));
  const causes: CauseDraft[] = [];
  const findings: JournalFinding[] = [];
  const explained = new Set<Fault>();
  for (const block of byBlock(faults)) {
    if (block.failed.length === 0) {
      findings.push({ sequenceNo: block.sequenceNo, place: block.place, checks: block.found });
      continue;
    }
    const links = { before: before.get(placeKey(block.place)), behind: behind.get(placeKey(block.place)) };
    const found = resealedCause(block, links) ?? causesInBlock(block, links);
    causes.push(...found.causes);
    for (const seam of found.explains) explained.add(seam);
  }
  return { causes, findings, explained };
}

function byBlock(faults: readonly Fault[]): BlockFaults[] {
  const blocks = new Map<string, { sequenceNo: number | undefined; place: Fault['place']; checks: FaultCheck[] }>();
  for (const { place, sequenceNo, checks } of faults) {
    const key = placeKey(place);
    const same = blocks.get(key);
    if (same === undefined) blocks.set(key, { sequenceNo, place, checks: distinct(checks, []) });
    else same.checks.push(...distinct(checks, same.checks));
  }
  return [...blocks.values()].map(({ sequenceNo, place, checks }) => ({
    sequenceNo,
    place,
    failed: checks.filter(({ status }) => status === 'failed'),
    found: checks.filter(({ status }) => status === 'finding'),
  }));
}

/** The same sentence about the same thing is said once. */
function distinct(checks: readonly FaultCheck[], known: readonly FaultCheck[]): FaultCheck[] {
  const seen = new Set(known.map(keyOf));
  return checks.filter((check) => {
    const key = keyOf(check);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
const keyOf = ({ id, subject, why }: FaultCheck) => `${id} ${subject ?? ''} ${why}`;

interface Links {
  readonly before: Fault | undefined;
  readonly behind: Fault | undefined;
}

interface InBlock {
  readonly causes: readonly CauseDraft[];
  readonly explains: readonly Fault[];
}

function causesInBlock(block: BlockFaults, links: Links): InBlock {
  const { sequenceNo, place, failed } = block;
  const having = (ids: readonly CheckId[]) => failed.filter(({ id }) => ids.includes(id));
  const hashes = having(HASHES);
  const content = having(CONTENT);
  const transaction = having(TRANSACTION);
  const rest = failed.filter((check) => ![...hashes, ...content, ...transaction].includes(check));
  const named = sequenceNo === undefined ? 'a block' : `block ${sequenceNo}`;
  const base = {
    severity: 'contradiction' as const,
    blocks: sequenceNo === undefined ? undefined : ([sequenceNo, sequenceNo] as const),
    places: [place],
  };
  const causes: CauseDraft[] = [];
  const explains: Fault[] = [];

  if (hashes.length > 0) {
    const sealed = hashCause(block, hashes, links, named);
    explains.push(...sealed.explains);
    // Where the list of entries itself was changed, what is no longer in it follows from that.
    const takes = sealed.takesMembers ? transaction : [];
    const revisions = hashes.some(({ id }) => id === 'block.revisions') ? content : [];
    causes.push({ ...base, ...sealed.cause, checks: [...hashes, ...takes, ...revisions] });
    if (takes.length === 0 && transaction.length > 0)
      causes.push({ ...base, ...transactionCause(transaction, named), checks: transaction });
    if (revisions.length === 0 && content.length > 0)
      causes.push({ ...base, ...contentCause(content, named), checks: content });
  } else {
    if (content.length > 0) causes.push({ ...base, ...contentCause(content, named), checks: content });
    if (transaction.length > 0) causes.push({ ...base, ...transactionCause(transaction, named), checks: transaction });
  }
  if (rest.length > 0) {
    if (causes.length > 0 && rest.every(({ id }) => id === 'block.documents' || id === 'block.summaries'))
      causes[0] = { ...(causes[0] as CauseDraft), checks: [...(causes[0] as CauseDraft).checks, ...rest] };
    else causes.push({ ...base, ...restCause(rest, named), checks: rest });
  }
  return { causes, explains };
}

/** A block whose hashes go together, though not with its content, and which its successor does not name. */
function resealedCause({ sequenceNo, place, failed }: BlockFaults, { behind }: Links): InBlock | undefined {
  if (behind === undefined || sequenceNo === undefined || failed.some(({ id }) => id === 'block.hash'))
    return undefined;
  const named = behind.checks.find(({ id }) => id === 'link.previous-hash');
  const cause: CauseDraft = {
    kind: 'replaced',
    severity: 'contradiction',
    blocks: [sequenceNo, sequenceNo],
    title: 'Altered and sealed again',
    brief: `block ${sequenceNo} was altered and sealed again`,
    sentence: `Block ${sequenceNo} was changed and its hash made anew: ${failed[0]?.why ?? 'a check fails'}, and block ${sequenceNo + 1} still names the original.`,
    places: [place, behind.place],
    checks: [...failed, ...behind.checks],
    expected: named?.computed,
    computed: named?.expected,
    breaksChain: true,
  };
  return { causes: [cause], explains: [behind] };
}

type Part = Pick<
  CauseDraft,
  'kind' | 'title' | 'brief' | 'sentence' | 'breaksChain' | 'expected' | 'computed' | 'follows'
>;

const INTACT =
  'Its stated hash is still the one that its block holds, so no link is broken: the block stands in the chain, and only this content is disproven.';

function contentCause(checks: readonly FaultCheck[], named: string): Part {
  const revisions = new Set(checks.map(({ subject }) => subject)).size;
  const which = revisions === 1 ? 'a revision' : many(revisions, 'revision');
  return {
    kind: 'altered-content',
    title: 'Content altered',
    brief: `in ${named}, ${which} ${verb(revisions, 'does', 'do')} not hash to ${verb(revisions, 'its', 'their')} stated hash`,
    sentence: `The content of ${which} in ${named} was changed after it was written: it does not hash to the hash that stands beside it.`,
    follows: [INTACT],
    breaksChain: false,
  };
}

function transactionCause(checks: readonly FaultCheck[], named: string): Part {
  const parts = [
    ...new Set(checks.map(({ id }) => (id === 'block.redaction-info' ? 'redactionInfo' : 'transactionInfo'))),
  ];
  return {
    kind: 'altered-transaction',
    title: 'Transaction altered',
    brief: `in ${named}, ${listing(parts)} ${verb(parts.length, 'hashes', 'hash')} to none of the entries of the block`,
    sentence: `${listing(parts)} of ${named} ${verb(parts.length, 'was', 'were')} changed after it was written: its hash is none of the entries of the block.`,
    follows: ['The entries of the block are still the original ones, so no link is broken.'],
    breaksChain: false,
  };
}

interface HashCause {
  readonly cause: Part;
  readonly explains: readonly Fault[];
  readonly takesMembers: boolean;
}

/** Which of the stated hashes of a block was changed. */
function hashCause(block: BlockFaults, hashes: readonly FaultCheck[], links: Links, named: string): HashCause {
  const of = (id: CheckId) => hashes.find((check) => check.id === id);
  const sealing = of('block.hash');
  const list = of('block.entries-hash');
  const next = links.behind;
  const altered = (what: string, sentence: string, rest: Partial<Part> = {}): Part => ({
    kind: 'hash-altered',
    title: 'Hash altered',
    brief: `in ${named}, ${what} is not the hash of what it stands for`,
    sentence,
    breaksChain: false,
    ...rest,
  });
  if (sealing !== undefined) {
    const nextNames = next?.checks.find(({ id }) => id === 'link.previous-hash')?.computed;
    if (next !== undefined && nextNames === sealing.computed) {
      const sentence = `The stated hash of ${named} was changed: its entries and its predecessor give another one, and that is the one which block ${next.sequenceNo} names.`;
      return {
        cause: altered('blockHash', sentence, { ...compare(sealing), breaksChain: true }),
        explains: [next],
        takesMembers: false,
      };
    }
    if (next === undefined && links.before !== undefined && list === undefined) {
      const sentence = `The hash of the predecessor that ${named} states was changed: it is not that of the block before, and with it the block does not give its own hash, which stands.`;
      return {
        cause: altered(
          'previousBlockHash',
          sentence,
          compare(links.before.checks.find(({ id }) => id === 'link.previous-hash') ?? sealing),
        ),
        explains: [links.before],
        takesMembers: false,
      };
    }
    if (list !== undefined && next === undefined && links.before === undefined && of('block.revisions') === undefined) {
      const sentence = `The stated entriesHash of ${named} was changed: it neither is the root of the entries, nor does it give the hash of the block, which stands.`;
      return { cause: altered('entriesHash', sentence, compare(list)), explains: [], takesMembers: false };
    }
    if (list === undefined && next === undefined && links.before === undefined) {
      const part: Part = {
        kind: 'altered-content',
        title: 'Content altered',
        brief: `in ${named}, what it holds does not give its hash`,
        sentence: `What ${named} holds was changed, and the hashes inside it with it: together they do not give the hash of the block, which stands.`,
        breaksChain: false,
        ...compare(sealing),
      };
      return { cause: part, explains: [], takesMembers: false };
    }
    const explains = [links.before, next].filter((seam) => seam !== undefined);
    const sentence = `Several of the hashes that ${named} states do not go together; which of them were changed cannot be told.`;
    return {
      cause: altered('a stated hash', sentence, { ...compare(sealing), breaksChain: explains.length > 0 }),
      explains,
      takesMembers: true,
    };
  }
  if (list !== undefined) {
    const sentence = `The list of entries of ${named} was changed: it does not give entriesHash, which stands.`;
    return { cause: altered('entriesHashList', sentence, compare(list)), explains: [], takesMembers: true };
  }
  const content = block.failed.some(({ id }) => CONTENT.includes(id));
  const revisions = of('block.revisions') as FaultCheck;
  if (content) {
    const sentence = `The stated hash of a revision in ${named} was changed, or its content and hash together: the hashes of the revisions do not lead to the entries of the block, which stand.`;
    return {
      cause: altered('the hash of a revision', sentence, compare(revisions)),
      explains: [],
      takesMembers: false,
    };
  }
  return {
    cause: {
      kind: 'altered-revisions',
      title: 'Revisions altered',
      brief: `in ${named}, the revisions do not lead to the entries of the block`,
      sentence: `The revisions of ${named} are not those that were written: one was changed together with its hash, added, removed or moved. Which one, the hashes do not tell.`,
      follows: ['The entries of the block are still the original ones, so no link is broken.'],
      breaksChain: false,
      ...compare(revisions),
    },
    explains: [],
    takesMembers: false,
  };
}

const compare = ({ expected, computed }: FaultCheck): Pick<Part, 'expected' | 'computed'> => ({ expected, computed });

/** What no hash covers: addresses, transaction ids, summaries. */
function restCause(checks: readonly FaultCheck[], named: string): Part {
  const [first] = checks as [FaultCheck];
  if (checks.some(({ id }) => id === 'block.address')) {
    const address = checks.find(({ id }) => id === 'block.address') as FaultCheck;
    return {
      kind: 'other-block',
      title: 'Another block',
      brief: `in the place of ${named}, ${address.why}`,
      sentence: `The block that came for ${named} is another one: ${address.computed ?? 'it says so itself'}.`,
      breaksChain: false,
      ...compare(address),
    };
  }
  return {
    kind: 'altered-metadata',
    title: 'Stated facts altered',
    brief: `in ${named}, ${first.why}`,
    sentence: `Something that ${named} states and no hash covers contradicts what is hashed: ${first.why}.`,
    follows: ['No hash covers it, so no link is broken.'],
    breaksChain: false,
    ...compare(first),
  };
}
