import { dot } from './dot.ts';
import { hashOfString, ionHash } from './ion.ts';

/** Digest of one statement: the Ion hash of its text, then dotted with the Ion hash of each parameter (Ion text). */
export function statementDigest(statement: string, parameters: readonly string[] = []): Uint8Array {
  let digest = hashOfString(statement);
  for (const parameter of parameters) digest = dot(digest, ionHash(parameter));
  return digest;
}

/** Digest of a transaction: the Ion hash of its id, then dotted with the digest of each statement in order. */
export function commitDigest(transactionId: string, statementDigests: readonly Uint8Array[]): Uint8Array {
  let digest = hashOfString(transactionId);
  for (const statement of statementDigests) digest = dot(digest, statement);
  return digest;
}
