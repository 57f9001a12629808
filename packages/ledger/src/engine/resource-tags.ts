import type { Store } from '../store/store.ts';
import { KeyedLock } from './keyed-lock.ts';

export type TaggedResource =
  | { readonly kind: 'ledger' | 'catalog'; readonly ledger: string }
  | { readonly kind: 'stream' | 'table'; readonly ledger: string; readonly id: string };
export type Tags = Readonly<Record<string, string>>;

interface TagHolder {
  readonly tags: Tags;
  write(tags: Tags): Promise<void>;
}

/** Tags of everything that can have some. What is being deleted still has its tags. */
export class ResourceTags {
  readonly #store: Store;
  readonly #clock: () => number;
  readonly #locks = new KeyedLock();

  constructor(store: Store, clock: () => number) {
    this.#store = store;
    this.#clock = clock;
  }

  /** @returns undefined when there is no such resource */
  async read(resource: TaggedResource): Promise<Tags | undefined> {
    return (await this.#find(resource))?.tags;
  }

  /**
   * Replaces the tags of a resource by what `change` makes of them; nothing is written when it throws.
   *
   * @returns undefined when there is no such resource
   */
  change(resource: TaggedResource, change: (tags: Tags) => Tags): Promise<Tags | undefined> {
    return this.#locks.run(JSON.stringify(resource), async () => {
      const holder = await this.#find(resource);
      if (!holder) return undefined;
      const tags = change(holder.tags);
      await holder.write(tags);
      return tags;
    });
  }

  async #find(resource: TaggedResource): Promise<TagHolder | undefined> {
    const store = this.#store;
    const now = this.#clock();
    if (resource.kind === 'stream') {
      const stream = await store.streams.findByArnParts(resource.ledger, resource.id, now);
      return stream && { tags: stream.tags, write: (tags) => store.streams.setTags(stream.streamId, tags) };
    }
    const ledger = await store.findLedger(resource.ledger, now);
    if (!ledger) return undefined;
    if (resource.kind === 'ledger') {
      return { tags: ledger.tags, write: async (tags) => void (await store.updateLedger(ledger.id, { tags }, now)) };
    }
    if (resource.kind === 'table' && !(await store.tables(ledger.id)).some((table) => table.tableId === resource.id)) {
      return undefined;
    }
    const part = resource.kind === 'table' ? `table/${resource.id}` : 'information_schema/user_tables';
    return { tags: await store.partTags(ledger.id, part), write: (tags) => store.setPartTags(ledger.id, part, tags) };
  }
}
