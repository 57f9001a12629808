import type { Fault, StretchPlace } from '../engine/stretch.ts';
import { equalBytes } from '../merkle/index.ts';
import { plainText } from '../plain-text.ts';
import { type CauseDraft, checksOf } from './draft.ts';
import type { Layout, Misnumbered, Numbering, Numbers, Segment } from './layout.ts';
import type { Shortfall, StatedHashes } from './types.ts';
import { blockRange, capital, verb } from './words.ts';

/** What else is known of blocks that are not where they should be. */
export interface OrderContext {
  readonly hashes: StatedHashes | undefined;
  readonly shortfalls: readonly Shortfall[];
  /** Numbers in whose place something came that is told elsewhere: another block. */
  readonly answered: ReadonlySet<number>;
  /** What could not be read, in order. */
  readonly unreadable: readonly Fault[];
}

/** Causes that lie in which blocks are there, and in which order. */
export function orderCauses(layout: Layout, numbering: Numbering, context: OrderContext): CauseDraft[] {
  const unreadable = unreadableCauses(numbering, layout, context);
  return [
    ...layout.misnumbered.map(misnumberedCause),
    ...foreignCauses(numbering),
    ...unreadable.causes,
    ...missingCauses(unreadable.absent, context),
    ...numbering.multiple.map((numbers) => multipleCause(numbers, numbering.own, context.hashes)),
    ...reorderedCauses(numbering),
  ];
}

const lastOf = ([from, to]: Numbers): readonly [number, number] => [from, to - 1];

function misnumberedCause({ blocks, stated, faults, place }: Misnumbered): CauseDraft {
  const says = `strand ${stated.strandId}, number ${stated.from}`;
  return {
    kind: 'altered-metadata',
    severity: 'contradiction',
    blocks,
    title: 'Block address altered',
    brief: `${blockRange(blocks)} ${verb(blocks[1] - blocks[0] + 1, 'states', 'state')} another address`,
    sentence: `By the hashes on both sides this is ${blockRange(blocks)}; the address it states is ${says}. The hashes of its neighbours name it, so the address was changed and nothing else of the chain.`,
    places: [place],
    checks: checksOf(faults),
    breaksChain: true,
  };
}

/** Blocks of other journals have no place among the numbers of this one. */
function foreignCauses({ foreign, main }: Numbering): CauseDraft[] {
  return foreign.map((segment) => {
    const length = segment.to - segment.from;
    const which = blockRange([segment.from, segment.to - 1]);
    const before = segment.fault?.link?.before;
    const where =
      before === undefined || before.strandId !== main ? 'among' : `behind block ${before.sequenceNo}, among`;
    return {
      kind: 'foreign',
      severity: 'contradiction',
      blocks: undefined,
      title: 'Another journal',
      brief: `${which} of another strand ${verb(length, 'stands', 'stand')} among the blocks`,
      sentence: `${capital(which)} of strand ${segment.strandId} ${verb(length, 'stands', 'stand')} ${where} those of strand ${main}: ${verb(length, 'it belongs', 'they belong')} to another journal.`,
      places: [segment.startPlace],
      checks: segment.fault?.checks ?? [],
      breaksChain: false,
    };
  });
}

function missingCauses(absent: readonly Numbers[], context: OrderContext): CauseDraft[] {
  const { shortfalls, answered } = context;
  const lost = lostNumbers(context);
  return absent
    .flatMap((numbers) => without(numbers, lost, answered))
    .map((numbers) => {
      const blocks = lastOf(numbers);
      const length = numbers[1] - numbers[0];
      const reason = shortfalls.find(({ blocks: of }) => of !== undefined && of[0] <= blocks[1] && of[1] >= blocks[0]);
      return {
        kind: 'missing',
        severity: 'absence',
        blocks,
        title: 'Missing',
        brief: `${blockRange(blocks)} ${verb(length, 'is', 'are')} missing`,
        sentence: `${capital(blockRange(blocks))} ${verb(length, 'is', 'are')} not here.${reason === undefined ? '' : ` ${reason.sentence}`}`,
        follows: ['What comes behind is not tied to what is before, and nothing of the missing blocks is known.'],
        places: [],
        checks: [],
        breaksChain: true,
      };
    });
}

