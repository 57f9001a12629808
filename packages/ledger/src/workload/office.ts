import {
  formatFields,
  ionAmount,
  ionDay,
  ionString,
  type KnownDocument,
  TABLES,
  type TableName,
  withFields,
} from './document.ts';
import type { Draft } from './draft.ts';
import {
  formatOwners,
  newAddress,
  newLicense,
  newPerson,
  newRegistration,
  newVehicle,
  readOwners,
} from './new-documents.ts';

/**
 * What happens in a vehicle registration office, each as one transaction. An affair that needs documents nobody knows
 * of yet answers false, and has not touched the draft.
 */
type Affair = (draft: Draft) => boolean;

const text = (document: KnownDocument, field: string): string => document.fields.get(field) as string;

export function createTables(draft: Draft, tables: readonly TableName[] = TABLES): void {
  for (const table of tables) draft.createTable(table);
}

export function createIndexes(draft: Draft): void {
  draft.createIndex('VehicleRegistration', 'VIN').createIndex('VehicleRegistration', 'LicensePlateNumber');
  draft.createIndex('Vehicle', 'VIN').createIndex('Person', 'GovId');
  draft.createIndex('DriversLicense', 'LicenseNumber').createIndex('DriversLicense', 'PersonId');
}

function registerPerson(draft: Draft): boolean {
  const person = newPerson(draft.making);
  draft.execute('INSERT INTO Person ?', formatFields(person.fields)).insert(person);
  if (draft.making.random.chance(0.4)) {
    const license = newLicense(draft.making, person);
    draft.execute('INSERT INTO DriversLicense ?', formatFields(license.fields)).insert(license);
  }
  return true;
}

/** Several documents by one statement: its parameter is the list of them. */
function registerFamily(draft: Draft): boolean {
  const persons = Array.from({ length: draft.making.random.between(2, 4) }, () => newPerson(draft.making));
  draft.execute('INSERT INTO Person ?', `[${persons.map(({ fields }) => formatFields(fields)).join(',')}]`);
  for (const person of persons) draft.insert(person);
  return true;
}

function registerVehicle(draft: Draft): boolean {
  const owner = draft.registry.pick('Person');
  if (!owner) return false;
  const vehicle = newVehicle(draft.making);
  const registration = newRegistration(draft.making, vehicle, owner.documentId);
  draft.execute('SELECT personId FROM Person AS p BY personId WHERE p.GovId = ?', text(owner, 'GovId'));
  draft.execute('INSERT INTO Vehicle ?', formatFields(vehicle.fields)).insert(vehicle);
  draft.execute('INSERT INTO VehicleRegistration ?', formatFields(registration.fields)).insert(registration);
  return true;
}

function issueLicense(draft: Draft): boolean {
  const person = draft.registry.pick('Person');
  if (!person) return false;
  const license = newLicense(draft.making, person);
  draft.execute('INSERT INTO DriversLicense ?', formatFields(license.fields)).insert(license);
  // Two SETs on the new document: one revision, three mutations.
  const validTo = ionDay(draft.making.time, 6);
  const full = withFields(license, { LicenseType: ionString('Full'), ValidToDate: validTo });
  draft.execute(
    "UPDATE DriversLicense AS d\nSET d.LicenseType = 'Full', d.ValidToDate = ?\nWHERE d.LicenseNumber = ?",
    validTo,
    text(license, 'LicenseNumber'),
  );
  draft.update(withFields(license, { LicenseType: ionString('Full') })).update(full);
  return true;
}

function fine(draft: Draft): boolean {
  const registration = draft.registry.pick('VehicleRegistration');
  if (!registration) return false;
  const amount = ionAmount(draft.making.random.between(1_500, 120_000));
  draft
    .execute(
      'UPDATE VehicleRegistration AS r SET r.PendingPenaltyTicketAmount = ? WHERE r.VIN = ?',
      amount,
      text(registration, 'VIN'),
    )
    .update(withFields(registration, { PendingPenaltyTicketAmount: amount }));
  return true;
}

function payFine(draft: Draft): boolean {
  const registration = draft.registry.pick('VehicleRegistration');
  if (!registration) return false;
  const plate = text(registration, 'LicensePlateNumber');
  draft.execute(
    'SELECT r.PendingPenaltyTicketAmount FROM VehicleRegistration AS r WHERE r.LicensePlateNumber = ?',
    plate,
  );
  draft
    .execute(
      'UPDATE VehicleRegistration AS r SET r.PendingPenaltyTicketAmount = 0.00 WHERE r.LicensePlateNumber = ?',
      plate,
    )
    .update(withFields(registration, { PendingPenaltyTicketAmount: '0.00' }));
  return true;
}

