import type { ByteRange, Place } from '@qldb-console/journal';
import { embeddedText, offsetInJson } from './embedded-text.ts';
import type { Judgement } from './judge.ts';
import type { Supplied } from './supplied.ts';

/** The fields in which AWS's answers carry each of the inputs. */
const HOLDERS: Partial<Record<Place['input'], string>> = { block: 'Block', revision: 'Revision', proof: 'Proof' };

/**
 * Finds the place a check names in the text the reader sees: the item, and the bytes in it.
 *
 * @returns undefined when the place is in none of the items, or its bytes are not known
 */
export function locatePlace(
  place: Place,
  judgement: Judgement,
  items: readonly Supplied[],
): { itemId: string; range: ByteRange } | undefined {
  const { range } = place;
  const itemId = judgement.origins[place.input];
  const item = items.find(({ id }) => id === itemId);
  if (range === undefined || item === undefined) return undefined;
  const within = embeddedText(item.bytes, HOLDERS[place.input] ?? '');
  return {
    itemId: item.id,
    range:
      within === undefined
        ? range
        : { start: offsetInJson(item.bytes, within, range.start), end: offsetInJson(item.bytes, within, range.end) },
  };
}
