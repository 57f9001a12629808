import { buildJournal } from '@qldb-console/testkit';
import { archiveBlocks, takeInventory } from '../../src/archive/index.ts';
import { type Fault, judgeChunk, judgeStretch, type StretchVerdict } from '../../src/engine/index.ts';
import { equalIon, type IonStruct, type IonValue, JournalError, readIon } from '../../src/index.ts';
import { engine, memoryFile, memoryFiles, utf8 } from './support.ts';

export const small = buildJournal({
  seed: 5,
  shapes: ['insert', 'delete', 'insert'],
  data: () => '{VIN:"1N4AL",Weight:1.50}',
});
export const name = (strandId: string, first: number, last: number, end = 'ion') =>
  `${strandId}.${first}-${last}.${end}`;
export const smallObject = utf8(`${small.texts.slice(0, 3).join('\n')}\n`);
export const smallName = name(small.strandId, 0, 2);

/** Judges bytes as an object, by the inventory of what they were before they were damaged. */
export async function reader(original: ReadonlyMap<string, Uint8Array>) {
  const inventory = await takeInventory(memoryFiles(original));
  const strandId = inventory.strands[0]?.strandId ?? '';
  return async (damaged: string, bytes: Uint8Array): Promise<StretchVerdict> => {
    const files = new Map(inventory.files);
    files.set(damaged, { ...memoryFile(damaged, bytes), size: bytes.length });
    const source = archiveBlocks({ ...inventory, files }, { strandId, engine });
    return (await judgeStretch(source, [{ judge: async (chunk) => judgeChunk(engine, chunk) }]).result).verdict;
  };
}

/** What no hash covers of a block that stands in a chain, and that nothing in it contradicts. */
export const ASSERTED = new Set(['transactionId', 'blockTimestamp']);

/** Whether two objects hold the same values; those of blocks that nothing covers aside. */
export function sameBut(bytes: Uint8Array, original: readonly IonValue[], aside: ReadonlySet<string>): boolean {
  let values: readonly IonValue[];
  try {
    values = readIon(bytes).values;
  } catch (error) {
    if (error instanceof JournalError) return false;
    throw error;
  }
  const stripped = (value: IonValue): IonValue =>
    value.type === 'struct'
      ? ({ ...value, fields: value.fields.filter(({ name: { text } }) => !aside.has(text ?? '')) } as IonStruct)
      : value;
  return (
    values.length === original.length &&
    values.every((value, index) => equalIon(stripped(value), stripped(original[index] as IonValue)))
  );
}

/** A block that says it is of another strand, or of another number, is found where the next one does not follow it. */
export const covers = ({ place, link }: Fault, at: number, file: string) =>
  [place, ...(link ? [link.before.place] : [])].some(
    (each) => each.source === file && each.start <= at + 1 && at <= each.end + 1,
  );
