import { dot, ionHashOfString } from '@qldb-console/journal';
import { EngineError } from './errors.ts';
import { blob, list, string, struct, timestamp } from './ion-build.ts';
import { QUOTAS } from './limits.ts';
import { type CommittedIon, readCommittedIon } from './read-ion.ts';
import type { StatementInput } from './transaction.ts';

const LONE_SURROGATE = /\p{Surrogate}/u;

/** Reads each Ion text of a transaction once: an inserted document is usually a parameter too. */
export type ReadIon = (text: string, what: string) => CommittedIon;

export function createReadIon(): ReadIon {
  const known = new Map<string, CommittedIon>();
  return (text, what) => {
    let ion = known.get(text);
    if (!ion) {
      ion = readCommittedIon(text, what, QUOTAS.documentBytes);
      known.set(text, ion);
    }
    return ion;
  };
}

/**
 * `transactionInfo.statements`. A statement's digest is the Ion hash of its text as a string, combined by `dot` with the
 * hash of each parameter in turn (observed in AWS data: block 100 of the AWS CLI examples and others).
 *
 * @throws EngineError `invalid-transaction`, `invalid-ion`, `limit-exceeded`
 */
export function statementList(statements: readonly StatementInput[], txTime: number, readIon: ReadIon) {
  if (statements.length === 0)
    throw new EngineError('invalid-transaction', 'A transaction has at least one statement.');
  return list(
    statements.map(({ text, parameters, startedAt }, index) => {
      if (text.length === 0 || text.length > QUOTAS.statementCharacters) {
        throw new EngineError(
          'limit-exceeded',
          `Statement ${index} has ${text.length} characters; allowed are 1 to ${QUOTAS.statementCharacters}.`,
        );
      }
      if (LONE_SURROGATE.test(text)) {
        throw new EngineError('invalid-transaction', `Statement ${index} is not well-formed Unicode.`);
      }
      let digest = ionHashOfString(text);
      for (const [at, parameter] of parameters.entries()) {
        digest = dot(digest, readIon(parameter, `parameters[${at}] of statement ${index}`).hash);
      }
      return struct([
        ['statement', string(text)],
        ['startTime', timestamp(Math.min(startedAt ?? txTime - 1, txTime - 1))],
        ['statementDigest', blob(digest)],
      ]);
    }),
  );
}
