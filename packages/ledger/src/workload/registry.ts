import type { CurrentDocument } from '../store/store.ts';
import { type KnownDocument, parseFields, TABLES, type TableName } from './document.ts';
import type { Random } from './random.ts';

/** Documents remembered per table; memory stays the same however long a workload runs. */
const CAPACITY = 1_000;

/** The documents a workload knows of, and may update or delete next. */
export class Registry {
  readonly #shelves = new Map<TableName, Shelf>(TABLES.map((table) => [table, { list: [], places: new Map() }]));
  readonly #random: Random;

  constructor(random: Random) {
    this.#random = random;
  }

  /** Takes up what the last blocks of a ledger hold. Documents of other kinds are left alone. */
  load(tables: ReadonlyMap<string, string>, documents: readonly CurrentDocument[]): void {
    for (const { list, places } of this.#shelves.values()) {
      list.length = 0;
      places.clear();
    }
    for (const { tableId, documentId, data } of documents) {
      const table = TABLES.find((name) => name === tables.get(tableId));
      const fields = table && parseFields(data);
      if (fields && isComplete(table, fields)) this.put({ table, documentId, fields });
    }
  }

  pick(table: TableName): KnownDocument | undefined {
    const { list } = this.#shelf(table);
    return list.length === 0 ? undefined : this.#random.pick(list);
  }

  find(table: TableName, field: string, text: string): KnownDocument | undefined {
    return this.#shelf(table).list.find(({ fields }) => fields.get(field) === text);
  }

  /** Remembers the document's new state; when the shelf is full, a random other one is forgotten. */
  put(document: KnownDocument): void {
    const { list, places } = this.#shelf(document.table);
    let place = places.get(document.documentId);
    if (place === undefined && list.length === CAPACITY) {
      place = this.#random.below(CAPACITY);
      places.delete((list[place] as KnownDocument).documentId);
    }
    place ??= list.length;
    list[place] = document;
    places.set(document.documentId, place);
  }

  remove({ table, documentId }: KnownDocument): void {
    const { list, places } = this.#shelf(table);
    const place = places.get(documentId);
    const last = list.at(-1);
    if (place === undefined || !last) return;
    list[place] = last;
    places.set(last.documentId, place);
    places.delete(documentId);
    list.pop();
  }

  #shelf(table: TableName): Shelf {
    return this.#shelves.get(table) as Shelf;
  }
}

interface Shelf {
  readonly list: KnownDocument[];
  /** Index in the list by document id. */
  readonly places: Map<string, number>;
}

const NEEDED: Record<TableName, readonly string[]> = {
  Person: ['FirstName', 'LastName', 'GovId', 'Address'],
  Vehicle: ['VIN'],
  VehicleRegistration: ['VIN', 'City', 'PendingPenaltyTicketAmount', 'Owners'],
  DriversLicense: ['LicenseNumber', 'ValidToDate'],
};

function isComplete(table: TableName, fields: ReadonlyMap<string, string>): boolean {
  return NEEDED[table].every((name) => fields.has(name));
}
