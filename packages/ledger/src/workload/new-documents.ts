import type { Ids } from '../engine/ids.ts';
import { type Fields, ionAmount, ionDay, ionString, type KnownDocument, type TableName } from './document.ts';
import type { Random } from './random.ts';
import { CITIES, COLORS, FIRST_NAMES, LAST_NAMES, LICENSE_TYPES, MODELS, STREETS } from './registry-words.ts';

/** What new documents are made from. `time`: milliseconds since 1970, the day they are written. */
export interface Making {
  readonly random: Random;
  readonly ids: Ids;
  readonly time: number;
}

/** Letters and digits of a vehicle identification number: no I, O, Q. */
const VIN_CHARACTERS = '0123456789ABCDEFGHJKLMNPRSTUVWXYZ';

export function newPerson(making: Making): KnownDocument {
  const { random } = making;
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const born = Date.UTC(random.between(1944, 2006), random.below(12), random.between(1, 28));
  const letters = last
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toUpperCase()
    .padEnd(5, 'X')
    .slice(0, 5);
  const govId = `${letters}${first[0]}${random.between(100, 999)}${randomText(random, 2, 'ABCDEFGHJKLMNPRSTUVWXYZ')}`;
  return document(making, 'Person', {
    FirstName: ionString(first),
    LastName: ionString(last),
    DOB: ionDay(born),
    GovId: ionString(govId),
    GovIdType: ionString(random.chance(0.8) ? 'Driver License' : 'Passport'),
    Address: ionString(newAddress(random)),
  });
}

export function newAddress(random: Random): string {
  const [city, postal] = random.pick(CITIES);
  return `${random.between(1, 9900)} ${random.pick(STREETS)}, ${city}, WA, ${postal}${random.between(10, 99)}`;
}

export function newVehicle(making: Making): KnownDocument {
  const { random, time } = making;
  const [make, model, type] = random.pick(MODELS);
  return document(making, 'Vehicle', {
    VIN: ionString(randomText(random, 17, VIN_CHARACTERS)),
    Type: ionString(type),
    Year: String(new Date(time).getUTCFullYear() - random.below(16)),
    Make: ionString(make),
    Model: ionString(model),
    Color: ionString(random.pick(COLORS)),
  });
}

export function newRegistration(making: Making, vehicle: KnownDocument, owner: string): KnownDocument {
  const { random, time } = making;
  const [city] = random.pick(CITIES);
  return document(making, 'VehicleRegistration', {
    VIN: vehicle.fields.get('VIN') as string,
    LicensePlateNumber: ionString(newPlate(random)),
    State: ionString('WA'),
    City: ionString(city),
    PendingPenaltyTicketAmount: ionAmount(random.chance(0.7) ? 0 : random.between(1_000, 90_000)),
    ValidFromDate: ionDay(time),
    ValidToDate: ionDay(time, random.between(2, 5)),
    Owners: formatOwners([owner]),
  });
}

export function newLicense(making: Making, person: KnownDocument): KnownDocument {
  const { random, time } = making;
  return document(making, 'DriversLicense', {
    PersonId: ionString(person.documentId),
    LicenseNumber: person.fields.get('GovId') as string,
    LicenseType: ionString(random.pick(LICENSE_TYPES)),
    ValidFromDate: ionDay(time),
    ValidToDate: ionDay(time, random.between(2, 6)),
  });
}

function newPlate(random: Random): string {
  return `${randomText(random, 3, 'ABCDEFGHJKLMNPRSTUVWXYZ')}${random.between(1000, 9999)}`;
}

/** @param personIds the primary owner first */
export function formatOwners(personIds: readonly string[]): string {
  const [primary, ...secondary] = personIds.map((id) => `{PersonId:${ionString(id)}}`);
  return `{PrimaryOwner:${primary},SecondaryOwners:[${secondary.join(',')}]}`;
}
export function readOwners(owners: string): string[] {
  return [...owners.matchAll(/PersonId:"([0-9A-Za-z]{22})"/g)].map((match) => match[1] as string);
}

export function document({ ids, time }: Making, table: TableName, fields: Record<string, string>): KnownDocument {
  return { table, documentId: ids.next(time), fields: new Map(Object.entries(fields)) satisfies Fields };
}

function randomText(random: Random, length: number, characters: string): string {
  let text = '';
  for (let at = 0; at < length; at += 1) text += characters[random.below(characters.length)];
  return text;
}
