import type { LedgerInput } from '../engine/engine.ts';
import { createIds } from '../engine/ids.ts';
import type { TransactionInput } from '../engine/transaction.ts';
import { formatFields, ionString, type KnownDocument, withFields } from '../workload/document.ts';
import type { Draft } from '../workload/draft.ts';
import { Generator } from '../workload/generator.ts';
import { formatOwners, newPerson } from '../workload/new-documents.ts';
import { seededRandom } from '../workload/random.ts';
import { firstDocuments, redaction } from './sample-transactions.ts';

const SEED = 'archives 2025';
const HOUR_MS = 60 * 60 * 1000;

/** The hours in which the office worked, and how many blocks each has: an export writes an object for every hour. */
const HOURS: readonly { readonly start: number; readonly blocks: number }[] = [
  { start: Date.UTC(2025, 3, 7, 9), blocks: 16 },
  { start: Date.UTC(2025, 3, 7, 10), blocks: 14 },
  { start: Date.UTC(2025, 3, 22, 14), blocks: 18 },
  { start: Date.UTC(2025, 4, 5, 8), blocks: 15 },
  { start: Date.UTC(2025, 4, 5, 9), blocks: 19 },
  { start: Date.UTC(2025, 4, 20, 13), blocks: 12 },
  { start: Date.UTC(2025, 4, 20, 14), blocks: 17 },
  { start: Date.UTC(2025, 5, 11, 10), blocks: 16 },
  { start: Date.UTC(2025, 5, 11, 11), blocks: 13 },
  { start: Date.UTC(2025, 5, 26, 15), blocks: 20 },
];

/** Sequence numbers of blocks with something to tell. */
export const ARCHIVE_BLOCKS = {
  /** Fines a vehicle with {@link FINE}: what the damaged archive has altered. */
  fine: 37,
  /** Sells a vehicle; in the forged journal, to somebody else. The block behind it had to be forged too. */
  sale: 73,
  redaction: 120,
  /** In an object that the damaged archive has lost. */
  missing: 135,
} as const;

/** As the document holds it; the altered one has the same number with a digit less, and so another hash. */
export const FINE = '90.250';
export const ALTERED_FINE = '90.25';

/** Exports of the archive, months of 2025: times of the first block and before the next. */
export const ARCHIVE_MONTHS = [3, 4, 5].map((month) => ({
  name: `2025-0${month + 1}`,
  from: Date.UTC(2025, month, 1),
  to: Date.UTC(2025, month + 1, 1),
}));

/** When everything was over, and the exports were made. */
export const ARCHIVE_MADE = Date.UTC(2025, 6, 14, 8, 30);

/**
 * The journal of which the sample archives are exports.
 *
 * @param forged whether the sale goes to another person: the same journal before it, and other hashes from it on
 */
export function archiveJournal({ forged = false } = {}): { ledger: LedgerInput; transactions: TransactionInput[] } {
  const random = seededRandom(SEED);
  const ids = createIds(random.next32);
  const times = HOURS.flatMap(({ start, blocks }) => {
    const step = HOUR_MS / blocks;
    return Array.from({ length: blocks }, (_, at) => Math.floor(start + (at + random.below(900) / 1_000) * step));
  });
  const [createdAt, ...later] = times as [number, ...number[]];
  const ledger: LedgerInput = {
    name: 'registration-archive',
    permissionsMode: 'STANDARD',
    deletionProtection: false,
    kmsKeyArn: undefined,
    tags: {},
    strandId: ids.next(createdAt - 400),
    createdAt,
    genesisTransactionId: ids.next(createdAt),
  };
  const generator = new Generator(random);
  const transactions: TransactionInput[] = [];
  for (const time of later) {
    const sequenceNo = transactions.length + 1;
    if (sequenceNo === 3) transactions.push(firstDocuments(generator.draft(time)));
    else if (sequenceNo === ARCHIVE_BLOCKS.fine) transactions.push(fine(generator.draft(time)));
    else if (sequenceNo === ARCHIVE_BLOCKS.sale) transactions.push(sale(generator.draft(time), forged));
    else if (sequenceNo === ARCHIVE_BLOCKS.redaction)
      transactions.push(redaction(generator.draft(time), ledger.strandId as string, transactions));
    else transactions.push(generator.next(time));
  }
  return { ledger, transactions };
}

const PLATE = '"LEWISR261LL"';

function registered(draft: Draft): KnownDocument {
  const found = draft.registry.find('VehicleRegistration', 'LicensePlateNumber', PLATE);
  if (!found) throw new Error('the vehicle everybody knows is not registered');
  return found;
}

function fine(draft: Draft): TransactionInput {
  const registration = registered(draft);
  return draft
    .execute(
      'UPDATE VehicleRegistration AS r SET r.PendingPenaltyTicketAmount = ? WHERE r.LicensePlateNumber = ?',
      FINE,
      PLATE,
    )
    .update(withFields(registration, { PendingPenaltyTicketAmount: FINE }))
    .finish();
}

function sale(draft: Draft, forged: boolean): TransactionInput {
  const registration = registered(draft);
  // Both are made in both journals, so that nothing else differs.
  const persons = [newPerson(draft.making), newPerson(draft.making)] as const;
  const buyer = withFields(persons[forged ? 1 : 0], { FirstName: ionString(forged ? 'Nobody' : 'Alexis') });
  const owners = formatOwners([buyer.documentId]);
  return draft
    .execute('INSERT INTO Person ?', formatFields(buyer.fields))
    .insert(buyer)
    .execute('UPDATE VehicleRegistration AS r SET r.Owners = ? WHERE r.LicensePlateNumber = ?', owners, PLATE)
    .update(withFields(registration, { Owners: owners }))
    .finish();
}
