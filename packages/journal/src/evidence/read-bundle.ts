import { refuse } from '../block/fields.ts';
import { JournalError } from '../errors.ts';
import { decodeBase64, type IonValue, readIonText } from '../ion/index.ts';
import { LIMITS } from '../limits.ts';
import type { Outcome } from '../verdict.ts';
import { BundleFields } from './bundle-fields.ts';
import {
  BUNDLE_FORMAT,
  BUNDLE_VERSION,
  type BundleDigest,
  type BundleInput,
  type BundleItem,
  type EvidenceBundle,
  type SenderVerdict,
} from './bundle-format.ts';
import { bundleJsonIn } from './bundle-html.ts';
import { parseItem, parseItemProof } from './bundle-parts.ts';
import { readSubject } from './read-bundle-subject.ts';

/**
 * Reads an evidence bundle from the bytes of an evidence page or of its JSON. Of a page only the data element is read, and
 * nothing is executed. Only reads: whether anything in it holds, judgeBundle says.
 *
 * @returns the bundle; every item and proof in it can be parsed (but items of the kind 'unreadable')
 * @throws JournalError 'input-too-large' (over LIMITS.bundleBytes), 'unrecognised-document', 'bundle-version', 'bundle-syntax'
 *   for everything that version 1 does not allow, 'missing-field', 'duplicate-field', 'wrong-type', 'invalid-base64',
 *   'invalid-hash-length', 'invalid-id', and what parseBlock, parseRevision and parseProof throw about the items. `at` is an
 *   offset into `source`, for an item that of its text.
 */
export function readBundle(source: Uint8Array): EvidenceBundle {
  if (source.length > LIMITS.bundleBytes) {
    throw new JournalError('input-too-large', `The bundle has more than ${LIMITS.bundleBytes} bytes`);
  }
  const { json, offset } = bundleJsonIn(source);
  try {
    return readWhole(json);
  } catch (error) {
    if (!(error instanceof JournalError) || offset === 0) throw error;
    throw new JournalError(error.code, error.message, error.at + offset, error.path);
  }
}

const FIELDS = [
  'format',
  'version',
  'made',
  'tool',
  'subject',
  'verdict',
  'digests',
  'inputs',
  'inputsNotListed',
  'items',
  'sha256',
] as const;
const SHA256 = /^[0-9a-f]{64}$/;
const OUTCOMES: readonly Outcome[] = ['anchored', 'consistent', 'incomplete', 'disproven'];

function readWhole(json: Uint8Array): EvidenceBundle {
  const [value, second] = readIonText(json, { json: true, limits: { documentBytes: LIMITS.bundleBytes } });
  if (value === undefined) throw new JournalError('empty-input', 'The bundle is empty');
  if (second !== undefined) {
    throw new JournalError('trailing-data', 'Something stands after the bundle', second.range.start);
  }
  checkVersion(value);
  const fields = new BundleFields(value, FIELDS, '');
  const tool = new BundleFields(fields.value('tool'), ['name', 'version'], 'tool');
  const digests = fields.list('digests', LIMITS.bundleDigests, readDigest);
  const items = fields.list('items', LIMITS.bundleItems, (item, path) => readItem(item, path, digests.length));
  return {
    made: fields.text('made'),
    tool: { name: tool.text('name'), version: tool.text('version') },
    subject: readSubject(fields.value('subject'), items, digests),
    items,
    digests,
    inputs: fields.list('inputs', LIMITS.bundleInputs, readInput),
    inputsNotListed: fields.count('inputsNotListed'),
    verdict: readVerdict(fields.value('verdict')),
    sha256: fields.matching('sha256', SHA256, 'a SHA-256 in hex'),
  };
}

/** Before anything else, since another version may have other fields. */
function checkVersion(value: IonValue): void {
  const members = value.type === 'struct' ? value.fields : [];
  const format = members.find(({ name }) => name.text === 'format')?.value;
  if (format?.type !== 'string' || format.value !== BUNDLE_FORMAT) {
    refuse('unrecognised-document', 'This is no evidence bundle: it does not name its format', value, 'format');
  }
  const version = members.find(({ name }) => name.text === 'version')?.value;
  if (version?.type !== 'int' || version.value !== BigInt(BUNDLE_VERSION)) {
    refuse(
      'bundle-version',
      `Only version ${BUNDLE_VERSION} of evidence bundles can be read here`,
      version ?? value,
      'version',
    );
  }
}

function readDigest(value: IonValue, path: string): BundleDigest {
  const fields = new BundleFields(value, ['digest', 'tip', 'ledger', 'date', 'label'], path);
  const tip = new BundleFields(fields.value('tip'), ['strandId', 'sequenceNo'], fields.at('tip'));
  return {
    digest: fields.hash('digest'),
    tip: {
      strandId: tip.matching('strandId', STRAND, 'an id of 22 letters and digits'),
      sequenceNo: tip.count('sequenceNo'),
    },
    ...(fields.has('ledger') && { ledger: fields.text('ledger') }),
    ...(fields.has('date') && { date: fields.text('date') }),
    label: fields.text('label'),
  };
}

const STRAND = /^[0-9A-Za-z]{22}$/;

function readItem(value: IonValue, path: string, digests: number): BundleItem {
  const fields = new BundleFields(value, ['kind', 'name', 'ion', 'proofs'], path);
  const item: BundleItem = {
    kind: fields.word('kind', ['revision', 'block', 'unreadable']),
    name: fields.text('name'),
    ion: fields.base64('ion'),
    proofs: fields.list('proofs', LIMITS.bundleDigests, (proof, at) => {
      const parts = new BundleFields(proof, ['digest', 'ion'], at);
      return { digest: parts.below('digest', digests), ion: parts.base64('ion') };
    }),
  };
  if ((decodeBase64(item.ion)?.length ?? 0) > LIMITS.documentBytes) {
    refuse(
      'input-too-large',
      `${fields.at('ion')} has more than ${LIMITS.documentBytes} bytes`,
      value,
      fields.at('ion'),
    );
  }
  const led = new Set(item.proofs.map(({ digest }) => digest));
  if (led.size < item.proofs.length) {
    refuse('bundle-syntax', `${fields.at('proofs')} has two proofs for one digest`, value, fields.at('proofs'));
  }
  if (item.kind !== 'unreadable') within(fields.at('ion'), () => parseItem(item));
  for (const [index, proof] of item.proofs.entries()) {
    within(`${fields.at('proofs')}[${index}].ion`, () => parseItemProof(proof));
  }
  return item;
}

/** Errors of what an item holds say where in the bundle it stands. */
function within(path: string, read: () => unknown): void {
  try {
    read();
  } catch (error) {
    if (!(error instanceof JournalError)) throw error;
    const inner = error.path === '' || error.path.startsWith('[') ? error.path : `.${error.path}`;
    throw new JournalError(error.code, `In the Ion of ${path}: ${error.message}`, error.at, `${path}${inner}`);
  }
}

function readInput(value: IonValue, path: string): BundleInput {
  const fields = new BundleFields(value, ['name', 'size', 'sha256'], path);
  return {
    name: fields.text('name'),
    size: fields.count('size'),
    sha256: fields.matching('sha256', SHA256, 'a SHA-256 in hex'),
  };
}

function readVerdict(value: IonValue): SenderVerdict {
  const fields = new BundleFields(value, ['outcome', 'headline', 'scope'], 'verdict');
  return { outcome: fields.word('outcome', OUTCOMES), headline: fields.text('headline'), scope: fields.text('scope') };
}