/** Numbers of blocks that could not be read, where the source says which it asked for. */
function lostNumbers({ unreadable }: OrderContext): ReadonlySet<number> {
  return new Set(unreadable.flatMap(({ sequenceNo }) => (sequenceNo === undefined ? [] : [sequenceNo])));
}

/** Parts of a range without single numbers. */
function without([from, to]: Numbers, ...sets: readonly ReadonlySet<number>[]): Numbers[] {
  const holes = sets
    .flatMap((set) => [...set])
    .filter((n) => n >= from && n < to)
    .toSorted((a, b) => a - b);
  const parts: Numbers[] = [];
  let at = from;
  for (const hole of holes) {
    if (hole > at) parts.push([at, hole]);
    at = hole + 1;
  }
  if (at < to) parts.push([at, to]);
  return parts;
}

/** What cannot be read stands for the blocks whose numbers are missing around it. `absent`: the numbers left. */
function unreadableCauses(
  numbering: Numbering,
  layout: Layout,
  { unreadable }: OrderContext,
): { causes: readonly CauseDraft[]; absent: readonly Numbers[] } {
  const told = new Set<Fault>();
  const causes: CauseDraft[] = [];
  const tell = (faults: readonly Fault[], numbers: Numbers | undefined) => {
    for (const fault of faults) told.add(fault);
    causes.push(unreadableCause(faults, numbers && lastOf(numbers)));
  };
  const absent = [...numbering.absent];
  for (const segment of numbering.own) {
    const { lost } = segment;
    if (lost.length === 0 || lost.some(({ sequenceNo }) => sequenceNo !== undefined)) continue;
    const at = absent.findIndex(([, to]) => to === segment.from);
    tell(lost, absent[at]);
    if (at >= 0) absent.splice(at, 1);
  }
  const end = numbering.own.reduce((most, { to }) => Math.max(most, to), 0);
  if (layout.trailing.length > 0 && layout.trailing.every(({ sequenceNo }) => sequenceNo === undefined)) {
    const at = absent.findIndex(([from]) => from === end);
    tell(layout.trailing, absent[at]);
    if (at >= 0) absent.splice(at, 1);
  }
  for (const fault of unreadable) {
    if (told.has(fault)) continue;
    tell([fault], fault.sequenceNo === undefined ? undefined : [fault.sequenceNo, fault.sequenceNo + 1]);
  }
  return { causes, absent };
}

function unreadableCause(faults: readonly Fault[], blocks: readonly [number, number] | undefined): CauseDraft {
  const [first] = faults as [Fault];
  const where =
    blocks === undefined
      ? `what stands at byte ${first.place.start}${first.place.source === '' ? '' : ` of ${plainText(first.place.source)}`}`
      : blockRange(blocks);
  const length = blocks === undefined ? 1 : blocks[1] - blocks[0] + 1;
  const message = (first.error?.message ?? 'it is no block').replace(/\.$/, '');
  return {
    kind: 'unreadable',
    severity: 'absence',
    blocks,
    title: 'Cannot be read',
    brief: `${where} cannot be read`,
    sentence: `${capital(where)} cannot be read: ${message}${blocks === undefined ? '' : ` (byte ${first.place.start})`}. ${verb(length, 'Nothing of it is', 'Nothing of them is')} verified.`,
    follows: ['What comes behind is not tied to what is before by what could be read.'],
    places: faults.map(({ place }) => place),
    checks: [],
    breaksChain: true,
  };
}

