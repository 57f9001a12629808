/**
 * Which keys of a bucket are an export's. Names as documented in "Journal export output in QLDB": with `P` the prefix,
 * `P{exportId}.started.manifest`, `P{exportId}.{strandId}.completed.manifest` and data objects
 * `P{yyyy}/{mm}/{dd}/{hh}/{strandId}.{first}-{last}.ion` (`.json`).
 */
export interface ExportPlace {
  readonly exportId: string;
  /** As the export was asked for, with or without a slash at its end. */
  readonly prefix: string;
}

/**
 * What the names of an export may begin with, the likelier first: AWS's documentation shows a slash between prefix and
 * name where the prefix ends without one, AWS's samples put them together as they are.
 */
export function keyPrefixes({ prefix }: ExportPlace): string[] {
  return prefix === '' || prefix.endsWith('/') ? [prefix] : [`${prefix}/`, prefix];
}

export type ManifestKey =
  | { readonly kind: 'started'; readonly key: string }
  | { readonly kind: 'completed'; readonly key: string; readonly strandId: string };

/** The manifest a key names, when it is one of this export. */
export function manifestKey(place: ExportPlace, key: string): ManifestKey | undefined {
  for (const prefix of keyPrefixes(place)) {
    const start = `${prefix}${place.exportId}.`;
    if (!key.startsWith(start)) continue;
    const rest = key.slice(start.length);
    if (rest === 'started.manifest') return { kind: 'started', key };
    const strandId = /^([A-Za-z0-9]{22})\.completed\.manifest$/.exec(rest)?.[1];
    if (strandId !== undefined) return { kind: 'completed', key, strandId };
  }
  return undefined;
}

export interface DataKey {
  readonly key: string;
  readonly strandId: string;
  /** What the key begins with before its folder of hours. */
  readonly prefix: string;
  /** `yyyy/mm/dd/hh/` of the blocks, UTC. */
  readonly folder: string;
  readonly firstSequenceNo: number | undefined;
  readonly lastSequenceNo: number | undefined;
}

/**
 * What a key says of its object, when an export into this place may have written it. A manifest lies in a bucket where
 * others may write, so what it names is not enough: keys of another form are never read.
 */
export function dataKey(place: ExportPlace, key: string): DataKey | undefined {
  for (const prefix of keyPrefixes(place)) {
    if (!key.startsWith(prefix)) continue;
    const parts = /^((?:\d{1,4}\/)*)([A-Za-z0-9]{22})\.(\d{1,20})-(\d{1,20})\.(?:ion|json)$/.exec(
      key.slice(prefix.length),
    );
    if (!parts) continue;
    const [, folder = '', strandId = '', first, last] = parts;
    return { key, strandId, prefix, folder, firstSequenceNo: safe(first), lastSequenceNo: safe(last) };
  }
  return undefined;
}

function safe(digits: string | undefined): number | undefined {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : undefined;
}
