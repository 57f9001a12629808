import type { LedgerInput } from '../engine/engine.ts';
import { formatAddress } from '../engine/format-block.ts';
import { createIds } from '../engine/ids.ts';
import type { TransactionInput } from '../engine/transaction.ts';
import { formatFields, type KnownDocument } from '../workload/document.ts';
import type { Draft } from '../workload/draft.ts';
import { Generator } from '../workload/generator.ts';
import {
  document,
  formatOwners,
  type Making,
  newLicense,
  newPerson,
  newRegistration,
  newVehicle,
} from '../workload/new-documents.ts';
import { seededRandom } from '../workload/random.ts';
import { workingTimes } from './working-times.ts';

const SEED = 'vehicle-registration 2025';
const FIRST_DAY = Date.UTC(2025, 0, 6);
const LAST_DAY = Date.UTC(2025, 5, 30);
/** Transactions, the first blocks and the redaction included; the genesis block comes on top. */
const TRANSACTIONS = 311;
/** Which of them is the redaction. */
const REDACTION = 262;

/** Everything that makes the sample ledger. */
export function sampleLedger(name: string): { ledger: LedgerInput; transactions: TransactionInput[] } {
  const random = seededRandom(SEED);
  const ids = createIds(random.next32);
  const [createdAt, ...times] = workingTimes(random, FIRST_DAY, LAST_DAY, TRANSACTIONS + 1) as [number, ...number[]];
  const ledger: LedgerInput = {
    name,
    permissionsMode: 'STANDARD',
    deletionProtection: true,
    kmsKeyArn: undefined,
    tags: { purpose: 'sample' },
    strandId: ids.next(createdAt - 400),
    createdAt,
    genesisTransactionId: ids.next(createdAt),
  };
  const generator = new Generator(random);
  const transactions: TransactionInput[] = [];
  for (const [at, time] of times.entries()) {
    // The first two make the tables and their indexes, the third fills them.
    if (at === 2) transactions.push(firstDocuments(generator.draft(time)));
    else if (at === REDACTION)
      transactions.push(redaction(generator.draft(time), ledger.strandId as string, transactions));
    else transactions.push(generator.next(time));
  }
  return { ledger, transactions };
}

/** Five documents in each table, in one transaction of four statements. */
export function firstDocuments(draft: Draft): TransactionInput {
  const { making } = draft;
  const persons = [wellKnownPerson(making), ...Array.from({ length: 4 }, () => newPerson(making))];
  const owner = persons[0] as KnownDocument;
  const vehicles = [wellKnownVehicle(making), ...Array.from({ length: 4 }, () => newVehicle(making))];
  const registrations = vehicles.map((vehicle, at) =>
    at === 0
      ? wellKnownRegistration(making, vehicle, owner)
      : newRegistration(making, vehicle, (persons[at] as KnownDocument).documentId),
  );
  const licenses = persons.map((person) => newLicense(making, person));
  for (const documents of [persons, vehicles, registrations, licenses]) {
    const list = documents.map(({ fields }) => formatFields(fields)).join(',');
    draft.execute(`INSERT INTO ${documents[0]?.table} ?`, `[${list}]`);
    for (const one of documents) draft.insert(one);
  }
  return draft.finish();
}

/** The person and the vehicle everybody knows from Amazon's own sample data and from the examples of the AWS CLI. */
function wellKnownPerson(making: Making): KnownDocument {
  return document(making, 'Person', {
    FirstName: '"Raul"',
    LastName: '"Lewis"',
    DOB: '1963-08-19',
    GovId: '"LEWISR261LL"',
    GovIdType: '"Driver License"',
    Address: '"1719 University Street, Seattle, WA, 98109"',
  });
}
function wellKnownVehicle(making: Making): KnownDocument {
  return document(making, 'Vehicle', {
    VIN: '"1N4AL11D75C109151"',
    Type: '"Sedan"',
    Year: '2011',
    Make: '"Audi"',
    Model: '"A5"',
    Color: '"Silver"',
  });
}
function wellKnownRegistration(making: Making, vehicle: KnownDocument, owner: KnownDocument): KnownDocument {
  return document(making, 'VehicleRegistration', {
    VIN: vehicle.fields.get('VIN') as string,
    LicensePlateNumber: '"LEWISR261LL"',
    State: '"WA"',
    City: '"Seattle"',
    PendingPenaltyTicketAmount: '90.25',
    ValidFromDate: '2017-08-21',
    ValidToDate: '2020-05-11',
    Owners: formatOwners([owner.documentId]),
  });
}

/** Redacts the first revision of a person who has moved since: the old address is to be forgotten. */
export function redaction(draft: Draft, strandId: string, before: readonly TransactionInput[]): TransactionInput {
  const { documentId, sequenceNo } = firstWhoMoved(before);
  const tableId = before
    .flatMap(({ mutations }) => mutations)
    .flatMap((mutation) =>
      mutation.op === 'create-table' && mutation.table === 'Person' ? [mutation.tableId] : [],
    )[0];
  draft.execute(`EXEC REDACT_REVISION ?, '${tableId}', '${documentId}'`, formatAddress(strandId, sequenceNo));
  return draft.redact('Person', documentId, sequenceNo).finish();
}

/** Of the persons registered alone, in a block of their own, the first that has another revision by now. */
function firstWhoMoved(before: readonly TransactionInput[]): { documentId: string; sequenceNo: number } {
  const updated = new Set(
    before.flatMap(({ mutations }) =>
      mutations.flatMap((one) => (one.op === 'update' && one.table === 'Person' ? [one.documentId] : [])),
    ),
  );
  for (const [at, { mutations }] of before.entries()) {
    const [only, ...more] = mutations;
    if (only?.op !== 'insert' || only.table !== 'Person' || more.length > 0) continue;
    // The transaction at index `at` is in the block after genesis and its predecessors.
    if (only.documentId && updated.has(only.documentId)) return { documentId: only.documentId, sequenceNo: at + 1 };
  }
  throw new Error('nobody in the sample has moved');
}
