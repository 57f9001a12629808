import { readStruct, refuse, requireField } from '../block/fields.ts';
import { type ParsedBlock, type ParsedRevision, parseBlock, parseBlockValue, parseRevision } from '../block/index.ts';
import { parseRevisionValue } from '../block/parse-revision.ts';
import { type ParsedDigest, type ParsedProof, type ParsedReceipt, parseProof } from '../chain/index.ts';
import { parseProofValue } from '../chain/parse-proof.ts';
import { JournalError } from '../errors.ts';
import { type IonFormat, type IonStruct, type IonValue, readIonBinary, readIonText } from '../ion/index.ts';
import { startsLikeJson } from '../ion/json-start.ts';
import { LIMITS } from '../limits.ts';
import { embeddedIon, readEmbedded } from './json-fields.ts';
import { readCliDigest, readConsoleDigest } from './read-digest.ts';
import { readReceipt } from './read-receipt.ts';

/** What a file or a pasted text turned out to be. */
export type SuppliedDocument =
  | { readonly kind: 'digest'; readonly digest: ParsedDigest }
  | { readonly kind: 'block'; readonly block: ParsedBlock; readonly proof?: ParsedProof }
  | { readonly kind: 'revision'; readonly revision: ParsedRevision; readonly proof?: ParsedProof }
  | { readonly kind: 'receipt'; readonly receipt: ParsedReceipt }
  | { readonly kind: 'proof'; readonly proof: ParsedProof };

/**
 * Finds out what a reader's document is, and reads it: the JSON of `aws qldb get-digest`, `get-block` and
 * `get-revision`; the digest file of the AWS console; a receipt of the kvs and rest-api sample libraries; or the bare
 * Ion text or binary of a block, a revision or a proof.
 *
 * Offsets of errors point into `source`, or, where the path ends in `IonText` or goes on from there, into the Ion text
 * that stands there.
 *
 * @throws JournalError 'empty-input', 'input-too-large' (over LIMITS.documentBytes), 'ion-too-deep' (more than
 *   LIMITS.documentDepth documents, one in the other), 'trailing-data',
 *   'unrecognised-document' when it is none of these, and what the readers of each kind throw
 */
export function readDocument(source: Uint8Array): SuppliedDocument {
  if (source.length > LIMITS.documentBytes) {
    throw new JournalError('input-too-large', `The input has more than ${LIMITS.documentBytes} bytes`);
  }
  return readHeld(source, 0);
}

/** @param depth how many documents the source stands in: each is read once more for what stands in it */
function readHeld(source: Uint8Array, depth: number): SuppliedDocument {
  if (depth > LIMITS.documentDepth) {
    throw new JournalError('ion-too-deep', `More than ${LIMITS.documentDepth} documents, one in the other`);
  }
  const { value, format } = readOnly(source);
  if (value.type === 'list' || value.type === 'sexp') return { kind: 'proof', proof: parseProofValue(value, source) };
  if (value.type !== 'struct') refuse('unrecognised-document', `This is a ${value.type}; ${EXPECTED}`, value, '');
  return readStructDocument(value, source, format, depth);
}

const EXPECTED = 'expected is a digest, block, revision, proof or receipt';

function readOnly(source: Uint8Array): { value: IonValue; format: IonFormat } {
  const binary = source[0] === 0xe0;
  const [value, second] = binary ? readIonBinary(source) : readIonText(source, { json: startsLikeJson(source) });
  if (value === undefined) throw new JournalError('empty-input', 'The input is empty');
  if (second !== undefined) {
    throw new JournalError('trailing-data', 'After the document there is something else', second.range.start);
  }
  return { value, format: binary ? 'binary' : 'text' };
}

function readStructDocument(value: IonStruct, source: Uint8Array, format: IonFormat, depth: number): SuppliedDocument {
  const has = (...names: string[]) => names.some((name) => value.fields.some((field) => field.name.text === name));
  if (has('RevisionHash', 'LedgerDigest')) return { kind: 'receipt', receipt: readReceipt(value) };
  if (has('Digest', 'DigestTipAddress')) return { kind: 'digest', digest: readCliDigest(value) };
  if (has('Block', 'Revision', 'Proof')) return readAnswer(value);
  if (has('IonText')) return readEmbedded(embeddedIon(value, ''), (inner) => readHeld(inner, depth + 1));
  if (has('blockHash', 'entriesHash', 'entriesHashList', 'previousBlockHash', 'transactionId')) {
    return { kind: 'block', block: parseBlockValue(value, source, format) };
  }
  if (has('hash', 'metadata')) return { kind: 'revision', revision: parseRevisionValue(value, source) };
  if (has('digest', 'digestTipAddress')) return { kind: 'digest', digest: readConsoleDigest(value) };
  if (has('data', 'dataHash')) return { kind: 'revision', revision: parseRevisionValue(value, source) };
  refuse('unrecognised-document', `None of the fields of this struct is known; ${EXPECTED}`, value, '');
}

/** What GetBlock and GetRevision answer. */
function readAnswer(value: IonStruct): SuppliedDocument {
  const { Block, Revision, Proof } = readStruct(value, ['Block', 'Revision', 'Proof'], '', undefined);
  const proof = Proof && readEmbedded(embeddedIon(Proof, 'Proof'), parseProof);
  if (Block !== undefined && Revision !== undefined) {
    refuse('unrecognised-document', 'This has both a Block and a Revision', Revision, 'Revision');
  }
  if (Block !== undefined) {
    return { kind: 'block', block: readEmbedded(embeddedIon(Block, 'Block'), parseBlock), ...(proof && { proof }) };
  }
  if (Revision !== undefined) {
    const revision = readEmbedded(embeddedIon(Revision, 'Revision'), parseRevision);
    return { kind: 'revision', revision, ...(proof && { proof }) };
  }
  return { kind: 'proof', proof: requireProof(proof, value) };
}

function requireProof(proof: ParsedProof | undefined, value: IonStruct): ParsedProof {
  if (proof === undefined) requireField(undefined, 'Proof', value, '');
  return proof as ParsedProof;
}