function transferOwnership(draft: Draft): boolean {
  const registration = draft.registry.pick('VehicleRegistration');
  const buyer = draft.registry.pick('Person');
  if (!registration || !buyer) return false;
  const vin = text(registration, 'VIN');
  draft.execute('SELECT r.Owners.PrimaryOwner.PersonId FROM VehicleRegistration AS r WHERE r.VIN = ?', vin);
  draft
    .execute(
      'UPDATE VehicleRegistration AS r\nSET r.Owners.PrimaryOwner = ?\nWHERE r.VIN = ?',
      `{PersonId:${ionString(buyer.documentId)}}`,
      vin,
    )
    .update(withOwners(registration, [buyer.documentId, ...readOwners(text(registration, 'Owners')).slice(1)]));
  return true;
}

function addOwner(draft: Draft): boolean {
  const registration = draft.registry.pick('VehicleRegistration');
  const person = draft.registry.pick('Person');
  const owners = registration && readOwners(text(registration, 'Owners'));
  if (!owners || !person || owners.length > 3 || owners.includes(person.documentId)) return false;
  draft
    .execute(
      'FROM VehicleRegistration AS r\nWHERE r.VIN = ?\nINSERT INTO r.Owners.SecondaryOwners\n    VALUE ?',
      text(registration, 'VIN'),
      `{PersonId:${ionString(person.documentId)}}`,
    )
    .update(withOwners(registration, [...owners, person.documentId]));
  return true;
}

function withOwners(registration: KnownDocument, owners: readonly string[]): KnownDocument {
  return withFields(registration, { Owners: formatOwners(owners) });
}

function move(draft: Draft): boolean {
  const person = draft.registry.pick('Person');
  if (!person) return false;
  const address = ionString(newAddress(draft.making.random));
  draft
    .execute('UPDATE Person AS p SET p.Address = ? WHERE p.GovId = ?', address, text(person, 'GovId'))
    .update(withFields(person, { Address: address }));
  return true;
}

function renewLicense(draft: Draft): boolean {
  const license = draft.registry.pick('DriversLicense');
  if (!license) return false;
  const validTo = ionDay(draft.making.time, draft.making.random.between(4, 8));
  draft
    .execute(
      'UPDATE DriversLicense AS d SET d.ValidToDate = ? WHERE d.LicenseNumber = ?',
      validTo,
      text(license, 'LicenseNumber'),
    )
    .update(withFields(license, { ValidToDate: validTo }));
  return true;
}

function lookUp(draft: Draft): boolean {
  const vehicle = draft.registry.pick('Vehicle');
  if (!vehicle) return false;
  draft.execute('SELECT * FROM Vehicle AS v WHERE v.VIN = ?', text(vehicle, 'VIN'));
  return true;
}

function deregister(draft: Draft): boolean {
  const vehicle = draft.registry.pick('Vehicle');
  const registration = vehicle && draft.registry.find('VehicleRegistration', 'VIN', text(vehicle, 'VIN'));
  if (!registration) return false;
  const vin = text(vehicle, 'VIN');
  draft.execute('DELETE FROM VehicleRegistration AS r WHERE r.VIN = ?', vin).delete(registration);
  draft.execute('DELETE FROM Vehicle AS v WHERE v.VIN = ?', vin).delete(vehicle);
  return true;
}

function revokeLicense(draft: Draft): boolean {
  const license = draft.registry.pick('DriversLicense');
  if (!license) return false;
  draft
    .execute('DELETE FROM DriversLicense AS d WHERE d.LicenseNumber = ?', text(license, 'LicenseNumber'))
    .delete(license);
  return true;
}

/** Each affair with how often it happens, of 100. */
const AFFAIRS: readonly (readonly [Affair, number])[] = [
  [registerPerson, 11],
  [registerFamily, 3],
  [registerVehicle, 15],
  [issueLicense, 6],
  [fine, 18],
  [payFine, 10],
  [transferOwnership, 8],
  [addOwner, 6],
  [move, 8],
  [renewLicense, 5],
  [lookUp, 7],
  [deregister, 2],
  [revokeLicense, 1],
];

/** Puts whatever happens next into the draft. */
export function anyAffair(draft: Draft): void {
  let left = draft.making.random.below(100);
  for (const [affair, weight] of AFFAIRS) {
    left -= weight;
    if (left >= 0) continue;
    if (!affair(draft)) registerPerson(draft);
    return;
  }
}
