/**
 * What the name of a data object says about it: `…/{strandId}.{first}-{last}.ion`, or `.json` (QLDB developer guide,
 * "Journal export output in QLDB"). Prefixes may have dots in them.
 */
export interface ObjectName {
  readonly strandId: string;
  /** Sequence numbers of the first and the last block; both belong to the object. */
  readonly first: number;
  readonly last: number;
}

const NAME = /(?:^|\/)([A-Za-z0-9]{22})\.(\d{1,16})-(\d{1,16})\.[A-Za-z]+$/;

/** `undefined` for names of other things. A name that ends in `.gz` behind all that is that of a packed copy. */
export function readObjectName(name: string): ObjectName | undefined {
  const parts = NAME.exec(unpackedName(name));
  if (!parts) return undefined;
  const [, strandId = '', first, last] = parts;
  const read = { strandId, first: Number(first), last: Number(last) };
  return Number.isSafeInteger(read.first) && Number.isSafeInteger(read.last) && read.first <= read.last
    ? read
    : undefined;
}

/** The name without the `.gz` of a packed copy. */
export function unpackedName(name: string): string {
  return /\.gz$/i.test(name) ? name.slice(0, -3) : name;
}