function multipleCause(numbers: Numbers, own: readonly Segment[], hashes: StatedHashes | undefined): CauseDraft {
  const blocks = lastOf(numbers);
  const having = own.filter(({ from, to }) => from < numbers[1] && to > numbers[0]);
  const same = sameBlocks(numbers, having, hashes);
  const length = numbers[1] - numbers[0];
  const places = having.map(({ startPlace }) => startPlace);
  const checks = having.flatMap(({ fault }) => fault?.checks ?? []);
  if (same === false) {
    return {
      kind: 'conflicting',
      severity: 'contradiction',
      blocks,
      title: 'Conflicting',
      brief: `${blockRange(blocks)} ${verb(length, 'is', 'are')} there ${having.length} times, and not the same`,
      sentence: `${capital(blockRange(blocks))} ${verb(length, 'comes', 'come')} ${having.length} times with different hashes: only one of them can be that of the journal.`,
      places,
      checks,
      breaksChain: true,
    };
  }
  return {
    kind: 'duplicate',
    severity: 'absence',
    blocks,
    title: 'There twice',
    brief: `${blockRange(blocks)} ${verb(length, 'comes', 'come')} more than once`,
    sentence: `${capital(blockRange(blocks))} ${verb(length, 'comes', 'come')} more than once. ${same === true ? 'They state the same hash each time.' : 'Whether they are the same each time cannot be told by what was kept of them.'}`,
    places,
    checks,
    breaksChain: same !== true,
  };
}

/** Blocks looked up one by one to tell whether they are the same. */
const MOST_LOOKED_UP = 10_000;

/** Whether blocks that come several times have the same stated hash each time; undefined where that cannot be told. */
function sameBlocks(
  [from, to]: Numbers,
  having: readonly Segment[],
  hashes: StatedHashes | undefined,
): boolean | undefined {
  if (hashes !== undefined && to - from <= MOST_LOOKED_UP) {
    for (let n = from; n < to; n++) {
      const [first, ...more] = hashes.hashesOf(n);
      if (first !== undefined && more.some((other) => !equalBytes(other, first))) return false;
    }
    return true;
  }
  if (to - from > 1) return undefined;
  const stated = having.flatMap((segment) => {
    if (segment.from === from) return [segment.startHash];
    return segment.to === to && segment.endHash !== '' ? [segment.endHash] : [];
  });
  if (stated.some((hash) => hash !== stated[0])) return false;
  return stated.length === having.length ? true : undefined;
}

/** Segments that come behind ones with higher numbers, and hold no number twice. */
function reorderedCauses({ own, multiple }: Numbering): CauseDraft[] {
  const causes: CauseDraft[] = [];
  let highest = 0;
  let before: Segment | undefined;
  for (const segment of own) {
    const isDouble = multiple.some(([from, to]) => from <= segment.from && to > segment.from);
    if (segment.from < highest && !isDouble && before !== undefined) {
      causes.push(reorderedCause(segment, before, own));
    }
    if (segment.to > highest) {
      highest = segment.to;
      before = segment;
    }
  }
  return causes;
}

function reorderedCause(segment: Segment, behind: Segment, own: readonly Segment[]): CauseDraft {
  const blocks = [segment.from, segment.to - 1] as const;
  const length = segment.to - segment.from;
  const predecessor = own.find(({ to }) => to === segment.from);
  const successor = own.find(({ from }) => from === segment.to);
  const fits = [
    predecessor && segment.startPrevious !== undefined && predecessor.endHash === segment.startPrevious,
    successor && successor.startPrevious !== undefined && successor.startPrevious === segment.endHash,
  ];
  const breaks = fits.includes(false);
  const places: StretchPlace[] = [segment.startPlace];
  return {
    kind: 'reordered',
    severity: breaks ? 'contradiction' : 'absence',
    blocks,
    title: 'Out of order',
    brief: `${blockRange(blocks)} ${verb(length, 'comes', 'come')} behind block ${behind.to - 1}`,
    sentence: `${capital(blockRange(blocks))} ${verb(length, 'comes', 'come')} behind ${blockRange([behind.from, behind.to - 1])}. ${
      breaks
        ? 'Put in the order of their numbers they still do not name one another.'
        : 'In the order of their numbers they name one another.'
    }`,
    places,
    checks: segment.fault?.checks ?? [],
    breaksChain: true,
  };
}
