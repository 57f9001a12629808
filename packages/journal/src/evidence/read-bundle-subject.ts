import { readCount, readList, refuse } from '../block/fields.ts';
import { rootOfPiece } from '../engine/pieces.ts';
import type { IonValue } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import { BundleFields } from './bundle-fields.ts';
import type {
  BundleDigest,
  BundleFinding,
  BundleItem,
  BundleRevision,
  BundleSubject,
  JournalClaim,
} from './bundle-format.ts';
import { parseItem } from './bundle-parts.ts';

const PATH = 'subject';
const ID = /^[0-9A-Za-z]{22}$/;
const AN_ID = 'an id of 22 letters and digits';

/** What a bundle is about. @throws JournalError as readBundle */
export function readSubject(
  value: IonValue,
  items: readonly BundleItem[],
  digests: readonly BundleDigest[],
): BundleSubject {
  const kind = kindOf(value);
  switch (kind) {
    case 'revision': {
      const fields = new BundleFields(value, ['kind', 'item', 'block'], PATH);
      const item = itemAt(fields, 'item', items, 'revision');
      return { kind, item, ...(fields.has('block') && { block: itemAt(fields, 'block', items, 'block') }) };
    }
    case 'block': {
      const fields = new BundleFields(value, ['kind', 'item', 'previous'], PATH);
      const item = itemAt(fields, 'item', items, 'block');
      return { kind, item, ...(fields.has('previous') && { previous: itemAt(fields, 'previous', items, 'block') }) };
    }
    case 'document': {
      const fields = new BundleFields(value, ['kind', 'documentId', 'revisions'], PATH);
      const revisions = fields.list('revisions', LIMITS.bundleItems, (each, path) => readRevision(each, path, items));
      if (revisions.length === 0)
        refuse('bundle-syntax', 'The document has no revisions', value, fields.at('revisions'));
      return { kind, documentId: fields.matching('documentId', ID, AN_ID), revisions };
    }
    case 'journal':
      return readJournal(value, digests);
    default:
      refuse('bundle-syntax', 'subject.kind is none of revision, block, document, journal', value, `${PATH}.kind`);
  }
}

function kindOf(value: IonValue): string | undefined {
  const kind = value.type === 'struct' ? value.fields.find(({ name }) => name.text === 'kind')?.value : undefined;
  return kind?.type === 'string' ? kind.value : undefined;
}

function itemAt<K extends string>(
  fields: BundleFields<K>,
  name: K,
  items: readonly BundleItem[],
  kind: BundleItem['kind'],
): number {
  const index = fields.below(name, items.length);
  if (items[index]?.kind !== kind) {
    refuse(
      'bundle-syntax',
      `${fields.at(name)} points at an item that is no ${kind}`,
      fields.value(name),
      fields.at(name),
    );
  }
  return index;
}

function readRevision(value: IonValue, path: string, items: readonly BundleItem[]): BundleRevision {
  const fields = new BundleFields(value, ['item', 'block', 'index'], path);
  const block = fields.has('block') ? itemAt(fields, 'block', items, 'block') : undefined;
  if (fields.has('item') !== fields.has('index')) {
    if (fields.has('item'))
      return { item: itemAt(fields, 'item', items, 'revision'), ...(block !== undefined && { block }) };
    if (block !== undefined) return { block, index: readIndex(fields, items[block]) };
  }
  refuse('bundle-syntax', `${path} names neither an item nor a block and an index alone`, value, path);
}

function readIndex(fields: BundleFields<'item' | 'block' | 'index'>, block: BundleItem | undefined): number {
  const parsed = block && parseItem(block);
  return fields.below('index', parsed?.kind === 'block' ? (parsed.block.revisions?.length ?? 0) : 0);
}

const JOURNAL = ['kind', 'what', 'strandId', 'from', 'to', 'counts', 'roots', 'findings', 'findingCount'] as const;

function readJournal(value: IonValue, digests: readonly BundleDigest[]): JournalClaim {
  const fields = new BundleFields(value, JOURNAL, PATH);
  const from = fields.count('from');
  const to = fields.count('to');
  if (to <= from) refuse('bundle-syntax', 'subject.to is not behind subject.from', value, fields.at('to'));
  const strandId = fields.matching('strandId', ID, AN_ID);
  return {
    kind: 'journal',
    what: fields.word('what', ['archive', 'ledger', 'export', 'part']),
    strandId,
    from,
    to,
    counts: fields.list('counts', LIMITS.bundleDigests, (each, path) => {
      const parts = new BundleFields(each, ['name', 'count'], path);
      return { name: parts.text('name'), count: parts.count('count') };
    }),
    roots: fields.list('roots', LIMITS.bundleDigests, (each, path) => readRoot(each, path, strandId, digests)),
    findings: fields.list('findings', LIMITS.bundleFindings, readFinding),
    findingCount: fields.count('findingCount'),
  };
}

/** The subtrees of the blocks 0 … tip: one per bit of their number, widest first. */
function readRoot(
  value: IonValue,
  path: string,
  strandId: string,
  digests: readonly BundleDigest[],
): JournalClaim['roots'][number] {
  const fields = new BundleFields(value, ['digest', 'nodes'], path);
  const digest = fields.below('digest', digests.length);
  const to = (digests[digest]?.tip.sequenceNo ?? 0) + 1;
  const levels = [...to.toString(2)].flatMap((bit, i, bits) => (bit === '1' ? [bits.length - 1 - i] : []));
  const nodes = fields.list('nodes', levels.length, (each, at, index) => {
    const parts = new BundleFields(each, ['level', 'hash'], at);
    const level = parts.count('level');
    if (level !== levels[index]) {
      refuse('bundle-syntax', `${at} is not the subtree that stands there in a journal of ${to} blocks`, each, at);
    }
    return { level, hash: parts.hash('hash') };
  });
  if (nodes.length !== levels.length) {
    refuse(
      'bundle-syntax',
      `${fields.at('nodes')} are not all subtrees of a journal of ${to} blocks`,
      value,
      fields.at('nodes'),
    );
  }
  const piece = { strandId, from: 0, to, nodes };
  rootOfPiece(piece);
  return { digest, piece };
}

function readFinding(value: IonValue, path: string): BundleFinding {
  const fields = new BundleFields(value, ['title', 'sentence', 'blocks', 'place'], path);
  const title = fields.text('title');
  const sentence = fields.text('sentence');
  return {
    title,
    sentence,
    ...(fields.has('blocks') && { blocks: readBlocks(fields.value('blocks'), fields.at('blocks')) }),
    ...(fields.has('place') && { place: readPlace(fields.value('place'), fields.at('place')) }),
  };
}

function readBlocks(value: IonValue, path: string): readonly [number, number] {
  const [first, last, third] = readList(value, path, []);
  if (first === undefined || last === undefined || third !== undefined) {
    refuse('bundle-syntax', `${path} is not two numbers`, value, path);
  }
  const number = (each: IonValue) => readCount(each, path, [], 'bundle-syntax');
  return [number(first), number(last)];
}

function readPlace(value: IonValue, path: string): NonNullable<BundleFinding['place']> {
  const fields = new BundleFields(value, ['source', 'start', 'end'], path);
  return { source: fields.text('source'), start: fields.count('start'), end: fields.count('end') };
}
