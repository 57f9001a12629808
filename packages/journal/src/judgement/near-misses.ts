import type { ParsedRevision } from '../block/index.ts';
import type { NearMiss } from './types.ts';

/**
 * Small changes of the kind that conversions do, with which a revision would hash to its stated hash. Each is a
 * hypothesis, and each fits the hash.
 *
 * @param siblings other revisions of the same document or table, whose annotations and kinds of values are tried too
 */
export function nearMisses(revision: ParsedRevision, siblings: readonly ParsedRevision[] = []): readonly NearMiss[] {
  void revision;
  void siblings;
  return [];
}
