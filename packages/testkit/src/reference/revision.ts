import { same } from './bytes.ts';
import { dot } from './dot.ts';
import { hashOfNull, hashOfValue, readOne, StructReader, type Value } from './ion.ts';

/** The parts of a revision that are there. */
export interface ReferenceRevision {
  readonly where: string;
  readonly kind: 'document' | 'redacted' | 'deleted' | 'hash-only' | 'unrecognised';
  readonly hash: Uint8Array | undefined;
  readonly address: { strandId: string | undefined; sequenceNo: number | undefined } | undefined;
  readonly id: string | undefined;
  readonly version: number | undefined;
  readonly txTime: number | undefined;
  readonly txId: string | undefined;
}

/** `dot(ionHash(data), ionHash(metadata))`, both given as Ion text. */
export function revisionHash(dataIonText: string, metadataIonText: string): Uint8Array {
  const metadata = hashOfValue(readOne(metadataIonText));
  return dot(hashOfValue(readOne(dataIonText)), metadata);
}

/**
 * Takes a revision apart and recomputes its hash; everything wrong is added to `problems`.
 * What AWS hashed for a DELETE is not known, so both likely formulas are accepted.
 */
export function checkRevision(value: Value, where: string, problems: string[]): ReferenceRevision {
  const revision = new StructReader(value, where, problems);
  const hash = revision.hash('hash');
  const data = revision.optional('data');
  const metadataValue = revision.optional('metadata');
  const redacted = revision.optional('dataHash') !== undefined;
  const addressValue = revision.optional('blockAddress');
  revision.noteUnread();
  const dataHash = redacted ? revision.hash('dataHash') : undefined;
  const address = addressValue && readAddress(addressValue, `${where}.blockAddress`, problems);

  if (metadataValue === undefined) {
    if (data !== undefined || redacted || address !== undefined) problems.push(`${where}: no metadata beside content`);
    const kind = data === undefined && !redacted && address === undefined ? 'hash-only' : 'unrecognised';
    return { where, kind, hash, address, id: undefined, version: undefined, txTime: undefined, txId: undefined };
  }

  const metadata = new StructReader(metadataValue, `${where}.metadata`, problems);
  const id = metadata.string('id');
  const version = metadata.count('version');
  const txTime = metadata.time('txTime');
  const txId = metadata.string('txId');
  metadata.noteUnread();
  if (address === undefined) problems.push(`${where}.blockAddress: missing`);

  const metadataHash = hashOfValue(metadataValue);
  const candidates: Uint8Array[] = [];
  if (data !== undefined) candidates.push(dot(hashOfValue(data), metadataHash));
  else if (dataHash !== undefined) candidates.push(dot(dataHash, metadataHash));
  else if (!redacted) candidates.push(metadataHash, dot(hashOfNull(), metadataHash));
  if (hash !== undefined && !candidates.some((candidate) => same(candidate, hash)))
    problems.push(`${where}.hash: is not the hash of its content`);
  if (data !== undefined && dataHash !== undefined && !same(hashOfValue(data), dataHash))
    problems.push(`${where}.dataHash: is not the hash of the data`);

  const kind = data !== undefined ? 'document' : redacted ? 'redacted' : 'deleted';
  return { where, kind, hash, address, id, version, txTime, txId };
}

/** Reads `{strandId, sequenceNo}`. */
export function readAddress(
  value: Value,
  where: string,
  problems: string[],
): { strandId: string | undefined; sequenceNo: number | undefined } {
  const address = new StructReader(value, where, problems);
  const strandId = address.string('strandId');
  const sequenceNo = address.count('sequenceNo');
  address.noteUnread();
  if (strandId !== undefined && !/^[0-9A-Za-z]{22}$/.test(strandId)) problems.push(`${where}.strandId: not an id`);
  return { strandId, sequenceNo };
}
