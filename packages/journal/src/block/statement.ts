import { ionHash, ionHashOfString } from '../hash/index.ts';
import type { IonValue } from '../ion/index.ts';
import { dot, type Hash } from '../merkle/index.ts';

/**
 * The digest QLDB records for a statement: the Ion hash of its text, then `dot` with the Ion hash of each parameter in
 * order. The text counts literally, white space included; a list given for one `?` is one parameter.
 * Observed in AWS data: block 100 of the AWS CLI examples, and the block summary of the AWS streams sample.
 *
 * @returns 32 bytes
 */
export function statementDigest(statement: string, parameters: readonly IonValue[]): Hash {
  let digest: Hash = ionHashOfString(statement);
  for (const parameter of parameters) digest = dot(digest, ionHash(parameter));
  return digest;
}

/**
 * The digest a driver sends with CommitTransaction: the Ion hash of the transaction id as a string, then `dot` with the
 * digest of each statement in the order they were executed.
 *
 * @returns 32 bytes
 */
export function commitDigest(transactionId: string, statementDigests: readonly Hash[]): Hash {
  let digest: Hash = ionHashOfString(transactionId);
  for (const statement of statementDigests) digest = dot(digest, statement);
  return digest;
}
