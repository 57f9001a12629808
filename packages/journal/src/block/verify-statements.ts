import { type Claim, finds, holds, place, skips } from '../checks.ts';
import type { ByteRange, IonTimestamp } from '../ion/index.ts';
import type { Check } from '../verdict.ts';
import { compareInstants, timeText } from './instants.ts';
import type { ParsedBlock } from './types.ts';

const WHAT = 'Every statement that documents refer to exists, and none was started after the block was stamped';

/**
 * Statements against the rest of the block. All of transactionInfo is fixed by one hash, so what does not fit inside it
 * was written so: a finding. The block's timestamp is fixed by none; that it is not earlier than the start of a statement holds
 * in all of AWS's data but is promised nowhere, so it is a finding too.
 */
export function statementsCheck(block: ParsedBlock): Check[] {
  const info = block.transactionInfo;
  if (info === undefined) {
    return [skips({ id: 'block.statements', what: WHAT, places: [] }, 'the block has no transactionInfo')];
  }
  const claimAt = (path: string, range: ByteRange): Claim => ({
    id: 'block.statements',
    what: WHAT,
    places: [place('block', path, range), place('block', 'blockTimestamp', block.blockTimestamp.range)],
  });
  const written = earliestRevision(block);
  const checks: Check[] = [];
  for (const { documentId, statements, range } of info.documents) {
    const wrong = statements.find((index) => index >= info.statements.length);
    if (wrong === undefined) continue;
    const claim = claimAt(`transactionInfo.documents.${documentId}.statements`, range);
    checks.push(finds(claim, `document ${documentId} refers to statement ${wrong}, which does not exist`));
  }
  for (const [index, { startTime }] of info.statements.entries()) {
    const claim = claimAt(`transactionInfo.statements[${index}].startTime`, startTime.range);
    if (isAfter(startTime, block.blockTimestamp)) {
      const why = "the block's timestamp is earlier than the start of a statement, which is hashed";
      checks.push(finds(claim, why, `not before ${timeText(startTime)}`, timeText(block.blockTimestamp)));
    } else if (written !== undefined && isAfter(startTime, written)) {
      checks.push(finds(claim, `statement ${index} was started after the time of its own transaction`));
    }
  }
  return checks.length > 0 ? checks : [holds(claimAt('transactionInfo.statements', info.value.range))];
}

function earliestRevision(block: ParsedBlock): IonTimestamp | undefined {
  let earliest: IonTimestamp | undefined;
  for (const { metadata } of block.revisions ?? []) {
    if (metadata === undefined) continue;
    if (earliest === undefined || isAfter(earliest, metadata.txTime)) earliest = metadata.txTime;
  }
  return earliest;
}

function isAfter(a: IonTimestamp, b: IonTimestamp): boolean {
  const order = compareInstants(a, b);
  return order !== undefined && order > 0;
}
