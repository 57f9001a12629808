/** What the key of a data object says about it: `…/{strandId}.{first}-{last}.ion`, or `.json`. */
export interface ObjectName {
  readonly strandId: string;
  /** Sequence numbers of the first and the last block; both belong to the object. */
  readonly first: number;
  readonly last: number;
}

const NAME = /(?:^|\/)([A-Za-z0-9]{22})\.(\d{1,16})-(\d{1,16})\.[A-Za-z]+$/;

/** `undefined` for keys of other things. */
export function readObjectName(key: string): ObjectName | undefined {
  const parts = NAME.exec(key);
  if (!parts) return undefined;
  const [, strandId = '', first, last] = parts;
  const name = { strandId, first: Number(first), last: Number(last) };
  return Number.isSafeInteger(name.first) && Number.isSafeInteger(name.last) && name.first <= name.last
    ? name
    : undefined;
}

/** The last part of a key, as a file is named. */
export const fileName = (key: string): string => key.slice(key.lastIndexOf('/') + 1);
