import type { ParsedBlock } from '../block/index.ts';
import { count, listed } from '../block/words.ts';
import { type Claim, fails, finds, holds, place } from '../checks.ts';
import type { Check } from '../verdict.ts';
import type { ChosenDetail } from './choose-details.ts';
import type { StoredDetail, StreamedEntry } from './streamed-entry.ts';

const SHOWN = 20;

/** A revision of the block as it was delivered. */
export interface DeliveredRevision {
  /** Position among the revisions of the block. */
  readonly index: number;
  readonly chosen: ChosenDetail;
  /** All different contents that were delivered. */
  readonly variants: readonly StoredDetail[];
}

/** The records around a block and its revisions: everything in them that is not part of the block. */
export function streamChecks(
  entry: StreamedEntry,
  block: ParsedBlock,
  delivered: readonly DeliveredRevision[],
  strangers: readonly string[],
): Check[] {
  return [
    summaryCheck(entry),
    ...detailsChecks(entry, block, delivered, strangers),
    ...tableChecks(block, delivered),
    fieldsCheck(entry),
  ];
}

function summaryCheck({ otherSummaries }: StreamedEntry): Check {
  const claim: Claim = {
    id: 'stream.summary',
    what: 'All block summaries that name the address of the block are the same',
    places: [place('stream', 'payload')],
  };
  if (otherSummaries === 0) return holds(claim);
  return fails(
    claim,
    `the stream delivered ${count(otherSummaries + 1, 'different summary', 'different summaries')} of this block`,
  );
}

/**
 * A detail that the summary does not name, or two that differ, are findings: the block may be genuine all the same, but
 * not all that was delivered for it is.
 */
function detailsChecks(
  entry: StreamedEntry,
  block: ParsedBlock,
  delivered: readonly DeliveredRevision[],
  strangers: readonly string[],
): Check[] {
  const claim: Claim = {
    id: 'stream.details',
    what: 'Every revision delivered for the block is one that its summary names, and none contradicts another',
    places: [place('stream', 'payload.revision.hash')],
  };
  const checks: Check[] = [];
  if (strangers.length > 0) {
    const why = `the stream delivered ${count(strangers.length, 'revision')} for this block that its summary does not name (${listed(strangers)})`;
    checks.push(finds(claim, why));
  }
  const conflicts = delivered.filter(({ chosen }) => chosen.conflict);
  if (conflicts.length > 0 || entry.uncounted > 0) {
    const places = conflicts
      .slice(0, SHOWN)
      .map(({ index }) => place('block', `revisions[${index}]`, block.revisions?.[index]?.value.range));
    const why = `the stream delivered different contents for ${count(Math.max(1, conflicts.length), 'revision')} of the block`;
    checks.push(finds({ ...claim, places: [...places, ...claim.places] }, why));
  }
  if (checks.length > 0) return checks;
  return [holds(claim, count(delivered.length, 'revision'))];
}

/** Nothing to say where there is nothing to compare: no table was told, or transactionInfo does not name the document. */
function tableChecks(block: ParsedBlock, delivered: readonly DeliveredRevision[]): Check[] {
  const claim: Claim = {
    id: 'stream.table',
    what: 'The table beside each revision is the one that transactionInfo names',
    places: [place('stream', 'payload.tableInfo')],
  };
  const documents = new Map(block.transactionInfo?.documents.map((document) => [document.documentId, document]));
  const checks: Check[] = [];
  let compared = 0;
  for (const { index, variants } of delivered) {
    const id = block.revisions?.[index]?.metadata?.id;
    const document = id === undefined ? undefined : documents.get(id);
    if (document === undefined) continue;
    for (const { tableInfo } of variants) {
      if (tableInfo === undefined) continue;
      compared++;
      const at = (name: 'tableId' | 'tableName'): Claim => ({
        ...claim,
        subject: `revisions[${index}]`,
        places: [
          place('stream', `payload.tableInfo.${name}`),
          place('block', `transactionInfo.documents.${id}.${name}`, document.range),
        ],
      });
      if (tableInfo.tableId !== document.tableId) {
        const why = 'the id of the table beside a revision contradicts transactionInfo, which is hashed';
        checks.push(fails(at('tableId'), why, document.tableId, tableInfo.tableId));
      } else if (tableInfo.tableName !== document.tableName) {
        // A finding and no contradiction: that a table keeps its name is promised nowhere.
        const why = 'the name of the table beside a revision is not the one in transactionInfo, which is hashed';
        checks.push(finds(at('tableName'), why, document.tableName, tableInfo.tableName));
      }
    }
  }
  if (checks.length > 0 || compared === 0) return checks;
  return [holds(claim, count(compared, 'revision'))];
}

function fieldsCheck({ summary, details }: StreamedEntry): Check {
  const parts = [summary?.unknown ?? [], ...[...details.values()].flat().map(({ unknown }) => unknown)].flat();
  const claim: Claim = {
    id: 'stream.fields',
    what: 'Nothing stands around the block and its revisions that the format does not know',
    places: parts.slice(0, SHOWN).map(({ path }) => place('stream', path)),
  };
  const [first] = parts;
  if (first === undefined) return holds(claim);
  const rest = parts.length > 1 ? ` and ${parts.length - 1} more` : '';
  return finds(claim, `a record of the block has the unknown ${first.kind} ${first.name}${rest}, which no hash covers`);
}
